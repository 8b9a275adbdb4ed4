import type { BenefitFacts, CardFacts, PlanFacts, Sentence } from './card-facts.ts';
import { type PromotionFacts, sampleOffer } from './promotions.ts';

const GB = 1_000_000_000;
const MB = 1_000_000;
const pesos = (amount: number) => ({ currency: 'MXN', minor: amount * 100 });

const CALLS: Sentence = {
  en: 'Calls to Mexico, the USA and Canada',
  zh: '拨打墨西哥、美国和加拿大电话',
};
const TEXTS: Sentence = {
  en: 'Texts to Mexico, the USA and Canada',
  zh: '发送短信至墨西哥、美国和加拿大',
};
const APPS_FEW: Sentence = { en: 'Facebook, Messenger, X', zh: 'Facebook、Messenger、X' };
const APPS: Sentence = {
  en: 'Instagram, Facebook, Messenger, X, Snapchat',
  zh: 'Instagram、Facebook、Messenger、X、Snapchat',
};
const APPS_ALL: Sentence = {
  en: 'Facebook, Messenger, X, Instagram, WhatsApp, Snapchat (in Mexico only)',
  zh: 'Facebook、Messenger、X、Instagram、WhatsApp、Snapchat（仅限墨西哥境内）',
};
const MUSIC: Sentence = { en: 'Claro Música', zh: 'Claro Música 音乐' };

const TERMS: readonly Sentence[] = [
  {
    en: 'Works in Mexico, the USA and Canada; browsing in Canada is limited. Not at sea or in the air.',
    zh: '可在墨西哥、美国和加拿大使用；在加拿大上网有限制。海上和飞行途中不可用。',
  },
  {
    en: 'New data is added to what is left, and the later end date applies to all of it.',
    zh: '新流量与剩余流量相加，统一按较晚的到期日计算。',
  },
  {
    en: 'Runs to the hour and minute of purchase. Unused data is lost at the end.',
    zh: '有效期按购买时刻精确到分钟。到期后剩余流量作废。',
  },
  {
    en: 'WhatsApp is included in Mexico, the USA and Canada.',
    zh: '在墨西哥、美国和加拿大可不限量使用 WhatsApp。',
  },
];

const metered = (totalBytes: number): BenefitFacts['allowance'] => ({
  kind: 'metered',
  totalBytes,
  displayUnitBytes: GB,
});

type Social = { readonly bytes: number; readonly apps: Sentence } | 'included';

const packageOf = (amount: number, days: number, bytes: number, social: Social): PlanFacts => ({
  id: `mx-telcel-asl-${amount}`,
  title: { text: `Amigo Sin Límite $${amount}`, lang: 'es' },
  kind: 'package',
  price: pesos(amount),
  benefits: [
    { usageType: 'data', allowance: metered(bytes) },
    social === 'included'
      ? { usageType: 'social', title: APPS_ALL, allowance: { kind: 'included' } }
      : { usageType: 'social', title: social.apps, allowance: metered(social.bytes) },
    { usageType: 'voice', title: CALLS, allowance: { kind: 'included' } },
    { usageType: 'message', title: TEXTS, allowance: { kind: 'included' } },
    ...(amount >= 150 ? [{ usageType: 'other' as const, title: MUSIC, allowance: metered(500 * MB) }] : []),
  ],
  coverage: [{ country: 'MX' }, { country: 'US' }, { country: 'CA' }],
  validity: { duration: `P${days}D`, starts: 'purchase' },
  unusedData: 'forfeited',
  shareable: false,
  terms: TERMS,
});

const creditOf = (amount: number, days: number): PlanFacts => ({
  id: `mx-telcel-saldo-${amount}`,
  title: { text: `Saldo Amigo $${amount}`, lang: 'es' },
  kind: 'credit',
  price: pesos(amount),
  benefits: [{ usageType: 'money', allowance: { kind: 'monetary', money: pesos(amount) } }],
  coverage: [{ country: 'MX' }],
  validity: { duration: `P${days}D`, starts: 'purchase' },
  unusedData: 'forfeited',
  shareable: false,
  terms: [
    {
      en: 'Money on the card, not data: use it for plans, or pay per megabyte and minute. It has its own end date.',
      zh: '充入卡内的是话费，不是流量：可购买套餐，或按 MB、按分钟扣费。话费的有效期单独计算。',
    },
  ],
});

const moreData = (turn: 0 | 1, bytes: number, title: Sentence): PromotionFacts =>
  sampleOffer(turn, title, { kind: 'bonus', benefits: [{ usageType: 'data', allowance: metered(bytes) }] });

const lessMoney = (turn: 0 | 1, amount: number, title: Sentence): PromotionFacts =>
  sampleOffer(turn, title, { kind: 'discount', price: pesos(amount) });

