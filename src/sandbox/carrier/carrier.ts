import { RenewalError } from '../../contract/error.ts';
import type { Plan } from '../../domain/model/plan.ts';
import type { Instant } from '../../domain/model/primitives.ts';
import { planCredit } from '../../domain/plan.ts';
import { fromInstant, HOUR, MINUTE, toInstant } from '../../domain/time.ts';
import { dataBuckets, isUsable } from '../../domain/usage.ts';
import type { Carrier, CarrierCard, NewProfile, ProviderCall, TopUpOutcome } from '../../server/ports.ts';
import { planIn } from '../cards/card-facts.ts';
import { cardOfType, cardsBehind, type KnownCard } from '../cards/index.ts';
import type { SandboxClock } from '../clock.ts';
import type { Behaviour, FulfilmentOutcome } from '../digits.ts';
import { chosenPrices, isDown, takeOutcome } from '../outcomes.ts';
import type { SandboxRows, SandboxStore } from '../store/store.ts';
import { balancesAt } from './balances.ts';
import { newProfile, profilePlansOf } from './new-profile.ts';
import { repriced } from './prices.ts';
import { knownByRef, refOf, refOfState } from './ref.ts';
import type { SentTopUp } from './sent-top-up.ts';
import { behaviourOfCard, type CardBehaviour, type CardState, startCard } from './state.ts';
import { takeOff } from './take-off.ts';
import { applyTopUp } from './top-up.ts';
import { inWords, usageOf } from './usage.ts';

/** Every sandbox card can be reached here, besides the number that it has. */
const OWNERS_EMAIL = 'traveller@example.com';

export interface CarrierOptions {
  readonly store: SandboxStore;
  readonly clock: SandboxClock;
  readonly newId: () => string;
}

/** All operators of the sandbox. What a card does is said by its last two digits (`digits.ts`). */
export const createSandboxCarrier = ({ store, clock, newId }: CarrierOptions) => {
  const withCard = <T>(ref: string, work: (opened: OpenedCard) => Promise<T> | T): Promise<T> =>
    store.transaction(async (rows) => work(await openCard(rows, ref, clock.now())));

  return {
    findCards: (identifier) =>
      store.transaction(async (rows) => {
        const known = cardsBehind(identifier).filter((card) => !behaviourOfCard(card).unknownCard);
        const refs = known.map(refOf);
        const made = (await rows.list('cards')).filter(({ besides = '' }) => refs.includes(besides));
        const cards: CarrierCard[] = [];
        for (const ref of new Set([...refs, ...made.map(refOfState)]))
          cards.push(carrierCard(await openCard(rows, ref, clock.now()), clock.now()));
        return cards;
      }),
    readCard: (ref) =>
      knownByRef(ref)
        ? withCard(ref, (opened) => carrierCard(opened, clock.now()))
        : Promise.resolve(undefined),
    readUsage: (ref, locale = 'en') =>
      withCard(ref, (opened) => {
        refuseIfDown(opened.behaviour);
        const { known, behaviour, state } = opened;
        return inWords(usageOf(known.card, behaviour, state, clock.now()), known.card, locale);
      }),
    listPlansFor: (ref, locale) =>
      store.transaction(async (rows) =>
        repriced(
          plansFor(await openCard(rows, ref, clock.now()), locale, clock.now()),
          await chosenPrices(rows),
        ),
      ),
    listPlans: async (cardType, locale) => {
      const card = cardOfType(cardType);
      const now = clock.now();
      const plans = card?.plans.map((plan) => planIn(plan, locale, card.topUpEffect, now)) ?? [];
      return repriced(plans, await store.transaction(chosenPrices));
    },
    topUp: async (request: TopUpRequest, call?: ProviderCall) => {
      const outcome = await store.transaction((rows) => {
        // Who asked waits no longer, and may ask again: what comes too late is not taken.
        call?.signal.throwIfAborted();
        return receiveTopUp(rows, request, { now: clock.now(), id: newId() });
      });
      // What was written stays written: the answer alone is lost.
      if (outcome === 'answer_lost') throw new RenewalError('timeout', { retryable: true });
      return outcome;
    },
    findTopUp: (reference) =>
      store.transaction(async (rows) => {
        const sent = (await rows.list('topUps')).findLast((topUp) => topUp.reference === reference);
        if (!sent) return { status: 'not_found' };
        await openCard(rows, sent.cardRef, clock.now());
        return outcomeOf((await rows.read('topUps', sent.id)) ?? sent);
      }),
    cancelTopUp: ({ ref, reference }, call?: ProviderCall) =>
      store.transaction(async (rows) => {
        call?.signal.throwIfAborted();
        const { behaviour, known, state } = await openCard(rows, ref, clock.now());
        refuseIfDown(behaviour);
        const creditOf = (topUp: SentTopUp) => planCredit(planOf(known, behaviour, topUp));
        return takeOff(rows, { state, ref, reference, creditOf }, clock.now());
      }),
  } satisfies Carrier;
};
export type SandboxCarrier = ReturnType<typeof createSandboxCarrier>;

