import type { CardFacts, PlanFacts, Sentence } from './card-facts.ts';
import { type PromotionFacts, sampleOffer } from './promotions.ts';

const GB = 1_000_000_000;
const francs = (amount: number) => ({ currency: 'XPF', minor: amount });

const ASSUMED: Sentence = {
  en: 'A sample price, for this test only: we found no published prepaid price.',
  zh: '示例价格，仅供测试：未查到公开的预付费价格。',
};
const EXTENDS: Sentence = {
  en: 'Data adds up, and the new time follows the time you have left.',
  zh: '流量相加，新有效期接在剩余有效期之后。',
};
const LOST: Sentence = { en: 'Unused data is lost at the end.', zh: '到期后剩余流量作废。' };

const dataPlan = (gigabytes: number, days: number, amount: number): PlanFacts => ({
  id: `nc-assumed-${gigabytes}gb-${days}d`,
  title: { text: `Recharge ${gigabytes} Go / ${days} jours`, lang: 'fr' },
  kind: 'package',
  price: francs(amount),
  benefits: [
    { usageType: 'data', allowance: { kind: 'metered', totalBytes: gigabytes * GB, displayUnitBytes: GB } },
  ],
  coverage: [{ country: 'NC' }],
  validity: { duration: `P${days}D`, starts: 'purchase' },
  unusedData: 'forfeited',
  shareable: false,
  terms: [EXTENDS, LOST, ASSUMED],
  assumed: true,
});

/** Both made up: the 20% off that was found is for young and old residents with a subscription. */
const MONTH_OFFER: PromotionFacts = sampleOffer(
  0,
  { en: '20% off', zh: '八折' },
  { kind: 'discount', price: francs(4400) },
);
const CREDIT_OFFER: PromotionFacts = sampleOffer(
  1,
  { en: 'CFPF 300 more', zh: '加送 300 太平洋法郎话费' },
  { kind: 'bonus', benefits: [{ usageType: 'money', allowance: { kind: 'monetary', money: francs(300) } }] },
);

/**
 * OPT-NC Mobilis. Volumes are those that travellers' guides name; prices are assumed, scaled up from a published
 * subscription (15 Go for 5,900 XPF: gouv.nc/node/7762, 2019). The published Liberté 1 000 F credit (dnc.nc, 2018) is
 * left out: how long it lasts is not stated. No balance code is published; 1000 is the operator's customer service.
 */
export const newCaledonia: CardFacts = {
  type: 'new-caledonia',
  operator: 'OPT-NC Mobilis',
  kind: 'sim',
  country: 'NC',
  callingCode: '687',
  timeZone: 'Pacific/Noumea',
  currency: 'XPF',
  identifierTypes: ['iccid', 'msisdn'],
  owns: ({ type, value }) =>
    type === 'msisdn' ? /^\+687[5789]\d{5}$/.test(value) : type === 'iccid' && value.startsWith('89687'),
  named: {
    identifiers: [
      { type: 'iccid', value: '8968701000000000010' },
      { type: 'msisdn', value: '+687751234' },
      { type: 'email', value: 'traveller@example.com' },
    ],
    holds: {
      planId: 'nc-assumed-10gb-30d',
      remainingBytes: 0.7 * GB,
      sinceHours: 14 * 24,
      leftHours: 16 * 24,
      pace: [3, 4, 3, 5, 4, 5, 6, 7, 7, 9, 9, 10, 11, 11],
    },
  },
  ordinary: {
    planId: 'nc-assumed-10gb-30d',
    remainingBytes: 6.2 * GB,
    sinceHours: 13 * 24,
    leftHours: 17 * 24,
    pace: [3, 2, 4, 3, 3, 3],
  },
  topUpEffect: 'extends',
  afterEnd: { unusedData: 'forfeited' },
  checkInstructions: [{ kind: 'call', code: '1000' }],
  plans: [
    dataPlan(1, 7, 1500),
    dataPlan(5, 30, 3900),
    { ...dataPlan(10, 30, 5500), promotions: [MONTH_OFFER] },
    {
      id: 'nc-assumed-liberte-3000',
      title: { text: 'Recharge Liberté 3 000 F', lang: 'fr' },
      kind: 'credit',
      price: francs(3000),
      benefits: [{ usageType: 'money', allowance: { kind: 'monetary', money: francs(3000) } }],
      coverage: [{ country: 'NC' }],
      validity: { duration: 'P60D', starts: 'purchase' },
      unusedData: 'forfeited',
      shareable: false,
      terms: [{ en: 'Money on the card, not data.', zh: '充入卡内的是话费，不是流量。' }, ASSUMED],
      assumed: true,
      promotions: [CREDIT_OFFER],
    },
  ],
};
