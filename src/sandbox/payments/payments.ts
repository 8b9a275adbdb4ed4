import * as z from 'zod/mini';
import { RenewalError } from '../../contract/error.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { PaymentRequestAtProvider, Payments } from '../../server/ports.ts';
import { putBack, takeBalance } from '../carrier/debits.ts';
import type { SandboxClock } from '../clock.ts';
import { isDown } from '../outcomes.ts';
import type { SandboxRows, SandboxStore } from '../store/store.ts';
import { actionOf, endFor, isWallet } from './actions.ts';
import { chargeBy, createSandboxMandates, type SandboxMandates } from './mandates.ts';
import { methodsFor } from './methods.ts';
import {
  type Arrival,
  afterAction,
  afterArrival,
  afterMishap,
  afterRefund,
  isLate,
  isSentElsewhere,
  type Mishap,
  type PayerAction,
  type PaymentRecord,
  settled,
  statusOf,
  voided,
  wentBack,
} from './record.ts';
import { isSignedWebhook, SIGNATURE_HEADER } from './signature.ts';
import { afterRefusal, giveCodeBack, isUsed, readCode, refusalOf } from './voucher-codes.ts';
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
  readonly mandates: SandboxMandates;
  find(id: string): Promise<PaymentRecord | undefined>;
  /** The payment whose wallet's code says this. */
  findScanned(scanId: string): Promise<PaymentRecord | undefined>;
  /** What the payer does. Only the first counts; answers the payment as it then stands. */
  act(id: string, action: PayerAction): Promise<PaymentRecord | undefined>;
  /** The payer types a voucher code. A good one pays, once; answers the payment as it then stands. */
  redeem(id: string, typed: string): Promise<PaymentRecord | undefined>;
  /** A bank or a shop reports money for an order's last transfer or voucher. @returns is there one? */
  receive(reference: string, arrival: Arrival): Promise<boolean>;
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
  /** Changes a payment and notes the event of it, in one transaction. What goes back to a card or a code goes with it. */
  const change = (
    id: string,
    next: (record: PaymentRecord, rows: SandboxRows) => PaymentRecord | Promise<PaymentRecord>,
  ): Promise<PaymentRecord | undefined> =>
    store.transaction(async (rows) => {
      const stored = await rows.read('payments', id);
      if (!stored) return undefined;
      const now = clock.now();
      const record = settled(stored, now);
      const changed = await next(record, rows);
      if (changed === stored) return stored;
      await rows.write('payments', id, changed);
      await giveBack(rows, record, changed, now);
      const note = (at: number) => noteEvent(rows, { id: `evt_${newId()}`, paymentId: id, now: at });
      await note(now);
      if (changed.later && changed.later !== stored.later) await note(changed.later.at);
      return changed;
    });
  const moment = () => ({ now: clock.now(), newId });

  const find = async (id: string): Promise<PaymentRecord | undefined> => {
    const record = await store.transaction((rows) => rows.read('payments', id));
    return record && settled(record, clock.now());
  };

  const must = (record: PaymentRecord | undefined): PaymentRecord => {
    if (!record) throw new RenewalError('not-found');
    return record;
  };

  return {
    mandates: createSandboxMandates({ store, clock, origin, newId }),
    origins: [origin],
    methodsFor,
    open: (request) =>
      store.transaction(async (rows) => {
        const record = (await byKey(rows, request.key)) ?? newRecord(request, moment());
        await rows.write('payments', record.id, record);
        const action = actionOf(record, origin);
        return { providerRef: record.id, ...(action ? { action } : {}) };
      }),
    charge: async (ref) => {
      const record = await change(ref, (old, rows) => charged(old, rows, moment()));
      return statusOf(must(record), clock.now());
    },
    read: async (ref) => statusOf(must(await find(ref)), clock.now()),
    void: async (ref) => {
      const record = await change(ref, voided);
      return statusOf(must(record), clock.now());
    },
    refund: async ({ providerRef, ...what }) => {
      if (await store.transaction((rows) => isDown(rows, 'refunds')))
        throw new RenewalError('provider-unavailable', { retryable: true });
      must(await change(providerRef, (old) => afterRefund(old, what)));
    },
    parseWebhook: async (rawBody, headers) => {
      const signature = headers.get(SIGNATURE_HEADER);
      if (!(await isSignedWebhook(webhookSecret, rawBody, signature, clock.now()))) return undefined;
      const body = WebhookBody.safeParse(parseJson(rawBody));
      return body.success ? { eventId: body.data.id, providerRef: body.data.payment } : undefined;
    },
    find,
    findScanned: async (scanId) => {
      const record = (await store.transaction((rows) => rows.list('payments'))).find(
        (other) => other.scanId === scanId,
      );
      return record && settled(record, clock.now());
    },
    act: (id, action) => change(id, (old) => afterAction(old, action, moment())),
    redeem: (id, typed) => change(id, (old, rows) => redeemed(old, rows, readCode(typed), moment())),
    receive: async (reference, arrival) => {
      const payments = await store.transaction((rows) => rows.list('payments'));
      const last = payments.findLast(
        ({ request }) => request.summary.reference === reference && isSentElsewhere(request),
      );
      if (last) await change(last.id, (old) => afterArrival(old, arrival, moment()));
      return last !== undefined;
    },
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

/** Money that is no payment card's goes back where it came from: onto the card, or onto the code. */
const giveBack = async (
  rows: SandboxRows,
  before: PaymentRecord,
  after: PaymentRecord,
  now: EpochMs,
): Promise<void> => {
  const back = wentBack(before, after);
  if (back.minor <= 0) return;
  const { id, request, captures } = after;
  if (request.methodKind === 'own_balance') await putBack(rows, id, back, now);
  if (request.methodKind === 'voucher_code' && captures.every(({ refunded }) => refunded))
    await giveCodeBack(rows, id, now);
};

const byKey = async (rows: SandboxRows, key: string): Promise<PaymentRecord | undefined> =>
  (await rows.list('payments')).find(({ request }) => request.key === key);

interface Moment {
  readonly now: EpochMs;
  readonly newId: () => string;
}

const newRecord = (request: PaymentRequestAtProvider, { now, newId }: Moment): PaymentRecord => ({
  id: `pay_${newId()}`,
  reference: `QUAY-${newId().slice(-8).toUpperCase()}`,
  request,
  ...(isWallet(request) ? { scanId: `scan_${newId()}` } : {}),
  endsAt: endFor(request, now),
  status: isSentElsewhere(request) ? 'processing' : 'open',
  captures: [],
  refundKeys: [],
});

/** The card's own money pays, once, or what a mandate allows. */
const charged = async (record: PaymentRecord, rows: SandboxRows, moment: Moment): Promise<PaymentRecord> => {
  const { id, request, status } = record;
  const { amount, cardRef } = request;
  if (status !== 'open' || isLate(record, moment.now)) return record;
  if (request.mandateRef !== undefined)
    return afterAction(record, await chargeBy(rows, request.mandateRef), moment);
  if (request.methodKind !== 'own_balance' || cardRef === undefined) return record;
  const isTaken = await takeBalance(rows, { key: id, cardRef, amount }, moment.now);
  return isTaken
    ? afterAction(record, { kind: 'approve' }, moment)
    : afterAction(record, { kind: 'decline', code: 'insufficient_funds' }, moment);
};

/** Only a payment by voucher takes a code, and a code pays one payment. */
const redeemed = async (
  record: PaymentRecord,
  rows: SandboxRows,
  code: string,
  moment: Moment,
): Promise<PaymentRecord> => {
  const { id, request, status } = record;
  if (request.methodKind !== 'voucher_code' || status !== 'open' || isLate(record, moment.now)) return record;
  const refusal = refusalOf(code, request.amount, await isUsed(rows, code));
  if (refusal) return afterRefusal(record, refusal);
  await rows.write('vouchers', code, { code, paymentId: id, at: moment.now });
  return afterAction(record, { kind: 'approve' }, moment);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
