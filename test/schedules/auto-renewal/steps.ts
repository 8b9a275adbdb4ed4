import fc from 'fast-check';
import { FULFILMENTS } from '../../../src/sandbox/digits.ts';

/** What can happen to a card that renews itself. */
export type Step =
  | { readonly does: 'time passes'; readonly hours: number }
  | {
      readonly does: 'turns on';
      readonly mode: 'mandate' | 'operator_balance';
      readonly plan: number;
      readonly answer: 'given' | 'refused' | 'none';
    }
  | { readonly does: 'turns off' }
  | { readonly does: 'renews by hand'; readonly plan: number }
  /** What the agreed plan costs, of its first price. */
  | { readonly does: 'price'; readonly share: number }
  | { readonly does: 'charges'; readonly code: Decline | undefined }
  | { readonly does: 'operator'; readonly outcome: (typeof FULFILMENTS)[number] | undefined }
  | { readonly does: 'outage'; readonly of: Port | undefined }
  /** The next call arrives, or does not, and in either case nobody hears of it. */
  | { readonly does: 'answer lost'; readonly of: Call; readonly arrives: boolean }
  /** Something else happens while the next call is on its way. */
  | { readonly does: 'meanwhile'; readonly of: Call; readonly what: Meanwhile; readonly after: boolean }
  | { readonly does: 'power cut'; readonly nth: number; readonly when: 'before' | 'after' };

const PORTS = ['carrier', 'payments', 'messages'] as const;
export type Port = (typeof PORTS)[number];
const CALLS = ['readUsage', 'listPlansFor', 'open', 'charge', 'topUp', 'send'] as const;
export type Call = (typeof CALLS)[number];
const MEANWHILE = ['turns off', 'another worker', 'price'] as const;
export type Meanwhile = (typeof MEANWHILE)[number];
const DECLINES = ['insufficient_funds', 'try_again', 'limit_exceeded', 'declined', 'card_expired'] as const;
export type Decline = (typeof DECLINES)[number];

export interface Schedule {
  readonly card: number;
  readonly seed: number;
  readonly steps: readonly Step[];
}

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('time passes' as const),
      hours: fc.constantFrom(1, 3, 12, 24, 24, 72, 24 * 7, 24 * 20, 24 * 31, 24 * 90),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('turns on' as const),
      mode: fc.constantFrom('mandate' as const, 'mandate' as const, 'operator_balance' as const),
      plan: fc.nat(7),
      answer: fc.constantFrom(
        'given' as const,
        'given' as const,
        'given' as const,
        'refused' as const,
        'none' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('turns off' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('renews by hand' as const), plan: fc.nat(7) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('price' as const),
      share: fc.constantFrom(0.8, 1, 1.25, 1.5, 2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('charges' as const),
      code: fc.constantFrom(undefined, undefined, ...DECLINES),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('operator' as const),
      outcome: fc.constantFrom(undefined, undefined, ...FULFILMENTS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('outage' as const),
      of: fc.constantFrom(undefined, undefined, ...PORTS, 'messages' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('answer lost' as const),
      of: fc.constantFrom(...CALLS),
      arrives: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('meanwhile' as const),
      of: fc.constantFrom(...CALLS),
      what: fc.constantFrom(...MEANWHILE, 'turns off' as const),
      after: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('power cut' as const),
      nth: fc.integer({ min: 1, max: 25 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
) satisfies fc.Arbitrary<Step>;

/** Each begins with a card that is turned on: what comes before that happens to nobody. */
export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    card: fc.nat(4),
    seed: fc.nat(),
    plan: fc.nat(7),
    mode: fc.constantFrom('mandate' as const, 'mandate' as const, 'operator_balance' as const),
    steps: fc.array(step, { maxLength: 14 }),
  })
  .map(({ card, seed, plan, mode, steps }) => ({
    card,
    seed,
    steps: [{ does: 'turns on' as const, mode, plan, answer: 'given' as const }, ...steps],
  }));

/** As a list that a person can read. */
export const tell = ({ card, steps }: Schedule): string =>
  [`card ${card}`, ...steps.map((one, index) => `${index + 1}. ${tellStep(one)}`)].join('\n');

const tellStep = ({ does, ...how }: Step): string => {
  const details = Object.entries(how).map(([name, value]) => `${name}: ${value}`);
  return [does, ...details].join(', ');
};
