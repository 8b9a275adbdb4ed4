import type { BenefitFacts, CardFacts, CoverageFacts, PlanFacts, Sentence } from './card-facts.ts';
import { type PromotionFacts, SAMPLE_OFFER, sampleOffer } from './promotions.ts';

const GB = 1_000_000_000;
/** Airalo counts a gigabyte as 2^30 bytes. */
const GIB = 1_073_741_824;

const SAMPLE: Sentence = {
  en: 'A sample price, for this test only: we found no published price in euros.',
  zh: '示例价格，仅供测试：未查到公开的欧元价格。',
};
const EXTENDS: Sentence = {
  en: 'Data adds up, and the new time follows the time you have left.',
  zh: '流量相加，新有效期接在剩余有效期之后。',
};
const LOST: Sentence = { en: 'Unused data is lost at the end.', zh: '到期后剩余流量作废。' };
const DATA_ONLY: Sentence = { en: 'Data only: no calls, no texts.', zh: '仅含流量，不含通话和短信。' };

const RIVIERA: readonly CoverageFacts[] = [
  { country: 'MC' },
  {
    country: 'FR',
    subdivisions: ['FR-PAC'],
    title: {
      en: 'southern France (Provence-Alpes-Côte d’Azur)',
      zh: '法国南部（普罗旺斯-阿尔卑斯-蓝色海岸）',
    },
  },
  {
    country: 'IT',
    subdivisions: ['IT-42', 'IT-21'],
    title: { en: 'northern Italy (Liguria, Piedmont)', zh: '意大利北部（利古里亚、皮埃蒙特）' },
  },
];

const plan = (
  facts: Pick<PlanFacts, 'id' | 'title' | 'price' | 'validity' | 'coverage'>,
  data: BenefitFacts['allowance'],
): PlanFacts => ({
  ...facts,
  kind: 'package',
  benefits: [{ usageType: 'data', allowance: data }],
  unusedData: 'forfeited',
  shareable: false,
  terms: [EXTENDS, LOST, DATA_ONLY],
});

const volume = (totalBytes: number, displayUnitBytes: number) =>
  ({ kind: 'metered', totalBytes, displayUnitBytes }) as const;

interface EuroPlan {
  readonly id: string;
  readonly title: string;
  readonly days: number;
  /** In cents. */
  readonly price: number;
}

/** Prices in euros: all of them are assumed. */
const inEuros = ({ id, title, days, price }: EuroPlan, data: BenefitFacts['allowance']): PlanFacts => {
  const facts = plan(
    {
      id: `mc-assumed-${id}`,
      title: { text: title, lang: 'fr' },
      price: { currency: 'EUR', minor: price },
      validity: { duration: `P${days}D`, starts: 'purchase' },
      coverage: RIVIERA,
    },
    data,
  );
  return { ...facts, terms: [...facts.terms, SAMPLE], assumed: true };
};

const UNLIMITED = {
  kind: 'unlimited',
  highSpeed: { totalBytes: GB, displayUnitBytes: GB, period: 'day' },
  throttleKbps: 512,
} as const;

/** All of them made up: none was found. */
const euros = (minor: number) => ({ currency: 'EUR', minor });
const WEEK_OFFER: PromotionFacts = sampleOffer(
  0,
  { en: '20% off', zh: '八折' },
  { kind: 'discount', price: euros(3920) },
);
const MONTH_OFFERS: readonly PromotionFacts[] = [
  sampleOffer(
    0,
    { en: '1 GB more', zh: '加送 1 GB' },
    { kind: 'bonus', benefits: [{ usageType: 'data', allowance: volume(GB, GB) }] },
  ),
  sampleOffer(1, { en: '€5 off', zh: '立减 5 欧元' }, { kind: 'discount', price: euros(2490) }),
];
const DAY_OFFER: PromotionFacts = {
  title: { en: 'With a VPN for the day', zh: '含当日 VPN' },
  offer: {
    kind: 'bundle',
    includes: [{ en: 'a VPN on one phone for 24 hours', zh: '一部手机 24 小时 VPN' }],
  },
  conditions: [SAMPLE_OFFER],
  assumed: true,
};

/** Monaco alone; prices in US cents. */
const localPlan = (gigabytes: number, days: number, minor: number): PlanFacts =>
  plan(
    {
      id: `mc-esim-${gigabytes}gb-${days}d`,
      title: { text: `Travel eSIM Monaco ${gigabytes} GB / ${days} days`, lang: 'en' },
      price: { currency: 'USD', minor },
      validity: { duration: `P${days}D`, starts: 'purchase' },
      coverage: [{ country: 'MC' }],
    },
    volume(gigabytes * GB, GB),
  );

