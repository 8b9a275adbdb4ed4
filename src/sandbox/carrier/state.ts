import { zoneOffset } from '../../domain/duration.ts';
import type { Identifier } from '../../domain/identifiers.ts';
import type { Balance, Card } from '../../domain/model/card.ts';
import type { Instant } from '../../domain/model/primitives.ts';
import type { Bucket, Usage } from '../../domain/model/usage.ts';
import { DAY, type EpochMs, HOUR, toInstant } from '../../domain/time.ts';
import { type CardFacts, inLanguage, type StartHolding } from '../cards/card-facts.ts';
import { isNamed, type KnownCard } from '../cards/index.ts';
import { type Behaviour, behaviourOf, type StartState } from '../digits.ts';

/** What an operator keeps of one card; counted from the moment at which it was first looked at, then stored. */
export interface CardState {
  readonly cardType: string;
  readonly identifier: Identifier;
  readonly status: Card['status'];
  readonly blockedBy?: NonNullable<Card['blockedBy']>;
  readonly balances: readonly Balance[];
  readonly buckets: readonly Bucket[];
  readonly samples: NonNullable<Usage['samples']>;
  /** When the operator last changed something. */
  readonly changedAt: Instant;
}

/** The demo's named cards keep the start that is told there; their digits choose nothing. */
export const behaviourOfCard = (known: KnownCard): Behaviour =>
  isNamed(known) ? {} : behaviourOf(known.identifier);

/** A card as it is when it is first looked at. */
export const startCard = (known: KnownCard, now: EpochMs): CardState => {
  const { card, identifier } = known;
  const { start = 'healthy' } = behaviourOfCard(known);
  const holds = isNamed(known) ? card.named.holds : card.ordinary;
  const common = {
    cardType: card.type,
    identifier,
    balances: startBalances(card, now),
    changedAt: toInstant(now),
  };
  return { ...common, ...STARTS[start](card, holds, now) };
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
    buckets: [throttledBucket(card, holds, now)],
    samples: [],
  }),
  retired: () => ({ status: 'retired', buckets: [], samples: [] }),
};

const blocked = (
  blockedBy: NonNullable<Card['blockedBy']>,
  rest: Pick<CardState, 'buckets' | 'samples'>,
): ReturnType<Start> => ({ status: 'suspended', blockedBy, ...rest });

/** A plan in the middle of its time. `status` is that of its data; what else it includes runs on. */
const running = (
  card: CardFacts,
  holds: StartHolding,
  now: EpochMs,
  status: Bucket['status'] = 'active',
): Pick<CardState, 'buckets' | 'samples'> => {
  const validFor = {
    startsAt: toInstant(now - holds.sinceHours * HOUR),
    endsAt: toInstant(now + holds.leftHours * HOUR),
  };
  const plan = card.plans.find(({ id }) => id === holds.planId);
  const buckets: Bucket[] = [];
  for (const benefit of plan?.benefits ?? []) {
    const others = status === 'depleted' ? 'active' : status;
    if (benefit.usageType === 'data' && benefit.allowance.kind === 'metered') {
      const { totalBytes } = benefit.allowance;
      const remainingBytes = Math.min(holds.remainingBytes, totalBytes);
      buckets.push({
        id: 'data-1',
        usageType: 'data',
        status,
        allowance: { ...benefit.allowance, remainingBytes },
        validFor,
        endsApproximate: false,
      });
    } else if (benefit.usageType === 'social' && benefit.allowance.kind === 'included') {
      buckets.push({
        id: 'social-1',
        usageType: 'social',
        ...(benefit.title ? { title: inLanguage(benefit.title, 'en') } : {}),
        status: others,
        allowance: { kind: 'unlimited' },
        validFor,
        endsApproximate: false,
      });
    }
  }
  return { buckets, samples: samplesOf(buckets[0], holds, now) };
};

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

const throttledBucket = (card: CardFacts, holds: StartHolding, now: EpochMs): Bucket => {
  const displayUnitBytes = 1_000_000_000;
  return {
    id: 'data-1',
    usageType: 'data',
    status: 'throttled',
    allowance: {
      kind: 'unlimited',
      highSpeed: {
        totalBytes: displayUnitBytes,
        remainingBytes: 0,
        displayUnitBytes,
        period: 'day',
        resetsAt: toInstant(startOfTomorrow(now, card.timeZone)),
      },
      throttleKbps: 512,
    },
    validFor: {
      startsAt: toInstant(now - holds.sinceHours * HOUR),
      endsAt: toInstant(now + holds.leftHours * HOUR),
    },
    endsApproximate: false,
  };
};

const startOfTomorrow = (now: EpochMs, timeZone: string): EpochMs => {
  const ahead = zoneOffset(now, timeZone);
  return Math.ceil((now + ahead) / DAY) * DAY - ahead;
};
