import type { CodeNews, OrderNews } from '../en/server.ts';
import type { ServerMessages } from '../server-messages.ts';

const moment = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('zh-Hans', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

const validity = ({ validUntil, timeZone }: OrderNews): string =>
  validUntil === undefined ? '' : `有效期至 ${moment(validUntil, timeZone)}（流量卡当地时间）。`;

const foot = ({ reference, supportEmail, seller }: OrderNews): string =>
  `\n\n订单号：${reference}\n\n如有疑问，请附上订单号，发邮件至 ${supportEmail}。\n\n${seller}`;

/** Simplified Chinese: the messages that the backend sends. */
export const server: ServerMessages = {
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
      `您的流量卡 ${news.card} 续费成功，套餐：${news.plan}。${validity(news)}${foot(news)}`,
  },
  refunded: {
    subject: ({ reference }: OrderNews) => `退款已发出（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `流量卡 ${news.card} 的套餐 ${news.plan} 的款项将原路退回，到账可能需要几天。${foot(news)}`,
  },
  refund_refused: {
    subject: ({ reference }: OrderNews) => `无法退款（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `您为流量卡 ${news.card} 的套餐 ${news.plan} 申请了退款。根据退款规则无法退款，原因见订单页面，套餐仍保留在卡上。${foot(news)}`,
  },
  reversed: {
    subject: ({ reference }: OrderNews) => `付款已被撤销（订单 ${reference}）`,
    email: (news: OrderNews) =>
      `您的银行或支付机构已撤销流量卡 ${news.card} 的套餐 ${news.plan} 的付款。如非您本人操作，请与我们联系。${foot(news)}`,
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
};
