import type { CardName } from '../rows.ts';

/** Where and how an order is paid. */
export type Way = 'card' | 'balance' | 'transfer' | 'wallet' | 'cash' | 'voucher';

export interface WayToPay {
  readonly way: Way;
  /** The radio of the method. */
  readonly method: RegExp;
  readonly button: RegExp;
  readonly total: RegExp;
}

/** Promotions, codes and ways to pay of a card, while the first promotions run; figures of an ordinary card. */
export interface PayingFacts {
  /** Plans with a promotion: what the plan's card reads like, what it says of it, and what its details say. */
  readonly promotions: readonly {
    readonly words: readonly string[];
    readonly says: readonly RegExp[];
    readonly details: readonly RegExp[];
  }[];
  /** The plan that is bought, which has none. */
  readonly plan: { readonly words: readonly string[]; readonly title: string };
  /** All of its methods: name, cost and time, and whom it tells what. */
  readonly methods: readonly (readonly [name: RegExp, facts: RegExp, privacy: RegExp])[];
  readonly unavailable: readonly RegExp[];
  /** One for another card, and one for this. */
  readonly codes: { readonly wrong: string; readonly right: string };
  readonly off: RegExp;
  /** The line of the discount. */
  readonly discount: RegExp;
  /** With the code. */
  readonly first: WayToPay;
  /** The same plan again, without it. */
  readonly second: WayToPay;
}

const HOSTED = /You enter your card on the payment provider’s page/;
const WALLET = /You sign in on the wallet’s own page/;
const UNTIL = /until \w+, \w+ \d+/;
const CONDITIONS = /For renewals bought before it ends/;
const ENDS = /Ends \w+, \w+ \d+/;

