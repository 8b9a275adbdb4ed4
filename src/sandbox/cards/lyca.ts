import type { BenefitFacts, CardFacts, PlanFacts, Sentence } from './card-facts.ts';
import { type PromotionFacts, sampleOffer } from './promotions.ts';

const GB = 1_000_000_000;
const pounds = (amount: number) => ({ currency: 'GBP', minor: amount * 100 });

const SAMPLE: Sentence = { en: 'A sample price, for this test only.', zh: '示例价格，仅供测试。' };
const PARALLEL: Sentence = {
  en: 'Plans run side by side, each with its own end date; the one bought first is used first.',
  zh: '各套餐同时有效，到期日各自计算；先买的先用。',
};
const LOST: Sentence = { en: 'Unused data is lost at the end.', zh: '到期后剩余流量作废。' };
const EU: Sentence = { en: 'EU data', zh: '欧盟流量' };
const ABROAD: Sentence = { en: 'International calls', zh: '国际长途' };

const volume = (gigabytes: number) =>
  ({ kind: 'metered', totalBytes: gigabytes * GB, displayUnitBytes: GB }) as const;
const data = (gigabytes: number): BenefitFacts => ({ usageType: 'data', allowance: volume(gigabytes) });
const minutes = (total: number): BenefitFacts => ({
  usageType: 'voice',
  title: ABROAD,
  allowance: { kind: 'count', unit: 'minute', total },
});
const inTheEu = (gigabytes: number): BenefitFacts => ({
  usageType: 'other',
  title: EU,
  allowance: volume(gigabytes),
});

interface Bundle {
  readonly id: string;
  readonly title: string;
  /** In pounds. */
  readonly amount: number;
  readonly duration: string;
}

const plan = ({ id, title, amount, duration }: Bundle, ...benefits: readonly BenefitFacts[]): PlanFacts => ({
  id,
  title: { text: title, lang: 'en' },
  kind: 'package',
  price: pounds(amount),
  benefits,
  coverage: [{ country: 'GB' }],
  validity: { duration, starts: 'purchase' },
  unusedData: 'forfeited',
  shareable: false,
  terms: [PARALLEL, LOST],
});

const assumed = (facts: PlanFacts): PlanFacts => ({
  ...facts,
  terms: [...facts.terms, SAMPLE],
  assumed: true,
});

const unlimited = (gigabytes: number, period: 'day' | 'plan'): BenefitFacts => ({
  usageType: 'data',
  allowance: {
    kind: 'unlimited',
    highSpeed: { totalBytes: gigabytes * GB, displayUnitBytes: GB, period },
    throttleKbps: 512,
  },
});

const creditOf = (amount: number): PlanFacts => ({
  ...assumed(
    plan(
      { id: `lyca-assumed-credit-${amount}`, title: `Top-up £${amount}`, amount, duration: 'P90D' },
      { usageType: 'money', allowance: { kind: 'monetary', money: pounds(amount) } },
    ),
  ),
  kind: 'credit',
  terms: [{ en: 'Money on the card, not data.', zh: '充入卡内的是话费，不是流量。' }, SAMPLE],
});

/** In the manner of its Christmas promotion of 2025, which halved the first month of the unlimited plan. */
const firstMonth = (turn: 0 | 1, amount: number, title: Sentence): PromotionFacts =>
  sampleOffer(
    turn,
    title,
    { kind: 'first_period', price: pounds(amount) },
    {
      en: 'If you turn on auto-renewal, each further month costs the usual price.',
      zh: '如开启自动续费，之后每月按原价收取。',
    },
  );
const HALF_PRICE = firstMonth(0, 12, { en: 'First month half price', zh: '首月半价' });
const THIRD_OFF = firstMonth(1, 12, { en: 'First month £6 off', zh: '首月立减 6 英镑' });
const WEEK_OFFER: PromotionFacts = sampleOffer(
  1,
  { en: '£1 off', zh: '立减 1 英镑' },
  { kind: 'discount', price: pounds(5) },
);

