import type { CardName } from '../rows.ts';
import type { Naming } from './traveller.ts';

/** What a traveller with this card reads on the way; figures of the sandbox card's start. */
export interface CardJourney {
  readonly card: CardName;
  readonly naming: Naming;
  /** Typed wrong first: what the field says, with the text kept. */
  readonly mistyped: { readonly text: string; readonly says: string };
  /** How the field shows the number that was typed. */
  readonly formatted: string;
  /** Other ways to name the same card. */
  readonly alsoNamed: readonly Naming[];
  readonly masked: string;
  readonly heading: string;
  readonly left: RegExp;
  readonly whole: RegExp;
  readonly validIn: RegExp;
  /** Further rows of the meter. */
  readonly alsoLeft: readonly RegExp[];
  readonly warnings: readonly RegExp[];
  /** Whether the data lasts, before and after the end of the trip is told: in five days. */
  readonly forecast: {
    /** Another card of this kind, where what this one has does not run out. */
    readonly naming?: Naming;
    readonly says: RegExp;
    readonly ofTrip: RegExp;
  };
  /** Numbers of this kind of card in other states, and what is said of them. */
  readonly otherStates: readonly { readonly naming: Naming; readonly says: readonly RegExp[] }[];
  /** A chip that filters, and a plan that it takes away. */
  readonly filter: {
    readonly chip: string;
    readonly keeps: readonly string[];
    readonly drops: readonly string[];
  };
  readonly plan: {
    readonly words: readonly string[];
    readonly price: RegExp;
    readonly perDay: RegExp;
    readonly perGigabyte: RegExp;
    /** What its details say. */
    readonly details: readonly RegExp[];
  };
  readonly effect: readonly RegExp[];
  readonly methods: readonly RegExp[];
  /** What a method costs on top, and how long it takes. */
  readonly methodFacts: readonly RegExp[];
  readonly unavailable: readonly RegExp[];
  readonly method: RegExp;
  readonly payButton: RegExp;
  readonly total: RegExp;
  /** Before and after and until when, as the operator says. */
  readonly proof: readonly RegExp[];
  readonly message: RegExp;
}

export const MEXICO: CardJourney = {
  card: 'mexico',
  naming: { by: 'Phone number', country: 'Mexico (+52)', typed: '5555555555' },
  mistyped: { text: '555555555', says: 'One digit is missing.' },
  formatted: '55 5555 5555',
  alsoNamed: [{ by: 'Phone number', typed: '+52 1 55 5555 5555' }],
  masked: '+52\u00a0•••\u00a0•••\u00a05555',
  heading: 'Mexico data card',
  left: /0\.4\s*GB/,
  whole: /of 3\.5 GB/,
  validIn: /in (2 days|4\d hours)/,
  alsoLeft: [/Money on the card/, /MX\$50\.00/, /Unlimited/],
  warnings: [/Running low: 11% left\./, /Expires .*\(Mexico time\)/, /Unused data is lost at the end/],
  forecast: {
    says: /should last until the plan ends, but it is close\./,
    ofTrip: /until the plan ends.* Your trip goes on after that\./,
  },
  otherStates: [
    { naming: { by: 'Phone number', country: 'Mexico (+52)', typed: '5512345610' }, says: [/Expired/] },
    {
      naming: { by: 'Phone number', country: 'Mexico (+52)', typed: '5512345611' },
      says: [/not registered in your name/, /Paying does not lift this/],
    },
  ],
  filter: { chip: 'Day', keeps: ['50 MB', '1 day'], drops: ['3.5 GB', '30 days'] },
  plan: {
    words: ['1.5 GB', '15 days'],
    price: /MX\$100/,
    perDay: /MX\$6\.67 per day/,
    perGigabyte: /MX\$66\.67 per GB/,
    details: [/Mexico/, /United States/, /Canada/, /Starts when you buy it/, /later end date/],
  },
  effect: [/After renewal: 1\.9 GB until/, /Your 0\.4 GB stays/],
  methods: [/Credit card/, /PayPal/, /Bank transfer/],
  methodFacts: [
    /MX\$100\.00 · instant · no fee/,
    /MX\$107\.95 · instant · MX\$7\.95 fee/,
    /MX\$100\.00 · takes 1 day · no fee/,
  ],
  unavailable: [/Balance on the card: too low/, /Alipay: not available in MXN/],
  method: /Credit card/,
  payButton: /^Pay MX\$100\.00 by card$/,
  total: /MX\$100\.00/,
  proof: [/0\.4 GB/, /1\.9 GB/, /Valid until/],
  message: /renewed with Amigo Sin Límite \$100/,
};

