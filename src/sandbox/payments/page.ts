import { type Context, Hono } from 'hono';
import type { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { DECLINE_CODES } from '../../domain/model/order.ts';
import type { SandboxClock } from '../clock.ts';
import { mandatePages } from './mandate-page.ts';
import { PAGE_STYLE } from './page-style.ts';
import { closedScreen, leftScreen, paymentScreen, unknownScreen, verificationScreen } from './page-view.ts';
import { pageWords } from './page-words.ts';
import type { SandboxPayments } from './payments.ts';
import { isLate, type PayerAction, type PaymentRecord } from './record.ts';

export interface PaymentPageOptions {
  readonly payments: SandboxPayments;
  readonly clock: SandboxClock;
  /** Called after the payer has done something, before the answer: the place to send webhooks from. */
  readonly onChange?: () => void;
  /** Origins on the way back from the page: the backend and the partners' pages. A form may lead nowhere else. */
  readonly returnOrigins: readonly string[];
}

type Markup = ReturnType<typeof html>;

/**
 * The provider's hosted payment page, a site of its own: `GET /pay/:id` and plain form posts below it. The id is opaque
 * and unguessable; nothing else says whose payment it is. After each action the payer is sent back (303).
 */
export const createPaymentPage = ({ payments, clock, onChange, returnOrigins }: PaymentPageOptions): Hono => {
  const app = new Hono();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        // Chromium holds redirects after a form post to this too.
        formAction: ["'self'", ...returnOrigins],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // Not `no-referrer`: under it a browser posts forms with `Origin: null`.
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
    }),
  );

  app.get('/pay.css', (c) => c.body(PAGE_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));

  const isOpen = (record: PaymentRecord): boolean =>
    record.status === 'open' && !record.later && !isLate(record, clock.now());

  app.get('/pay/:id', async (c) => {
    const record = await payments.find(c.req.param('id'));
    if (!record) return page(c, unknownScreen(pageWords(c.req.header('Accept-Language'))), 404);
    const screen = { record, words: pageWords(record.request.locale) };
    return page(c, isOpen(record) ? paymentScreen(screen) : closedScreen(screen));
  });

  app.get('/pay/:id/verify', async (c) => {
    const record = await payments.find(c.req.param('id'));
    if (!record || !isOpen(record)) return c.redirect(`/pay/${c.req.param('id')}`, 303);
    return page(c, verificationScreen({ record, words: pageWords(record.request.locale) }));
  });

  /** Closing the tab tells nobody: the payment stays open until its time is over. */
  app.get('/pay/:id/left', async (c) => {
    const record = await payments.find(c.req.param('id'));
    return page(c, leftScreen(pageWords(record?.request.locale)));
  });

  app.post('/pay/:id/left', (c) => c.redirect(`/pay/${c.req.param('id')}/left`, 303));

  app.post('/pay/:id/verify', (c) => c.redirect(`/pay/${c.req.param('id')}/verify`, 303));

  app.post('/pay/:id/:action', async (c) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && origin !== new URL(c.req.url).origin) return c.body(null, 403);
    const action = actionOf(c.req.param('action'), (await c.req.parseBody()).code);
    if (!action) return page(c, unknownScreen(pageWords(c.req.header('Accept-Language'))), 400);
    const record = await payments.act(c.req.param('id'), action);
    if (!record) return page(c, unknownScreen(pageWords(c.req.header('Accept-Language'))), 404);
    onChange?.();
    // What came too late for this action is shown as it is; a second click on the same button just goes back.
    const back = hasEnded(record) ? record.request.returnUrl : undefined;
    return c.redirect(back ?? `/pay/${record.id}`, 303);
  });

  app.route('/', mandatePages({ mandates: payments.mandates, clock, ...(onChange ? { onChange } : {}) }));

  app.notFound((c) => page(c, unknownScreen(pageWords(c.req.header('Accept-Language'))), 404));
  return app;
};

const hasEnded = ({ status, later }: PaymentRecord): boolean =>
  status === 'captured' || status === 'failed' || later !== undefined;

const page = (c: Context, markup: Markup, status: 200 | 400 | 404 = 200): Response | Promise<Response> => {
  c.header('Cache-Control', 'no-store');
  return c.html(markup, status);
};

const actionOf = (name: string, code: unknown): PayerAction | undefined => {
  switch (name) {
    case 'approve':
      return { kind: 'approve' };
    case 'twice':
      return { kind: 'pay_twice' };
    case 'late':
      return { kind: 'pay_late' };
    case 'abandon':
      return { kind: 'abandon' };
    case 'wait':
      return { kind: 'wait', outcome: code === 'captured' ? code : 'declined' };
    case 'decline': {
      const known = DECLINE_CODES.find((decline) => decline === code);
      return known ? { kind: 'decline', code: known } : undefined;
    }
    default:
      return undefined;
  }
};
