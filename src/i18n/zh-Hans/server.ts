import type { AutoRenewalWords, CodeNews, OrderNews } from '../en/server.ts';
import { createFormat } from '../format.ts';
import type { ServerMessages } from '../server-messages.ts';
import { question, receipt } from './server-orders.ts';
import { reminders } from './server-reminders.ts';
import { toPay } from './server-to-pay.ts';

const format = createFormat('zh-Hans');

const offFoot = ({ officialUrl, supportEmail, seller }: AutoRenewalWords): string =>
  `\n\n您可随时关闭：${officialUrl === undefined ? '' : `在 ${officialUrl} `}查找您的卡，进入“自动续费”即可关闭；也可发邮件至 ${supportEmail}。\n\n${seller}`;

const askFoot = ({ supportEmail, seller }: AutoRenewalWords): string =>
  `\n\n如有疑问，请发邮件至 ${supportEmail}。\n\n${seller}`;

const FAILURES: Readonly<Record<NonNullable<AutoRenewalWords['failure']>, string>> = {
  insufficient_funds: '余额不足',
  authentication_failed: '银行要求验证',
  details_incorrect: '付款信息已失效',
  card_expired: '银行卡已过期',
  card_not_supported: '银行卡不支持此类付款',
  limit_exceeded: '超出银行卡限额',
  try_again: '支付机构临时故障',
  declined: '银行拒绝付款',
  abandoned: '订单已取消',
  expired: '支付机构未及时响应',
  voucher_used: '充值码已被使用',
  voucher_too_small: '充值码面值不足',
  card_suspended: '流量卡已停机',
  card_retired: '流量卡已注销',
  plan_unavailable: '此卡已无法购买该套餐',
  not_renewed: '运营商未能续费，款项将退回',
  payment_withdrawn: '上次续费的付款已被撤销',
};

const afterStop = ({ failure }: AutoRenewalWords): string => {
  if (failure === 'card_retired') return '';
  return failure === 'card_suspended'
    ? '请先联系运营商恢复，之后可重新开启自动续费。'
    : '您可以自行续费，或重新开启自动续费。';
};

