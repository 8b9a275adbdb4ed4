import { html, nothing } from 'lit';
import { fromInstant, MINUTE, SECOND } from '../../domain/time.ts';
import { createRedrawTimer } from '../base/redraw-timer.ts';
import { createLater, type LaterContext } from '../purchase/later.ts';

/** From here on the traveller is told that the session ends; what says it is loaded a minute before. */
const WARN = 2 * MINUTE;
const LOAD = WARN + MINUTE;

/** Says when the session is about to end. Until then it is one timer. */
export const createSessionWatch = (context: LaterContext) => {
  const timer = createRedrawTimer(context);
  const ending = createLater(context, () => import('../after/session-end.ts'));
  let isLoaded = false;
  const left = (): number => {
    const { store } = context;
    const { session } = store.state;
    return session ? fromInstant(session.expiresAt) - store.client.now() : Number.POSITIVE_INFINITY;
  };
  return {
    render: () => {
      isLoaded ||= left() <= LOAD;
      // It stays: what it says has to be there before it speaks, and after.
      return isLoaded
        ? html`<div class=${left() > WARN ? 'visually-hidden' : ''}>${ending(left() <= WARN)}</div>`
        : nothing;
    },
    updated: () => {
      const due = left();
      if (due === Number.POSITIVE_INFINITY) timer.stop();
      else timer.in(due > LOAD ? due - LOAD : due > WARN ? due - WARN : due % SECOND || SECOND);
    },
    stop: timer.stop,
  };
};