/** Monaco, France and Italy among 172 countries and regions; prices in US cents. */
const globalPlan = (gigabytes: number, days: number, minor: number): PlanFacts =>
  plan(
    {
      id: `mc-airalo-discover-${gigabytes}gb-${days}d`,
      title: { text: `Discover Global ${gigabytes} GB / ${days} days`, lang: 'en' },
      price: { currency: 'USD', minor },
      validity: { duration: `P${days}D`, starts: 'first_use' },
      coverage: [{ country: 'MC' }, { country: 'FR' }, { country: 'IT' }],
    },
    volume(gigabytes * GIB, GIB),
  );

/**
 * A travel eSIM for Monaco and around.
 *
 * - Prices were found in US dollars only, and no currency is converted: who asks for dollars gets those. Monaco alone:
 *   github.com/hafiz-aliAwj/esims, 2024-10-12. Airalo Discover Global: github.com/RabinMallick/simwindy, 2025-12-13.
 * - Plans in euros are assumed, in the sizes that travellers' guides name. 1 GB a day and then 512 kbit/s: eSIM Go
 *   Unlimited Lite. Its seller counts each 24 hours; here the day is that of the card's clock.
 * - Coverage with southern France and northern Italy: travellers' guides; Airalo covers all three countries.
 * - Validity is extended and what is unused is lost at the end: travellers' guides; the latter Airalo says too.
 * - Balance: 758, and the myMT customer area (monaco-telecom.mc). A travel eSIM has no number of its own: the phone
 *   number is that of its owner, on file.
 */
export const monaco: CardFacts = {
  type: 'monaco',
  operator: 'Monaco Telecom',
  kind: 'esim',
  country: 'MC',
  callingCode: '377',
  timeZone: 'Europe/Monaco',
  currency: 'EUR',
  identifierTypes: ['iccid', 'email', 'msisdn'],
  owns: ({ type, value }) =>
    type === 'msisdn' ? /^\+3776\d{8}$/.test(value) : type === 'iccid' && value.startsWith('89377'),
  named: {
    identifiers: [
      { type: 'iccid', value: '8937701000000000015' },
      { type: 'email', value: 'traveller@example.com' },
      { type: 'msisdn', value: '+377612345678' },
    ],
    holds: {
      planId: 'mc-assumed-5gb-30d',
      remainingBytes: 3.2 * GB,
      sinceHours: 28 * 24,
      leftHours: 2 * 24,
      pace: [2, 3, 2, 4, 3, 2, 3, 4, 3, 2, 3, 3, 2, 4],
    },
  },
  ordinary: {
    planId: 'mc-assumed-5gb-30d',
    remainingBytes: 3.9 * GB,
    sinceHours: 9 * 24,
    leftHours: 21 * 24,
    pace: [3, 2, 4, 3, 3, 3],
  },
  topUpEffect: 'extends',
  afterEnd: { unusedData: 'forfeited' },
  checkInstructions: [
    { kind: 'call', code: '758' },
    { kind: 'app', code: 'myMT' },
  ],
  plans: [
    inEuros({ id: '1gb-1d', title: 'Riviera 1 Go / 1 jour', days: 1, price: 490 }, volume(GB, GB)),
    inEuros({ id: '3gb-7d', title: 'Riviera 3 Go / 7 jours', days: 7, price: 1490 }, volume(3 * GB, GB)),
    {
      ...inEuros(
        { id: '5gb-30d', title: 'Riviera 5 Go / 30 jours', days: 30, price: 2990 },
        volume(5 * GB, GB),
      ),
      promotions: MONTH_OFFERS,
    },
    {
      ...inEuros({ id: 'ul-1d', title: 'Riviera illimité 1 jour', days: 1, price: 1490 }, UNLIMITED),
      promotions: [DAY_OFFER],
    },
    {
      ...inEuros({ id: 'ul-7d', title: 'Riviera illimité 7 jours', days: 7, price: 4900 }, UNLIMITED),
      promotions: [WEEK_OFFER],
    },
    localPlan(1, 7, 1138),
    localPlan(3, 30, 3105),
    localPlan(5, 30, 5129),
    globalPlan(1, 7, 900),
    globalPlan(2, 15, 1700),
    globalPlan(3, 30, 2400),
    globalPlan(5, 60, 3500),
    globalPlan(10, 180, 5900),
    globalPlan(20, 365, 6900),
  ],
};
