import type { Migration } from 'kysely/migration';
import { tables } from './0001-tables.ts';
import { waitingLists } from './0002-waiting-lists.ts';
import { cardOrders } from './0003-card-orders.ts';
import { autoRenewals } from './0004-auto-renewals.ts';
import { reminders } from './0005-reminders.ts';

/** Every change of the tables, in the order of the names. One that has been released is never changed again. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-tables': tables,
  '0002-waiting-lists': waitingLists,
  '0003-card-orders': cardOrders,
  '0004-auto-renewals': autoRenewals,
  '0005-reminders': reminders,
};