export interface OpenedCard {
  readonly known: KnownCard;
  readonly behaviour: CardBehaviour;
  readonly state: CardState;
}

/** Reads a card, or starts it; books what has become due since. */
export const openCard = async (rows: SandboxRows, ref: string, now: number): Promise<OpenedCard> => {
  const known = knownByRef(ref);
  if (!known) throw new RenewalError('card-not-found');
  const own = behaviourOfCard(known);
  const behaviour = (await isDown(rows, 'operators')) ? { ...own, down: true as const } : own;
  const stored = await rows.read('cards', ref);
  let state = stored ?? startCard(known, now);
  if (!stored) await rows.write('cards', ref, state);
  for (const topUp of await rows.list('topUps')) {
    if (topUp.cardRef !== ref || !isDue(topUp, now)) continue;
    const profile =
      behaviour.newProfile && topUp.outcome !== 'nothing_changed'
        ? await makeProfile(rows, { known, behaviour, state }, topUp)
        : undefined;
    const { status, buckets, balances } = state;
    state = profile ? state : book(state, topUp, known, behaviour);
    await rows.write('cards', ref, state);
    const booked = { ...topUp, appliedAt: now, before: { status, buckets, balances } };
    await rows.write('topUps', topUp.id, { ...booked, ...(profile ? { profile } : {}) });
  }
  return { known, behaviour, state };
};

/** A renewal that is another card: this one stays as it is. */
const makeProfile = async (rows: SandboxRows, opened: OpenedCard, topUp: DueTopUp): Promise<NewProfile> => {
  const serial = (await rows.list('topUps')).length;
  const plan = planOf(opened.known, opened.behaviour, topUp);
  const made = newProfile(opened.known, plan, { at: topUp.dueAt, serial, phone: phoneOf(opened).sms });
  await rows.write('cards', made.profile.ref, made.state);
  return made.profile;
};

/** The operator looks at the card anew for every top-up, also for one that it then forgets. */
const book = (state: CardState, topUp: DueTopUp, known: KnownCard, behaviour: CardBehaviour): CardState =>
  topUp.outcome === 'nothing_changed'
    ? { ...state, changedAt: toInstant(topUp.dueAt) }
    : applyTopUp(state, planOf(known, behaviour, topUp), topUp.dueAt, known.card);

type DueTopUp = SentTopUp & { readonly dueAt: number };

const isDue = (topUp: SentTopUp, now: number): topUp is DueTopUp =>
  topUp.appliedAt === undefined && topUp.dueAt !== undefined && topUp.dueAt <= now;

const carrierCard = (opened: OpenedCard, now: number): CarrierCard => {
  const { known, behaviour, state } = opened;
  const { card, identifier } = known;
  return {
    ref: refOf(known),
    kind: behaviour.newProfile ? 'esim' : (state.kind ?? card.kind),
    cardType: card.type,
    operator: card.operator,
    country: card.country,
    timeZone: card.timeZone,
    currency: card.currency,
    status: state.status,
    ...(state.blockedBy === undefined ? {} : { blockedBy: state.blockedBy }),
    balances: balancesAt(card, state, now),
    capabilities: capabilitiesOf(behaviour),
    identifier,
    contacts: { ...phoneOf(opened), email: OWNERS_EMAIL },
  };
};

/** A card whose renewal is another card cannot go on by itself. */
const capabilitiesOf = ({ topUps, newProfile }: Behaviour): CarrierCard['capabilities'] => {
  if (topUps === 'never') return ['usage'];
  return newProfile ? ['usage', 'top_up', 'reminders'] : ['usage', 'top_up', 'reminders', 'auto_renewal'];
};

/** Its own number; for a card that is named by its ICCID, the number that the operator has on file. */
const phoneOf = ({ known: { card, identifier }, state }: OpenedCard): { readonly sms?: string } => {
  const onFile = [identifier, ...card.named.identifiers].find(({ type }) => type === 'msisdn')?.value;
  const sms = state.phone ?? onFile;
  return sms === undefined ? {} : { sms };
};

