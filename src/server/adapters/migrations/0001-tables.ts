import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What expires has one shape: its id, when it may be forgotten, and the record. */
const EXPIRING = [
  'renewal_challenges',
  'renewal_sessions',
  'renewal_limits',
  'renewal_seen',
  'renewal_requests',
  'renewal_quotes',
  'renewal_returns',
] as const;

export const tables: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const name of EXPIRING) {
      await db.schema
        .createTable(name)
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .addColumn('data', 'jsonb', (column) => column.notNull())
        .execute();
      await db.schema.createIndex(`${name}_expires_at`).on(name).column('expires_at').execute();
    }

    // An order is one row, so that it changes as a whole; what it is looked up by has columns of its own.
    await db.schema
      .createTable('renewal_orders')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('reference', 'text', (column) => column.notNull().unique())
      .addColumn('card_ref', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .addColumn('data', 'jsonb', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('renewal_orders_of_card')
      .on('renewal_orders')
      .columns(['card_ref', 'created_at'])
      .execute();
    await sql`create index renewal_orders_payments on renewal_orders using gin ((data -> 'payments') jsonb_path_ops)`.execute(
      db,
    );

    await db.schema
      .createTable('renewal_jobs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('task', 'jsonb', (column) => column.notNull())
      .addColumn('run_at', 'timestamptz', (column) => column.notNull())
      .addColumn('held_until', 'timestamptz')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('requests', 'integer', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('renewal_jobs_run_at').on('renewal_jobs').column('run_at').execute();
  },
};
