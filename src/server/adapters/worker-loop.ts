import { type EpochMs, SECOND } from '../../domain/time.ts';
import type { Worker } from '../worker.ts';

export interface WorkerLoop {
  /** There is something to do now. */
  wake(): void;
  /** Resolves when the job that is running, if one is, has come to its end. */
  stop(): Promise<void>;
}

export interface WorkerLoopOptions {
  readonly now?: () => EpochMs;
  /** Longest pause, in ms: other processes leave jobs too, and a sandbox's clock may jump. Default 1 s. */
  readonly longestPause?: number;
  /** Called where jobs could not even be claimed; the loop goes on. */
  readonly onError?: (thrown: unknown) => void;
}

/** Runs a worker whenever something is due, until it is stopped. */
export const startWorkerLoop = (worker: Worker, options: WorkerLoopOptions = {}): WorkerLoop => {
  const { now = Date.now, longestPause = SECOND, onError = () => undefined } = options;
  let stopped = false;
  let isAwake = false;
  let endPause = (): void => undefined;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (isAwake || stopped) return resolve();
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const round = async (): Promise<number> => {
    try {
      await worker.runDue();
      const next = await worker.nextAt();
      return next === undefined ? longestPause : Math.min(longestPause, Math.max(0, next - now()));
    } catch (thrown) {
      onError(thrown);
      return longestPause;
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      isAwake = false;
      await pause(await round());
    }
  };
  const running = run();

  return {
    wake: () => {
      isAwake = true;
      endPause();
    },
    stop: () => {
      stopped = true;
      endPause();
      return running;
    },
  };
};
