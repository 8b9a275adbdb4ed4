import { RenewalError } from '../../../../src/contract/error.ts';
import type { Plan } from '../../../../src/domain/model/plan.ts';
import type { Usage } from '../../../../src/domain/model/usage.ts';
import { DAY, type EpochMs, MINUTE, toInstant } from '../../../../src/domain/time.ts';
import type {
  Carrier,
  CarrierCard,
  ProviderCall,
  TopUpOutcome,
  TopUpRefusal,
} from '../../../../src/server/ports.ts';

const GB = 1_000_000_000;

export const PLAN: Plan = {
  id: 'mx-3gb',
  title: { text: '3 GB, 7 days', lang: 'en' },
  kind: 'package',
  benefits: [{ usageType: 'data', allowance: { kind: 'metered', totalBytes: 3 * GB, displayUnitBytes: GB } }],
  price: { currency: 'MXN', minor: 20_000 },
  orderFee: { currency: 'MXN', minor: 500 },
  coverage: [{ country: 'MX' }],
  validity: { duration: 'P7D', starts: 'purchase' },
  topUpEffect: 'adds',
  unusedData: 'forfeited',
  shareable: true,
  terms: [],
};

export const NEW_PROFILE: Plan = { ...PLAN, id: 'mx-esim', kind: 'new_profile' };

const cardOf = (over: Partial<CarrierCard> & Pick<CarrierCard, 'ref' | 'identifier'>): CarrierCard => ({
  kind: 'sim',
  cardType: 'mexico',
  operator: 'Telcel',
  country: 'MX',
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  status: 'active',
  balances: [{ money: { currency: 'MXN', minor: 5000 } }],
  capabilities: ['usage', 'top_up'],
  contacts: {
    sms: over.identifier.type === 'msisdn' ? over.identifier.value : '+525500000000',
    email: 'owner@example.com',
  },
  ...over,
});

export const CARDS: readonly CarrierCard[] = [
  cardOf({ ref: 'mx/1', identifier: { type: 'msisdn', value: '+525555555555' } }),
  cardOf({ ref: 'mx/2', identifier: { type: 'msisdn', value: '+525555555556' } }),
  cardOf({ ref: 'mx/retired', identifier: { type: 'msisdn', value: '+525555555518' }, status: 'retired' }),
  cardOf({
    ref: 'mx/other-mail',
    identifier: { type: 'iccid', value: '8952000000000000007' },
    contacts: { email: 'second@example.com' },
  }),
];

/** What becomes of the next top-up: an outcome, no answer though it works, no answer and it never arrived, or a crash. */
export type TopUpScript = TopUpOutcome['status'] | 'answer_lost' | 'request_lost' | 'no_effect';

export interface ScriptedCarrier extends Carrier {
  /** Also by hand, for as long as it takes. */
  topUp(request: Omit<Parameters<Carrier['topUp']>[0], 'soldAt'>, call?: ProviderCall): Promise<TopUpOutcome>;
  /** Top-ups that the carrier has really made, by reference. */
  readonly made: string[];
  /** How often `topUp` was called. */
  readonly sent: string[];
  next: TopUpScript;
  /** What `findTopUp` says; default: the truth. */
  found: TopUpOutcome | 'silence' | undefined;
  usage: Usage['availability'] | 'silence';
  refusal: TopUpRefusal | undefined;
  /** Every call fails, as with a carrier that is down. */
  down: boolean;
  /** So many bytes are used on a card. */
  use(ref: string, bytes: number): void;
  /** How often cards were looked up. */
  lookUps: number;
}

/** A carrier that does what a test tells it, and knows what it really did. */
export const scriptedCarrier = (now: () => EpochMs): ScriptedCarrier => {
  const held = new Map<string, { bytes: number; endsAt: EpochMs }>();
  const begin = now();
  const holdingOf = (ref: string) => held.get(ref) ?? { bytes: GB / 2, endsAt: begin + 2 * DAY };
  const alive = (carrier: ScriptedCarrier): void => {
    if (carrier.down) throw new Error('connect ECONNREFUSED +525555555555');
  };

  const carrier: ScriptedCarrier = {
    made: [],
    sent: [],
    next: 'done',
    found: undefined,
    usage: 'live',
    refusal: undefined,
    down: false,
    lookUps: 0,
    use: (ref, used) => {
      const { bytes, endsAt } = holdingOf(ref);
      held.set(ref, { bytes: bytes - used, endsAt });
    },
    findCards: async ({ type, value }) => {
      alive(carrier);
      carrier.lookUps++;
      return CARDS.filter(({ identifier, contacts }) =>
        type === 'email'
          ? contacts.email === value || value === 'both@example.com'
          : identifier.value === value,
      );
    },
    readCard: async (ref) => {
      alive(carrier);
      return CARDS.find((card) => card.ref === ref);
    },
    readUsage: async (ref) => {
      alive(carrier);
      if (carrier.usage === 'silence') throw new RenewalError('provider-unavailable');
      const { bytes, endsAt } = holdingOf(ref);
      return {
        availability: carrier.usage,
        asOf: toInstant(carrier.usage === 'delayed' ? begin - DAY : now()),
        refreshAfter: toInstant(now() + MINUTE),
        buckets: [
          {
            id: 'data-1',
            usageType: 'data',
            status: 'active',
            allowance: {
              kind: 'metered',
              totalBytes: Math.max(bytes, GB),
              remainingBytes: bytes,
              displayUnitBytes: GB,
            },
            validFor: { startsAt: toInstant(begin), endsAt: toInstant(endsAt) },
            endsApproximate: false,
          },
        ],
        afterEnd: { unusedData: 'forfeited' },
      };
    },
    listPlansFor: async () => {
      alive(carrier);
      return [PLAN, NEW_PROFILE];
    },
    listPlans: async (cardType) => {
      alive(carrier);
      return cardType === 'mexico' ? [PLAN, NEW_PROFILE] : [];
    },
    checkTopUp: async () => carrier.refusal,
    topUp: async ({ ref, reference }) => {
      carrier.sent.push(reference);
      const script = carrier.next;
      if (script === 'request_lost') throw new Error('timeout');
      if (script === 'refused') return { status: 'refused', reason: 'test' };
      if (script === 'in_progress' || script === 'unclear' || script === 'not_found')
        return { status: script };
      carrier.made.push(reference);
      const { bytes, endsAt } = holdingOf(ref);
      if (script !== 'no_effect')
        held.set(ref, { bytes: bytes + 3 * GB, endsAt: Math.max(endsAt, now() + 7 * DAY) });
      if (script === 'answer_lost') throw new Error('socket hang up');
      return { status: 'done' };
    },
    findTopUp: async (reference) => {
      if (carrier.found === 'silence') throw new Error('timeout');
      return carrier.found ?? { status: carrier.made.includes(reference) ? 'done' : 'not_found' };
    },
  };
  return carrier;
};
