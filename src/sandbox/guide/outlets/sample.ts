import type { Outlet } from '../../../domain/model/outlet.ts';
import type { Sentence } from '../../cards/sentence.ts';
import type { OutletFacts } from '../facts.ts';

type Week = NonNullable<Outlet['hours']['week']>;
type Day = Week[number]['day'];

/** Minutes of the day at which a clock shows this. */
const at = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Opening hours as a door says them: `open(['mon', 'tue'], '10:00–14:00', '15:30–19:00')`; `26:00` is two in the morning. */
export const open = (days: readonly Day[], ...spans: readonly `${string}–${string}`[]): Week =>
  days.flatMap((day) =>
    spans.map((span) => {
      const [from = '', to = ''] = span.split('–');
      return { day, from: at(from), to: at(to) };
    }),
  );

export const WEEKDAYS_ONLY: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

const INVENTED: Sentence = {
  en: 'An invented shop, for this test only: no list of shops is published.',
  zh: '虚构门店，仅供测试：未查到公开的门店列表。',
};

type Sample = Omit<OutletFacts, 'address' | 'notes' | 'sample' | 'name'> & {
  /** What it is called after: `Centro`. */
  readonly of: string;
  readonly address: OutletFacts['address'];
};

/** A shop that there is not, and that says so in its name. */
export const sampleOutlet = ({ of, ...facts }: Sample): OutletFacts => ({
  ...facts,
  name: `Sample store, ${of}`,
  notes: [INVENTED],
  sample: true,
});
