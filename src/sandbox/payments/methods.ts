import type { Balance } from '../../domain/model/card.ts';
import type { Money } from '../../domain/model/primitives.ts';
import type { PaymentMethod, Quote } from '../../domain/model/quote.ts';
import { addMoney, money } from '../../domain/money.ts';
import type { Payments } from '../../server/ports.ts';

type Offer = Awaited<ReturnType<Payments['methodsFor']>>;
type Unavailable = Quote['unavailable'][number];

interface MethodFacts {
  readonly kind: 'credit_card' | 'paypal';
  readonly privacyKey: PaymentMethod['privacyKey'];
  /** Fees are assumed: a share in hundredths of a per cent, and a fixed part in minor units. */
  readonly share: number;
  readonly fixed: number;
}

interface CardMethods {
  readonly currency: string;
  readonly offered: readonly MethodFacts[];
  readonly unavailable: (price: Money, balances: readonly Balance[]) => readonly Unavailable[];
}

const METHODS: Readonly<Record<string, CardMethods>> = {
  mexico: {
    currency: 'MXN',
    offered: [
      { kind: 'credit_card', privacyKey: 'hosted_page', share: 0, fixed: 0 },
      { kind: 'paypal', privacyKey: 'wallet', share: 395, fixed: 400 },
    ],
    unavailable: (price, balances) => [
      {
        id: 'own_balance',
        kind: 'own_balance',
        reason: covers(balances, price) ? 'not_supported' : 'balance_too_low',
      },
      { id: 'bank_transfer', kind: 'bank_transfer', reason: 'not_supported' },
      { id: 'alipay', kind: 'alipay', reason: 'currency' },
    ],
  },
  'new-caledonia': {
    currency: 'XPF',
    offered: [{ kind: 'credit_card', privacyKey: 'hosted_page', share: 200, fixed: 0 }],
    unavailable: () => [
      { id: 'cash_voucher', kind: 'cash_voucher', reason: 'not_supported' },
      // PayPal holds no CFP francs.
      { id: 'paypal', kind: 'paypal', reason: 'currency' },
    ],
  },
};

const covers = (balances: readonly Balance[], price: Money): boolean =>
  balances.some((balance) => balance.money.currency === price.currency && balance.money.minor >= price.minor);

/** What a card can be paid with, and what not and why; the first is recommended. */
export const methodsFor: Payments['methodsFor'] = ({ cardType, price, balances }) => {
  const facts = Object.hasOwn(METHODS, cardType) ? METHODS[cardType] : undefined;
  const offer: Offer =
    facts && facts.currency === price.currency
      ? {
          methods: facts.offered.map((method, index) => methodOf(method, price, index === 0)),
          unavailable: [...facts.unavailable(price, balances)],
        }
      : { methods: [], unavailable: [{ id: 'credit_card', kind: 'credit_card', reason: 'currency' }] };
  return Promise.resolve(offer);
};

const methodOf = (
  { kind, privacyKey, share, fixed }: MethodFacts,
  price: Money,
  recommended: boolean,
): PaymentMethod => {
  const fee = money(price.currency, Math.ceil((price.minor * share) / 10_000) + fixed);
  return {
    id: kind,
    kind,
    currency: price.currency,
    fee,
    total: addMoney(price, fee),
    arrival: 'PT0S',
    privacyKey,
    recommended,
  };
};
