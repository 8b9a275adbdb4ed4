import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The orders of a card page by page, the newest first: two of the same moment have an order too. */
export const cardOrders: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createIndex('renewal_orders_of_card_by_time')
      .on('renewal_orders')
      .columns(['card_ref', 'created_at', 'id'])
      .execute();
    await db.schema.dropIndex('renewal_orders_of_card').execute();
  },
};
