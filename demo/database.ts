import { join } from 'node:path';
import { type Database, openPGlite, openPostgres } from '../src/server/adapters/postgres.ts';
import { CannotStart, type Settings } from './settings.ts';

/** Opens the database that the settings name. @throws CannotStart where it is in use or not there */
export const openDatabase = async ({ databaseUrl, dataFolder }: Settings): Promise<Database> => {
  try {
    return databaseUrl === undefined
      ? await openPGlite(join(dataFolder, 'postgres'))
      : await openPostgres(databaseUrl);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (databaseUrl !== undefined)
      throw new CannotStart(`The Postgres of DATABASE_URL: ${reason}`, { cause: error });
    if (reason.includes('in use')) {
      throw new CannotStart(
        `${reason}. Is the demo running already? RENEWAL_DATA=… chooses another folder.`,
        {
          cause: error,
        },
      );
    }
    throw error;
  }
};
