import { renewalPrice } from '../../src/domain/auto-renewal.ts';
import type { Identifier } from '../../src/domain/identifiers.ts';
import type { AutoRenewal } from '../../src/domain/model/auto-renewal.ts';
import { DAY } from '../../src/domain/time.ts';
import type { StoryBackend } from './backend.ts';

type Backend = Pick<StoryBackend, 'sandbox' | 'client'>;

export const RENEWED_PLAN = 'mx-telcel-asl-200';

export interface Agreement {
  /** Default: the demo's card of Mexico. */
  readonly card?: string | Identifier;
  /** Default: 3.5 GB for 30 days. */
  readonly plan?: string;
  readonly mode: 'operator_balance' | 'mandate';
}

/** Turns it on, as a traveller did before. A mandate is asked for and not given yet. */
export const agree = async (
  { sandbox, client }: Backend,
  { card = 'mexico', plan: planId = RENEWED_PLAN, mode }: Agreement,
): Promise<AutoRenewal> => {
  const { token, cards } = await sandbox.signIn(card);
  const cardId = cards[0]?.id ?? '';
  const call = { locale: 'en', token };
  const plan = (await client.listPlans(cardId, call)).find(({ id }) => id === planId);
  if (!plan) throw new RangeError(`Not on sale: ${planId}`);
  const price = renewalPrice(plan);
  const email = 'traveller@example.com';
  return client.putAutoRenewal(cardId, { mode, planId, price, email, consent: true }, call);
};

/** Turned on, with the mandate given. */
export const giveMandate = async (backend: Backend, agreement: Partial<Agreement> = {}): Promise<void> => {
  const asked = await agree(backend, { mode: 'mandate', ...agreement });
  if (asked.status === 'confirming' && asked.action.kind === 'redirect')
    await backend.sandbox.mandates.give(asked.action.url);
  await backend.sandbox.settled();
};

/** On, and a dearer price has been announced. */
export const announcePrice = async (backend: Backend): Promise<void> => {
  await giveMandate(backend);
  await backend.sandbox.choosePrice(RENEWED_PLAN, 25_000);
  await backend.sandbox.clock.advance(DAY);
  await backend.sandbox.settled();
};

/** The time to renew has come, and the payment was declined so. */
export const declineRenewal = async (
  backend: Backend,
  code: Parameters<Backend['sandbox']['chooseCharges']>[0],
): Promise<void> => {
  await giveMandate(backend);
  await backend.sandbox.chooseCharges(code);
  await backend.sandbox.clock.advance(2 * DAY);
  await backend.sandbox.settled();
};
