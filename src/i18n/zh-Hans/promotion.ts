import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: promotion codes, once somebody has one. */
export const promotion: AfterMessages['promotion'] = {
  code: '优惠码',
  apply: '使用',
  remove: '移除',
  off: (amount) => `已优惠 ${amount}。`,
  refused: {
    not_known: '优惠码不存在。',
    ended: '优惠码已过期。',
    other_card: '优惠码不适用于此卡。',
    other_plan: '优惠码不适用于此套餐。',
    used: '此卡已使用过该优惠码。',
  },
  without: '当前价格未使用优惠码。',
};
