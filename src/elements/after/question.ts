import { html, nothing } from 'lit';
import { type Order, QUESTION_REASONS } from '../../domain/model/order.ts';
import { fromInstant } from '../../domain/time.ts';
import { askQuestion, readOrder } from '../../state/after.ts';
import type { Outcome } from '../../state/store.ts';
import { live } from '../base/live.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { loadingLine } from '../purchase/later.ts';
import { supportLinks } from '../purchase/support-links.ts';
import { askingFailed } from './asking.ts';
import { focusOnce } from './focus-once.ts';
import { reasonFields } from './radios.ts';

/** As much as a question takes, in UTF-16 units; what is left is said near the end. */
const MOST = 1000;
const NEAR_END = 100;

/** Asks the seller about a charge. The order is read where it is not on the screen. */
export const createQuestion = (
  context: AfterContext,
): ((orderId: string, onScreen: Order | undefined) => unknown) => {
  let of: string | undefined;
  let chosen: (typeof QUESTION_REASONS)[number] | undefined;
  let text = '';
  let isMissing = false;
  let isBusy = false;
  let read: Outcome<Order>;
  let asked: Outcome<Order>;

  const load = async (orderId: string): Promise<void> => {
    const outcome = await readOrder(context.store, orderId);
    if (of !== orderId) return;
    read = outcome;
    // Cut off: it is read again when it is next drawn.
    if (outcome) context.redraw();
    else of = undefined;
  };
  /** What is asked of one order is not asked of the next. */
  const begin = (orderId: string, isKnown: boolean): void => {
    of = orderId;
    chosen = undefined;
    text = '';
    isMissing = isBusy = false;
    read = asked = undefined;
    if (!isKnown) void load(orderId);
  };

  const send = async (orderId: string): Promise<void> => {
    isMissing = !chosen;
    if (chosen) {
      isBusy = true;
      context.redraw();
      const words = text.trim();
      const outcome = await askQuestion(context.store, orderId, {
        reason: chosen,
        ...(words ? { text: words } : {}),
      });
      if (of !== orderId) return;
      isBusy = false;
      asked = outcome;
      if (outcome?.ok) {
        read = outcome;
        chosen = undefined;
        text = '';
      }
    }
    context.redraw();
    if (isMissing) await focusOnce(context, '.question input');
  };

  const list = ({ questions = [] }: Order): unknown => {
    const { messages, format } = context;
    const words = messages.question;
    return questions.length === 0
      ? nothing
      : html`<div class="stack-tight small">
          <h3 id="asked">${words.before}</h3>
          <ul aria-labelledby="asked">${questions.map(
            ({ reason, at }) =>
              html`<li>${words.asked(format.moment(fromInstant(at), 'dayAndTime'), words.reasons[reason])}</li>`,
          )}</ul>
        </div>`;
  };

  const form = (order: Order): unknown => {
    const { messages, format } = context;
    const words = messages.question;
    const left = MOST - text.length;
    const type = ({ target }: Event): void => {
      text = (target as HTMLTextAreaElement).value;
      context.redraw();
    };
    const choose = (reason: typeof chosen): void => {
      chosen = reason;
      isMissing = false;
      context.redraw();
    };
    return html`${reasonFields({
      title: words.what,
      words: words.reasons,
      reasons: QUESTION_REASONS,
      chosen,
      choose,
      problem: isMissing ? words.pick : '',
    })}
      <div class="field">
        <label for="words">${words.ownWords}</label>
        <textarea class="input" id="words" rows="3" maxlength=${MOST} .value=${live(text)} aria-describedby="left" @input=${type}></textarea>
        <p class="fine" id="left" role="status">${left > NEAR_END ? '' : words.left(format.number(left))}</p>
      </div>
      <p class="small">${words.answer(order.contact.email)}</p>
      ${action(words.send, () => send(order.id), 'button', isBusy)}`;
  };

  const outcome = (order: Order): unknown => {
    const { question: words } = context.messages;
    if (!asked) return nothing;
    if (asked.ok) return html`<div class="notice notice-ok"><p>${words.sent(order.contact.email)}</p></div>`;
    const { error } = asked;
    return error.code === 'rate-limited'
      ? html`<div class="notice notice-warn"><div><p>${words.askedOften}</p>${supportLinks(context)}</div></div>`
      : askingFailed(context, error, () => send(order.id));
  };

  return (orderId, onScreen) => {
    if (of !== orderId) begin(orderId, onScreen !== undefined);
    const order = onScreen ?? (read?.ok ? read.value : undefined);
    if (order) return html`${list(order)}<div role="status">${outcome(order)}</div>${form(order)}`;
    if (read && !read.ok) return askingFailed(context, read.error, () => load(orderId), false);
    return loadingLine(context);
  };
};
