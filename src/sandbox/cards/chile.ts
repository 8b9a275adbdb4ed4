import type { BenefitFacts, CardFacts, PlanFacts, Sentence } from './card-facts.ts';
import { type PromotionFacts, sampleOffer } from './promotions.ts';

const GB = 1_000_000_000;
const pesos = (amount: number) => ({ currency: 'CLP', minor: amount });

const SAMPLE: Sentence = { en: 'A sample price, for this test only.', zh: '示例价格，仅供测试。' };
const NOT_STATED: Sentence = {
  en: 'WOM does not publish what happens to the data you have left.',
  zh: 'WOM 未公布剩余流量如何处理。',
};
const MONTH: Sentence = { en: 'Runs for one calendar month.', zh: '有效期一个月，至次月同日。' };
const KEPT: Sentence = {
  en: 'Money that expires is kept. It comes back if you top up within 180 days of the last top-up.',
  zh: '话费到期后保留：距上次充值 180 天内再充值即可恢复使用。',
};

interface Bag {
  readonly id: string;
  readonly title: string;
  readonly duration: string;
  readonly amount: number;
}

const bag = ({ id, title, duration, amount }: Bag, data: BenefitFacts['allowance']): PlanFacts => ({
  id,
  title: { text: title, lang: 'es' },
  kind: 'package',
  price: pesos(amount),
  benefits: [{ usageType: 'data', allowance: data }],
  coverage: [{ country: 'CL' }],
  validity: { duration, starts: 'purchase' },
  unusedData: 'unknown',
  shareable: false,
  terms: [NOT_STATED],
});

const volume = (gigabytes: number) =>
  ({ kind: 'metered', totalBytes: gigabytes * GB, displayUnitBytes: GB }) as const;

const assumed = (plan: PlanFacts): PlanFacts => ({ ...plan, terms: [...plan.terms, SAMPLE], assumed: true });

const creditOf = (amount: number, days: number): PlanFacts =>
  assumed({
    id: `cl-assumed-saldo-${amount}`,
    title: { text: `Recarga $${new Intl.NumberFormat('es-CL').format(amount)}`, lang: 'es' },
    kind: 'credit',
    price: pesos(amount),
    benefits: [{ usageType: 'money', allowance: { kind: 'monetary', money: pesos(amount) } }],
    coverage: [{ country: 'CL' }],
    validity: { duration: `P${days}D`, starts: 'purchase' },
    unusedData: 'carried_over',
    shareable: false,
    terms: [{ en: 'Money on the card, not data.', zh: '充入卡内的是话费，不是流量。' }, KEPT],
  });

/** All of them made up: none was found. */
const MORE_DATA: PromotionFacts = sampleOffer(
  0,
  { en: '5 GB more', zh: '加送 5 GB' },
  { kind: 'bonus', benefits: [{ usageType: 'data', allowance: volume(5) }] },
);
const MORE_CREDIT: PromotionFacts = sampleOffer(
  1,
  { en: 'CLP 1,000 more', zh: '加送 1,000 比索话费' },
  { kind: 'bonus', benefits: [{ usageType: 'money', allowance: { kind: 'monetary', money: pesos(1000) } }] },
);
const fifthOff = (turn: 0 | 1, amount: number): PromotionFacts =>
  sampleOffer(turn, { en: '20% off', zh: '八折' }, { kind: 'discount', price: pesos(amount) });

/**
 * WOM prepaid, the one Chilean operator of which balance codes and a price were found.
 *
 * - 50 GB for 6,000 CLP a calendar month: a traveller's notes of 2024-12-17 (github.com/jmantonellini/jma, `cl-es.md`).
 *   The other bags and the amounts of credit are assumed, and so is the fair use of the unlimited one.
 * - Money: it expires after 30, 60 or 90 days, is kept, and is added to the next top-up within 180 days of the last one
 *   (latercera.com, on the operators' agreement with the government).
 * - Data bags: what a new one does to what is left was not found, nor what becomes of unused data: `unknown`.
 * - Balance: *103# or 103, then 2, and the MiWOM app (lacompraideal.cl). That it lags by hours is assumed.
 * - A foreign phone that stays for more than 30 days has to be registered (multibanda.net): until then its line is
 *   blocked, which paying does not lift. Last two digits 12.
 * - Travel eSIMs for Chile are sold in US dollars, and are other cards: left out. Not shareable by travellers' guides.
 */
export const chile: CardFacts = {
  type: 'chile',
  operator: 'WOM',
  kind: 'sim',
  country: 'CL',
  callingCode: '56',
  timeZone: 'America/Santiago',
  currency: 'CLP',
  identifierTypes: ['msisdn'],
  owns: ({ type, value }) =>
    type === 'msisdn' ? /^\+569\d{8}$/.test(value) : type === 'iccid' && value.startsWith('8956'),
  named: {
    identifiers: [{ type: 'msisdn', value: '+56955555555' }],
    holds: {
      planId: 'cl-wom-zero-50gb',
      remainingBytes: 6 * GB,
      sinceHours: 22 * 24,
      leftHours: 9 * 24,
      pace: [3, 4, 4, 3, 5, 4, 6, 5, 4, 5, 6],
    },
  },
  ordinary: {
    planId: 'cl-wom-zero-50gb',
    remainingBytes: 31 * GB,
    sinceHours: 11 * 24,
    leftHours: 19 * 24,
    pace: [4, 3, 5, 4, 4, 5],
  },
  balance: { money: pesos(3500), leftHours: 21 * 24 },
  moneyKeptDays: 180,
  reading: 'delayed',
  topUpEffect: 'unknown',
  afterEnd: { unusedData: 'unknown' },
  checkInstructions: [
    { kind: 'ussd', code: '*103#' },
    { kind: 'call', code: '103' },
    { kind: 'app', code: 'MiWOM' },
  ],
  plans: [
    assumed(
      bag({ id: 'cl-assumed-3d', title: 'Bolsa 3 GB / 3 días', duration: 'P3D', amount: 2000 }, volume(3)),
    ),
    {
      ...assumed(
        bag(
          { id: 'cl-assumed-7d', title: 'Bolsa 10 GB / 7 días', duration: 'P7D', amount: 3500 },
          volume(10),
        ),
      ),
      promotions: [MORE_DATA, fifthOff(1, 2800)],
    },
    {
      ...bag({ id: 'cl-wom-zero-50gb', title: 'Plan Zero 50 GB', duration: 'P1M', amount: 6000 }, volume(50)),
      terms: [MONTH, NOT_STATED],
    },
    {
      ...assumed(
        bag(
          { id: 'cl-assumed-unl30', title: 'Bolsa ilimitada 30 días', duration: 'P30D', amount: 10_000 },
          {
            kind: 'unlimited',
            highSpeed: { totalBytes: 100 * GB, displayUnitBytes: GB, period: 'plan' },
            throttleKbps: 1000,
          },
        ),
      ),
      promotions: [fifthOff(0, 8000)],
    },
    creditOf(2000, 30),
    creditOf(5000, 60),
    { ...creditOf(10_000, 90), promotions: [MORE_CREDIT] },
  ],
};
