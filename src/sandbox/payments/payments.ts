import * as z from 'zod/mini';
import { RenewalError } from '../../contract/error.ts';
import type { Payments } from '../../server/ports.ts';
import type { SandboxClock } from '../clock.ts';
import { isDown } from '../outcomes.ts';
import type { SandboxRows, SandboxStore } from '../store/store.ts';
import { methodsFor } from './methods.ts';
import {
  afterAction,
  afterMishap,
  type Mishap,
  type PayerAction,
  type PaymentRecord,
  settled,
  statusOf,
  voided,
} from './record.ts';
import { isSignedWebhook, SIGNATURE_HEADER } from './signature.ts';
import { noteEvent } from './webhooks.ts';

const WebhookBody = z.object({ id: z.string(), payment: z.string() });

export interface PaymentsOptions {
  readonly store: SandboxStore;
  readonly clock: SandboxClock;
  /** Where the hosted page is: an origin, as in `http://127.0.0.1:4175`. */
  readonly origin: string;
  readonly webhookSecret: string;
  readonly newId: () => string;
}

/** The payment provider, with what its hosted page needs besides the backend's port. */
export interface SandboxPayments extends Payments {
  find(id: string): Promise<PaymentRecord | undefined>;
  /** What the payer does. Only the first counts; answers the payment as it then stands. */
  act(id: string, action: PayerAction): Promise<PaymentRecord | undefined>;
  /** What happens to the money of an order without the backend. @param reference the order's. @returns is there any? */
  befall(reference: string, mishap: Mishap): Promise<boolean>;
  list(): Promise<PaymentRecord[]>;
}

export const createSandboxPayments = ({
  store,
  clock,
  origin,
  webhookSecret,
  newId,
}: PaymentsOptions): SandboxPayments => {
  /** Changes a payment and notes the event of it, in one transaction. */
  const change = (
    id: string,
    next: (record: PaymentRecord) => PaymentRecord,
  ): Promise<PaymentRecord | undefined> =>
    store.transaction(async (rows) => {
      const stored = await rows.read('payments', id);
      if (!stored) return undefined;
      const record = settled(stored, clock.now());
      const changed = next(record);
      if (changed === stored) return stored;
      await rows.write('payments', id, changed);
      const note = (at: number) => noteEvent(rows, { id: `evt_${newId()}`, paymentId: id, now: at });
      await note(clock.now());
      if (changed.later && changed.later !== stored.later) await note(changed.later.at);
      return changed;
    });

  const find = async (id: string): Promise<PaymentRecord | undefined> => {
    const record = await store.transaction((rows) => rows.read('payments', id));
    return record && settled(record, clock.now());
  };

  const must = (record: PaymentRecord | undefined): PaymentRecord => {
    if (!record) throw new RenewalError('not-found');
    return record;
  };

  return {
    origins: [origin],
    methodsFor,
    open: (request) =>
      store.transaction(async (rows) => {
        const id = (await byKey(rows, request.key))?.id ?? `pay_${newId()}`;
        if (!(await rows.read('payments', id))) {
          const reference = `QUAY-${newId().slice(-8).toUpperCase()}`;
          await rows.write('payments', id, {
            id,
            reference,
            request,
            status: 'open',
            captures: [],
            refundKeys: [],
          });
        }
        return { providerRef: id, url: `${origin}/pay/${id}` };
      }),
    read: async (ref) => statusOf(must(await find(ref)), clock.now()),
    void: async (ref) => {
      const record = await change(ref, voided);
      return statusOf(must(record), clock.now());
    },
    refund: async ({ providerRef, captureId, key }) => {
      if (await store.transaction((rows) => isDown(rows, 'refunds')))
        throw new RenewalError('provider-unavailable', { retryable: true });
      must(await change(providerRef, (old) => refunded(old, captureId, key)));
    },
    parseWebhook: async (rawBody, headers) => {
      const signature = headers.get(SIGNATURE_HEADER);
      if (!(await isSignedWebhook(webhookSecret, rawBody, signature, clock.now()))) return undefined;
      const body = WebhookBody.safeParse(parseJson(rawBody));
      return body.success ? { eventId: body.data.id, providerRef: body.data.payment } : undefined;
    },
    find,
    act: (id, action) => change(id, (old) => afterAction(old, action, { now: clock.now(), newId })),
    befall: async (reference, mishap) => {
      const payments = await store.transaction((rows) => rows.list('payments'));
      const own = payments.filter(({ request }) => request.summary.reference === reference);
      let befell = false;
      for (const { id } of own) {
        await change(id, (old) => {
          const changed = afterMishap(old, mishap);
          befell ||= changed !== old;
          return changed;
        });
      }
      return befell;
    },
    list: async () =>
      (await store.transaction((rows) => rows.list('payments'))).map((record) =>
        settled(record, clock.now()),
      ),
  };
};

const byKey = async (rows: SandboxRows, key: string): Promise<PaymentRecord | undefined> =>
  (await rows.list('payments')).find(({ request }) => request.key === key);

const refunded = (record: PaymentRecord, captureId: string, key: string): PaymentRecord => {
  if (record.refundKeys.includes(key)) return record;
  const captures = record.captures.map((capture) =>
    capture.id === captureId ? { ...capture, refunded: true } : capture,
  );
  return { ...record, captures, refundKeys: [...record.refundKeys, key] };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
