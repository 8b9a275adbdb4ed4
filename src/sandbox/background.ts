/** Runs one piece of work after the other, each in a later microtask, and lets a test wait for the end of it. */
export const createBackground = () => {
  let running: Promise<void> = Promise.resolve();
  let waiting = 0;
  return {
    start: (work: () => Promise<void>): void => {
      // One that has not begun yet will see everything that was left so far.
      if (waiting > 0) return;
      waiting += 1;
      running = running.then(() => {
        waiting -= 1;
        return work();
      });
    },
    settled: async (): Promise<void> => {
      for (let seen: unknown; seen !== running; ) {
        seen = running;
        await running;
      }
    },
  };
};
