import type { naming as english } from '../en/naming.ts';
import type { Translated } from '../messages.ts';

/** Simplified Chinese: the form in which the card is named. */
export const naming: Translated<typeof english> = {
  heading: '查找您的卡',
  intro: '通过验证码确认是您本人的卡，无需注册和密码。',
  nameBy: '查找方式',
  types: { msisdn: '手机号', iccid: '卡号', email: '邮箱' },
  labels: { msisdn: '流量卡的手机号', iccid: '卡号（ICCID）', email: '邮箱地址' },
  hints: {
    msisdn: '流量卡自身的号码。',
    iccid: '印在卡上的 19 或 20 位数字，以 89 开头。',
    email: '办卡时预留的邮箱。',
  },
  country: '国家/地区',
  chooseCountry: '请选择',
  next: '继续',
  checking: '正在查询',
  signedOut: '您已退出登录，页面上的卡信息已清除。',
};
