import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { EpochMs } from '../../domain/time.ts';
import { toInstant } from '../../domain/time.ts';
import type { AutoRenewalRecord, AutoRenewals } from '../auto-renewal/record.ts';
import { type JobRecord, type JobRequest, LAST_KIND, type Task } from '../job-record.ts';
import type { OrderRecord } from '../order-record.ts';
import type { ReminderRecord, ReminderRecords } from '../reminders/record.ts';
import type { Collection, Jobs, Orders, Store, Transaction } from '../store.ts';

type Tx = Kysely<unknown>;

/** Runs work in a transaction of the database. */
export type RunTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** The store on Postgres, embedded or not: the same statements for both. */
export const createPostgresStore = (run: RunTransaction, close: () => Promise<void>): Store => ({
  transaction: (work) => run((tx) => work(transactionOn(tx))),
  close,
});

const EXPIRING = {
  challenges: 'renewal_challenges',
  sessions: 'renewal_sessions',
  limits: 'renewal_limits',
  seen: 'renewal_seen',
  requests: 'renewal_requests',
  quotes: 'renewal_quotes',
  returns: 'renewal_returns',
} as const;

const transactionOn = (tx: Tx): Transaction => ({
  lock: async (name) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  },
  challenges: expiring(tx, EXPIRING.challenges),
  sessions: expiring(tx, EXPIRING.sessions),
  limits: expiring(tx, EXPIRING.limits),
  seen: expiring(tx, EXPIRING.seen),
  requests: expiring(tx, EXPIRING.requests),
  quotes: expiring(tx, EXPIRING.quotes),
  returns: expiring(tx, EXPIRING.returns),
  orders: orders(tx),
  autoRenewals: autoRenewals(tx),
  reminders: reminders(tx),
  jobs: jobs(tx),
  sweep: async (before) => {
    let removed = 0;
    for (const table of Object.values(EXPIRING)) removed += await sweep(tx, table, before);
    return removed;
  },
});

/** Rows go back into the types that wrote them: nobody else writes these tables. */
const expiring = <Row extends { readonly id: string; readonly expiresAt: EpochMs }>(
  tx: Tx,
  name: string,
): Collection<Row> => {
  const table = sql.table(name);
  return {
    get: async (id) =>
      (await sql<{ data: Row }>`select data from ${table} where id = ${id}`.execute(tx)).rows[0]?.data,
    hold: async (id) =>
      (await sql<{ data: Row }>`select data from ${table} where id = ${id} for update`.execute(tx)).rows[0]
        ?.data,
    add: async (row) => {
      const { rows } = await sql`
        insert into ${table} (id, expires_at, data) values (${row.id}, ${toInstant(row.expiresAt)}, ${json(row)}::jsonb)
        on conflict (id) do nothing returning id`.execute(tx);
      return rows.length > 0;
    },
    put: async (row) => {
      await sql`
        update ${table} set expires_at = ${toInstant(row.expiresAt)}, data = ${json(row)}::jsonb
        where id = ${row.id}`.execute(tx);
    },
    remove: async (id) => {
      await sql`delete from ${table} where id = ${id}`.execute(tx);
    },
  };
};

const SWEPT_AT_ONCE = 1000;

const sweep = async (tx: Tx, name: string, before: EpochMs): Promise<number> => {
  const table = sql.table(name);
  const { rows } = await sql`
    delete from ${table} where id in (
      select id from ${table} where expires_at < ${toInstant(before)} limit ${SWEPT_AT_ONCE} for update skip locked
    ) returning id`.execute(tx);
  return rows.length;
};

