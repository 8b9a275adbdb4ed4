import { css, html, nothing } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import type { SessionLife } from '../../contract/session-life.ts';
import { type EpochMs, fromInstant, MINUTE, SECOND } from '../../domain/time.ts';
import { extendSession } from '../../state/after-session.ts';
import { letSessionEnd } from '../../state/session-end.ts';
import { action } from '../purchase/action.ts';
import type { LaterPart } from '../purchase/later.ts';
import { sentences } from '../purchase/sentences.ts';

export const styles: LaterPart<never>['styles'] = [
  css`
    /* Above the page, wherever on it the traveller is; clear of what has the focus. */
    .session { margin-block: auto 16px; max-width: min(400px, calc(100% - 32px)); padding: 16px; border: 1px solid var(--_line-strong); border-radius: var(--_radius); background: var(--_surface); color: inherit; box-shadow: 0 8px 32px rgb(0 0 0 / 0.25); }
    .session.up { margin-block: 16px auto; }
    .session:popover-open { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; }
    .session .time { font-weight: 560; }
    .session > .button { grid-column: 1 / -1; margin-block-start: 12px; }
  `,
];

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

/** `1:58` */
const clock = (left: EpochMs): string => {
  const seconds = Math.max(0, Math.ceil(left / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/**
 * Tells that the session ends, once and without taking the focus, and lets it last longer at a press; who was somewhere
 * else on the page goes on there. Whoever does nothing is asked for a new code, and finds all as it was.
 */
export const create: LaterPart<[isDue: boolean]>['create'] = (context) => {
  let last: Element | null = null;
  let wasDue = false;
  let isBusy = false;
  let said = '';
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

  const notice = ({ expiresAt, extendableUntil = expiresAt }: SessionLife, left: EpochMs): unknown => {
    const { messages, store } = context;
    const words = messages.session;
    const canStay = fromInstant(extendableUntil) > fromInstant(expiresAt);
    if (left <= 0) queueMicrotask(() => letSessionEnd(store));
    void settle();
    return html`<div class="session" popover="manual" role="group" aria-labelledby="session-ends">
      <p id="session-ends">${canStay ? words.ends : sentences(words.ends, words.newCode)}</p>
      <p class="time num" role="timer">${clock(left)}</p>
      ${canStay ? action(words.stay, extend, 'button', isBusy) : nothing}
      <p class="field-error" role="alert">${error && messages.common.errors[error.code]}</p>
    </div>`;
  };

  return (isDue) => {
    const { messages, format, store } = context;
    const { session } = store.state;
    const left = session ? fromInstant(session.expiresAt) - store.client.now() : 0;
    if (isDue !== wasDue) {
      const { ends, stays } = messages.session;
      wasDue = isDue;
      said = isDue ? ends : session ? stays(format.duration(`PT${Math.round(left / MINUTE)}M`)) : '';
    }
    return html`<p class="visually-hidden" role="status">${said}</p>
      ${isDue && session ? notice(session, left) : nothing}`;
  };
};
