import { maskIdentifier } from '../domain/identifiers.ts';
import type { Instant } from '../domain/model/primitives.ts';
import { toInstant } from '../domain/time.ts';
import type { Messages, OutgoingMessage } from '../server/ports.ts';
import type { SandboxClock } from './clock.ts';
import type { SandboxStore } from './store/store.ts';

export interface DeliveredMessage extends OutgoingMessage {
  readonly at: Instant;
}

/** A message as the traveller's phone shows it. */
export interface InboxMessage {
  readonly id: string;
  readonly channel: 'sms' | 'email';
  /** Masked. */
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly lang: string;
  readonly at: Instant;
}

/** Delivers to the inbox; the same key twice is delivered once. */
export const createSandboxMessages = (store: SandboxStore, clock: SandboxClock): Messages => ({
  send: (message) =>
    store.transaction(async (rows) => {
      if (await rows.read('messages', message.key)) return;
      await rows.write('messages', message.key, { ...message, at: toInstant(clock.now()) });
    }),
});

/** What was delivered, the newest first. */
export const readInbox = async (store: SandboxStore): Promise<InboxMessage[]> => {
  const messages = await store.transaction((rows) => rows.list('messages'));
  return messages.toReversed().map(({ key, to, channel, ...message }) => ({
    ...message,
    id: key,
    channel,
    to: maskIdentifier({ type: channel === 'sms' ? 'msisdn' : 'email', value: to }),
  }));
};
