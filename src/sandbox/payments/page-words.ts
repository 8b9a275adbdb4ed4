import type { DECLINE_CODES } from '../../domain/model/order.ts';
import type { MethodKind } from '../../domain/model/quote.ts';
import type { Failure } from './record.ts';

type Decline = (typeof DECLINE_CODES)[number];

/** What the hosted page says, in one language. */
export interface PageWords {
  readonly lang: string;
  readonly title: string;
  readonly testMode: string;
  readonly testNote: string;
  readonly payTo: (seller: string) => string;
  readonly total: string;
  readonly card: string;
  readonly plan: string;
  readonly reference: string;
  readonly payWithCard: string;
  readonly cardNumber: string;
  readonly expires: string;
  readonly securityCode: string;
  readonly nameOnCard: string;
  readonly neverSent: string;
  readonly wallets: Readonly<Partial<Record<MethodKind, string>>>;
  readonly payWithWallet: (wallet: string) => string;
  readonly walletNote: (wallet: string) => string;
  readonly payWithVoucher: string;
  readonly voucherCode: string;
  readonly voucherHint: (total: string) => string;
  readonly voucherTests: string;
  /** Why a code does not pay. */
  readonly refusedCode: Readonly<Partial<Record<Failure, string>>>;
  readonly triesLeft: (tries: number) => string;
  readonly payFor: (seller: string) => string;
  readonly doNotPay: string;
  readonly paidHere: string;
  readonly paidHereText: string;
  readonly failedHereText: string;
  readonly closeThis: string;
  readonly payWithBalance: string;
  readonly pay: (total: string) => string;
  readonly goBack: string;
  readonly tryOthers: string;
  readonly withVerification: string;
  readonly payTwice: string;
  readonly payAfterEnd: string;
  readonly bankThenPays: string;
  readonly bankThenDeclines: string;
  readonly closePage: string;
  readonly left: string;
  readonly leftText: string;
  readonly pending: string;
  readonly pendingText: string;
  readonly declineAs: string;
  readonly decline: string;
  readonly declines: Readonly<Record<Decline | 'unknown', string>>;
  readonly verifyTitle: string;
  readonly verifyText: (seller: string, total: string) => string;
  readonly verifyConfirm: string;
  readonly verifyRefuse: string;
  readonly verifyWaiting: string;
  readonly ended: string;
  readonly endedText: string;
  readonly payLate: string;
  readonly paid: string;
  readonly paidText: string;
  readonly failed: string;
  readonly failedText: string;
  readonly back: (seller: string) => string;
  readonly unknown: string;
  readonly unknownText: string;
}

const en: PageWords = {
  lang: 'en',
  title: 'Secure payment',
  testMode: 'Test mode',
  testNote: 'No money moves. Choose below what should happen.',
  payTo: (seller) => `Payment to ${seller}`,
  total: 'Total',
  card: 'Data card',
  plan: 'Plan',
  reference: 'Order',
  payWithCard: 'Pay by card',
  cardNumber: 'Card number',
  expires: 'Expires',
  securityCode: 'Security code',
  nameOnCard: 'Name on card',
  neverSent: 'A test card, filled in for show. None of it is sent.',
  wallets: { paypal: 'PayPal', alipay: 'Alipay', wechat_pay: 'WeChat Pay' },
  payWithWallet: (wallet) => `Pay with ${wallet}`,
  walletNote: (wallet) => `Signed in as traveller@example.com. A stand-in for ${wallet}.`,
  payWithVoucher: 'Pay with a voucher',
  voucherCode: 'Voucher code',
  voucherHint: (total) =>
    `One voucher of at least ${total}. It is used up as a whole: what it is worth beyond that is not paid out.`,
  voucherTests:
    'Test codes: QUAY-10-4711 is worth 10, QUAY-20-0815 is worth 20 (05, 10, 15, 20, 30 or 50, then any four digits). Each works once; those that end in 0000 were used before.',
  refusedCode: {
    details_incorrect: 'There is no such code. Check what is printed on the voucher.',
    voucher_used: 'This code was used before. Try another voucher.',
    voucher_too_small: 'This voucher is worth less than the total. It was not used; try a larger one.',
  },
  triesLeft: (tries) => (tries === 1 ? 'One try left.' : `${tries} tries left.`),
  payFor: (seller) => `You are asked to pay ${seller} for somebody’s data card`,
  doNotPay: 'Do not pay',
  paidHere: 'Paid, thank you',
  paidHereText: 'The shop knows; the data card is being renewed.',
  failedHereText: 'Nothing was charged. It can be tried again from where you got this address.',
  closeThis: 'There is nothing more to do here. You can close this page.',
  payWithBalance: 'Balance',
  pay: (total) => `Pay ${total}`,
  goBack: 'Go back without paying',
  tryOthers: 'Try another outcome',
  withVerification: 'Ask the bank first (3-D Secure)',
  payTwice: 'Pay twice by mistake',
  payAfterEnd: 'Pay too late: money arrives after the order has expired',
  bankThenPays: 'The bank takes five minutes, then pays',
  bankThenDeclines: 'The bank takes five minutes, then declines',
  closePage: 'Close this page without a word',
  left: 'You can close this tab',
  leftText:
    'Nothing was paid, and the shop does not know that you left. It finds out when the time to pay is over.',
  pending: 'The bank is checking this payment',
  pendingText: 'There is nothing to do here. The shop hears from us as soon as it is decided.',
  declineAs: 'Decline because',
  decline: 'Decline',
  declines: {
    insufficient_funds: 'not enough money',
    authentication_failed: 'verification failed',
    details_incorrect: 'wrong card details',
    card_expired: 'card has expired',
    card_not_supported: 'card does not work here',
    limit_exceeded: 'limit exceeded',
    try_again: 'temporary problem',
    declined: 'bank gives no reason',
    abandoned: 'payer left',
    expired: 'took too long',
    voucher_used: 'voucher code used before',
    voucher_too_small: 'voucher worth too little',
    unknown: 'unknown',
  },
  verifyTitle: 'Confirm in your bank’s app',
  verifyText: (seller, total) => `Your bank wants to make sure it is you: ${total} to ${seller}.`,
  verifyConfirm: 'Yes, this is me',
  verifyRefuse: 'No, this is not me',
  verifyWaiting: 'Waiting for your bank',
  ended: 'This payment has ended',
  endedText: 'It was canceled or took too long. Nothing was charged.',
  payLate: 'Test: pay anyway, too late',
  paid: 'Already paid',
  paidText: 'This payment is done. There is nothing more to pay here.',
  failed: 'This payment did not go through',
  failedText: 'Nothing was charged. You can try again from the shop.',
  back: (seller) => `Back to ${seller}`,
  unknown: 'Payment not found',
  unknownText: 'The address may be incomplete. Start again from the shop.',
};

