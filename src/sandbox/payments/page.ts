import { type Context, Hono } from 'hono';
import type { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { DECLINE_CODES } from '../../domain/model/order.ts';
import type { SandboxClock } from '../clock.ts';
import { mandatePages } from './mandate-page.ts';
import type { Screen } from './page-looks.ts';
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

const AT = '/:way{pay|scan}/:id';

/**
 * The provider's hosted payment page, a site of its own: `GET /pay/:id` and plain form posts below it. The id is opaque
 * and unguessable; nothing else says whose payment it is. After each action the payer is sent back (303), but for somebody
 * who has come from elsewhere: a companion, or (`/scan/:id`) a phone that has scanned a wallet's code.
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
      // With a policy about openers Safari does not keep the page that led here, and Back would have to load it anew.
      crossOriginOpenerPolicy: false,
      strictTransportSecurity: false,
    }),
  );

  app.get('/pay.css', (c) => c.body(PAGE_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));

  const isOpen = (record: PaymentRecord): boolean =>
    record.status === 'open' && !record.later && !isLate(record, clock.now());

  const find = (way: string, id: string): Promise<PaymentRecord | undefined> =>
    way === 'scan' ? payments.findScanned(id) : payments.find(id);

  const screenOf = (path: string, record: PaymentRecord): Screen => {
    const { request } = record;
    // A wallet's code is scanned by another phone than the one that came from the shop.
    const back = path.startsWith('/scan/') ? undefined : request.returnUrl;
    return {
      record,
      words: pageWords(request.locale),
      path,
      ...(back === undefined ? {} : { back }),
    };
  };

  app.get(AT, async (c) => {
    const { way, id } = c.req.param();
    const record = await find(way, id);
    if (!record) return page(c, unknownScreen(pageWords(c.req.header('Accept-Language'))), 404);
    return page(c, (isOpen(record) ? paymentScreen : closedScreen)(screenOf(`/${way}/${id}`, record)));
  });

  app.get(`${AT}/verify`, async (c) => {
    const { way, id } = c.req.param();
    const record = await find(way, id);
    if (!record || !isOpen(record)) return c.redirect(`/${way}/${id}`, 303);
    return page(c, verificationScreen(screenOf(`/${way}/${id}`, record)));
  });

  /** Closing the tab tells nobody: the payment stays open until its time is over. */
  app.get(`${AT}/left`, async (c) => {
    const { way, id } = c.req.param();
    const record = await find(way, id);
    return page(c, leftScreen(pageWords(record?.request.locale)));
  });

  for (const step of ['left', 'verify']) {
    app.post(`${AT}/${step}`, (c) => {
      const { way, id } = c.req.param();
      return c.redirect(`/${way}/${id}/${step}`, 303);
    });
  }

  app.post(`${AT}/:action`, async (c) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && origin !== new URL(c.req.url).origin) return c.body(null, 403);
    const { way, id, action } = c.req.param();
    const does = doingOf(action, await c.req.parseBody());
    if (!does) return page(c, unknownScreen(pageWords(c.req.header('Accept-Language'))), 400);
    const known = await find(way, id);
    if (known?.request.methodKind === 'voucher_code' && NEEDS_CODE.has(action)) return c.body(null, 400);
    const record = known && (await does(payments, known.id));
    if (!record) return page(c, unknownScreen(pageWords(c.req.header('Accept-Language'))), 404);
    onChange?.();
    // What came too late for this action is shown as it is; a second click on the same button just goes back.
    const { path, back } = screenOf(`/${way}/${id}`, record);
    return c.redirect(hasEnded(record) ? (back ?? path) : path, 303);
  });

  app.route('/', mandatePages({ mandates: payments.mandates, clock, ...(onChange ? { onChange } : {}) }));

  app.notFound((c) => page(c, unknownScreen(pageWords(c.req.header('Accept-Language'))), 404));
  return app;
};

/** A voucher pays by its code only. */
const NEEDS_CODE: ReadonlySet<string> = new Set(['approve', 'twice', 'wait']);

type Doing = (payments: SandboxPayments, id: string) => Promise<PaymentRecord | undefined>;

const doingOf = (action: string, { code, voucher }: Readonly<Record<string, unknown>>): Doing | undefined => {
  if (action === 'redeem' && typeof voucher === 'string')
    return (payments, id) => payments.redeem(id, voucher);
  const does = actionOf(action, code);
  return does && ((payments, id) => payments.act(id, does));
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