export const NEW_CALEDONIA: CardJourney = {
  card: 'new-caledonia',
  naming: { by: 'Card number', typed: '8968701000000000010' },
  mistyped: { text: '896870100000000', says: '2 digits are missing.' },
  formatted: '8968 7010 0000 0000 010',
  alsoNamed: [{ by: 'Phone number', country: 'New Caledonia (+687)', typed: '75.12.34' }],
  masked: '••••\u00a00010',
  heading: 'New Caledonia data card',
  left: /0\.7\s*GB|700\s*MB/,
  whole: /of 10 GB/,
  validIn: /in 1[56] days/,
  alsoLeft: [],
  warnings: [/Running low: 7% left\./, /Unused data is lost at the end/],
  forecast: {
    says: /At this pace it runs out in less than a day\. That is before the plan ends\./,
    ofTrip: /less than a day\. That is before your trip and your plan end\./,
  },
  otherStates: [
    { naming: { by: 'Phone number', country: 'New Caledonia (+687)', typed: '751210' }, says: [/Expired/] },
    {
      naming: { by: 'Phone number', country: 'New Caledonia (+687)', typed: '751212' },
      says: [/suspended this card/, /Paying does not lift this/],
    },
  ],
  filter: { chip: 'Week', keeps: ['1 GB', '7 days'], drops: ['10 GB', '30 days'] },
  plan: {
    words: ['5 GB', '30 days'],
    price: /CFPF\s?3,900/,
    perDay: /CFPF\s?130 per day/,
    perGigabyte: /CFPF\s?780 per GB/,
    details: [/New Caledonia/, /Starts when you buy it/, /new time follows the time you have left/],
  },
  effect: [
    /After renewal: 5\.7 GB until/,
    /Your (0\.7 GB|700 MB) stays, and the new time starts when your current plan ends/,
  ],
  methods: [/Credit card/, /Cash voucher/],
  methodFacts: [/CFPF\s?3,978 · instant · CFPF\s?78 fee/, /CFPF\s?4,000 · takes 1 hour · CFPF\s?100 fee/],
  unavailable: [/PayPal: not available in XPF/],
  method: /Credit card/,
  payButton: /^Pay CFPF\s?3,978 by card$/,
  total: /CFPF\s?3,978/,
  proof: [/(0\.7 GB|700 MB)/, /5\.7 GB/, /Valid until/],
  message: /renewed with Recharge 5 Go/,
};

export const CHILE: CardJourney = {
  card: 'chile',
  naming: { by: 'Phone number', country: 'Chile (+56)', typed: '955555555' },
  mistyped: { text: '95555555', says: 'One digit is missing.' },
  formatted: '9 5555 5555',
  alsoNamed: [{ by: 'Phone number', typed: '+56 9 5555 5555' }],
  masked: '+56\u00a0•••\u00a0•••\u00a05555',
  heading: 'Chile data card',
  left: /6\s*GB/,
  whole: /of 50 GB/,
  validIn: /in [89] days/,
  alsoLeft: [/As of 6 hours ago/, /Money on the card/, /CLP 3,500/],
  warnings: [/Running low: 12% left\./, /figures are delayed/],
  forecast: { says: /until the plan ends|before the plan ends/, ofTrip: /[Yy]our trip/ },
  otherStates: [
    { naming: { by: 'Phone number', country: 'Chile (+56)', typed: '912345610' }, says: [/Expired/] },
    {
      naming: { by: 'Phone number', country: 'Chile (+56)', typed: '912345612' },
      says: [/your phone is not registered in the country/, /Paying does not lift this/],
    },
  ],
  filter: { chip: 'Week', keeps: ['3 GB', '3 days'], drops: ['50 GB', '1 month'] },
  plan: {
    words: ['50 GB', '1 month'],
    price: /CLP 6,000/,
    perDay: /CLP 197 per day/,
    perGigabyte: /CLP 120 per GB/,
    details: [/Chile/, /Starts when you buy it/, /one calendar month/, /What happens to it is not stated/],
  },
  effect: [/The plan gives 50 GB until/, /The operator does not say what happens to your 6 GB/],
  methods: [/Credit card/, /Debit card/, /Alipay/, /WeChat Pay/],
  methodFacts: [/CLP 6,000 · instant · no fee/, /CLP 6,090 · instant · CLP 90 fee/],
  unavailable: [/PayPal: not available in CLP/],
  method: /Credit card/,
  payButton: /^Pay CLP\s6,000 by card$/,
  total: /CLP\s6,000/,
  proof: [/6 GB/, /56 GB/, /Valid until/],
  message: /renewed with Plan Zero 50 GB/,
};

