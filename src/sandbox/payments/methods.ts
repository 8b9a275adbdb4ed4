import { addDuration } from '../../domain/duration.ts';
import type { PaymentMethod, Quote } from '../../domain/model/quote.ts';
import { addMoney, money } from '../../domain/money.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { MethodsRequest, Payments } from '../../server/ports.ts';

type Offer = Awaited<ReturnType<Payments['methodsFor']>>;
type Unavailable = Quote['unavailable'][number];
type Kind = Exclude<PaymentMethod['kind'], 'unknown'>;

interface MethodFacts {
  readonly privacyKey: PaymentMethod['privacyKey'];
  readonly arrival: PaymentMethod['arrival'];
  /** How long money may take that is sent from elsewhere. */
  readonly payWithin?: string;
}

/** What is the same on every card. */
const METHODS: Readonly<Record<Kind, MethodFacts>> = {
  credit_card: { privacyKey: 'hosted_page', arrival: 'PT0S' },
  debit_card: { privacyKey: 'hosted_page', arrival: 'PT0S' },
  paypal: { privacyKey: 'wallet', arrival: 'PT0S' },
  alipay: { privacyKey: 'wallet', arrival: 'PT0S' },
  wechat_pay: { privacyKey: 'wallet', arrival: 'PT0S' },
  own_balance: { privacyKey: 'operator', arrival: 'PT0S' },
  voucher_code: { privacyKey: 'voucher', arrival: 'PT0S' },
  cash_voucher: { privacyKey: 'voucher', arrival: 'PT1H', payWithin: 'P2D' },
  bank_transfer: { privacyKey: 'bank', arrival: 'P1D', payWithin: 'P3D' },
};

/** Until when the money has to be there for a payment that is opened now; `now` where it is paid on a screen. */
export const sentUntil = (kind: PaymentMethod['kind'], now: EpochMs): EpochMs => {
  const payWithin = kind === 'unknown' ? undefined : METHODS[kind].payWithin;
  return payWithin === undefined ? now : addDuration(now, payWithin, 'UTC');
};

/** Fees are assumed. */
interface Fee {
  /** In hundredths of a per cent of the price. */
  readonly share?: number;
  /** In minor units. */
  readonly fixed?: number;
}

interface CardMethods {
  readonly currencies: readonly string[];
  /** The first is recommended: at once, no fee where that is to be had, and every traveller can have it. */
  readonly offered: readonly (readonly [kind: Kind, fee?: Fee])[];
  readonly not: readonly (readonly [kind: Kind, reason: Unavailable['reason']])[];
}

const PAYPAL_ABROAD = 290;
const WALLET: Fee = { share: 150 };

const CARDS: Readonly<Record<string, CardMethods>> = {
  // A transfer by SPEI, and the card's own money (Saldo Amigo).
  mexico: {
    currencies: ['MXN'],
    offered: [['credit_card'], ['paypal', { share: 395, fixed: 400 }], ['bank_transfer'], ['own_balance']],
    not: [['alipay', 'currency']],
  },
  // Entel's bills: Visa, Mastercard and others; Webpay takes debit cards too. Wallets: assumed.
  chile: {
    currencies: ['CLP'],
    offered: [['credit_card'], ['debit_card'], ['alipay', WALLET], ['wechat_pay', WALLET]],
    // PayPal holds no Chilean pesos.
    not: [['paypal', 'currency']],
  },
  // Bank card: Monaco Telecom's bills. PayPal, Alipay, WeChat Pay: travellers' guides.
  monaco: {
    currencies: ['EUR', 'USD'],
    offered: [
      ['credit_card'],
      ['paypal', { share: PAYPAL_ABROAD, fixed: 35 }],
      ['alipay', WALLET],
      ['wechat_pay', WALLET],
    ],
    // It pays Monaco Telecom's bills, and no top-up.
    not: [['bank_transfer', 'not_supported']],
  },
  // Cash buys a voucher at a post office or a shop: assumed.
  'new-caledonia': {
    currencies: ['XPF'],
    offered: [
      ['credit_card', { share: 200 }],
      ['cash_voucher', { fixed: 100 }],
    ],
    // PayPal holds no CFP francs.
    not: [['paypal', 'currency']],
  },
  // Cards, voucher and call credit: Lyca's own terms. PayPal: travellers' guides.
  lyca: {
    currencies: ['GBP'],
    offered: [
      ['credit_card'],
      ['debit_card'],
      ['paypal', { share: PAYPAL_ABROAD, fixed: 30 }],
      ['own_balance'],
      ['voucher_code'],
    ],
    not: [['bank_transfer', 'not_supported']],
  },
};

/** What a card can be paid with, and what not and why; the first is recommended. */
export const methodsFor: Payments['methodsFor'] = (request) => {
  const { cardType, price } = request;
  const facts = Object.hasOwn(CARDS, cardType) ? CARDS[cardType] : undefined;
  return Promise.resolve(
    facts?.currencies.includes(price.currency)
      ? offerOf(facts, request)
      : { methods: [], unavailable: [unavailable('credit_card', 'currency')] },
  );
};

const offerOf = ({ offered, not }: CardMethods, request: MethodsRequest): Offer => {
  const against = balanceRefusal(request);
  const works = offered.filter(([kind]) => kind !== 'own_balance' || against === undefined);
  const isBalanceLeftOut = works.length < offered.length;
  return {
    methods: works.map(([kind, fee], index) => methodOf(kind, fee, request, index === 0)),
    unavailable: [
      ...(isBalanceLeftOut && against ? [unavailable('own_balance', against)] : []),
      ...not.map(([kind, reason]) => unavailable(kind, reason)),
    ],
  };
};

const unavailable = (kind: Kind, reason: Unavailable['reason']): Unavailable => ({ id: kind, kind, reason });

/** Its owner's money, for data: money does not buy money. */
const balanceRefusal = ({
  balances,
  owned,
  planKind,
  price,
}: MethodsRequest): Unavailable['reason'] | undefined => {
  if (!owned || planKind === 'credit') return 'not_supported';
  const covers = balances.some(
    ({ money: { currency, minor } }) => currency === price.currency && minor >= price.minor,
  );
  return covers ? undefined : 'balance_too_low';
};

const methodOf = (
  kind: Kind,
  { share = 0, fixed = 0 }: Fee = {},
  { price }: MethodsRequest,
  recommended: boolean,
): PaymentMethod => {
  const fee = money(price.currency, Math.ceil((price.minor * share) / 10_000) + fixed);
  return {
    id: kind,
    kind,
    currency: price.currency,
    fee,
    total: addMoney(price, fee),
    ...METHODS[kind],
    recommended,
  };
};
