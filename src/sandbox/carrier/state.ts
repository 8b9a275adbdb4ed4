import type { Identifier } from '../../domain/identifiers.ts';
import type { Balance, Card } from '../../domain/model/card.ts';
import type { TopUpEffect } from '../../domain/model/plan.ts';
import type { Instant } from '../../domain/model/primitives.ts';
import type { Bucket, Usage } from '../../domain/model/usage.ts';
import { type EpochMs, fromInstant, HOUR, toInstant } from '../../domain/time.ts';
import { type BenefitFacts, type CardFacts, inLanguage, type StartHolding } from '../cards/card-facts.ts';
import { isNamed, type KnownCard } from '../cards/index.ts';
import { type Behaviour, behaviourOf, type StartState } from '../digits.ts';
import { wholeAllowance, withLeft } from './allowance.ts';

/** What an operator keeps of one card; counted from the moment at which it was first looked at, then stored. */
export interface CardState {
  readonly cardType: string;
  readonly identifier: Identifier;
  readonly status: Card['status'];
  readonly blockedBy?: NonNullable<Card['blockedBy']>;
  readonly balances: readonly Balance[];
  readonly buckets: readonly Bucket[];
  readonly samples: NonNullable<Usage['samples']>;
  /** When the operator last changed something, and measured it. */
  readonly changedAt: Instant;
  /** When the card was last topped up. */
  readonly toppedUpAt: Instant;
  /** Of a profile that a renewal made: what it is, the card that it stands beside, and its owner's number. */
  readonly kind?: 'esim';
  readonly besides?: string;
  readonly phone?: string;
}

/** How old figures are that do not come at once. */
export const DELAY = 6 * HOUR;

/** With the rule of the card's own operator, where its digits choose no other. */
export interface CardBehaviour extends Behaviour {
  readonly topUpEffect: TopUpEffect;
}

/**
 * How the card and its operator behave. The demo's named cards keep the start that is told there; their digits choose
 * nothing.
 */
export const behaviourOfCard = (known: KnownCard): CardBehaviour => ({
  ...(known.card.reading ? { reading: known.card.reading } : {}),
  topUpEffect: known.card.topUpEffect,
  ...(isNamed(known) ? {} : behaviourOf(known.identifier)),
});

/** A card as it is when it is first looked at. */
export const startCard = (known: KnownCard, now: EpochMs): CardState => {
  const { card, identifier } = known;
  const { start = 'healthy', reading } = behaviourOfCard(known);
  const holds = isNamed(known) ? card.named.holds : card.ordinary;
  const common = {
    cardType: card.type,
    identifier,
    balances: startBalances(card, now),
    changedAt: toInstant(reading === 'delayed' ? now - DELAY : now),
    toppedUpAt: toInstant(now - holds.sinceHours * HOUR),
  };
  const begun = STARTS[start](card, holds, now);
  const lag = now - fromInstant(common.changedAt);
  const samples = begun.samples.map((sample) => ({ ...sample, at: toInstant(fromInstant(sample.at) - lag) }));
  return { ...common, ...begun, samples };
};

const startBalances = ({ balance }: CardFacts, now: EpochMs): Balance[] =>
  balance ? [{ money: balance.money, endsAt: toInstant(now + balance.leftHours * HOUR) }] : [];

type Start = (
  card: CardFacts,
  holds: StartHolding,
  now: EpochMs,
) => Pick<CardState, 'status' | 'blockedBy' | 'buckets' | 'samples'>;

const STARTS: Readonly<Record<StartState, Start>> = {
  healthy: (card, holds, now) => ({ status: 'active', ...running(card, holds, now) }),
  expired: (card, holds, now) => {
    const ended = { ...holds, sinceHours: holds.sinceHours + holds.leftHours + 48, leftHours: -48 };
    return { status: 'expired', ...running(card, ended, now, 'expired') };
  },
  blocked_registration: (card, holds, now) => blocked('registration', running(card, holds, now, 'suspended')),
  blocked_device: (card, holds, now) => blocked('device', running(card, holds, now, 'suspended')),
  never_used: (card, holds) => {
    const { buckets } = running(card, { ...holds, remainingBytes: Number.POSITIVE_INFINITY }, 0, 'pending');
    return { status: 'new', buckets: buckets.map((bucket) => ({ ...bucket, validFor: {} })), samples: [] };
  },
  used_up: (card, holds, now) => ({
    status: 'active',
    ...running(card, { ...holds, remainingBytes: 0 }, now, 'depleted'),
  }),
  throttled: (card, holds, now) => ({
    status: 'active',
    buckets: bucketsOf([SLOWED_DOWN], card, { ...holds, remainingBytes: 0 }, now),
    samples: [],
  }),
  retired: () => ({ status: 'retired', buckets: [], samples: [] }),
};

