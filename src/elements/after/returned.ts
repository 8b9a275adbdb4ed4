import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { currentAction, latestPayment, reachedAt } from '../../domain/order.ts';
import { fromInstant } from '../../domain/time.ts';
import { warning } from '../base/notice.ts';
import { momentText } from '../order-status/timeline.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';
import { payingStyles } from './paying-styles.ts';

export const styles = [payingStyles];

/**
 * Money that came and does not pay the order: something to act on while the order still waits for all of it, else a fact.
 */
export const create =
  (context: AfterContext): ((what: 'notice' | 'facts', order: Order) => unknown) =>
  (what, order) => {
    const { messages, format } = context;
    const words = messages.slow.returned;
    const returned = order.payments.flatMap((payment) => payment.returned ?? []);
    const isWaiting = currentAction(order) !== undefined;
    const short = isWaiting ? returned.findLast(({ because }) => because === 'too_little') : undefined;
    if (what === 'notice') return short ? warning(payAll(context, order, short.amount), 'warn') : nothing;
    // What came after the end of an order is what its headline says.
    const isLate = reachedAt(order, 'paid') === undefined;
    const facts = returned.filter((it) => it !== short && !(isLate && it.because === 'late'));
    if (facts.length === 0) return nothing;
    return html`<dl class="facts num">${facts.map(({ because, amount, refunded }) =>
      fact(words.title, words.back(words.because[because], format.money(amount), refunded)),
    )}</dl>`;
  };

const payAll = ({ messages, format, store }: AfterContext, order: Order, came: Money): string =>
  messages.slow.returned.payAll(
    format.money(came),
    format.money(latestPayment(order)?.amount ?? order.total),
    momentText({ format }, fromInstant(order.expiresAt), store.client.now()),
  );
