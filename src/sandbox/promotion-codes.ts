import type { Money } from '../domain/model/primitives.ts';
import { money } from '../domain/money.ts';
import type { PromotionCode, Promotions } from '../server/ports.ts';
import { CARDS } from './cards/index.ts';
import type { Sentence } from './cards/sentence.ts';

/** A code that the sandbox's shop has given out. */
export interface SandboxCode extends PromotionCode {
  readonly code: string;
  readonly says: Sentence;
}

const amountOff = (code: string, cardType: string, amount: Money, says: Sentence): SandboxCode => ({
  code,
  takesOff: { kind: 'amount', amount },
  cardTypes: [cardType],
  says,
});

const monthPlans = CARDS.flatMap(({ plans }) => plans)
  .filter(({ kind, validity }) => kind === 'package' && /^P(30D|1M)$/.test(validity.duration ?? ''))
  .map(({ id }) => id);

/** All made up. Each works once a card; on a plan that costs no more than a code takes off it does not. */
export const PROMOTION_CODES: readonly SandboxCode[] = [
  {
    code: 'TERN10',
    takesOff: { kind: 'percent', percent: 10 },
    says: { en: '10% off any plan of any card', zh: '任意流量卡、任意套餐九折' },
  },
  {
    code: 'MONTH15',
    takesOff: { kind: 'percent', percent: 15 },
    planIds: monthPlans,
    says: { en: '15% off plans of 30 days or a month', zh: '30 天或一个月的套餐八五折' },
  },
  amountOff('HOLA20', 'mexico', money('MXN', 2000), {
    en: 'MX$20 off, Mexico only',
    zh: '墨西哥卡立减 20 比索',
  }),
  amountOff('CHAO500', 'chile', money('CLP', 500), {
    en: 'CLP 500 off, Chile only',
    zh: '智利卡立减 500 比索',
  }),
  amountOff('RIVIERA2', 'monaco', money('EUR', 200), {
    en: '€2 off, Monaco only',
    zh: '摩纳哥卡立减 2 欧元',
  }),
  amountOff('LAGON300', 'new-caledonia', money('XPF', 300), {
    en: 'CFPF 300 off, New Caledonia only',
    zh: '新喀里多尼亚卡立减 300 太平洋法郎',
  }),
  amountOff('THAMES1', 'lyca', money('GBP', 100), { en: '£1 off, Lyca only', zh: 'Lyca 卡立减 1 英镑' }),
  {
    code: 'SUMMER25',
    takesOff: { kind: 'percent', percent: 25 },
    endsAt: '2026-09-01T00:00:00Z',
    says: { en: '25% off; ended on 31 August 2026', zh: '七五折，已于 2026 年 8 月 31 日结束' },
  },
];

export const sandboxPromotions: Promotions = {
  findCode: (code) => Promise.resolve(PROMOTION_CODES.find((known) => known.code === code)),
};
