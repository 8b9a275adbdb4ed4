import { Hono } from 'hono';
import { html } from 'hono/html';
import { reminderPaths } from '../../contract/reminder-paths.ts';
import { matchLocale } from '../../i18n/locale.ts';
import { serverMessages } from '../../i18n/server-messages.ts';
import type { ServerContext } from '../context.ts';
import { type HttpContext, type HttpEnv, isId, pathPart, pattern } from '../http/env.ts';
import { keyOfExit } from '../reminders/exit.ts';
import { forgetReminders, lockReminders } from '../reminders/keep.ts';
import type { ReminderRecord } from '../reminders/record.ts';

/**
 * The way out of reminders. Mail programs and virus scanners open links, so that opening it changes nothing: the button does,
 * or the one click of a mail program. Whoever has the link learns nothing of a card or an address, and one that nobody knows
 * looks the same: what it stands for may be over already.
 */
export const exitRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .get(pattern(reminderPaths.exit(':token')), async (c) => {
      const record = await ctx.store.transaction(async (tx) => tx.reminders.byExit(await keyOf(ctx, c)));
      return page(c, record, 'ask');
    })
    .post(pattern(reminderPaths.exit(':token')), async (c) => {
      const key = await keyOf(ctx, c);
      const record = await ctx.store.transaction(async (tx) => {
        const known = await tx.reminders.byExit(key);
        if (!known) return undefined;
        await lockReminders(tx, known.cardRef);
        const held = await tx.reminders.hold(known.id);
        if (held) await forgetReminders(tx, held);
        return known;
      });
      return page(c, record, 'done');
    });

const keyOf = (ctx: ServerContext, c: HttpContext): Promise<string> => {
  const token = pathPart(c, 'token');
  return keyOfExit(ctx, isId(token) ? token : '');
};

/** No script, no style, nothing loaded; the form goes to where the page came from. */
const POLICY = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const page = (
  c: HttpContext,
  record: ReminderRecord | undefined,
  step: 'ask' | 'done',
): Response | Promise<Response> => {
  const lang = matchLocale(record?.locale ?? c.get('locale'));
  const words = serverMessages(lang).reminders.exit;
  c.header('Content-Security-Policy', POLICY);
  c.header('Content-Language', lang);
  return c.html(html`<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${words.title}</title>
  </head>
  <body>
    <main>
      <h1>${words.title}</h1>
      <p>${words[step]}</p>
      ${step === 'ask' ? html`<form method="post"><button>${words.stop}</button></form>` : ''}
    </main>
  </body>
</html>`);
};
