import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: asking about a charge. */
export const question: AfterMessages['question'] = {
  what: '这笔扣款有什么问题？',
  reasons: {
    not_recognised: '不是我的交易',
    wrong_amount: '金额不对',
    charged_twice: '重复扣款',
    not_received: '没有收到所买的套餐',
    other: '其他问题',
    unknown: '其他问题',
  },
  pick: '请先选择问题。',
  ownWords: '补充说明（选填）',
  left: (count) => `还可输入 ${count} 字`,
  send: '提交疑问',
  answer: (email) => `答复将发送至 ${email}。`,
  sent: (email) => `已收到您的疑问，答复将发送至 ${email}。`,
  before: '已提交的疑问',
  asked: (day, reason) => `${day}：${reason}`,
  askedOften: '您已多次就此订单提出疑问。答复会发送至您的邮箱，也可直接联系客服。',
};
