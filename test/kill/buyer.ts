import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RenewalClient } from '../../src/client/client.ts';
import { createHttpClient } from '../../src/client/http-client.ts';
import { DEFAULT_RETRY } from '../../src/client/retry.ts';
import type { OrderStatus } from '../../src/domain/model/order.ts';
import { latestPayment } from '../../src/domain/order.ts';
import { SHOP_KEY } from '../../src/sandbox/index.ts';
import type { Addresses } from './demo-process.ts';

const PATIENCE_MS = 15_000;
const ENDS: ReadonlySet<OrderStatus> = new Set([
  'fulfilled',
  'needs_review',
  'refunded',
  'canceled',
  'expired',
]);

/** What the carrier, the payment provider and the phone have of one order. */
export interface Ledger {
  readonly captures: number;
  readonly refunds: number;
  readonly topUps: number;
  /** Texts to the card and e-mails to the buyer that tell of the renewal. */
  readonly texts: number;
  readonly emails: number;
}

/** A person who buys one renewal and, when the backend is gone in the middle, comes back to where they were. */
export interface Buyer {
  /** Goes on until the order has come to an end and the phone has told of it. Rejects when the backend is gone. */
  goOn(): Promise<OrderStatus>;
  ledger(): Promise<Ledger>;
}

/** Names the card and signs in; from here on `goOn` buys. @param number of a card, in E.164. */
export const createBuyer = async (
  { pages, backend, payments }: Addresses,
  number: string,
): Promise<Buyer> => {
  const client = createHttpClient({
    endpoint: backend,
    publishableKey: SHOP_KEY,
    // A browser would send the page's origin.
    fetch: (input, init) => fetch(withOrigin(new Request(input, init), pages)),
    // What is lost is lost: the buyer tries again, not the client.
    retry: { ...DEFAULT_RETRY, attempts: 1 },
  });
  const { cardId, token: session } = await signIn(client, backend, number);
  const [quoteKey, orderKey] = [randomUUID(), randomUUID()];
  const opened = { reference: '', orderId: '', orderToken: '', hasPaid: false };

  const placeOrder = async (): Promise<void> => {
    if (opened.orderId !== '') return;
    const quote = await client.createQuote(
      { cardId, planId: 'mx-telcel-asl-100' },
      { locale: 'en', token: session, idempotencyKey: quoteKey },
    );
    const { order, token } = await client.createOrder(
      {
        quoteId: quote.id,
        methodId: 'credit_card',
        contact: { email: 'traveller@example.com' },
        locale: 'en',
        returnUrl: `${pages}/`,
        consents: { immediateStart: true },
      },
      { locale: 'en', token: session, idempotencyKey: orderKey },
    );
    Object.assign(opened, { reference: order.reference, orderId: order.id, orderToken: token });
  };

  const read = () => client.getOrder(opened.orderId, { locale: 'en', token: opened.orderToken });

  /** Presses the button of the hosted page, again where no answer came, and follows it back. */
  const pay = async (): Promise<void> => {
    if (opened.hasPaid) return;
    const action = latestPayment(await read())?.action;
    if (action?.kind === 'redirect') {
      const sent = await fetch(`${action.url}/approve`, {
        method: 'POST',
        headers: { Origin: payments },
        redirect: 'manual',
      });
      assert.equal(sent.status, 303);
      const back = await fetch(sent.headers.get('Location') ?? '', { redirect: 'manual' });
      assert.equal(back.status, 303);
    }
    opened.hasPaid = true;
  };

  const ledger = async (): Promise<Ledger> => {
    const { payments: paid, topUps } = await sandbox<LedgerAnswer>(backend, 'ledger');
    const { messages } = await sandbox<InboxAnswer>(backend, 'inbox');
    const mine = <T extends { readonly reference: string }>(rows: readonly T[]): T[] =>
      rows.filter(({ reference }) => reference === opened.reference);
    const captures = mine(paid).flatMap((payment) => payment.captures);
    const told = messages.filter(({ text }) => text.includes(opened.reference));
    return {
      captures: captures.length,
      refunds: captures.filter(({ refunded }) => refunded).length,
      topUps: mine(topUps).length,
      texts: told.filter(({ channel }) => channel === 'sms').length,
      emails: told.filter(({ channel }) => channel === 'email').length,
    };
  };

  return {
    goOn: async () => {
      await placeOrder();
      await pay();
      const end = await until(async () => {
        const { status } = await read();
        return ENDS.has(status) ? status : undefined;
      });
      await until(async () => {
        const { texts, emails } = await ledger();
        return texts > 0 && emails > 0 ? true : undefined;
      });
      return end;
    },
    ledger,
  };
};

interface LedgerAnswer {
  readonly payments: readonly {
    readonly reference: string;
    readonly captures: readonly { readonly refunded: boolean }[];
  }[];
  readonly topUps: readonly { readonly reference: string }[];
}
interface InboxAnswer {
  readonly messages: readonly { readonly channel: string; readonly text: string }[];
}

const signIn = async (client: RenewalClient, backend: string, number: string) => {
  const locale = 'en';
  const { cardId } = await client.lookUpCard({ type: 'msisdn', value: number }, { locale });
  const { challengeId } = await client.createChallenge({ cardId, channel: 'sms', locale }, { locale });
  const code = await until(async () => {
    const { messages } = await sandbox<InboxAnswer>(backend, 'inbox');
    return /\b\d{6}\b/.exec(messages[0]?.text ?? '')?.[0];
  });
  const { token, cards } = await client.createSession({ challengeId, code }, { locale });
  return { cardId: cards[0]?.id ?? '', token };
};

/** A call of the sandbox's own: reads, or with a body changes. */
export const sandbox = async <T>(backend: string, path: string, body?: unknown): Promise<T> => {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${backend}/sandbox/${path}`, init);
  assert.equal(response.status, 200);
  return response.json();
};

const withOrigin = (request: Request, origin: string): Request => {
  request.headers.set('Origin', origin);
  return request;
};

/** Asks again until there is an answer. */
const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, 'It takes too long');
    await pause(50);
  }
};