const orders = (tx: Tx): Orders => {
  /** Attempts are found by what they contain; the index is on the same expression. */
  const byPayment = async (
    part: Partial<OrderRecord['payments'][number]>,
  ): Promise<OrderRecord | undefined> => {
    const { rows } = await sql<{ data: OrderRecord }>`
      select data from renewal_orders where data -> 'payments' @> ${json([part])}::jsonb limit 1`.execute(tx);
    return rows[0]?.data;
  };
  return {
    get: async (id) =>
      (await sql<{ data: OrderRecord }>`select data from renewal_orders where id = ${id}`.execute(tx)).rows[0]
        ?.data,
    hold: async (id) =>
      (
        await sql<{ data: OrderRecord }>`select data from renewal_orders where id = ${id} for update`.execute(
          tx,
        )
      ).rows[0]?.data,
    add: async (order) => {
      const { rows } = await sql`
        insert into renewal_orders (id, reference, card_ref, status, created_at, data)
        values (${order.id}, ${order.reference}, ${order.cardRef}, ${order.status}, ${toInstant(order.createdAt)},
          ${json(order)}::jsonb)
        on conflict do nothing returning id`.execute(tx);
      return rows.length > 0;
    },
    put: async (order) => {
      await sql`
        update renewal_orders set status = ${order.status}, data = ${json(order)}::jsonb
        where id = ${order.id}`.execute(tx);
    },
    remove: async (id) => {
      await sql`delete from renewal_orders where id = ${id}`.execute(tx);
    },
    ofCard: async (cardRef, statuses) => {
      const { rows } = await sql<{ data: OrderRecord }>`
        select data from renewal_orders where card_ref = ${cardRef} and status in (${sql.join(statuses)})
        order by created_at desc`.execute(tx);
      return rows.map(({ data }) => data);
    },
    before: async ({ cardRef, partnerKey, cursor }, most) => {
      const older = cursor
        ? sql`and (created_at, id) < (${toInstant(cursor.createdAt)}::timestamptz, ${cursor.id})`
        : sql``;
      const { rows } = await sql<{ data: OrderRecord }>`
        select data from renewal_orders
        where card_ref = ${cardRef} and data ->> 'partnerKey' = ${partnerKey} ${older}
        order by created_at desc, id desc limit ${most}`.execute(tx);
      return rows.map(({ data }) => data);
    },
    inStates: async (statuses, most) => {
      const { rows } = await sql<{ data: OrderRecord }>`
        select data from renewal_orders where status in (${sql.join(statuses)})
        order by created_at limit ${most}`.execute(tx);
      return rows.map(({ data }) => data);
    },
    byReference: async (reference) =>
      (
        await sql<{
          data: OrderRecord;
        }>`select data from renewal_orders where reference = ${reference}`.execute(tx)
      ).rows[0]?.data,
    byProviderRef: (providerRef) => byPayment({ providerRef }),
    byReturnHandle: (returnHandle) => byPayment({ returnHandle }),
  };
};

const autoRenewals = (tx: Tx): AutoRenewals => {
  const one = async (where: RawBuilder<unknown>): Promise<AutoRenewalRecord | undefined> =>
    (
      await sql<{ data: AutoRenewalRecord }>`select data from renewal_auto_renewals where ${where}`.execute(
        tx,
      )
    ).rows[0]?.data;
  return {
    get: (id) => one(sql`id = ${id}`),
    hold: (id) => one(sql`id = ${id} for update`),
    add: async (row) => {
      const { rows } = await sql`
        insert into renewal_auto_renewals (id, card_ref, is_current, data)
        values (${row.id}, ${row.cardRef}, ${row.isCurrent}, ${json(row)}::jsonb)
        on conflict do nothing returning id`.execute(tx);
      return rows.length > 0;
    },
    put: async (row) => {
      await sql`
        update renewal_auto_renewals set is_current = ${row.isCurrent}, data = ${json(row)}::jsonb
        where id = ${row.id}`.execute(tx);
    },
    remove: async (id) => {
      await sql`delete from renewal_auto_renewals where id = ${id}`.execute(tx);
    },
    ofCard: (cardRef) => one(sql`card_ref = ${cardRef} and is_current`),
    byMandate: (ref) => one(sql`data -> 'mandate' ->> 'providerRef' = ${ref}`),
  };
};