/**
 * Lyca Mobile UK, pay as you go.
 *
 * - 30 GB for £10 with 12 GB in the EU and 100 minutes abroad: github.com/surendrapras/lycamobile, 2025-12-29. Its
 *   Christmas promotion is over; those here are made up after it. Plans for a day, a week and without limit are assumed, credit too; 40 GB and then
 *   512 kbit/s is the rule of Lyca Belgium (lycamobile.be). The 2 GB a day of the other one, and what it includes, are assumed.
 * - Pay-monthly plans need a UK credit check, which a traveller does not pass: not offered. Plans of Lyca Norway are
 *   another country's.
 * - Packages have a clock of their own, nothing is carried forward: terms of Lyca Ireland. Credit has to be topped up
 *   within 90 days (lycamobile.co.uk).
 * - Balance: in the app. The codes that were found are those of other countries. Not shareable by travellers' guides.
 */
export const lyca: CardFacts = {
  type: 'lyca',
  operator: 'Lyca Mobile',
  kind: 'sim',
  country: 'GB',
  callingCode: '44',
  timeZone: 'Europe/London',
  currency: 'GBP',
  identifierTypes: ['msisdn', 'email'],
  owns: ({ type, value }) =>
    type === 'msisdn' ? /^\+447\d{9}$/.test(value) : type === 'iccid' && value.startsWith('8944'),
  named: {
    identifiers: [
      { type: 'msisdn', value: '+447700900123' },
      { type: 'email', value: 'traveller@example.com' },
    ],
    holds: {
      planId: 'lyca-assumed-unl-day',
      remainingBytes: 0,
      left: { voice: 62, message: 88, other: 7.5 * GB },
      sinceHours: 19 * 24,
      leftHours: 11 * 24,
      pace: [],
    },
  },
  ordinary: {
    planId: 'gb-lyca-payg-30gb',
    remainingBytes: 21 * GB,
    left: { voice: 80, other: 12 * GB },
    sinceHours: 10 * 24,
    leftHours: 20 * 24,
    pace: [4, 3, 5, 4, 4, 5],
  },
  balance: { money: pounds(5), leftHours: 60 * 24 },
  topUpEffect: 'parallel',
  afterEnd: { unusedData: 'forfeited' },
  checkInstructions: [{ kind: 'app', code: 'Lyca Mobile' }],
  plans: [
    assumed(
      plan(
        { id: 'lyca-assumed-day', title: 'Lyca Data 2 GB / 24 hours', amount: 2, duration: 'PT24H' },
        data(2),
      ),
    ),
    {
      ...assumed(
        plan(
          { id: 'lyca-assumed-week', title: 'Lyca Data 10 GB / 7 days', amount: 6, duration: 'P7D' },
          data(10),
        ),
      ),
      promotions: [WEEK_OFFER],
    },
    plan(
      { id: 'gb-lyca-payg-30gb', title: 'Pay As You Go 30 GB', amount: 10, duration: 'P30D' },
      data(30),
      inTheEu(12),
      minutes(100),
    ),
    {
      ...assumed(
        plan(
          { id: 'lyca-assumed-unl-day', title: 'Lyca Data Unlimited Daily', amount: 18, duration: 'P30D' },
          unlimited(2, 'day'),
          inTheEu(12),
          minutes(100),
          { usageType: 'message', allowance: { kind: 'count', unit: 'message', total: 100 } },
        ),
      ),
      promotions: [THIRD_OFF],
    },
    {
      ...assumed(
        plan(
          { id: 'lyca-assumed-unl', title: 'Lyca Data Unlimited', amount: 24, duration: 'P30D' },
          unlimited(40, 'plan'),
        ),
      ),
      promotions: [HALF_PRICE],
    },
    creditOf(5),
    creditOf(10),
  ],
};
