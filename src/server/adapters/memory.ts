import type { OrderStatus } from '../../domain/model/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { AutoRenewalRecord, AutoRenewals } from '../auto-renewal/record.ts';
import { type JobRecord, type JobRequest, LAST_KIND } from '../job-record.ts';
import type { OrderRecord } from '../order-record.ts';
import type { ReminderRecord, ReminderRecords } from '../reminders/record.ts';
import type { Collection, Jobs, Orders, Store, Transaction } from '../store.ts';

type Row = { readonly id: string };
type Rows = Map<string, Row>;
type Name = Exclude<keyof Transaction, 'lock' | 'sweep'>;

export interface MemoryStoreOptions {
  /** Called after every transaction whose writes are kept. */
  readonly afterCommit?: () => void;
}

/**
 * Keeps everything in this process: for stories and tests, gone when the page or the process is.
 * Transactions run one after the other, so there is nothing to lock.
 */
export const createMemoryStore = ({ afterCommit }: MemoryStoreOptions = {}): Store => {
  let kept: ReadonlyMap<Name, Rows> = new Map();
  let last: Promise<unknown> = Promise.resolve();

  const run = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const draft = new Map<Name, Rows>();
    const result = await work(transactionOn(draft, kept));
    kept = new Map([...kept, ...draft]);
    afterCommit?.();
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
    close: () => Promise.resolve(),
  };
};

/** A table is copied when a transaction first touches it; what is never kept was never written. */
const transactionOn = (draft: Map<Name, Rows>, kept: ReadonlyMap<Name, Rows>): Transaction => {
  const rowsOf = (name: Name): Rows => {
    const rows = draft.get(name) ?? new Map(kept.get(name));
    draft.set(name, rows);
    return rows;
  };
  return {
    lock: () => Promise.resolve(),
    challenges: collectionOf(() => rowsOf('challenges')),
    sessions: collectionOf(() => rowsOf('sessions')),
    limits: collectionOf(() => rowsOf('limits')),
    seen: collectionOf(() => rowsOf('seen')),
    requests: collectionOf(() => rowsOf('requests')),
    quotes: collectionOf(() => rowsOf('quotes')),
    orders: ordersOf(() => rowsOf('orders')),
    returns: collectionOf(() => rowsOf('returns')),
    autoRenewals: autoRenewalsOf(() => rowsOf('autoRenewals')),
    reminders: remindersOf(() => rowsOf('reminders')),
    jobs: jobsOf(() => rowsOf('jobs')),
    sweep: (before) => Promise.resolve(EXPIRING.reduce((sum, name) => sum + sweep(rowsOf(name), before), 0)),
  };
};

const collectionOf = <R extends Row>(rows: () => Rows): Collection<R> => {
  // Rows are copied on the way in and out: nobody holds what the store holds.
  const get = (id: string): Promise<R | undefined> =>
    Promise.resolve(structuredClone(rows().get(id)) as R | undefined);
  return {
    get,
    hold: get,
    add: (row) => {
      if (rows().has(row.id)) return Promise.resolve(false);
      rows().set(row.id, structuredClone(row));
      return Promise.resolve(true);
    },
    put: (row) => {
      if (rows().has(row.id)) rows().set(row.id, structuredClone(row));
      return Promise.resolve();
    },
    remove: (id) => {
      rows().delete(id);
      return Promise.resolve();
    },
  };
};

