import { html, nothing } from 'lit';
import { isInApp } from '../../domain/in-app-browser.ts';
import type { Receipt } from '../../domain/model/history.ts';
import type { Order } from '../../domain/model/order.ts';
import { getReceipt, sendReceipt } from '../../state/after.ts';
import type { Outcome } from '../../state/store.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { loadingLine } from '../purchase/later.ts';
import { askingFailed } from './asking.ts';
import { type Paper, printPage, savePage } from './paper.ts';
import { receiptFacts } from './receipt-facts.ts';

/** What became of sending it once more. */
type Sending = Outcome<void> | 'busy';

/**
 * The receipt, fetched when it is opened, and anew where the order has another status: on the screen, to print, as a file,
 * and once more by e-mail.
 */
export const createReceipt = (context: AfterContext): ((order: Pick<Order, 'id' | 'status'>) => unknown) => {
  let shown: string | undefined;
  let shownAs: string | undefined;
  let answer: Outcome<Receipt>;
  let sending: Sending;

  const load = async (orderId: string, status: string): Promise<void> => {
    if (shown !== orderId) answer = sending = undefined;
    shown = orderId;
    shownAs = status;
    const outcome = await getReceipt(context.store, orderId);
    // The newest question counts.
    if (shown !== orderId || shownAs !== status) return;
    if (!outcome) {
      // Cut off: it is asked for again when it is next drawn.
      shownAs = undefined;
      return;
    }
    // An older one stays where no newer one comes.
    if (outcome.ok || !answer?.ok) answer = outcome;
    context.redraw();
  };

  const send = async (orderId: string): Promise<void> => {
    sending = 'busy';
    context.redraw();
    const outcome = await sendReceipt(context.store, orderId);
    if (shown === orderId) sending = outcome;
    context.redraw();
  };

  const sent = ({ email }: Receipt): unknown => {
    const words = context.messages.receipt;
    if (!sending || sending === 'busy') return '';
    if (sending.ok) return words.sent(email);
    const { error } = sending;
    return error.code === 'rate-limited'
      ? words.sentOften
      : askingFailed(context, error, () => shown && send(shown));
  };

  return ({ id, status }) => {
    const { receipt: words } = context.messages;
    if (shown !== id || shownAs !== status) void load(id, status);
    if (!answer) return loadingLine(context);
    if (!answer.ok) {
      const again = () => {
        answer = shownAs = undefined;
        context.redraw();
      };
      return askingFailed(context, answer.error, again, false);
    }
    const { value } = answer;
    const busy = sending === 'busy';
    const paper = (): Paper => ({
      title: `${words.heading} ${value.reference}`,
      heading: words.heading,
      body: receiptFacts(context, value),
    });
    return html`${receiptFacts(context, value)}
      <div class="choices">
        ${
          isInApp(context.store.dependencies.userAgent)
            ? html`<p class="small">${words.inApp}</p>`
            : [
                action(words.print, () => printPage(context, paper())),
                action(words.download, () => savePage(context, paper(), words.fileName(value.reference))),
              ]
        }
        ${
          // What is masked as a whole is somebody else's.
          value.email.includes('@')
            ? action(words.sendAgain(value.email), () => send(id), 'button-quiet', busy)
            : nothing
        }
      </div>
      <div class="small" role="status">${sent(value)}</div>`;
  };
};
