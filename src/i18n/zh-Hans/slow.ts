import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: what is done outside the page to pay, who else can, and money that came otherwise than asked. */
export const slow: AfterMessages['slow'] = {
  deadline: '付款截止',
  until: '有效期至',
  amount: '金额',
  exactly: '请按此金额转账，金额不足会退回。',
  youCanClose: (email) => `您可以关闭此页面：到账后会发邮件至 ${email}。`,
  print: '打印或存为 PDF',
  copyOf: (what) => `${what}`,

  qr: {
    title: (app) => `使用${app}扫码支付`,
    how: (app) => `请用手机打开${app}扫一扫，付款成功后此页面会自动更新。`,
    label: (amount, app) => `${app}付款二维码，金额 ${amount}`,
    left: (time) => `二维码剩余有效时间 ${time}`,
    open: (app) => `打开${app}`,
  },

  transfer: {
    title: '请通过银行转账付款',
    details: {
      beneficiary: '收款人',
      bank: '开户行',
      iban: 'IBAN',
      bic: 'BIC',
      clabe: 'CLABE',
      account: '账号',
      reference: '附言',
      unknown: '其他信息',
    },
    referenceNote: '转账时请务必填写，我们据此确认您的款项。',
    takes: (duration) => `款项通常在 ${duration}内到账。`,
    copyAll: '复制全部',
  },

  voucher: {
    title: '凭此付款单到店付现金',
    how: '请向收银员出示条形码，或报出号码。',
    number: '号码',
    label: '号码的条形码',
    payAt: '付款地点',
  },

  companion: {
    title: '请他人通过此链接代付',
    privacy: '对方只能看到套餐、部分卡号和价格，看不到卡内的任何信息。',
    label: '代付链接二维码',
    copy: '复制链接',
    share: '分享链接',
    shared: '请帮我代付这笔续费',
    here: '改为自己付款',
  },

  framed: {
    newTab: '将在新标签页中打开，付款成功后此页面会自动更新。',
    nothing: '没有打开？',
    how: '请在浏览器中打开此网址，或用手机扫码。',
    label: '支付页面二维码',
  },

  returned: {
    title: '退款',
    because: {
      twice: '重复付款',
      late: '付款到账太晚',
      too_little: '付款金额不足',
      too_much: '付款金额过多',
      unknown: '付款与要求不符',
    },
    back: (because, amount, isBack) => `${because}，${amount} ${isBack ? '已' : '将'}退回。`,
    payAll: (came, total, deadline) =>
      `已收到 ${came}，金额不足，将退还给您。请在 ${deadline} 前一次付清 ${total}。`,
  },

  cancelSure: '确定取消此订单吗？您可以随时重新下单。',
  cancelYes: '确定取消',
  cancelNo: '暂不取消',
  noOtherMethod: '此处没有其他支付方式。',
};
