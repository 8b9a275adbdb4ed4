import fc from 'fast-check';
import { DECLINE_CODES } from '../../src/domain/model/order.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { FULFILMENTS } from '../../src/sandbox/digits.ts';
import { ARRIVALS, type Arrival, MISHAPS, type Mishap } from '../../src/sandbox/payments/record.ts';
import { FATES, type Fate, type ProviderName } from './backend.ts';
import { type CardName, SCHEDULE_CARDS } from './cards.ts';

/**
 * What can happen to a purchase: what travellers, payers, providers, networks, clocks and power cuts do. The page of a
 * payment is counted from the newest to which somebody was led.
 */
export type Step = Act & {
  /** The next step does not wait for the end of this one. */
  readonly atOnce: boolean;
  /** The commit, request or answer at which it stands still until `the stalled go on`; 0: never. */
  readonly stallsAt: number;
};

export type Act =
  | {
      readonly does: 'asks for a price';
      readonly tab: number;
      readonly plan: number;
      readonly fates: WebFate[];
    }
  | {
      readonly does: 'orders';
      readonly tab: number;
      /** Under a new key, although it may be the same order. */
      readonly anew: boolean;
      readonly second: boolean;
      readonly method: number;
      readonly fates: WebFate[];
    }
  | {
      readonly does: 'pays again';
      readonly tab: number;
      readonly method: number;
      readonly anew: boolean;
      /** Somebody else is to pay. */
      readonly companion: boolean;
      readonly fates: WebFate[];
    }
  | { readonly does: 'cancels'; readonly tab: number; readonly fates: WebFate[] }
  | { readonly does: 'looks'; readonly tab: number; readonly fates: WebFate[] }
  | { readonly does: 'reloads'; readonly tab: number }
  | { readonly does: 'comes back'; readonly tab: number; readonly page: number }
  | { readonly does: 'at the payment page'; readonly page: number; readonly act: PageAct }
  | { readonly does: 'types a code'; readonly page: number; readonly code: number }
  /** At a bank or a shop, for the newest transfer or voucher or one before it. */
  | { readonly does: 'money arrives'; readonly transfer: number; readonly arrival: Arrival }
  | { readonly does: 'money goes'; readonly page: number; readonly mishap: Mishap }
  | { readonly does: 'asks for the money'; readonly tab: number; readonly fates: WebFate[] }
  | { readonly does: 'support looks' }
  | { readonly does: 'webhooks'; readonly fates: HookFate[] }
  | { readonly does: 'time passes'; readonly ms: number }
  | { readonly does: 'workers'; readonly many: number }
  | { readonly does: 'power cut'; readonly nth: number; readonly when: 'before' | 'after' }
  | { readonly does: 'operator'; readonly outcome: (typeof FULFILMENTS)[number] }
  | { readonly does: 'trouble'; readonly at: ProviderName; readonly fates: Fate[] }
  | { readonly does: 'outage'; readonly at: ProviderName }
  | { readonly does: 'repair' }
  | { readonly does: 'the stalled go on' };

/** What becomes of a request of the browser, or of its answer. */
export type WebFate = Fate | 'sent twice';
/** Of a webhook: `swallowed` by something on the way that says it was taken, `held back` until after later ones. */
export const HOOK_FATES = ['arrives', 'refused', 'twice', 'swallowed', 'held back'] as const;
export type HookFate = (typeof HOOK_FATES)[number];
export type PageAct =
  | 'approve'
  | 'pay_twice'
  | 'pay_late'
  | 'abandon'
  | 'wait, and pay'
  | 'wait, and fail'
  | (typeof DECLINE_CODES)[number];

export interface Schedule {
  readonly card: CardName;
  /** The last two digits of the card's number: how it is and behaves. */
  readonly digits: string;
  readonly steps: readonly Step[];
  /** Who goes next, where several could; the first one once these are used up. */
  readonly picks: readonly number[];
}

const MOST_PLANS = 3;
const MOST_METHODS = 4;
/** Few, so that they meet again: two that are worth enough, one that is not, one that was used, one that there is not. */
export const CODES = ['QUAY-30-0001', 'QUAY-20-0002', 'QUAY-05-0003', 'QUAY-10-0000', 'nonsense'] as const;
/** Two tabs of whom the card belongs to, and a guest. */
export const TABS = ['tab 1', 'tab 2', 'guest'] as const;

