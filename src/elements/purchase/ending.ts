import { nothing } from 'lit';
import type { Instant } from '../../domain/model/primitives.ts';
import { fromInstant, MINUTE, SECOND } from '../../domain/time.ts';
import { createRedrawTimer } from '../base/redraw-timer.ts';
import { createLater, type LaterContext } from './later.ts';

/** From here on it is said. */
const WARN = 2 * MINUTE;

export type EndingKind = 'session' | 'order';

/** Has a later part say that something is about to end. Until then it is one timer. */
export const createEnding = (context: LaterContext, kind: EndingKind) => {
  const timer = createRedrawTimer(context);
  const part = createLater(context, () => import('../after/ending.ts'));
  let isLoaded = false;
  return {
    /** @param endsAt nothing ends where there is none. */
    render: (endsAt: Instant | undefined): unknown => {
      const due = endsAt === undefined ? 1 : fromInstant(endsAt) - WARN - context.store.client.now();
      if (endsAt === undefined) timer.stop();
      else timer.in(due > 0 ? due : SECOND);
      // What speaks has to be there before, and after.
      isLoaded ||= due <= 0;
      return isLoaded ? part(kind, endsAt, due <= 0) : nothing;
    },
    stop: timer.stop,
  };
};
