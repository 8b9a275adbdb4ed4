import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: asking for the money back. */
export const refund: AfterMessages['refund'] = {
  policy: (until) => `可在 ${until} 前申请。已使用的套餐不予退款。`,
  over: (until) => `申请退款的期限已于 ${until} 结束。`,
  why: '您为什么申请退款？',
  reasons: {
    not_received: '没有收到套餐',
    wrong_plan: '选错了套餐',
    wrong_card: '充错了卡',
    not_needed: '不再需要',
    other: '其他原因',
    unknown: '其他原因',
  },
  pick: '请先选择原因。',
  ask: (amount) => `申请退回 ${amount}`,
  sure: (amount, email) => `确定申请退回 ${amount} 吗？结果将发送至 ${email}。`,
  yes: '确定申请',
  no: '保留套餐',
  safe: '请求可能已送达。可放心重试，不会重复提交。',
  asked: (day, reason) => `${day}提交：${reason}`,
  refused: {
    used: '未获批准：套餐已使用。',
    too_late: '未获批准：已超过申请期限。',
    not_refundable: '未获批准：此套餐不可退款。',
    unknown: '未获批准。',
  },
  stays: '套餐照常可用。如有异议，请点击“对扣款有疑问”。',
};
