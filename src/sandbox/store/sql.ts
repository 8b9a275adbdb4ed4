import type { Collection, Collections, SandboxRows, SandboxStore } from './store.ts';

/** Runs one statement with `$1`-style parameters and gives its rows. */
export type SqlQuery = (sql: string, parameters: readonly unknown[]) => Promise<readonly unknown[]>;

/** A transaction of a Postgres, however it is reached: committed when `work` resolves, rolled back when it rejects. */
export type SqlTransaction = <T>(work: (query: SqlQuery) => Promise<T>) => Promise<T>;

// Any number that the backend's own locks do not use.
const LOCK = 7_236_225;

/**
 * Keeps the sandbox's state in tables of its own in a Postgres. Transactions of the sandbox run one after the other,
 * across processes too: it plays many operators, not a busy one.
 */
export const createSqlSandboxStore = async (transaction: SqlTransaction): Promise<SandboxStore> => {
  await transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [LOCK]);
    await query(
      `create table if not exists sandbox_records (
         position bigint generated always as identity,
         collection text not null,
         id text not null,
         body jsonb not null,
         primary key (collection, id)
       )`,
      [],
    );
  });
  return {
    transaction: (work) =>
      transaction(async (query) => {
        await query('select pg_advisory_xact_lock($1)', [LOCK]);
        return work(rowsOf(query));
      }),
  };
};

const rowsOf = (query: SqlQuery): SandboxRows => ({
  read: async <C extends Collection>(collection: C, id: string) => {
    const rows = await query('select body from sandbox_records where collection = $1 and id = $2', [
      collection,
      id,
    ]);
    return bodyOf<C>(rows[0]);
  },
  write: async (collection, id, record) => {
    await query(
      `insert into sandbox_records (collection, id, body) values ($1, $2, $3::jsonb)
       on conflict (collection, id) do update set body = excluded.body`,
      [collection, id, JSON.stringify(record)],
    );
  },
  list: async <C extends Collection>(collection: C) => {
    const rows = await query('select body from sandbox_records where collection = $1 order by position', [
      collection,
    ]);
    return rows.map((row) => bodyOf<C>(row)).filter((body) => body !== undefined);
  },
  clear: async (collection) => {
    await query('delete from sandbox_records where collection = $1', [collection]);
  },
});

// The table is written by this file alone, so its bodies have the shapes of `Collections`.
const bodyOf = <C extends Collection>(row: unknown): Collections[C] | undefined =>
  typeof row === 'object' && row !== null && 'body' in row ? (row.body as Collections[C]) : undefined;