/** Telcel's terms of 2026 name it among what the package gives. */
const PRIME: PromotionFacts = {
  title: { en: 'With Amazon Prime Básico', zh: '含 Amazon Prime Básico' },
  offer: {
    kind: 'bundle',
    includes: [
      { en: 'Prime Video on two screens in HD', zh: 'Prime Video（高清，两台设备同时观看）' },
      { en: 'free delivery by Amazon in Mexico', zh: '亚马逊墨西哥站免运费' },
    ],
  },
  conditions: [
    {
      en: 'For as long as the package runs. It takes an Amazon account.',
      zh: '套餐有效期内可用，需亚马逊账号。',
    },
  ],
};

/** Which packages come with what; the offers on price and data are made up. */
const PROMOTIONS: Readonly<Record<string, readonly PromotionFacts[]>> = {
  'mx-telcel-asl-80': [moreData(1, 200 * MB, { en: '200 MB more', zh: '加送 200 MB' })],
  'mx-telcel-asl-270': [PRIME],
  'mx-telcel-asl-400': [lessMoney(0, 320, { en: '20% off', zh: '八折' })],
  'mx-telcel-asl-500': [
    moreData(0, GB, { en: '1 GB more', zh: '加送 1 GB' }),
    lessMoney(1, 450, { en: '10% off', zh: '九折' }),
  ],
};

const withPromotions = (plan: PlanFacts): PlanFacts => {
  const promotions = PROMOTIONS[plan.id];
  return promotions ? { ...plan, promotions } : plan;
};

/**
 * Telcel Amigo. Packages and their volumes: Telcel's Amigo Sin Límite terms, read on 2026-06-04; coverage in Canada by
 * the terms of 2020; not shareable by travellers' guides. Credit and how long it lasts: 2025. What use costs outside a package was not found, so it is absent.
 * Promotions: what is bundled is in the same terms; the one that was found besides is for numbers that are brought along.
 */
export const mexico: CardFacts = {
  type: 'mexico',
  operator: 'Telcel',
  kind: 'sim',
  country: 'MX',
  callingCode: '52',
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  identifierTypes: ['msisdn'],
  owns: ({ type, value }) =>
    type === 'msisdn' ? /^\+52[1-9]\d{9}$/.test(value) : type === 'iccid' && value.startsWith('8952'),
  named: {
    identifiers: [{ type: 'msisdn', value: '+525555555555' }],
    holds: {
      planId: 'mx-telcel-asl-200',
      remainingBytes: 400 * MB,
      sinceHours: 28 * 24,
      leftHours: 2 * 24,
      pace: [3, 4, 2, 5, 4, 6, 3, 5, 4, 4, 6, 5, 7, 6],
    },
  },
  ordinary: {
    planId: 'mx-telcel-asl-200',
    remainingBytes: 2100 * MB,
    sinceHours: 12 * 24,
    leftHours: 18 * 24,
    pace: [4, 3, 5, 4, 4, 5],
  },
  balance: { money: pesos(50), leftHours: 20 * 24 },
  topUpEffect: 'adds',
  afterEnd: { unusedData: 'forfeited' },
  // *133#: sanfelipelife.com, 2010. *264 and the app: travellers' and press guides.
  checkInstructions: [
    { kind: 'ussd', code: '*133#' },
    { kind: 'call', code: '*264' },
    { kind: 'app', code: 'Mi Telcel' },
  ],
  plans: [
    packageOf(10, 1, 50 * MB, { bytes: 200 * MB, apps: APPS_FEW }),
    packageOf(20, 2, 100 * MB, { bytes: 300 * MB, apps: APPS_FEW }),
    packageOf(30, 3, 160 * MB, { bytes: 1000 * MB, apps: APPS }),
    packageOf(50, 7, 500 * MB, { bytes: 1500 * MB, apps: APPS }),
    packageOf(80, 12, 800 * MB, 'included'),
    packageOf(100, 15, 1500 * MB, 'included'),
    packageOf(150, 25, 2500 * MB, 'included'),
    packageOf(200, 30, 3500 * MB, 'included'),
    packageOf(270, 30, 2500 * MB, 'included'),
    packageOf(300, 30, 5500 * MB, 'included'),
    packageOf(400, 30, 5500 * MB, 'included'),
    packageOf(500, 30, 8000 * MB, 'included'),
    creditOf(10, 7),
    creditOf(20, 10),
    creditOf(30, 15),
    creditOf(50, 30),
    creditOf(80, 30),
    creditOf(200, 60),
    creditOf(300, 60),
    creditOf(500, 60),
  ].map(withPromotions),
};
