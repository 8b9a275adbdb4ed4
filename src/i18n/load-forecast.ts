import { loadFile } from './files.ts';
import { loadAllMessages } from './load.ts';
import type { Locale } from './locale.ts';
import type { ForecastMessages } from './messages.ts';

/** For how long the data lasts. */
export const loadForecastMessages = async (locale: Locale): Promise<ForecastMessages> => {
  const [all, forecast] = await Promise.all([loadAllMessages(locale), loadFile('forecast', locale)]);
  return { ...all, ...forecast };
};
