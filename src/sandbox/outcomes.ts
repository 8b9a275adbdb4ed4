import { DECLINE_CODES, type REFUND_DECISIONS } from '../domain/model/order.ts';
import type { RefundPolicy } from '../server/ports.ts';
import { refundUnused } from '../server/purchase/refund-policy.ts';
import type { ChosenPrices } from './carrier/prices.ts';
import { FULFILMENTS, type FulfilmentOutcome } from './digits.ts';
import type { SandboxRows, SandboxStore } from './store/store.ts';

/*
 * What somebody at the demo, or a test, has chosen to happen. What is not chosen follows from the card's digits and from the
 * seller's terms.
 */

const FOR_ALL = 'fulfilment-outcome';
const FOR_ONE = 'fulfilment-outcomes';
const REFUNDS = 'refund-decision';

/**
 * From here on every top-up turns out so, whatever the card's digits say; `undefined` leaves it to the digits again.
 * @param ref of one card: for its next top-up, once
 */
export const chooseOutcome = async (
  rows: SandboxRows,
  outcome: FulfilmentOutcome | undefined,
  ref?: string,
): Promise<void> => {
  if (ref === undefined) return rows.write('settings', FOR_ALL, outcome ?? null);
  await rows.write('settings', FOR_ONE, { ...(await outcomesOfCards(rows)), [ref]: outcome ?? null });
};

/** Who can be made not to answer: every operator, or the payment provider where money is to go back. */
export const OUTAGES = ['operators', 'refunds'] as const;
export type Outage = (typeof OUTAGES)[number];
const DOWN = 'outages';

/** From here on these do not answer, and all others do. */
export const chooseOutages = (rows: SandboxRows, outages: readonly Outage[]): Promise<void> =>
  rows.write('settings', DOWN, outages);

export const isDown = async (rows: SandboxRows, outage: Outage): Promise<boolean> => {
  const stored = await rows.read('settings', DOWN);
  return Array.isArray(stored) && stored.includes(outage);
};

const CHARGES = 'charges';
const PRICES = 'prices';

/** From here on charges by a mandate are declined so; `undefined`: they go through. */
export const chooseCharges = (rows: SandboxRows, code: ChargeDecline | undefined): Promise<void> =>
  rows.write('settings', CHARGES, code ?? null);
export type ChargeDecline = (typeof DECLINE_CODES)[number];

export const chosenCharge = async (rows: SandboxRows): Promise<ChargeDecline | undefined> => {
  const stored = await rows.read('settings', CHARGES);
  return DECLINE_CODES.find((code) => code === stored);
};

/** From here on a plan costs so much, in minor units; `undefined`: what it cost before. */
export const choosePrice = async (
  rows: SandboxRows,
  planId: string,
  minor: number | undefined,
): Promise<void> => {
  const { [planId]: _before, ...others } = await chosenPrices(rows);
  await rows.write('settings', PRICES, minor === undefined ? others : { ...others, [planId]: minor });
};

export const chosenPrices = async (rows: SandboxRows): Promise<ChosenPrices> => {
  const stored = await rows.read('settings', PRICES);
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
};

/** What was chosen for all, as a panel shows it. */
export const readChoices = async (
  rows: SandboxRows,
): Promise<Readonly<Record<'fulfilment' | 'refunds' | 'outages' | 'charges' | 'prices', unknown>>> => ({
  fulfilment: (await rows.read('settings', FOR_ALL)) ?? null,
  refunds: (await rows.read('settings', REFUNDS)) ?? null,
  outages: (await rows.read('settings', DOWN)) ?? [],
  charges: (await rows.read('settings', CHARGES)) ?? null,
  prices: await chosenPrices(rows),
});

/** Takes back every choice. */
export const forgetOutcomes = async (rows: SandboxRows): Promise<void> => {
  for (const id of [FOR_ALL, FOR_ONE, REFUNDS, DOWN, CHARGES, PRICES]) await rows.write('settings', id, null);
};

/** What was chosen for the next top-up of a card; a choice for this card alone is used up by it. */
export const takeOutcome = async (rows: SandboxRows, ref: string): Promise<FulfilmentOutcome | undefined> => {
  const { [ref]: own, ...others } = await outcomesOfCards(rows);
  const known = (chosen: unknown) => FULFILMENTS.find((outcome) => outcome === chosen);
  if (!known(own)) return known(await rows.read('settings', FOR_ALL));
  await rows.write('settings', FOR_ONE, others);
  return known(own);
};

const outcomesOfCards = async (rows: SandboxRows): Promise<Readonly<Record<string, unknown>>> => {
  const stored = await rows.read('settings', FOR_ONE);
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
};

/** How requests for money are decided: by the seller's terms, always so, or by a person. */
export const REFUND_CHOICES = [
  'granted',
  'used',
  'too_late',
  'not_refundable',
  'person',
] as const satisfies readonly ((typeof REFUND_DECISIONS)[number] | 'person')[];
export type RefundChoice = (typeof REFUND_CHOICES)[number];

/** @param choice `undefined`: by the seller's terms */
export const chooseRefunds = (rows: SandboxRows, choice: RefundChoice | undefined): Promise<void> =>
  rows.write('settings', REFUNDS, choice ?? null);

/** The shop's terms: two weeks, and only what nobody has used. */
const TERMS = refundUnused('P14D');

export const createSandboxRefundPolicy = (store: SandboxStore): RefundPolicy => ({
  askWithin: TERMS.askWithin,
  decide: async (facts) => {
    const stored = await store.transaction((rows) => rows.read('settings', REFUNDS));
    const choice = REFUND_CHOICES.find((known) => known === stored);
    if (choice === 'person') return undefined;
    return choice ?? TERMS.decide(facts);
  },
});
