/** While a finger or a button of the mouse is down nothing may move: the press would end beside what it began on. */
export interface PointerRest {
  /** The pointer has gone down. */
  down(): void;
  /** Runs it now or, with the pointer down, once the press has done what it does. */
  whenUp(run: () => void): void;
}

export const createPointerRest = (): PointerRest => {
  let isDown = false;
  let waiting: (() => void)[] = [];
  const rest = (): void => {
    isDown = false;
    const due = waiting;
    waiting = [];
    for (const run of due) run();
  };
  // The click comes after the pointer's own event.
  const up = (): unknown => setTimeout(rest);
  return {
    down: () => {
      isDown = true;
      for (const end of ['pointerup', 'pointercancel'] as const) addEventListener(end, up, { once: true });
    },
    whenUp: (run) => {
      if (isDown) waiting.push(run);
      else run();
    },
  };
};
