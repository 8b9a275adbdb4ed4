import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What travellers agreed upon for their cards: at most one holds for a card, and what is over stays as the proof of it. */
export const autoRenewals: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('renewal_auto_renewals')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('card_ref', 'text', (column) => column.notNull())
      .addColumn('is_current', 'boolean', (column) => column.notNull())
      .addColumn('data', 'jsonb', (column) => column.notNull())
      .execute();
    await sql`create unique index renewal_auto_renewals_of_card on renewal_auto_renewals (card_ref) where is_current`.execute(
      db,
    );
    await sql`create index renewal_auto_renewals_mandate on renewal_auto_renewals ((data -> 'mandate' ->> 'providerRef'))`.execute(
      db,
    );
  },
};