const plansFor = (opened: OpenedCard, locale: string, now: number): Plan[] => {
  const { known, behaviour, state } = opened;
  refuseIfDown(behaviour);
  if (state.status === 'retired') throw new RenewalError('card-retired');
  if (behaviour.topUps === 'never') return [];
  if (mustBeUsedUpFirst(opened, now)) throw new RenewalError('topup-too-soon', { retryable: true });
  return catalogueOf(known, behaviour, locale, now);
};

const mustBeUsedUpFirst = ({ behaviour, known, state }: OpenedCard, now: number): boolean =>
  behaviour.topUps === 'when_used_up' &&
  dataBuckets(usageOf(known.card, behaviour, state, now)).some(
    (bucket) =>
      isUsable(bucket, now) && bucket.allowance.kind === 'metered' && bucket.allowance.remainingBytes > 0,
  );

/** The plans of a card as its operator lists them at a moment. */
const catalogueOf = (known: KnownCard, behaviour: CardBehaviour, locale: string, now: number): Plan[] =>
  behaviour.newProfile
    ? profilePlansOf(known, locale, now)
    : known.card.plans.map((plan) => planIn(plan, locale, behaviour.topUpEffect, now));

/** The plan as it was sold: a promotion that has ended since is kept to. */
const planOf = (
  known: KnownCard,
  behaviour: CardBehaviour,
  { planId, sentAt, soldAt = sentAt }: SentTopUp,
): Plan => {
  const plan = catalogueOf(known, behaviour, 'en', soldAt).find(({ id }) => id === planId);
  if (!plan) throw new RenewalError('plan-unavailable');
  return plan;
};

type TopUpRequest = Omit<Parameters<Carrier['topUp']>[0], 'soldAt'> & { readonly soldAt?: Instant };

const receiveTopUp = async (
  rows: SandboxRows,
  request: TopUpRequest,
  { now, id }: { readonly now: number; readonly id: string },
): Promise<TopUpOutcome | 'answer_lost'> => {
  const opened = await openCard(rows, request.ref, now);
  refuseIfDown(opened.behaviour);
  const refusal = refusalOf(opened, request.planId, now);
  const outcome = refusal ? 'refused' : await chosenOutcome(rows, opened.behaviour, request.ref);
  const delay = DELAYS[outcome];
  const sent: SentTopUp = {
    id,
    reference: request.reference,
    cardRef: request.ref,
    planId: request.planId,
    sentAt: now,
    ...(request.soldAt === undefined ? {} : { soldAt: fromInstant(request.soldAt) }),
    outcome,
    ...(delay === undefined ? {} : { dueAt: now + delay }),
  };
  await rows.write('topUps', id, sent);
  await openCard(rows, request.ref, now);
  if (outcome === 'answer_lost') return outcome;
  return outcomeOf((await rows.read('topUps', id)) ?? sent);
};

const refusalOf = (opened: OpenedCard, planId: string, now: number): boolean =>
  opened.state.status === 'retired' ||
  opened.behaviour.topUps === 'never' ||
  !catalogueOf(opened.known, opened.behaviour, 'en', now).some(({ id }) => id === planId) ||
  mustBeUsedUpFirst(opened, now);

const chosenOutcome = async (
  rows: SandboxRows,
  behaviour: Behaviour,
  ref: string,
): Promise<FulfilmentOutcome> => (await takeOutcome(rows, ref)) ?? behaviour.fulfilment ?? 'at_once';

/** When a top-up takes effect, in ms after it was sent; never where there is none. */
const DELAYS: Readonly<Partial<Record<FulfilmentOutcome, number>>> = {
  at_once: 0,
  answer_lost: 0,
  nothing_changed: 0,
  after_minutes: 5 * MINUTE,
  after_a_day: 26 * HOUR,
};

const outcomeOf = (sent: SentTopUp): TopUpOutcome => {
  if (sent.outcome === 'refused') return { status: 'refused', reason: 'operator_refused' };
  if (sent.outcome === 'unknown') return { status: 'unclear' };
  if (sent.appliedAt === undefined) return { status: 'in_progress' };
  return { status: 'done', ...(sent.profile ? { profile: sent.profile } : {}) };
};

const refuseIfDown = ({ down }: Behaviour): void => {
  if (down) throw new RenewalError('provider-unavailable', { retryable: true });
};
