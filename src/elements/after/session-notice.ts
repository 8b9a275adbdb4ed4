import { css, html, nothing } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import { extendSession } from '../../state/after-session.ts';
import { letSessionEnd } from '../../state/session-end.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { sentences } from '../purchase/sentences.ts';
import { countdown } from './countdown.ts';

export const sessionStyles = css`
    /* Above the page, wherever on it the traveller is; clear of what has the focus. */
    .session { inset: auto 0 16px; margin-block: 0; height: auto; max-width: min(400px, calc(100% - 32px)); padding: 16px; border: 1px solid var(--_line-strong); border-radius: var(--_radius); background: var(--_surface); color: inherit; box-shadow: 0 8px 32px rgb(0 0 0 / 0.25); }
    .session.up { inset-block: 16px auto; }
    .session:popover-open { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; }
    .time { font-weight: 560; }
    .session > .button { grid-column: 1 / -1; margin-block-start: 12px; }
`;

/** What has the focus, through shadow trees. */
const focused = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

const overlap = (one: Element, other: Element): boolean => {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;
};

/**
 * Above the page, wherever on it the traveller is: that the session ends, and a press by which it lasts. It takes no focus,
 * and who comes to it from elsewhere goes on there. Whoever does nothing is asked for a new code, and finds all as it was.
 */
export const createSessionNotice = (context: AfterContext): ((left: EpochMs) => unknown) => {
  let last: Element | null = null;
  let isBusy = false;
  let error: RenewalError | undefined;

  const extend = async (): Promise<void> => {
    isBusy = true;
    error = undefined;
    context.redraw();
    // Before the notice goes, as the focus would be lost with it.
    const end = context.store.subscribe(({ session }, previous) => {
      if (session && session !== previous.session && last instanceof HTMLElement) last.focus();
    });
    error = await extendSession(context.store);
    end();
    isBusy = false;
    context.redraw();
  };

  /** Once it is drawn: shows it, remembers where the traveller is, and keeps out of the way there. */
  const settle = async (): Promise<void> => {
    await context.element.updateComplete;
    const notice = context.element.renderRoot.querySelector<HTMLElement>('.session');
    if (!notice?.isConnected) return;
    if (!notice.matches(':popover-open')) notice.showPopover();
    const active = focused();
    if (!active || notice.contains(active)) return;
    last = active;
    if (overlap(notice, active)) notice.classList.toggle('up');
  };

  return (left) => {
    const { messages, store } = context;
    const { session } = store.state;
    if (!session) return nothing;
    const words = messages.ending.session;
    const { expiresAt, extendableUntil = expiresAt } = session;
    const canStay = fromInstant(extendableUntil) > fromInstant(expiresAt);
    if (left <= 0) queueMicrotask(() => letSessionEnd(store));
    void settle();
    return html`<div class="session" popover="manual" role="group" aria-labelledby="session-ends">
      <p id="session-ends">${canStay ? words.ends : sentences(words.ends, words.newCode)}</p>
      ${countdown(left)}
      ${canStay ? action(words.stay, extend, 'button', isBusy) : nothing}
      <p class="field-error" role="alert">${error && messages.common.errors[error.code]}</p>
    </div>`;
  };
};
