import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who is next: jobs in the order in which they are claimed, and orders by state for the person who looks at them. */
export const waitingLists: Migration = {
  up: async (db: Kysely<unknown>) => {
    // Codes to be sent come last (`LAST_KIND`), as `claim` asks for them.
    await sql`create index renewal_jobs_next on renewal_jobs ((task ->> 'kind' = 'send_code'), run_at)`.execute(
      db,
    );
    await db.schema
      .createIndex('renewal_orders_in_state')
      .on('renewal_orders')
      .columns(['status', 'created_at'])
      .execute();
  },
};
