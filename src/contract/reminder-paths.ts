import { paths } from './paths.ts';

const part = (id: string): string => encodeURIComponent(id.toWellFormed());
const remindersOf = (cardId: string): string => `${paths.cards}/${part(cardId)}/reminders`;

/** Apart from the other paths: pages that show no reminders do not load them. */
export const reminderPaths = {
  reminders: remindersOf,
  confirmations: (cardId: string) => `${remindersOf(cardId)}/confirmations`,
  /** The way out, in every message; short, as it stands in an SMS. */
  exit: (token: string) => `/v1/u/${part(token)}`,
} as const;
