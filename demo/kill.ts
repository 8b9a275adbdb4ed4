import type { SandboxStore } from '../src/sandbox/store/store.ts';
import type { Store, Transaction } from '../src/server/store.ts';

/**
 * For tests of what is never lost: kills this process right after a commit, with a signal that nothing can catch. Only
 * transactions that changed something are counted, the backend's and the world's, from `arm` on.
 */
export interface KillSwitch {
  /** Begins to count, once. */
  arm(): void;
  store(store: Store): Store;
  sandbox(store: SandboxStore): SandboxStore;
}

/** @param commits after how many; `undefined`: never. */
export const createKillSwitch = (commits: number | undefined): KillSwitch => {
  if (commits === undefined) {
    return { arm: () => undefined, store: (store) => store, sandbox: (store) => store };
  }
  let isArmed = false;
  let left = commits;
  const committed = (): void => {
    if (!isArmed) return;
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
  };
  return {
    arm: () => {
      isArmed = true;
    },
    store: (store) => ({
      ...store,
      transaction: async (work) => {
        const noted = noteOf();
        const result = await store.transaction((tx) => work(watchedTransaction(tx, noted)));
        if (noted.wrote) committed();
        return result;
      },
    }),
    sandbox: (store) => ({
      transaction: async (work) => {
        const noted = noteOf();
        const result = await store.transaction((rows) => work(watched(rows, noted)));
        if (noted.wrote) committed();
        return result;
      },
    }),
  };
};

interface Note {
  wrote: boolean;
}
const noteOf = (): Note => ({ wrote: false });

const READS: ReadonlySet<string> = new Set([
  'get',
  'hold',
  'ofCard',
  'before',
  'inStates',
  'byReference',
  'byProviderRef',
  'byReturnHandle',
  'byMandate',
  'nextAt',
  'lock',
  'read',
  'list',
]);
/** These answer whether there was anything to write. */
const MAYBE: ReadonlySet<string> = new Set(['add', 'claim', 'sweep']);

const watchedTransaction = (tx: Transaction, note: Note): Transaction =>
  new Proxy(watched(tx, note), {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'object' && member !== null ? watched(member, note) : member;
    },
  });

/** The same object, which notes whether one of its writing methods was called. */
const watched = <T extends object>(target: T, note: Note): T =>
  new Proxy(target, {
    get: (object, name) => {
      const member: unknown = Reflect.get(object, name);
      if (typeof member !== 'function' || typeof name !== 'string' || READS.has(name)) return member;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        const result: unknown = await Reflect.apply(member, object, args);
        if (!MAYBE.has(name) || result) note.wrote = true;
        return result;
      };
    },
  });