export const PAYING: Readonly<Record<CardName, PayingFacts>> = {
  mexico: {
    promotions: [
      {
        words: ['5.5 GB', 'MX$320'],
        says: [/20% off/, UNTIL, /Usual price MX\$400/],
        details: [/Usually MX\$400\.00\./, ENDS, CONDITIONS],
      },
      { words: ['9 GB', 'MX$500'], says: [/8 GB \+ 1 GB bonus/, UNTIL], details: [ENDS, CONDITIONS] },
      {
        words: ['2.5 GB', 'MX$270'],
        says: [/With Amazon Prime/, /With Prime Video on two screens/],
        details: [/It takes an Amazon account/],
      },
    ],
    plan: { words: ['500 MB', '7 days'], title: 'Amigo Sin Límite $50' },
    methods: [
      [/Credit card/, /MX\$50\.00 · instant · no fee/, HOSTED],
      [/PayPal/, /MX\$55\.98 · instant · MX\$5\.98 fee/, WALLET],
      [/Bank transfer/, /MX\$50\.00 · takes 1 day · no fee/, /Your bank tells the seller the name/],
      [/Balance on the card/, /MX\$50\.00 · instant · no fee/, /Only your operator/],
    ],
    unavailable: [/Alipay: not available in MXN/],
    codes: { wrong: 'CHAO500', right: 'hola 20' },
    off: /MX\$20\.00 off\./,
    discount: /Discount\s+-MX\$20\.00/,
    first: {
      way: 'balance',
      method: /Balance on the card/,
      button: /^Pay MX\$30\.00 from your balance$/,
      total: /MX\$30\.00/,
    },
    second: {
      way: 'transfer',
      method: /Bank transfer/,
      button: /^Pay MX\$50\.00 by bank transfer$/,
      total: /MX\$50\.00/,
    },
  },
  chile: {
    promotions: [
      {
        words: ['Unlimited', '30 days'],
        says: [/20% off/, UNTIL, /Usual price CLP\s10,000/, /Price now CLP\s8,000/],
        details: [/Usually CLP\s10,000\./, ENDS, CONDITIONS],
      },
      { words: ['15 GB', '7 days'], says: [/10 GB \+ 5 GB bonus/, UNTIL], details: [ENDS, CONDITIONS] },
    ],
    plan: { words: ['50 GB', '1 month'], title: 'Plan Zero 50 GB' },
    methods: [
      [/Credit card/, /CLP\s6,000 · instant · no fee/, HOSTED],
      [/Debit card/, /CLP\s6,000 · instant · no fee/, HOSTED],
      [/Alipay/, /CLP\s6,090 · instant · CLP\s90 fee/, WALLET],
      [/WeChat Pay/, /CLP\s6,090 · instant · CLP\s90 fee/, WALLET],
    ],
    unavailable: [/PayPal: not available in CLP/],
    codes: { wrong: 'HOLA20', right: 'CHAO500' },
    off: /CLP\s500 off\./,
    discount: /Discount\s+-CLP\s500/,
    first: {
      way: 'wallet',
      method: /WeChat Pay/,
      button: /^Pay CLP\s5,583 with WeChat Pay$/,
      total: /CLP\s5,583/,
    },
    second: {
      way: 'card',
      method: /Credit card/,
      button: /^Pay CLP\s6,000 by card$/,
      total: /CLP\s6,000/,
    },
  },
  monaco: {
    promotions: [
      {
        words: ['Unlimited', '7 days'],
        says: [/20% off/, UNTIL, /Usual price €49/, /Price now €39\.20/],
        details: [/Usually €49\.00\./, ENDS, CONDITIONS],
      },
      { words: ['6 GB', '30 days'], says: [/5 GB \+ 1 GB bonus/, UNTIL], details: [ENDS, CONDITIONS] },
      {
        words: ['Unlimited', '1 day'],
        says: [/With a VPN for the day/, /With a VPN on one phone/i],
        details: [],
      },
    ],
    plan: { words: ['3 GB', '7 days'], title: 'Riviera 3 Go / 7 jours' },
    methods: [
      [/Credit card/, /€14\.90 · instant · no fee/, HOSTED],
      [/PayPal/, /€15\.69 · instant · €0\.79 fee/, WALLET],
      [/Alipay/, /€15\.13 · instant · €0\.23 fee/, WALLET],
      [/WeChat Pay/, /€15\.13 · instant · €0\.23 fee/, WALLET],
    ],
    unavailable: [/Bank transfer: not offered for this card/],
    codes: { wrong: 'LAGON300', right: 'RIVIERA2' },
    off: /€2\.00 off\./,
    discount: /Discount\s+-€2\.00/,
    first: { way: 'wallet', method: /Alipay/, button: /^Pay €13\.10 with Alipay$/, total: /€13\.10/ },
    second: { way: 'card', method: /Credit card/, button: /^Pay €14\.90 by card$/, total: /€14\.90/ },
  },
  'new-caledonia': {
    promotions: [
      {
        words: ['10 GB', '30 days'],
        says: [/20% off/, UNTIL, /Usual price CFPF\s5,500/, /Price now CFPF\s4,400/],
        details: [/Usually CFPF\s5,500\./, ENDS, CONDITIONS],
      },
    ],
    plan: { words: ['5 GB', '30 days'], title: 'Recharge 5 Go / 30 jours' },
    methods: [
      [/Credit card/, /CFPF\s3,978 · instant · CFPF\s78 fee/, HOSTED],
      [/Cash voucher/, /CFPF\s4,000 · takes 1 hour · CFPF\s100 fee/, /No bank account or card needed/],
    ],
    unavailable: [/PayPal: not available in XPF/],
    codes: { wrong: 'THAMES1', right: 'LAGON300' },
    off: /CFPF\s300 off\./,
    discount: /Discount\s+-CFPF\s300/,
    first: {
      way: 'cash',
      method: /Cash voucher/,
      button: /^Get a voucher for CFPF\s3,700$/,
      total: /CFPF\s3,700/,
    },
    second: {
      way: 'card',
      method: /Credit card/,
      button: /^Pay CFPF\s3,978 by card$/,
      total: /CFPF\s3,978/,
    },
  },
  lyca: {
    promotions: [
      {
        words: ['Unlimited', '£12'],
        says: [/First month half price/, UNTIL, /then £24 each time/],
        details: [/£12\.00 the first time, £24\.00 each time after that/, ENDS, CONDITIONS],
      },
    ],
    plan: { words: ['2 GB', '24 hours'], title: 'Lyca Data 2 GB / 24 hours' },
    methods: [
      [/Credit card/, /£2\.00 · instant · no fee/, HOSTED],
      [/Debit card/, /£2\.00 · instant · no fee/, HOSTED],
      [/PayPal/, /£2\.36 · instant · £0\.36 fee/, WALLET],
      [/Balance on the card/, /£2\.00 · instant · no fee/, /Only your operator/],
      [/Voucher code/, /£2\.00 · instant · no fee/, /No bank account or card needed/],
    ],
    unavailable: [/Bank transfer: not offered for this card/],
    codes: { wrong: 'RIVIERA2', right: 'THAMES1' },
    off: /£1\.00 off\./,
    discount: /Discount\s+-£1\.00/,
    first: {
      way: 'balance',
      method: /Balance on the card/,
      button: /^Pay £1\.00 from your balance$/,
      total: /£1\.00/,
    },
    second: {
      way: 'voucher',
      method: /Voucher code/,
      button: /^Pay £2\.00 with a voucher$/,
      total: /£2\.00/,
    },
  },
};
