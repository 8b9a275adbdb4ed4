import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: renewing without a press. */
export const autoRenewal: AfterMessages['autoRenewal'] = {
  states: { off: '未开启', confirming: '待确认', on: '已开启', stopped: '已停止' },

  intro: '开启后，此卡将自动续费，您可随时关闭。',
  notPossible: '此卡无法自动续费。',
  price: '每次续费',
  every: (price, time) => `${price}（每 ${time}）`,
  next: '下次续费',
  before: (when) => `${when} 前`,
  beforeEnd: '流量到期前；如已到期，则 1 小时后',
  paidBy: '扣款方式',
  mandate: '银行卡或账户',
  modeNotes: {
    operator_balance: '请确保续费时余额充足。',
    mandate: '只需在支付机构的页面授权一次。',
  },
  emailNote: '用于接收收据；如涨价，会提前一周通知。',
  consent: (seller, price, time) =>
    `我同意 ${seller} 每 ${time}扣款 ${price}，无需每次确认，直至我关闭自动续费。`,
  consentMissing: '请勾选同意后再开启。',
  turnOn: '开启自动续费',
  priceNow: (now, was) => `每次续费的价格已由 ${was} 变为 ${now}，尚未开启，请重新确认。`,

  allow: '还差一步：请在支付机构的页面授权。页面将在新标签页打开，完成后请返回此处。',
  openPage: '前往授权',
  turnOff: '关闭自动续费',
  sure: '确定关闭吗？关闭后不再自动续费或扣款。',
  keep: '保持开启',

  priceChange: (day, price) => `自 ${day}起，每次续费 ${price}。此前不会扣款。`,
  failed: (day) => `${day}的续费未成功。`,
  again: (when) => `我们将于 ${when} 重试。`,
  notAgain: '我们不会再重试。',
  failures: {
    card_suspended: '运营商已将此卡停机。',
    card_retired: '此卡已注销。',
    plan_unavailable: '此卡已无法购买该套餐。',
    not_renewed: '运营商未能续费，款项将退回。',
    payment_withdrawn: '上次续费的付款已被撤销。',
    try_again: '银行系统暂时繁忙。',
    abandoned: '订单已取消。',
    expired: '银行未响应。',
  },
};
