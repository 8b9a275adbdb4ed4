import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: what is about to end. */
export const ending: AfterMessages['ending'] = {
  session: {
    ends: '为保护您的卡，您即将退出登录。已填写的内容会保留。',
    newCode: '届时用新的验证码即可重新登录。',
    stay: '保持登录',
    stays: (duration) => `登录已延长，${duration}内有效。`,
  },
  order: '付款时间即将结束。届时此订单会失效，您可以一键重新下单。',
};
