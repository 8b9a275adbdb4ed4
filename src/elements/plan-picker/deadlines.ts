import type { Plan } from '../../domain/model/plan.ts';
import { promotionEnds } from '../../domain/plan.ts';
import { DAY, type EpochMs, MINUTE } from '../../domain/time.ts';
import { loadPlans } from '../../state/catalogue.ts';
import { createRedrawTimer } from '../base/redraw-timer.ts';
import type { ViewContext } from '../base/view.ts';

/** Keeps what is said of promotions true while the page is open. */
export interface Deadlines {
  /** The time, epoch ms, that a list is drawn for: another one only when its words change. */
  drawnFor(plans: readonly Plan[]): EpochMs;
  /** Has a promotion ended while it was on the screen? */
  readonly isOver: boolean;
  /** After a render: waits for the next change, and asks for the plans anew where a promotion has ended. */
  updated(): void;
  stop(): void;
}

/** How long words stay true that are said so long before an end: a date, and on the last day what is left. */
const stepOf = (left: number): number =>
  left > DAY ? Math.min(left - DAY + 1, DAY) : Math.min(left, MINUTE);

export const createDeadlines = (context: ViewContext<unknown>): Deadlines => {
  const timer = createRedrawTimer(context);
  let shown: readonly Plan[] = [];
  let drawnAt = 0;
  let changesAt = 0;
  let endsAt = Number.POSITIVE_INFINITY;
  let isDrawn = false;
  let isOver = false;
  let isOld = false;

  return {
    get isOver() {
      return isOver;
    },
    drawnFor: (plans) => {
      const now = context.store.client.now();
      isDrawn = true;
      if (plans === shown && now < changesAt) return drawnAt;
      if (plans === shown && now >= endsAt) isOver = isOld = true;
      const ends = promotionEnds(plans, now);
      shown = plans;
      drawnAt = now;
      endsAt = Math.min(...ends);
      changesAt = now + Math.min(...ends.map((end) => stepOf(end - now)));
      return now;
    },
    updated: () => {
      const { store } = context;
      if (store.state.plans.status === 'idle') isOver = false;
      if (isOld) queueMicrotask(() => void loadPlans(store));
      isOld = false;
      // Without a list there is nothing to wait for.
      if (isDrawn && changesAt < Number.POSITIVE_INFINITY) timer.in(changesAt - store.client.now());
      else timer.stop();
      isDrawn = false;
    },
    stop: timer.stop,
  };
};
