import { server as en } from './en/server.ts';
import type { Locale } from './locale.ts';
import { matchLocale } from './locale.ts';
import type { Translated } from './messages.ts';
import { server as zhHans } from './zh-Hans/server.ts';

export type { AutoRenewalWords, CodeNews, OrderNews } from './en/server.ts';
export type { QuestionNews, ReceiptNews } from './en/server-orders.ts';
export type { ReminderWords } from './en/server-reminders.ts';

/** What the backend says by SMS and e-mail; a language that lacks a message does not compile. */
export type ServerMessages = Translated<typeof en>;

const LANGUAGES: Readonly<Record<Locale, ServerMessages>> = { en, 'zh-Hans': zhHans };

/** @param tag BCP 47 */
export const serverMessages = (tag: string): ServerMessages => LANGUAGES[matchLocale(tag)];
