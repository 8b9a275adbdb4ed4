import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { parseDuration } from '../../domain/duration.ts';
import type { Duration } from '../../domain/model/primitives.ts';
import { HOUR } from '../../domain/time.ts';
import type { SandboxClock } from '../clock.ts';
import { type MandateWords, mandateWords } from './mandate-words.ts';
import { canAnswer, type MandateRecord, type SandboxMandates } from './mandates.ts';
import { formatMoney, layout } from './page-layout.ts';
import { pageWords } from './page-words.ts';

type Markup = ReturnType<typeof html>;

export interface MandatePageOptions {
  readonly mandates: SandboxMandates;
  readonly clock: SandboxClock;
  /** Called after the payer has answered, before the page says so. */
  readonly onChange?: () => void;
}

/**
 * The provider's page for allowing charges that are made without the payer. It says what is allowed, leads back to nowhere,
 * and ends on a page that can be closed: whoever opens it learns nothing of the shop's visitor.
 */
export const mandatePages = ({ mandates, clock, onChange }: MandatePageOptions): Hono => {
  const app = new Hono();

  app.get('/mandate/:id', async (c) => {
    const record = await mandates.find(c.req.param('id'));
    if (!record) return unknown(c);
    return shown(c, canAnswer(record, clock.now()) ? askScreen(record) : endScreen(record));
  });

  app.post('/mandate/:id/:answer', async (c) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && origin !== new URL(c.req.url).origin) return c.body(null, 403);
    const answer = c.req.param('answer');
    if (answer !== 'give' && answer !== 'refuse') return unknown(c);
    const record = await mandates.answer(c.req.param('id'), answer === 'give' ? 'given' : 'refused');
    if (!record) return unknown(c);
    onChange?.();
    return c.redirect(`/mandate/${record.id}`, 303);
  });

  return app;
};

const shown = (c: Context, markup: Markup, status: 200 | 404 = 200): Response | Promise<Response> => {
  c.header('Cache-Control', 'no-store');
  return c.html(markup, status);
};

const unknown = (c: Context): Response | Promise<Response> => {
  const locale = c.req.header('Accept-Language');
  const words = mandateWords(locale);
  return shown(
    c,
    screen(locale, words.unknown, html`<h1>${words.unknown}</h1><p>${words.unknownText}</p>`),
    404,
  );
};

const screen = (locale: string | undefined, heading: string, body: Markup): Markup =>
  layout(pageWords(locale), heading, html`<section class="method">${body}</section>`);

const askScreen = (record: MandateRecord): Markup => {
  const { request } = record;
  const words = mandateWords(request.locale);
  return screen(
    request.locale,
    words.title,
    html`<h1>${words.ask(request.summary.seller)}</h1>
      ${terms(record, words)}
      <p>${words.card} 4242 4242 4242 4242</p>
      <p class="hint">${words.note}</p>
      <form method="post" action="/mandate/${record.id}/give"><button class="primary">${words.give}</button></form>
      <form method="post" action="/mandate/${record.id}/refuse"><button class="quiet">${words.refuse}</button></form>`,
  );
};

const terms = ({ request }: MandateRecord, words: MandateWords): Markup => {
  const { amount, every, firstAt, summary, locale } = request;
  const { lang } = pageWords(locale);
  const first = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return html`<section class="summary">
    <p class="total">${words.price(formatMoney(amount, lang), often(every, lang))}</p>
    <dl>
      <div><dt>${words.seller}</dt><dd>${summary.seller}</dd></div>
      <div><dt>${words.plan}</dt><dd>${summary.plan}</dd></div>
      <div><dt>${words.dataCard}</dt><dd>${summary.card}</dd></div>
      <div><dt>${words.first}</dt><dd>${first.format(firstAt)} UTC</dd></div>
      <div><dt>${words.until}</dt><dd>${words.untilOff}</dd></div>
    </dl>
  </section>`;
};

/** `30 days`, `24 hours`; English leaves the number out where it is one: every month. */
const often = (every: Duration, lang: string): string => {
  const { months, days, ms } = parseDuration(every);
  const parts = { month: months, day: days, hour: ms / HOUR };
  const text = Object.entries(parts)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) =>
      new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    )
    .join(' ');
  return lang === 'en' ? text.replace(/^1 /, '') : text;
};

const endScreen = ({ request, status }: MandateRecord): Markup => {
  const words = mandateWords(request.locale);
  const [heading, text] =
    status === 'given'
      ? [words.given, words.givenText(request.summary.seller)]
      : status === 'refused'
        ? [words.refused, words.refusedText]
        : [words.ended, words.endedText];
  return screen(request.locale, heading, html`<h1>${heading}</h1><p>${text}</p><p>${words.close}</p>`);
};