const DIGITS = ['00', '10', '13', '14', '15', '16', '17', '21', '22', '24', '25', '26'] as const;
const CLOCK = [
  SECOND,
  9 * SECOND,
  MINUTE,
  6 * MINUTE,
  16 * MINUTE,
  31 * MINUTE,
  3 * HOUR,
  27 * HOUR,
  47 * HOUR,
] as const;
const DECLINES = DECLINE_CODES.filter((code) => code !== 'abandoned' && code !== 'expired');

const often = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const webFates = fc.oneof(
  { weight: 3, arbitrary: fc.constant<WebFate[]>([]) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom<WebFate>(...FATES, 'sent twice'), { maxLength: 5, size: 'max' }),
  },
);
const few = <T>(of: readonly T[]): fc.Arbitrary<T[]> =>
  fc.array(fc.constantFrom(...of), { minLength: 1, maxLength: 4, size: 'max' });
const stalls = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) },
);
const tab = often(0, 1, 2);
const page = fc.nat(2);
const method = fc.nat(MOST_METHODS - 1);
const provider = fc.constantFrom<ProviderName>('carrier', 'payments', 'messages');

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
    stallsAt: stalls,
  }) as unknown as fc.Arbitrary<Step>;

const acts = {
  price: step('asks for a price', { tab, plan: fc.nat(MOST_PLANS - 1), fates: webFates }),
  order: step('orders', {
    tab,
    anew: often(false, true),
    second: often(false, true),
    method,
    fates: webFates,
  }),
  again: step('pays again', {
    tab,
    method,
    anew: often(false, true),
    companion: often(false, true),
    fates: webFates,
  }),
  cancel: step('cancels', { tab, fates: webFates }),
  look: step('looks', { tab, fates: webFates }),
  reload: step('reloads', { tab }),
  back: step('comes back', { tab, page }),
  pay: step('at the payment page', {
    page,
    act: fc.oneof(
      { weight: 6, arbitrary: fc.constant<PageAct>('approve') },
      {
        weight: 2,
        arbitrary: fc.constantFrom<PageAct>(
          'pay_twice',
          'pay_late',
          'wait, and pay',
          'wait, and fail',
          'abandon',
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom<PageAct>(...DECLINES) },
    ),
  }),
  code: step('types a code', { page, code: fc.nat(CODES.length - 1) }),
  arrival: step('money arrives', { transfer: fc.nat(1), arrival: fc.constantFrom(...ARRIVALS) }),
  mishap: step('money goes', { page, mishap: fc.constantFrom(...MISHAPS) }),
  refund: step('asks for the money', { tab, fates: webFates }),
  support: step('support looks', {}),
  webhooks: step('webhooks', { fates: few<HookFate>(HOOK_FATES) }),
  time: step('time passes', { ms: fc.constantFrom(...CLOCK) }),
  workers: step('workers', { many: fc.integer({ min: 1, max: 3 }) }),
  powerCut: step('power cut', {
    nth: fc.integer({ min: 1, max: 9 }),
    when: fc.constantFrom('before', 'after'),
  }),
  operator: step('operator', { outcome: fc.constantFrom(...FULFILMENTS) }),
  trouble: step('trouble', { at: provider, fates: few<Fate>(FATES) }),
  outage: step('outage', { at: provider }),
  repair: step('repair', {}),
  wake: step('the stalled go on', {}),
};

/** Anything, at any time. */
const anything = fc.oneof(
  { weight: 1, arbitrary: acts.price },
  { weight: 3, arbitrary: acts.order },
  { weight: 4, arbitrary: acts.again },
  { weight: 4, arbitrary: acts.cancel },
  { weight: 1, arbitrary: acts.look },
  { weight: 2, arbitrary: acts.reload },
  { weight: 2, arbitrary: acts.back },
  { weight: 7, arbitrary: acts.pay },
  { weight: 3, arbitrary: acts.arrival },
  { weight: 2, arbitrary: acts.code },
  { weight: 2, arbitrary: acts.mishap },
  { weight: 2, arbitrary: acts.refund },
  { weight: 1, arbitrary: acts.support },
  { weight: 3, arbitrary: acts.webhooks },
  { weight: 5, arbitrary: acts.time },
  { weight: 5, arbitrary: acts.workers },
  { weight: 5, arbitrary: acts.powerCut },
  { weight: 3, arbitrary: acts.operator },
  { weight: 4, arbitrary: acts.trouble },
  { weight: 1, arbitrary: acts.outage },
  { weight: 1, arbitrary: acts.repair },
  { weight: 3, arbitrary: acts.wake },
);

/** A purchase as it goes, with something left out or in between: by chance alone hardly anybody would pay. */
const purchase = fc
  .tuple(
    fc.option(acts.operator, { freq: 1 }),
    acts.order,
    fc.option(anything, { freq: 1 }),
    fc.option(acts.pay, { freq: 8 }),
    fc.option(acts.arrival, { freq: 2 }),
    fc.option(anything, { freq: 1 }),
    fc.option(acts.webhooks, { freq: 6 }),
    fc.option(acts.workers, { freq: 6 }),
  )
  .map((steps) => steps.filter((one) => one !== null));

/** Somebody in a hurry, or with bad intentions: the same price, ordered twice before the first answer. */
const hurry = fc
  .tuple(acts.order, fc.option(acts.pay, { freq: 4 }), fc.option(acts.workers, { freq: 4 }))
  .map(([order, ...rest]): Step[] => [
    { ...order, atOnce: true },
    { ...order, ...('anew' in order ? { anew: true, second: true } : {}) },
    ...rest.filter((one) => one !== null),
  ]);

/** Money that is sent from elsewhere: what arrives, and when, is anybody's guess. */
const sent = fc
  .tuple(
    acts.order,
    fc.option(acts.time, { freq: 2 }),
    acts.arrival,
    fc.option(acts.webhooks, { freq: 4 }),
    fc.option(acts.workers, { freq: 4 }),
    fc.option(anything, { freq: 1 }),
    fc.option(acts.arrival, { freq: 1 }),
  )
  .map(([order, ...rest]): Step[] => [
    { ...order, ...('method' in order ? { method: 1 } : {}) },
    ...rest.filter((one) => one !== null),
  ]);

/** A worker that gets no time in the middle of its work: when it goes on, others have taken it over. */
const slowWorker = fc
  .tuple(acts.order, acts.pay, acts.workers, fc.integer({ min: 1, max: 40 }), acts.time, acts.workers)
  .map(([order, pay, slow, stallsAt, time, fast]): Step[] => [
    order,
    pay,
    { does: 'webhooks', fates: [], atOnce: false, stallsAt: 0 },
    { ...slow, stallsAt },
    time,
    fast,
    { does: 'the stalled go on', atOnce: false, stallsAt: 0 },
  ]);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  card: fc.constantFrom<CardName>('mexico', 'mexico', 'chile', 'new-caledonia', 'lyca'),
  digits: often<string>(...DIGITS),
  steps: fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: anything.map((one): Step[] => [one]) },
        { weight: 3, arbitrary: purchase },
        { weight: 1, arbitrary: sent },
        { weight: 1, arbitrary: hurry },
        { weight: 1, arbitrary: slowWorker },
      ),
      { minLength: 2, maxLength: 12, size: 'max' },
    )
    .map((parts) => parts.flat()),
  picks: fc.array(fc.nat(5), { maxLength: 100, size: 'max' }),
});

