import type { Collection, Collections, SandboxRows, SandboxStore } from './store.ts';

type Records = Map<string, unknown>;

/** Keeps the sandbox's state in memory: for stories and tests. Runs in a browser. */
export const createMemorySandboxStore = (): SandboxStore => {
  let kept: Records = new Map();
  let last: Promise<unknown> = Promise.resolve();

  const run = async <T>(work: (rows: SandboxRows) => Promise<T>): Promise<T> => {
    const draft = new Map(kept);
    const result = await work(rowsOf(draft));
    kept = draft;
    return result;
  };

  return {
    transaction: (work) => {
      const mine = last.then(
        () => run(work),
        () => run(work),
      );
      last = mine;
      return mine;
    },
  };
};

// Records are copied on the way in and out: nobody holds what the store holds.
const rowsOf = (records: Records): SandboxRows => ({
  read: <C extends Collection>(collection: C, id: string) =>
    Promise.resolve(structuredClone(records.get(`${collection}/${id}`)) as Collections[C] | undefined),
  write: (collection, id, record) => {
    records.set(`${collection}/${id}`, structuredClone(record));
    return Promise.resolve();
  },
  list: <C extends Collection>(collection: C) =>
    Promise.resolve(
      [...records]
        .filter(([key]) => key.startsWith(`${collection}/`))
        .map(([, record]) => structuredClone(record) as Collections[C]),
    ),
  clear: (collection) => {
    for (const key of records.keys()) if (key.startsWith(`${collection}/`)) records.delete(key);
    return Promise.resolve();
  },
});
