import type { Receipt } from '../../domain/model/history.ts';
import type {
  question as english,
  receipt as englishReceipt,
  QuestionNews,
  ReceiptNews,
} from '../en/server-orders.ts';
import { createFormat } from '../format.ts';
import type { Translated } from '../messages.ts';
import { checkout } from './checkout.ts';

const format = createFormat('zh-Hans');
const moment = (at: string, timeZone: string): string => format.moment(Date.parse(at), 'full', timeZone);

const REASONS: Readonly<Record<QuestionNews['reason'], string>> = {
  not_recognised: '不是本人的交易',
  wrong_amount: '金额不对',
  charged_twice: '重复扣款',
  not_received: '没有收到所买的套餐',
  other: '其他问题',
};

const refund = ({ refund: given }: Receipt, timeZone: string): string[] => {
  if (!given) return [];
  const when = given.at === undefined ? '处理中' : moment(given.at, timeZone);
  return [`退款：${format.money(given.amount)}（${when}）`];
};

/** Simplified Chinese: what the backend writes of a charge. */
export const receipt: Translated<typeof englishReceipt> = {
  subject: ({ receipt: { reference } }: ReceiptNews) => `收据（订单 ${reference}）`,
  text: ({ receipt: given, timeZone }: ReceiptNews) =>
    [
      '收据',
      `订单号：${given.reference}`,
      `流量卡：${given.card.masked}（${given.card.operator}）`,
      `套餐：${given.planTitle.text}`,
      '',
      ...given.lines.map(({ kind, amount }) => `${checkout.lines[kind]}：${format.money(amount)}`),
      `合计：${format.money(given.total)}`,
      ...refund(given, timeZone),
      '',
      `支付方式：${checkout.methods[given.paidWith]}`,
      `付款时间：${moment(given.paidAt, timeZone)}（流量卡当地时间）`,
      `商家：${given.seller.name}，${given.seller.address}`,
      `客服邮箱：${given.seller.supportEmail}`,
      ...(given.test ? ['', '测试模式：未产生真实扣款。'] : []),
    ].join('\n'),
};

export const question: Translated<typeof english> = {
  support: {
    subject: ({ reference }: QuestionNews) => `扣款疑问（订单 ${reference}）`,
    email: ({ reason, facts, words, replyTo, reads }: QuestionNews) =>
      [
        `客户对一笔扣款有疑问：${REASONS[reason]}。`,
        `请回复至 ${replyTo}（阅读语言：${reads}）。`,
        '',
        ...facts,
        ...(words.length > 0 ? ['', '客户原话：', ...words.map((line) => `> ${line}`)] : []),
      ].join('\n'),
  },
  traveller: {
    subject: ({ reference }: QuestionNews) => `已收到您的疑问（订单 ${reference}）`,
    email: ({ reference, supportEmail, seller }: QuestionNews) =>
      `您对订单 ${reference} 扣款的疑问已转交客服，客服将从 ${supportEmail} 发邮件至此邮箱回复您。\n\n${seller}`,
  },
};