/** A schedule as a list that a person can follow. */
export const tell = ({ card, digits, steps, picks }: Schedule): string =>
  [
    `A card of ${card}, ending in ${digits}.`,
    ...steps.map(
      ({ atOnce, stallsAt, ...what }, index) =>
        `${index + 1}. ${sayStep(what, card)}${stallsAt > 0 ? `, stalls at gate ${stallsAt}` : ''}${atOnce ? '; at once:' : ''}`,
    ),
    picks.some((pick) => pick > 0)
      ? `Where several could go next: ${picks.join(' ')}`
      : 'First come, first served.',
  ].join('\n');

const sayStep = (what: Act, card: CardName): string => {
  const where = 'tab' in what ? `${TABS[what.tab]} ` : '';
  const { does, tab: _tab, ...rest } = { tab: 0, ...what };
  const details = Object.entries(rest)
    .filter(([, value]) => value !== false && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${SAID[name]?.(value, card) ?? `${name} ${String(value)}`}`);
  return [`${where}${does}`, ...details].join(', ');
};

const SAID: Readonly<Record<string, (value: unknown, card: CardName) => string>> = {
  plan: (value, card) => String(SCHEDULE_CARDS[card].plans[Number(value)]),
  method: (value, card) => String(SCHEDULE_CARDS[card].methods[Number(value)]),
  code: (value) => String(CODES[Number(value)]),
  companion: () => 'somebody else is to pay',
  anew: () => 'under a new key',
  second: () => 'although one is open',
  ms: (value) => `${Number(value) / SECOND} s`,
  fates: (value) => (Array.isArray(value) ? value.join(' / ') : ''),
  when: (value) => `${String(value)} it`,
  nth: (value) => `at commit ${String(value)} from here`,
};
