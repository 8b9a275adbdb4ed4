import { maskIdentifier } from '../domain/identifiers.ts';
import type { Instant } from '../domain/model/primitives.ts';
import { toInstant } from '../domain/time.ts';
import type { Messages, OutgoingMessage } from '../server/ports.ts';
import type { SandboxClock } from './clock.ts';
import { SANDBOX_SELLER } from './partners.ts';
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

export type Mailbox = 'traveller' | 'support';

/** What was delivered, the newest first: to the traveller's phone, or to the seller's support. */
export const readInbox = async (store: SandboxStore, of: Mailbox = 'traveller'): Promise<InboxMessage[]> => {
  const messages = await store.transaction((rows) => rows.list('messages'));
  const own = messages.filter(({ to }) => (to === SANDBOX_SELLER.supportEmail) === (of === 'support'));
  return own.toReversed().map(({ key, to, channel, headers: _unseen, ...message }) => ({
    ...message,
    id: key,
    channel,
    to: maskIdentifier({ type: channel === 'sms' ? 'msisdn' : 'email', value: to }),
  }));
};
