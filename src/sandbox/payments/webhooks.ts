import { type EpochMs, MINUTE, SECOND } from '../../domain/time.ts';
import type { SandboxClock } from '../clock.ts';
import type { SandboxRows, SandboxStore } from '../store/store.ts';
import { SIGNATURE_HEADER, signWebhook } from './signature.ts';

/** Something that happened to a payment, kept until the backend has acknowledged it. */
export interface WebhookEvent {
  readonly id: string;
  readonly paymentId: string;
  readonly attempts: number;
  /** When it is sent next. */
  readonly dueAt: EpochMs;
  readonly acknowledgedAt?: EpochMs;
}

/** Hands a request to the backend: over HTTP, or straight to its handler. */
export type Deliver = (request: Request) => Promise<Response>;

/** After each attempt that was not acknowledged with 2xx; the last wait repeats. */
const WAITS = [5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE];

export const noteEvent = (
  rows: SandboxRows,
  event: { readonly id: string; readonly paymentId: string; readonly now: EpochMs },
) =>
  rows.write('webhooks', event.id, {
    id: event.id,
    paymentId: event.paymentId,
    attempts: 0,
    dueAt: event.now,
  });

export interface WebhookOptions {
  readonly store: SandboxStore;
  readonly clock: SandboxClock;
  readonly secret: string;
  /** The backend's address for webhooks. */
  readonly url: string;
  readonly deliver: Deliver;
  /** Sends each event a second time, as providers now and then do. Default `false`. */
  readonly duplicates?: boolean;
}

/** Sends what is due; answers how many events are still waiting. */
export const createWebhookSender = (options: WebhookOptions): (() => Promise<number>) => {
  const { store, clock } = options;
  return async () => {
    const waiting = (await store.transaction((rows) => rows.list('webhooks'))).filter(isWaiting);
    for (const event of waiting.filter(({ dueAt }) => dueAt <= clock.now())) {
      const acknowledged = await send(options, event);
      if (acknowledged && options.duplicates) await send(options, event);
      // The delivery and the note of it are two steps: what is killed between them is delivered again.
      await store.transaction((rows) =>
        rows.write('webhooks', event.id, after(event, acknowledged, clock.now())),
      );
    }
    return waiting.length;
  };
};

const isWaiting = ({ acknowledgedAt }: WebhookEvent): boolean => acknowledgedAt === undefined;

const after = (event: WebhookEvent, acknowledged: boolean, now: EpochMs): WebhookEvent => ({
  ...event,
  attempts: event.attempts + 1,
  dueAt: now + (WAITS[Math.min(event.attempts, WAITS.length - 1)] ?? MINUTE),
  ...(acknowledged ? { acknowledgedAt: now } : {}),
});

const send = async (
  { secret, url, deliver, clock }: WebhookOptions,
  event: WebhookEvent,
): Promise<boolean> => {
  const body = JSON.stringify({ id: event.id, payment: event.paymentId });
  const signature = await signWebhook(secret, body, clock.now());
  const request = new Request(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signature },
    body,
  });
  try {
    return (await deliver(request)).ok;
  } catch {
    // The backend is not there: the event waits for the next attempt.
    return false;
  }
};
