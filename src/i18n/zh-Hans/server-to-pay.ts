import type { toPay as english } from '../en/server-to-pay.ts';
import { createFormat } from '../format.ts';
import { slow } from './slow.ts';

const format = createFormat('zh-Hans');

/** Simplified Chinese: how money is sent from elsewhere, by transfer or in cash. */
export const toPay: typeof english = ({ amount, action }, timeZone) =>
  [
    action.kind === 'voucher' ? '请用现金付款：' : '请通过银行转账：',
    `${slow.amount}：${format.money(amount)}`,
    ...(action.kind === 'voucher'
      ? [`${slow.voucher.payAt}：${action.payAt.text}`, `${slow.voucher.number}：${action.number}`]
      : action.details.map(({ kind, value }) => `${slow.transfer.details[kind]}：${value}`)),
    `${slow.deadline}：${format.moment(Date.parse(action.expiresAt), 'full', timeZone)}（流量卡当地时间）`,
    '',
    action.kind === 'voucher'
      ? '请向收银员报出号码，并按此金额付款。'
      : '请按此金额一次转账，并务必填写附言，我们据此确认您的款项。',
    '金额不足或逾期的款项将退回。',
  ].join('\n');
