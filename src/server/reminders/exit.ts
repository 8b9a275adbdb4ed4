import { reminderPaths } from '../../contract/reminder-paths.ts';
import type { ServerContext } from '../context.ts';
import type { ReminderRecord } from './record.ts';

/** Some 130 bits, in letters and digits alone: phones may end a link before a mark. */
const TOKEN_LENGTH = 22;

/**
 * The token in the way out. It follows from the record's own id, so that each message can have it and the store need not:
 * there is only its hash, by which it is found.
 */
const exitToken = async ({ vault }: ServerContext, id: string): Promise<string> =>
  (await vault.digest('reminder-exit', id)).slice(0, TOKEN_LENGTH).replace(/[-_]/g, 'x');

export const keyOfExit = ({ vault }: ServerContext, token: string): Promise<string> =>
  vault.digest('kept-reminder-exit', token);

export const exitKeyOf = async (ctx: ServerContext, id: string): Promise<string> =>
  keyOfExit(ctx, await exitToken(ctx, id));

/** The link that ends the reminders and can do nothing else. */
export const exitUrl = async (ctx: ServerContext, { id }: Pick<ReminderRecord, 'id'>): Promise<string> =>
  ctx.publicUrl + reminderPaths.exit(await exitToken(ctx, id));

/** One click in a mail program (RFC 8058). */
export const exitHeaders = (url: string): Readonly<Record<string, string>> => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
