import { DAY } from '../../domain/time.ts';
import type { ViewContext } from './view.ts';

/** Draws a view again when time alone changes what it says. */
export interface RedrawTimer {
  /** Draws again in `ms`, instead of an earlier plan; while the page is hidden, as soon as it is seen again. */
  in(ms: number): void;
  stop(): void;
}

export const createRedrawTimer = ({ element, redraw }: ViewContext<unknown>): RedrawTimer => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hidden: AbortController | undefined;
  const stop = () => {
    clearTimeout(timer);
    hidden?.abort();
  };
  const due = () => {
    if (document.visibilityState === 'visible') return redraw();
    hidden = new AbortController();
    document.addEventListener('visibilitychange', redraw, { once: true, signal: hidden.signal });
  };
  return {
    stop,
    in: (ms) => {
      stop();
      // A browser's timer is at its end after 24 days, and with what is no number at once: once a day is enough.
      if (element.isConnected) timer = setTimeout(due, ms < DAY ? ms : DAY);
    },
  };
};
