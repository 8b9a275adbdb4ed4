import { html, nothing } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import { type Order, REFUND_REASONS } from '../../domain/model/order.ts';
import { latestPayment } from '../../domain/order.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import { requestRefund } from '../../state/after.ts';
import { warning } from '../base/notice.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { askingFailed } from './asking.ts';
import { focusOnce } from './focus-once.ts';
import { reasonFields } from './radios.ts';

/** How far the traveller is with asking. */
type Asking = 'reason' | 'missing' | 'sure' | 'busy';

/** Where the traveller goes on. */
const PLACES = { reason: '.refund > button', missing: '.refund input', sure: '#refund-sure' } as const;

/** Asks for the money back: until when, why, and once more whether; and what came of it. */
export const createRefund = (
  context: AfterContext,
): ((order: Order, askAboutCharge: () => unknown) => unknown) => {
  let chosen: (typeof REFUND_REASONS)[number] | undefined;
  let asking: Asking = 'reason';
  let error: RenewalError | undefined;

  const go = (next: Asking): void => {
    asking = next;
    context.redraw();
  };
  /** What was pressed makes way for what it leads to, and the focus goes along. */
  const lead = async (next: 'reason' | 'missing' | 'sure'): Promise<void> => {
    go(next);
    await focusOnce(context, PLACES[next]);
  };
  const send = async ({ id }: Order): Promise<void> => {
    if (!chosen) return;
    error = undefined;
    go('busy');
    const outcome = await requestRefund(context.store, id, { reason: chosen });
    error = outcome && !outcome.ok ? outcome.error : undefined;
    go('sure');
  };

  const form = (order: Order, until: EpochMs): unknown => {
    const { messages, format } = context;
    const words = messages.refund;
    const amount = format.money(latestPayment(order)?.amount ?? order.total);
    const busy = asking === 'busy';
    const choose = (reason: typeof chosen): void => {
      chosen = reason;
      go('reason');
    };
    return html`<p>${words.policy(format.moment(until, 'full'))}</p>
      ${reasonFields({
        title: words.why,
        words: words.reasons,
        reasons: REFUND_REASONS,
        chosen,
        choose,
        problem: asking === 'missing' ? words.pick : '',
      })}
      ${
        asking === 'sure' || busy
          ? html`<div class="notice" role="group" aria-labelledby="refund-sure"><div>
              <p id="refund-sure" data-asked tabindex="-1">${words.sure(amount, order.contact.email)}</p>
              <div class="choices">
                ${action(words.yes, () => send(order), 'button', busy)}
                ${action(words.no, () => lead('reason'), 'button-quiet', busy)}
              </div>
            </div></div>`
          : action(words.ask(amount), () => lead(chosen ? 'sure' : 'missing'), 'button-quiet')
      }
      <div role="alert">${error ? askingFailed(context, error, () => send(order)) : nothing}</div>`;
  };

  return (order, askAboutCharge) => {
    const { messages, format } = context;
    const words = messages.refund;
    const { refundRequest: request, refundableUntil } = order;
    const question = action(messages.order.panels.question, askAboutCharge, 'link');
    if (!request) {
      if (refundableUntil === undefined) return nothing;
      const until = fromInstant(refundableUntil);
      return context.store.client.now() < until
        ? form(order, until)
        : html`<p>${words.over(format.moment(until, 'full'))}</p>${question}`;
    }
    const asked = html`<p class="small">${words.asked(format.moment(fromInstant(request.at), 'date'), words.reasons[request.reason])}</p>`;
    if (request.decision === undefined || request.decision === 'granted') return asked;
    return warning(
      html`<p>${words.refused[request.decision]}</p>${asked}<p class="small">${words.stays}</p>
        ${question}`,
      'warn',
    );
  };
};