const moment = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('zh-Hans', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

const validity = ({ validUntil, timeZone }: OrderNews): string =>
  validUntil === undefined ? '' : `有效期至 ${moment(validUntil, timeZone)}（流量卡当地时间）。`;

const foot = ({ reference, supportEmail, seller }: OrderNews): string =>
  `\n\n订单号：${reference}\n\n如有疑问，请附上订单号，发邮件至 ${supportEmail}。\n\n${seller}`;

const refundOf = ({ receipt: given }: OrderNews): string => {
  const refund = given?.receipt.refund;
  return refund ? ` ${format.money(refund.amount)} ` : '';
};

const wayBack = ({ paidWith }: OrderNews): string => {
  if (paidWith === 'voucher_code') return '将退回您付款所用的充值码，该码可再次使用。';
  if (paidWith === 'own_balance') return '将退回卡内余额。';
  return '将原路退回，到账可能需要几天。';
};

const proof = (news: OrderNews): string => (news.receipt ? `\n\n${receipt.text(news.receipt)}` : '');

const details = (news: OrderNews): string => (news.toPay ? `\n\n${toPay(news.toPay, news.timeZone)}` : '');

/** Simplified Chinese: the messages that the backend sends. */
export const server: ServerMessages = {
  receipt,
  question,
  reminders,
  code: {
    sms: ({ seller, code, minutes }: CodeNews) =>
      `【${seller}】验证码 ${code}，${minutes} 分钟内有效。请勿告知任何人，我们也不会向您索取。`,
    subject: ({ seller, code }: CodeNews) => `${code} 是您的 ${seller} 验证码`,
    email: ({ seller, code, minutes }: CodeNews) =>
      `您的验证码是 ${code}，${minutes} 分钟内有效。\n\n请勿将验证码告知任何人，${seller} 绝不会向您索取。如非本人操作，忽略此邮件即可。`,
  },
  renewed: {
    sms: (news: OrderNews) =>
      `【${news.seller}】您的流量卡续费成功：${news.plan}。${validity(news)}订单号 ${news.reference}。`,
    sms_gift: (news: OrderNews) => `【${news.seller}】您的流量卡续费成功：${news.plan}。${validity(news)}`,
    subject: ({ reference }: OrderNews) => `续费成功（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `您的流量卡 ${news.card} 续费成功，套餐：${news.plan}。${validity(news)}${proof(news)}${foot(news)}`,
  },
  to_pay: {
    subject: ({ reference }: OrderNews) => `付款方法（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `您为流量卡 ${news.card} 订购的套餐 ${news.plan} 尚待付款。续费成功后，我们会发邮件通知您。${details(news)}${foot(news)}`,
  },
  refunded: {
    subject: ({ reference }: OrderNews) => `退款已发出（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `您为流量卡 ${news.card} 购买套餐 ${news.plan} 的款项${refundOf(news)}${wayBack(news)}${foot(news)}`,
  },
  refund_refused: {
    subject: ({ reference }: OrderNews) => `无法退款（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `您为流量卡 ${news.card} 的套餐 ${news.plan} 申请了退款。根据退款规则无法退款，原因见订单页面，套餐仍保留在卡上。${foot(news)}`,
  },
  too_little: {
    subject: ({ reference }: OrderNews) => `付款金额不足（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `流量卡 ${news.card} 的套餐 ${news.plan} 收到的款项少于订单金额，将全额原路退回。订单仍为您保留：请在 ${moment(news.payBy, news.timeZone)}（流量卡当地时间）前一次付清 ${format.money(news.total)}。付款方法及其他支付方式见订单页面。${details(news)}${foot(news)}`,
  },
  late: {
    subject: ({ reference }: OrderNews) => `付款到账太晚（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `您为流量卡 ${news.card} 购买套餐 ${news.plan} 的款项在订单结束后才到账，因此未能续费。款项将全额原路退回。如仍需要该套餐，请重新下单。${foot(news)}`,
  },
  too_much: {
    subject: ({ reference }: OrderNews) => `付款金额过多（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `流量卡 ${news.card} 的套餐 ${news.plan} 收到的款项多于订单金额。多付的部分${wayBack(news)}您无需任何操作。${foot(news)}`,
  },
  twice: {
    subject: ({ reference }: OrderNews) => `重复付款（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `流量卡 ${news.card} 的套餐 ${news.plan} 已付清，又收到一笔款项。该款项${wayBack(news)}您无需任何操作。${foot(news)}`,
  },
  reversed: {
    subject: ({ reference }: OrderNews) => `付款已被撤销（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `银行或支付机构已撤销您为流量卡 ${news.card} 购买套餐 ${news.plan} 的付款。如非您本人操作，请与我们联系。${foot(news)}`,
  },
  slow: {
    subject: ({ reference }: OrderNews) => `续费仍在处理（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `我们已收到您的付款，但运营商办理流量卡 ${news.card} 的套餐 ${news.plan} 已超过一天。我们会持续查询，办好后发邮件通知您，无需再次付款。${foot(news)}`,
  },
  in_review: {
    subject: ({ reference }: OrderNews) => `正在核实您的续费（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `我们已收到您的付款，但运营商尚未确认流量卡 ${news.card} 的套餐 ${news.plan} 已开通。我们正在核实，有结果后会发邮件通知您，无需再次付款。${foot(news)}`,
  },
  autoRenewal: {
    on: {
      subject: ({ card }: AutoRenewalWords) => `自动续费已开启（${card}）`,
      email: (news: AutoRenewalWords) =>
        `流量卡 ${news.card} 将在流量到期前自动续费：${news.plan}，${format.money(news.price)}（每 ${format.duration(news.every)}）。下次续费时间：${moment(news.nextAt, news.timeZone)}（流量卡当地时间）。如涨价，我们会至少提前 7 天发邮件通知您。${offFoot(news)}`,
    },
    off: {
      subject: ({ card }: AutoRenewalWords) => `自动续费已关闭（${card}）`,
      email: (news: AutoRenewalWords) =>
        `流量卡 ${news.card} 已停止自动续费（${news.plan}），不会再扣款。卡上现有流量在到期前仍可使用。${askFoot(news)}`,
    },
    price: {
      subject: ({ card }: AutoRenewalWords) => `自动续费价格变更（${card}）`,
      email: (news: AutoRenewalWords) =>
        `流量卡 ${news.card} 的套餐 ${news.plan} 将由 ${format.money(news.price)} 调整为 ${format.money(news.change?.price ?? news.price)}（每 ${format.duration(news.every)}）。最早于 ${moment(news.change?.from ?? news.nextAt, news.timeZone)}（流量卡当地时间）按新价扣款，此前不会续费。如不需要，请在此之前关闭。${offFoot(news)}`,
    },
    failed: {
      subject: ({ card }: AutoRenewalWords) => `续费未成功（${card}）`,
      email: (news: AutoRenewalWords) =>
        `流量卡 ${news.card} 未能续费（${news.plan}，${format.money(news.price)}）：${FAILURES[news.failure ?? 'declined']}。我们会每天重试一次，最多 3 天。您也可以自行续费。${offFoot(news)}`,
    },
    stopped: {
      subject: ({ card }: AutoRenewalWords) => `自动续费已停止（${card}）`,
      email: (news: AutoRenewalWords) =>
        `流量卡 ${news.card} 已停止自动续费（${news.plan}）：${FAILURES[news.failure ?? 'declined']}。我们不会再重试。${afterStop(news)}${askFoot(news)}`,
    },
  },
};
