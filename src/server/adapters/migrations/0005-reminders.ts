import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who is written to before the data of a card ends: once for a card, and found by the way out that each message has. */
export const reminders: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('renewal_reminders')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('card_ref', 'text', (column) => column.notNull().unique())
      .addColumn('exit_key', 'text', (column) => column.notNull().unique())
      .addColumn('data', 'jsonb', (column) => column.notNull())
      .execute();
  },
};