const zh: PageWords = {
  lang: 'zh-Hans',
  title: '安全支付',
  testMode: '测试模式',
  testNote: '不会发生真实扣款，请在下方选择结果。',
  payTo: (seller) => `付款给 ${seller}`,
  total: '合计',
  card: '流量卡',
  plan: '套餐',
  reference: '订单号',
  payWithCard: '银行卡支付',
  cardNumber: '卡号',
  expires: '有效期',
  securityCode: '安全码',
  nameOnCard: '持卡人姓名',
  neverSent: '演示用测试卡，内容不会提交。',
  // Chinese puts no space beside its own signs.
  wallets: { paypal: ' PayPal ', alipay: '支付宝', wechat_pay: '微信支付' },
  payWithWallet: (wallet) => `使用${wallet}付款`,
  walletNote: (wallet) => `已登录 traveller@example.com。此页面模拟${wallet}的支付页面。`,
  payWithVoucher: '使用充值码支付',
  voucherCode: '充值码',
  voucherHint: (total) => `请使用一张面值不低于 ${total} 的充值码。充值码一次用完，超出部分不予退还。`,
  voucherTests:
    '测试码：QUAY-10-4711 面值 10，QUAY-20-0815 面值 20（面值可为 05、10、15、20、30、50，后接任意四位数字）。每码限用一次；以 0000 结尾的已被使用。',
  refusedCode: {
    details_incorrect: '没有此充值码，请核对券面。',
    voucher_used: '此充值码已被使用，请换一张。',
    voucher_too_small: '面值低于应付金额，此码未被使用，请换一张面值更大的。',
  },
  triesLeft: (tries) => `还可尝试 ${tries} 次。`,
  payFor: (seller) => `有人请您代付流量卡续费，收款方：${seller}`,
  doNotPay: '不付款',
  paidHere: '付款成功，谢谢',
  paidHereText: '已通知商家，流量卡正在续费。',
  failedHereText: '未扣款。可从您获得此网址的地方重试。',
  closeThis: '您无需再操作，可以关闭此页面。',
  payWithBalance: '余额',
  pay: (total) => `支付 ${total}`,
  goBack: '不付款，返回',
  tryOthers: '试试其他结果',
  withVerification: '需银行验证（3-D Secure）',
  payTwice: '重复付款',
  payAfterEnd: '逾期付款：订单过期后才到账',
  bankThenPays: '银行审核五分钟，随后付款成功',
  bankThenDeclines: '银行审核五分钟，随后拒绝',
  closePage: '直接关闭此页面',
  left: '可以关闭此页面',
  leftText: '未付款，商家也不知道您已离开，付款时限过后才会得知。',
  pending: '银行正在审核本次付款',
  pendingText: '您无需操作，有结果后我们会立即通知商家。',
  declineAs: '拒绝原因',
  decline: '拒绝付款',
  declines: {
    insufficient_funds: '余额不足',
    authentication_failed: '验证失败',
    details_incorrect: '银行卡信息有误',
    card_expired: '银行卡已过期',
    card_not_supported: '不支持此银行卡',
    limit_exceeded: '超出限额',
    try_again: '临时故障',
    declined: '银行未说明原因',
    abandoned: '付款人中途离开',
    expired: '超时',
    voucher_used: '充值码已被使用',
    voucher_too_small: '充值码面值不足',
    unknown: '未知',
  },
  verifyTitle: '请在银行 App 中确认',
  verifyText: (seller, total) => `银行需要确认是您本人操作：向 ${seller} 支付 ${total}。`,
  verifyConfirm: '是我本人',
  verifyRefuse: '不是我',
  verifyWaiting: '正在等待银行确认',
  ended: '本次支付已结束',
  endedText: '支付已取消或超时，未扣款。',
  payLate: '测试：超时后仍付款',
  paid: '已付款',
  paidText: '本次支付已完成，无需再付。',
  failed: '支付未成功',
  failedText: '未扣款。您可以返回商家重试。',
  back: (seller) => `返回 ${seller}`,
  unknown: '找不到该笔支付',
  unknownText: '网址可能不完整，请从商家页面重新开始。',
};

/** English where there is no better language. */
export const pageWords = (locale: string | undefined): PageWords => (/^zh\b/i.test(locale ?? '') ? zh : en);
