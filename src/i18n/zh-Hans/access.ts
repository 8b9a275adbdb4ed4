import type { access as english } from '../en/access.ts';
import type { Translated } from '../messages.ts';

/** Simplified Chinese: what is wrong with a name, and proving that the card is one’s own. */
export const access: Translated<typeof english> = {
  problems: {
    emptyPhone: '请填写流量卡的手机号。',
    emptyIccid: '请填写印在卡上的卡号。',
    emptyEmail: '请填写邮箱地址。',
    noCountry: '请选择号码所属的国家/地区。',
    callingCode: '请在“+”后填写国际区号，例如 +52。',
    notPhone: '手机号只能包含数字，开头可加“+”和国际区号。',
    notIccid: '卡号只能包含数字。',
    iccidPrefix: '卡号以 89 开头。',
    tooShort: (by: number) => `还少 ${by} 位数字。`,
    tooLong: (by: number) => `多了 ${by} 位数字。`,
    notEmail: '邮箱格式应为 name@example.com。',
  },

  checkDigit: '请核对卡号：末位校验码不符。若与卡面一致，可继续。',

  channelHeading: '验证码发到哪里？',
  channels: { sms: '短信发送至此卡', email: '发送至此卡预留的邮箱' },
  noChannel: '此卡无法接收验证码，请联系客服。',
  send: '发送验证码',
  sending: '正在发送',

  codeHeading: '填写验证码',
  onItsWay: {
    phoneBySms: (masked: string) => `如果号码无误，验证码将以短信发送至 ${masked}。`,
    cardBySms: (masked: string) => `如果卡号无误，验证码将以短信发送至此卡（${masked}）。`,
    emailByEmail: (masked: string) => `如果邮箱无误，验证码将发送至 ${masked}。`,
    cardByEmail: (masked: string) => `如果号码无误，验证码将发送至此卡（${masked}）预留的邮箱。`,
  },
  works: (duration: string) => `${duration}内有效。`,
  code: '6 位验证码',
  signIn: '登录',
  resend: '重新发送验证码',
  resendIn: (time: string) => `${time} 后可重新发送`,
  resendNow: '现在可以重新获取验证码。',
  resent: '验证码已重新发送，请以最新一条为准。',
  triesLeft: (problem: string, count: number) => `${problem}还可以尝试 ${count} 次。`,
  waitUntil: (when: string) => `尝试次数过多，请在 ${when} 后再试。`,
  noCode: '没有收到验证码？',
  changeNumber: { msisdn: '核对手机号', iccid: '核对卡号', email: '核对邮箱' },
  other: { sms: '改用短信接收', email: '改用邮箱接收' },
  lost: '号码或邮箱已无法使用？',
  contact: {
    intro: '请联系客服。客服不会向您索要验证码。',
    email: (address: string) => `发邮件至 ${address}`,
    phone: (number: string) => `致电 ${number}`,
    url: (_address: string) => '打开客服页面',
  },

  status: {
    active: '使用中',
    new: '尚未使用',
    low: '流量不足',
    expires_soon: '即将到期',
    expired: '已过期',
    depleted: '流量已用完',
    throttled: '已限速',
    suspended: '已停机',
    retired: '已注销',
  },
  switchCard: '当前查看的卡',
  signOut: '退出登录',
  noCards: '当前登录未关联流量卡。',
  another: '其他卡',
  backToCards: '返回我的卡',

  asGuest: '免登录续费，也可为他人续费',
  guestNote: '您尚未登录，不显示此卡的余量。收据将发送给您。',
  proveAfterAll: '登录',

  remember: '在此设备上记住此卡',
  cannotRemember: '此浏览器无法保存。',
  remembered: '此设备已记住的卡',
  continueWith: (masked: string) => `使用 ${masked} 继续`,
  forget: (masked: string) => `移除 ${masked}`,
  forgetAll: '全部移除',
};
