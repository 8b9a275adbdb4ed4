import { mkdir } from 'node:fs/promises';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Store } from '../store.ts';
import { lockDirectory } from './data-lock.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { createPostgresStore } from './postgres-store.ts';

export { sql } from 'kysely';
export type { Kysely, Migration };

/** Runs one statement with `$1`-style parameters and gives its rows. */
export type SqlQuery = (sql: string, parameters: readonly unknown[]) => Promise<readonly unknown[]>;

export interface OpenOptions {
  /** Called after every committed transaction: the backend's own, and those through `transaction`. */
  readonly afterCommit?: () => void;
}

export interface OpenPostgresOptions extends OpenOptions {
  /** Most connections at once. Default 10. */
  readonly connections?: number;
}

/** An open database with the backend's tables in it. */
export interface Database {
  readonly store: Store;
  /** A transaction for tables beside the backend's: kept when `work` resolves, undone when it rejects. */
  transaction<T>(work: (query: SqlQuery) => Promise<T>): Promise<T>;
  /**
   * Brings other tables up to date, beside the backend's.
   * @param name of the set; its history is kept in `<name>_migrations`
   */
  migrate(name: string, migrations: Readonly<Record<string, Migration>>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Postgres within this process (PGlite).
 * @param directory where it keeps its files, for this process alone; absent: in memory
 * @throws Error where another process has the directory open
 */
export const openPGlite = async (directory?: string, options: OpenOptions = {}): Promise<Database> => {
  const { PGlite } = await import('@electric-sql/pglite');
  if (directory !== undefined) await mkdir(directory, { recursive: true });
  const lock = directory === undefined ? undefined : await lockDirectory(directory);
  try {
    const pglite = await PGlite.create(directory === undefined ? {} : { dataDir: directory });
    const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
    return await prepared(db, options, async () => {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      await lock?.release();
    });
  } catch (thrown) {
    await lock?.release();
    throw thrown;
  }
};

/** Any Postgres from version 13. @param url as in `postgres://user:password@host/database` */
export const openPostgres = async (url: string, options: OpenPostgresOptions = {}): Promise<Database> => {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    // Nothing here takes long; what does is stuck, and would hold rows that others wait for.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', () => undefined); // An idle connection that breaks is replaced when the next one is needed.
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return prepared(db, options, () => db.destroy());
};

const prepared = async (
  db: Kysely<unknown>,
  { afterCommit }: OpenOptions,
  close: () => Promise<void>,
): Promise<Database> => {
  const run = async <T>(work: (tx: Kysely<unknown>) => Promise<T>): Promise<T> => {
    const result = await withRetry(() => db.transaction().execute(work));
    afterCommit?.();
    return result;
  };
  const database: Database = {
    store: createPostgresStore(run, close),
    transaction: (work) =>
      run((tx) =>
        work(
          async (text, parameters) => (await tx.executeQuery(CompiledQuery.raw(text, [...parameters]))).rows,
        ),
      ),
    migrate: (name, migrations) => migrate(db, name, migrations),
    close,
  };
  try {
    await migrate(db, 'renewal', MIGRATIONS);
    return database;
  } catch (thrown) {
    await close();
    throw thrown;
  }
};

const migrate = async (
  db: Kysely<unknown>,
  name: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: `${name}_migrations`,
    migrationLockTableName: `${name}_migration_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
};

const TRIES = 3;
/** Deadlock, and a failed serialisation: Postgres has undone the transaction and asks to run it again. */
const RUN_AGAIN: ReadonlySet<unknown> = new Set(['40P01', '40001']);

const withRetry = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
      if (attempt === TRIES || !RUN_AGAIN.has(code)) throw thrown;
    }
  }
};