const reminders = (tx: Tx): ReminderRecords => {
  const one = async (where: RawBuilder<unknown>): Promise<ReminderRecord | undefined> =>
    (await sql<{ data: ReminderRecord }>`select data from renewal_reminders where ${where}`.execute(tx))
      .rows[0]?.data;
  return {
    get: (id) => one(sql`id = ${id}`),
    hold: (id) => one(sql`id = ${id} for update`),
    add: async (row) => {
      const { rows } = await sql`
        insert into renewal_reminders (id, card_ref, exit_key, data)
        values (${row.id}, ${row.cardRef}, ${row.exitKey}, ${json(row)}::jsonb)
        on conflict do nothing returning id`.execute(tx);
      return rows.length > 0;
    },
    put: async (row) => {
      await sql`update renewal_reminders set data = ${json(row)}::jsonb where id = ${row.id}`.execute(tx);
    },
    remove: async (id) => {
      await sql`delete from renewal_reminders where id = ${id}`.execute(tx);
    },
    ofCard: (cardRef) => one(sql`card_ref = ${cardRef}`),
    byExit: (exitKey) => one(sql`exit_key = ${exitKey}`),
  };
};

interface JobRow {
  readonly id: string;
  readonly task: Task;
  readonly run_at: Date;
  readonly held_until: Date | null;
  readonly attempts: number;
  readonly requests: number;
}

const jobOf = (row: JobRow | undefined): JobRecord | undefined =>
  row && {
    id: row.id,
    task: row.task,
    runAt: row.run_at.getTime(),
    attempts: row.attempts,
    requests: row.requests,
    ...(row.held_until === null ? {} : { heldUntil: row.held_until.getTime() }),
  };

const jobs = (tx: Tx): Jobs => ({
  get: async (id) =>
    jobOf((await sql<JobRow>`select * from renewal_jobs where id = ${id}`.execute(tx)).rows[0]),
  hold: async (id) =>
    jobOf((await sql<JobRow>`select * from renewal_jobs where id = ${id} for update`.execute(tx)).rows[0]),
  add: async (job) => {
    const { rows } = await sql`
      insert into renewal_jobs (id, task, run_at, held_until, attempts, requests)
      values (${job.id}, ${json(job.task)}::jsonb, ${toInstant(job.runAt)}, ${instantOrNull(job.heldUntil)},
        ${job.attempts}, ${job.requests})
      on conflict (id) do nothing returning id`.execute(tx);
    return rows.length > 0;
  },
  put: async (job) => {
    await sql`
      update renewal_jobs set task = ${json(job.task)}::jsonb, run_at = ${toInstant(job.runAt)},
        held_until = ${instantOrNull(job.heldUntil)}, attempts = ${job.attempts}, requests = ${job.requests}
      where id = ${job.id}`.execute(tx);
  },
  remove: async (id) => {
    await sql`delete from renewal_jobs where id = ${id}`.execute(tx);
  },
  request: async (job: JobRequest) => {
    await sql`
      insert into renewal_jobs as known (id, task, run_at, attempts, requests)
      values (${job.id}, ${json(job.task)}::jsonb, ${toInstant(job.runAt)}, 0, 1)
      on conflict (id) do update
        set run_at = least(known.run_at, excluded.run_at), requests = known.requests + 1`.execute(tx);
  },
  claim: async (now, until) => {
    const at = toInstant(now);
    const { rows } = await sql<JobRow>`
      update renewal_jobs set attempts = attempts + 1, held_until = ${toInstant(until)}
      where id = (
        select id from renewal_jobs where run_at <= ${at} and (held_until is null or held_until <= ${at})
        order by task ->> 'kind' = ${sql.lit(LAST_KIND)}, run_at limit 1 for update skip locked
      ) returning *`.execute(tx);
    return jobOf(rows[0]);
  },
  nextAt: async () => {
    const { rows } = await sql<{ at: Date | null }>`
      select min(greatest(run_at, held_until)) as at from renewal_jobs`.execute(tx);
    return rows[0]?.at?.getTime();
  },
});

const json = (value: unknown): string => JSON.stringify(value);
const instantOrNull = (at: EpochMs | undefined): string | null => (at === undefined ? null : toInstant(at));