const blocked = (
  blockedBy: NonNullable<Card['blockedBy']>,
  rest: Pick<CardState, 'buckets' | 'samples'>,
): ReturnType<Start> => ({ status: 'suspended', blockedBy, ...rest });

const SLOWED_DOWN: BenefitFacts = {
  usageType: 'data',
  allowance: {
    kind: 'unlimited',
    highSpeed: { totalBytes: 1_000_000_000, displayUnitBytes: 1_000_000_000, period: 'day' },
    throttleKbps: 512,
  },
};

/** A plan in the middle of its time. `status` is that of its data; what else it includes runs on. */
const running = (
  card: CardFacts,
  holds: StartHolding,
  now: EpochMs,
  status: Bucket['status'] = 'active',
): Pick<CardState, 'buckets' | 'samples'> => {
  const plan = card.plans.find(({ id }) => id === holds.planId);
  const buckets = bucketsOf(plan?.benefits ?? [], card, holds, now).map((bucket) => ({
    ...bucket,
    status: bucket.usageType === 'data' ? dataStatus(status, bucket) : othersStatus(status),
  }));
  return { buckets, samples: samplesOf(buckets[0], holds, now) };
};

/** What is left of each benefit of which anything is counted. */
const bucketsOf = (
  benefits: readonly BenefitFacts[],
  { timeZone }: CardFacts,
  holds: StartHolding,
  now: EpochMs,
): Bucket[] =>
  benefits.flatMap(({ usageType, title, allowance }) => {
    const whole = wholeAllowance({ usageType, allowance }, now, timeZone);
    const left = usageType === 'data' ? holds.remainingBytes : holds.left?.[usageType];
    if (!whole || usageType === 'money' || (left === undefined && whole.kind !== 'unlimited')) return [];
    const bucket: Bucket = {
      id: `${usageType}-1`,
      usageType,
      ...(title ? { title: inLanguage(title, 'en') } : {}),
      status: left === 0 && whole.kind === 'unlimited' ? 'throttled' : 'active',
      allowance: left === undefined ? whole : withLeft(whole, left),
      validFor: {
        startsAt: toInstant(now - holds.sinceHours * HOUR),
        endsAt: toInstant(now + holds.leftHours * HOUR),
      },
      endsApproximate: false,
    };
    return [bucket];
  });

/** Unlimited data is never used up: it is slowed down. */
const dataStatus = (status: Bucket['status'], bucket: Bucket): Bucket['status'] =>
  bucket.status === 'throttled' && (status === 'active' || status === 'depleted') ? 'throttled' : status;

const othersStatus = (status: Bucket['status']): Bucket['status'] =>
  status === 'depleted' ? 'active' : status;

/** Readings over the time so far, so that a pace can be seen in them; they end with what was used in all. */
const samplesOf = (bucket: Bucket | undefined, holds: StartHolding, now: EpochMs): CardState['samples'] => {
  if (bucket?.allowance.kind !== 'metered') return [];
  const used = bucket.allowance.totalBytes - bucket.allowance.remainingBytes;
  const end = now + Math.min(0, holds.leftHours) * HOUR;
  const begin = now - holds.sinceHours * HOUR;
  const whole = holds.pace.reduce((sum, weight) => sum + weight, 0);
  const samples = [{ at: toInstant(begin), bucketId: bucket.id, usedBytes: 0 }];
  let soFar = 0;
  for (const [index, weight] of holds.pace.entries()) {
    soFar += weight;
    const at = begin + ((end - begin) * (index + 1)) / holds.pace.length;
    samples.push({ at: toInstant(at), bucketId: bucket.id, usedBytes: Math.round((used * soFar) / whole) });
  }
  return samples;
};
