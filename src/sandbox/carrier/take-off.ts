import type { Balance } from '../../domain/model/card.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { addMoney, money } from '../../domain/money.ts';
import { type EpochMs, toInstant } from '../../domain/time.ts';
import type { CancelOutcome } from '../../server/ports.ts';
import type { SandboxRows } from '../store/store.ts';
import type { SentTopUp } from './sent-top-up.ts';
import type { CardState } from './state.ts';

interface TakeOff {
  readonly state: CardState;
  readonly ref: string;
  readonly reference: string;
  /** Money that a top-up put onto the card. */
  readonly creditOf: (topUp: SentTopUp) => Money | undefined;
}

/**
 * Takes a top-up off a card again: the last one only, as nobody can tell apart what came onto it. Data of the sandbox is
 * never used, so that the card is then as it was; money may have been spent.
 */
export const takeOff = async (
  rows: SandboxRows,
  { state, ref, reference, creditOf }: TakeOff,
  now: EpochMs,
): Promise<CancelOutcome> => {
  const booked = (await rows.list('topUps')).filter(
    (topUp) => topUp.cardRef === ref && topUp.appliedAt !== undefined,
  );
  const sent = booked.findLast((topUp) => topUp.reference === reference);
  if (sent?.canceledAt !== undefined) return 'canceled';
  const last = booked.findLast(({ canceledAt }) => canceledAt === undefined);
  if (!sent?.before || sent !== last || sent.outcome === 'nothing_changed') return 'not_possible';
  if (sent.profile) await retire(rows, sent.profile.ref, now);
  else {
    const credit = creditOf(sent);
    const balances = credit ? withoutCredit(state.balances, credit, sent.before.balances) : state.balances;
    if (!balances) return 'used';
    const { status, buckets } = sent.before;
    await rows.write('cards', ref, { ...state, status, buckets, balances, changedAt: toInstant(now) });
  }
  await rows.write('topUps', sent.id, { ...sent, canceledAt: now });
  return 'canceled';
};

/** Credit joins the first of the balances: it comes off that one. `undefined`: part of it is spent. */
const withoutCredit = (
  [held, ...others]: readonly Balance[],
  credit: Money,
  [earlier]: readonly Balance[],
): readonly Balance[] | undefined => {
  if (!held || held.money.minor < credit.minor) return undefined;
  const left = addMoney(held.money, money(credit.currency, -credit.minor));
  if (!earlier && left.minor === 0) return others;
  const endsAt = earlier?.endsAt;
  return [{ money: left, ...(endsAt === undefined ? {} : { endsAt }) }, ...others];
};

/** Nobody can install it any more. */
const retire = async (rows: SandboxRows, ref: string, now: EpochMs): Promise<void> => {
  const made = await rows.read('cards', ref);
  if (made)
    await rows.write('cards', ref, { ...made, status: 'retired', buckets: [], changedAt: toInstant(now) });
};
