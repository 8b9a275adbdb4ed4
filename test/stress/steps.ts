import fc from 'fast-check';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { FATES, type Fate } from './proxy.ts';

/** What can happen while somebody renews a card in a browser. */
export type Step = Act & {
  /** The next step does not wait until the page has come to rest. */
  readonly atOnce: boolean;
};

export type Act =
  /** Presses whatever leads on, so often at once: orders, or goes to pay. */
  | { readonly does: 'goes on'; readonly tab: number; readonly by: Press; readonly many: number }
  | { readonly does: 'cancels'; readonly tab: number }
  | { readonly does: 'goes to the review'; readonly tab: number }
  | { readonly does: 'at the payment page'; readonly tab: number; readonly act: PageAct }
  | { readonly does: 'reloads'; readonly tab: number }
  | { readonly does: 'goes back'; readonly tab: number }
  | { readonly does: 'goes forward'; readonly tab: number }
  /** Of the next requests, to whatever they are; `orders`: of those that order or pay. */
  | { readonly does: 'network'; readonly of: 'all' | 'orders'; readonly fates: Fate[] }
  | { readonly does: 'goes offline' }
  | { readonly does: 'is online again' }
  | { readonly does: 'power cut' }
  | { readonly does: 'time passes'; readonly ms: number };

/** With the mouse, the keyboard, or as scripts and double taps do: several within one turn of the page. */
export const PRESSES = ['clicks', 'Enter', 'clicks within one moment'] as const;
export type Press = (typeof PRESSES)[number];

/** By how the names of the payment page's buttons begin. */
export const PAGE_ACTS = [
  'Pay ',
  'Go back without paying',
  'Decline',
  'Pay twice by mistake',
  'Ask the bank first',
] as const;
export type PageAct = (typeof PAGE_ACTS)[number];

export const CLOCKS = ['right', 'ahead', 'behind'] as const;

export interface Schedule {
  /** The page's clock: right, or a day off. */
  readonly clock: (typeof CLOCKS)[number];
  readonly steps: readonly Step[];
}

const often = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const tab = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });
const troubles = FATES.filter((fate) => fate !== 'arrives');
const fates = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<Fate>('arrives') },
    { weight: 3, arbitrary: fc.constantFrom<Fate>(...troubles) },
  ),
  { minLength: 1, maxLength: 5, size: 'max' },
);

const step = <D extends Act['does']>(
  does: D,
  rest: {
    readonly [K in keyof Omit<Extract<Act, { does: D }>, 'does'>]: fc.Arbitrary<Extract<Act, { does: D }>[K]>;
  },
): fc.Arbitrary<Step> =>
  fc.record({
    does: fc.constant(does),
    ...rest,
    atOnce: often(false, true),
  }) as unknown as fc.Arbitrary<Step>;

const acts = {
  goesOn: step('goes on', {
    tab,
    by: fc.constantFrom(...PRESSES),
    many: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 10 })),
  }),
  cancels: step('cancels', { tab }),
  review: step('goes to the review', { tab }),
  pays: step('at the payment page', {
    tab,
    act: often<PageAct>('Pay ', ...PAGE_ACTS.filter((act) => act !== 'Pay ')),
  }),
  reloads: step('reloads', { tab }),
  back: step('goes back', { tab }),
  forward: step('goes forward', { tab }),
  network: step('network', { of: often('orders', 'all'), fates }),
  offline: step('goes offline', {}),
  online: step('is online again', {}),
  powerCut: step('power cut', {}),
  time: step('time passes', {
    ms: fc.constantFrom(10 * SECOND, 13 * MINUTE, 14 * MINUTE + 45 * SECOND, 16 * MINUTE),
  }),
};

const anything = fc.oneof(
  { weight: 8, arbitrary: acts.goesOn },
  { weight: 7, arbitrary: acts.network },
  { weight: 4, arbitrary: acts.pays },
  { weight: 3, arbitrary: acts.reloads },
  { weight: 4, arbitrary: acts.back },
  { weight: 2, arbitrary: acts.forward },
  { weight: 2, arbitrary: acts.cancels },
  { weight: 1, arbitrary: acts.review },
  { weight: 1, arbitrary: acts.offline },
  { weight: 1, arbitrary: acts.online },
  { weight: 1, arbitrary: acts.powerCut },
  { weight: 2, arbitrary: acts.time },
);

/** Trouble right where money is asked for: by chance alone most of it would meet something else. */
const troubledOrder = fc
  .tuple(acts.network, acts.goesOn, fc.option(fc.oneof(acts.reloads, acts.back, acts.goesOn), { freq: 2 }))
  .map(([network, order, after]): Step[] => [
    { ...network, atOnce: true },
    order,
    ...(after === null ? [] : [after]),
  ]);

/** There and back by the browser's own button. */
const thereAndBack = fc
  .tuple(acts.goesOn, acts.back, fc.option(acts.goesOn, { freq: 2 }), fc.option(acts.pays, { freq: 2 }))
  .map(([order, ...rest]): Step[] => [{ ...order, atOnce: false }, ...rest.filter((one) => one !== null)]);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  clock: often<Schedule['clock']>('right', 'ahead', 'behind'),
  steps: fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: anything.map((one): Step[] => [one]) },
        { weight: 2, arbitrary: troubledOrder },
        { weight: 1, arbitrary: thereAndBack },
      ),
      { minLength: 1, maxLength: 6, size: 'max' },
    )
    .map((parts) => parts.flat()),
});

/** A schedule as a list that a person can follow. */
export const tell = ({ clock, steps }: Schedule): string =>
  [
    clock === 'right' ? 'The page’s clock is right.' : `The page’s clock is a day ${clock}.`,
    ...steps.map((step, index) => `${index + 1}. ${sayStep(step)}${step.atOnce ? '; at once:' : ''}`),
  ].join('\n');

const sayStep = (step: Step): string => {
  const where = 'tab' in step ? `tab ${step.tab + 1} ` : '';
  switch (step.does) {
    case 'goes on':
      return `${where}goes on: ${step.by}, ${step.many} at once`;
    case 'at the payment page':
      return `${where}at the payment page: ${step.act.trim()}`;
    case 'network':
      return `the next requests${step.of === 'orders' ? ' for orders' : ''}: ${step.fates.join(' / ')}`;
    case 'time passes':
      return `${step.ms / SECOND} s pass`;
    default:
      return where + step.does;
  }
};
