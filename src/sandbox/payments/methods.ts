import type { Balance } from '../../domain/model/card.ts';
import type { Money } from '../../domain/model/primitives.ts';
import type { PaymentMethod, Quote } from '../../domain/model/quote.ts';
import { addMoney, money } from '../../domain/money.ts';
import type { Payments } from '../../server/ports.ts';

type Offer = Awaited<ReturnType<Payments['methodsFor']>>;
type Unavailable = Quote['unavailable'][number];

interface MethodFacts {
  readonly kind: 'credit_card' | 'debit_card' | 'paypal';
  readonly privacyKey: PaymentMethod['privacyKey'];
  /** Fees are assumed: a share in hundredths of a per cent, and a fixed part in minor units. */
  readonly share: number;
  readonly fixed: number;
}

interface CardMethods {
  readonly currencies: readonly string[];
  readonly offered: readonly MethodFacts[];
  readonly unavailable: (price: Money, balances: readonly Balance[]) => readonly Unavailable[];
}

const CREDIT_CARD: MethodFacts = { kind: 'credit_card', privacyKey: 'hosted_page', share: 0, fixed: 0 };
const DEBIT_CARD: MethodFacts = { ...CREDIT_CARD, kind: 'debit_card' };

/** A method that there is, and that is not offered here: the way leads through one page, and nobody waits for money. */
const notOffered = (...kinds: readonly Unavailable['kind'][]): Unavailable[] =>
  kinds.map((kind) => ({ id: kind, kind, reason: 'not_supported' }));

/** The money on the card pays at the operator, not here. */
const ownBalance = (price: Money, balances: readonly Balance[]): Unavailable => ({
  id: 'own_balance',
  kind: 'own_balance',
  reason: covers(balances, price) ? 'not_supported' : 'balance_too_low',
});

const METHODS: Readonly<Record<string, CardMethods>> = {
  mexico: {
    currencies: ['MXN'],
    offered: [CREDIT_CARD, { kind: 'paypal', privacyKey: 'wallet', share: 395, fixed: 400 }],
    unavailable: (price, balances) => [
      ownBalance(price, balances),
      ...notOffered('bank_transfer'),
      { id: 'alipay', kind: 'alipay', reason: 'currency' },
    ],
  },
  // Entel's bills: Visa, Mastercard and others; Webpay takes debit cards too. Wallets of either kind: not found.
  chile: {
    currencies: ['CLP'],
    offered: [CREDIT_CARD, DEBIT_CARD],
    unavailable: () => notOffered('alipay', 'wechat_pay'),
  },
  // Bank card: Monaco Telecom's bills. PayPal, Alipay, WeChat Pay: travellers' guides.
  monaco: {
    currencies: ['EUR', 'USD'],
    offered: [CREDIT_CARD, { kind: 'paypal', privacyKey: 'wallet', share: 290, fixed: 35 }],
    unavailable: () => notOffered('alipay', 'wechat_pay'),
  },
  // Cards, voucher and call credit: Lyca's own terms. PayPal: travellers' guides.
  lyca: {
    currencies: ['GBP'],
    offered: [CREDIT_CARD, DEBIT_CARD, { kind: 'paypal', privacyKey: 'wallet', share: 290, fixed: 30 }],
    unavailable: (price, balances) => [ownBalance(price, balances), ...notOffered('voucher_code')],
  },
  'new-caledonia': {
    currencies: ['XPF'],
    offered: [{ ...CREDIT_CARD, share: 200 }],
    unavailable: () => [
      ...notOffered('cash_voucher'),
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
  const offer: Offer = facts?.currencies.includes(price.currency)
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
