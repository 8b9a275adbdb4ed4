import type { EpochMs } from '../../domain/time.ts';
import type { OrderRecord } from '../order-record.ts';
import type { Transaction } from '../store.ts';
import { jobs } from '../tasks.ts';
import type { ReminderRecord } from './record.ts';

/** Whoever changes the reminders of a card takes this first. */
export const lockReminders = (tx: Transaction, cardRef: string): Promise<void> =>
  tx.lock(`reminders/${cardRef}`);

/** They end, and with them everything that is known of whom they went to. */
export const forgetReminders = async (
  tx: Transaction,
  { id, confirmation }: ReminderRecord,
): Promise<void> => {
  await tx.reminders.remove(id);
  if (!confirmation) return;
  await tx.challenges.remove(confirmation.challengeId);
};

const CHANGES: ReadonlySet<OrderRecord['status']> = new Set([
  'fulfilled',
  'refund_pending',
  'refunded',
  'reversed',
] as const);

/** Something came onto the card, or was taken off again: another end, other reminders. */
export const noteCard = async (
  tx: Transaction,
  before: OrderRecord,
  order: OrderRecord,
  now: EpochMs,
): Promise<void> => {
  if (before.status === order.status || !CHANGES.has(order.status)) return;
  const reminders = await tx.reminders.ofCard(order.cardRef);
  if (reminders?.status === 'active') await tx.jobs.request(jobs.remind(reminders.id, now));
};