export const MONACO: CardJourney = {
  card: 'monaco',
  naming: { by: 'Card number', typed: '8937701000000000015' },
  mistyped: { text: '893770100000000', says: '2 digits are missing.' },
  formatted: '8937 7010 0000 0000 015',
  alsoNamed: [
    { by: 'E-mail', typed: 'traveller@example.com' },
    { by: 'Phone number', country: 'Monaco (+377)', typed: '06 12 34 56 78' },
  ],
  masked: '••••\u00a00015',
  heading: 'Monaco data card',
  left: /3\.2\s*GB/,
  whole: /of 5 GB/,
  validIn: /in (2 days|4\d hours)/,
  alsoLeft: [],
  warnings: [/Expires .*\(Monaco time\)/, /Unused data is lost at the end/],
  forecast: { says: /until the plan ends|before the plan ends/, ofTrip: /[Yy]our trip/ },
  otherStates: [
    { naming: { by: 'Phone number', country: 'Monaco (+377)', typed: '612345610' }, says: [/Expired/] },
    {
      naming: { by: 'Phone number', country: 'Monaco (+377)', typed: '612345614' },
      says: [/Your data is used up/],
    },
  ],
  filter: { chip: 'Day', keeps: ['1 GB', '1 day'], drops: ['5 GB', '30 days'] },
  plan: {
    words: ['3 GB', '7 days'],
    price: /€14\.90/,
    perDay: /€2\.13 per day/,
    perGigabyte: /€4\.97 per GB/,
    details: [
      /Monaco, southern France \(Provence-Alpes-Côte d’Azur\), and northern Italy \(Liguria, Piedmont\)/,
      /Hotspot/,
      /new time follows the time you have left/,
      /Unused data is lost at the end/,
    ],
  },
  effect: [
    /After renewal: 6\.2 GB until/,
    /Your 3\.2 GB stays, and the new time starts when your current plan ends/,
  ],
  methods: [/Credit card/, /PayPal/, /Alipay/, /WeChat Pay/],
  methodFacts: [
    /€14\.90 · instant · no fee/,
    /€15\.69 · instant · €0\.79 fee/,
    /€15\.13 · instant · €0\.23 fee/,
  ],
  unavailable: [/Bank transfer: not offered for this card/],
  method: /Credit card/,
  payButton: /^Pay €14\.90 by card$/,
  total: /€14\.90/,
  proof: [/3\.2 GB/, /6\.2 GB/, /Valid until/],
  message: /renewed with Riviera 3 Go/,
};

export const LYCA: CardJourney = {
  card: 'lyca',
  naming: { by: 'Phone number', country: 'United Kingdom (+44)', typed: '7700900123' },
  mistyped: { text: '77009001', says: 'One digit is missing.' },
  formatted: '7700 900123',
  alsoNamed: [{ by: 'E-mail', typed: 'Traveller@example.com' }],
  masked: '+44\u00a0•••\u00a0•••\u00a00123',
  heading: 'Lyca data card',
  left: /Unlimited/,
  whole: /[Aa]t full speed: 0 GB left of 2 GB/,
  validIn: /in 1[01] days/,
  alsoLeft: [
    /Money on the card/,
    /£5\.00/,
    /International calls/,
    /62 of 100 minutes/,
    /88 of 100 texts/,
    /EU data/,
    /7\.5 GB of 12 GB/,
  ],
  warnings: [/Your high-speed data is used up/, /512 kbps/],
  forecast: {
    naming: { by: 'Phone number', country: 'United Kingdom (+44)', typed: '7700900255' },
    says: /until the plan ends|before the plan ends/,
    ofTrip: /until your trip ends/,
  },
  otherStates: [
    {
      naming: { by: 'Phone number', country: 'United Kingdom (+44)', typed: '7700900210' },
      says: [/Expired/],
    },
    {
      naming: { by: 'Phone number', country: 'United Kingdom (+44)', typed: '7700900214' },
      says: [/Your data is used up/],
    },
  ],
  filter: { chip: 'Day', keeps: ['2 GB', '24 hours'], drops: ['30 GB', '30 days'] },
  plan: {
    words: ['30 GB', '30 days'],
    price: /£10/,
    perDay: /£0\.33 per day/,
    perGigabyte: /£0\.33 per GB/,
    details: [/United Kingdom/, /EU data/, /100 minutes \(International calls\)/, /Plans run side by side/],
  },
  effect: [
    /After renewal: unlimited data until .* and 30 GB until/,
    /Your current data runs alongside it and still ends on/,
  ],
  methods: [/Credit card/, /Debit card/, /PayPal/, /Voucher code/],
  methodFacts: [/£10\.00 · instant · no fee/, /£10\.59 · instant · £0\.59 fee/],
  unavailable: [/Balance on the card: too low/, /Bank transfer: not offered for this card/],
  method: /Credit card/,
  payButton: /^Pay £10\.00 by card$/,
  total: /£10\.00/,
  proof: [/unlimited data/, /30 GB · \w+, \w+ \d+/],
  message: /renewed with Pay As You Go 30 GB/,
};