const ordersOf = (rows: () => Rows): Orders => {
  const all = (): OrderRecord[] => [...rows().values()].map((row) => structuredClone(row) as OrderRecord);
  return {
    ...collectionOf<OrderRecord>(rows),
    add: (order) =>
      all().some(({ id, reference }) => id === order.id || reference === order.reference)
        ? Promise.resolve(false)
        : collectionOf<OrderRecord>(rows).add(order),
    ofCard: (cardRef: string, statuses: readonly OrderStatus[]) =>
      Promise.resolve(
        all()
          .filter((order) => order.cardRef === cardRef && statuses.includes(order.status))
          .toSorted((a, b) => b.createdAt - a.createdAt),
      ),
    before: ({ cardRef, partnerKey, cursor }, most) =>
      Promise.resolve(
        all()
          .filter((order) => order.cardRef === cardRef && order.partnerKey === partnerKey)
          .filter((order) => !cursor || isNewer(cursor, order))
          .toSorted((a, b) => (isNewer(a, b) ? -1 : 1))
          .slice(0, most),
      ),
    inStates: (statuses, most) =>
      Promise.resolve(
        all()
          .filter(({ status }) => statuses.includes(status))
          .toSorted((a, b) => a.createdAt - b.createdAt)
          .slice(0, most),
      ),
    byReference: (reference) => Promise.resolve(all().find((order) => order.reference === reference)),
    byProviderRef: (ref) =>
      Promise.resolve(all().find(({ payments }) => payments.some(({ providerRef }) => providerRef === ref))),
    byReturnHandle: (handle) =>
      Promise.resolve(
        all().find(({ payments }) => payments.some(({ returnHandle }) => returnHandle === handle)),
      ),
  };
};

const autoRenewalsOf = (rows: () => Rows): AutoRenewals => {
  const collection = collectionOf<AutoRenewalRecord>(rows);
  const all = (): AutoRenewalRecord[] =>
    [...rows().values()].map((row) => structuredClone(row) as AutoRenewalRecord);
  const ofCard = (cardRef: string) => all().find((row) => row.isCurrent && row.cardRef === cardRef);
  return {
    ...collection,
    add: (row) => (row.isCurrent && ofCard(row.cardRef) ? Promise.resolve(false) : collection.add(row)),
    ofCard: (cardRef) => Promise.resolve(ofCard(cardRef)),
    byMandate: (ref) => Promise.resolve(all().find(({ mandate }) => mandate?.providerRef === ref)),
  };
};

const remindersOf = (rows: () => Rows): ReminderRecords => {
  const collection = collectionOf<ReminderRecord>(rows);
  const all = (): ReminderRecord[] =>
    [...rows().values()].map((row) => structuredClone(row) as ReminderRecord);
  return {
    ...collection,
    add: (row) =>
      all().some(({ cardRef, exitKey }) => cardRef === row.cardRef || exitKey === row.exitKey)
        ? Promise.resolve(false)
        : collection.add(row),
    ofCard: (ref) => Promise.resolve(all().find(({ cardRef }) => cardRef === ref)),
    byExit: (key) => Promise.resolve(all().find(({ exitKey }) => exitKey === key)),
  };
};

type Made = Pick<OrderRecord, 'createdAt' | 'id'>;
const isNewer = (a: Made, b: Made): boolean =>
  a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt;

const jobsOf = (rows: () => Rows): Jobs => {
  const collection = collectionOf<JobRecord>(rows);
  const all = (): JobRecord[] => [...rows().values()] as JobRecord[];
  return {
    ...collection,
    request: async (job: JobRequest) => {
      const known = await collection.get(job.id);
      if (!known) await collection.add({ ...job, attempts: 0, requests: 1 });
      else
        await collection.put({
          ...known,
          runAt: Math.min(known.runAt, job.runAt),
          requests: known.requests + 1,
        });
    },
    claim: async (now: EpochMs, until: EpochMs) => {
      const due = all().filter((job) => freeAt(job) <= now);
      const first = due.toSorted((a, b) => waitsLonger(a) - waitsLonger(b) || a.runAt - b.runAt)[0];
      if (!first) return undefined;
      const claimed = { ...first, attempts: first.attempts + 1, heldUntil: until };
      await collection.put(claimed);
      return claimed;
    },
    nextAt: () => {
      const times = all().map(freeAt);
      return Promise.resolve(times.length === 0 ? undefined : Math.min(...times));
    },
  };
};

const freeAt = ({ runAt, heldUntil }: JobRecord): EpochMs => Math.max(runAt, heldUntil ?? 0);

const waitsLonger = ({ task }: JobRecord): number => Number(task.kind === LAST_KIND);

const EXPIRING: readonly Name[] = [
  'challenges',
  'sessions',
  'limits',
  'seen',
  'requests',
  'quotes',
  'returns',
];

const sweep = (rows: Rows, before: EpochMs): number => {
  const expired = [...rows.values()].filter((row) => 'expiresAt' in row && Number(row.expiresAt) < before);
  for (const { id } of expired) rows.delete(id);
  return expired.length;
};
