import type { EpochMs } from '../domain/time.ts';
import type { SandboxStore } from './store/store.ts';

/** A clock that can be put forward: a day of waiting in a second. */
export interface SandboxClock {
  now(): EpochMs;
  /** How far it is ahead of the real one, in ms. */
  offset(): number;
  /** Puts it forward by `ms`; it never goes back. */
  advance(ms: number): Promise<void>;
}

const ID = 'clock-offset';

/** The offset is stored, so that a restart does not turn time back. */
export const createSandboxClock = async (
  store: SandboxStore,
  realNow: () => EpochMs,
): Promise<SandboxClock> => {
  const stored = await store.transaction((rows) => rows.read('settings', ID));
  let offset = typeof stored === 'number' ? stored : 0;
  return {
    now: () => realNow() + offset,
    offset: () => offset,
    advance: async (ms) => {
      const next = offset + ms;
      await store.transaction((rows) => rows.write('settings', ID, next));
      offset = next;
    },
  };
};
