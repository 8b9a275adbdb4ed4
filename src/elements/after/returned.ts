import { type CSSResult, html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { latestPayment } from '../../domain/order.ts';
import { fromInstant } from '../../domain/time.ts';
import { warning } from '../base/notice.ts';
import { momentText } from '../order-status/timeline.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';

export const styles: CSSResult[] = [];

/** Money that came and does not pay the order. While the order still waits it is something to act on, else a fact. */
export const create =
  (context: AfterContext): ((order: Order, isPayable: boolean) => unknown) =>
  (order, isPayable) => {
    const { messages, format, store } = context;
    const words = messages.slow.returned;
    const returned = order.payments.flatMap(({ returned = [] }) => returned);
    const short = isPayable ? returned.findLast(({ because }) => because === 'too_little') : undefined;
    const total = format.money(latestPayment(order)?.amount ?? order.total);
    const deadline = momentText(context, fromInstant(order.expiresAt), store.client.now());
    const facts = returned.filter((it) => it !== short);
    return html`${short ? warning(words.payAll(format.money(short.amount), total, deadline), 'warn') : nothing}
      ${
        facts.length === 0
          ? nothing
          : html`<dl class="facts num">${facts.map(({ because, amount, refunded }) =>
              fact(
                messages.slow.returned.title,
                words.back(words.because[because], format.money(amount), refunded),
              ),
            )}</dl>`
      }`;
  };
