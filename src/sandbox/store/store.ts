import type { Debit } from '../carrier/debits.ts';
import type { SentTopUp } from '../carrier/sent-top-up.ts';
import type { CardState } from '../carrier/state.ts';
import type { DeliveredMessage } from '../messages.ts';
import type { MandateRecord } from '../payments/mandates.ts';
import type { PaymentRecord } from '../payments/record.ts';
import type { UsedVoucher } from '../payments/voucher-codes.ts';
import type { WebhookEvent } from '../payments/webhooks.ts';

/** Everything that the sandbox remembers, by kind. */
export interface Collections {
  readonly cards: CardState;
  readonly topUps: SentTopUp;
  readonly debits: Debit;
  readonly payments: PaymentRecord;
  readonly mandates: MandateRecord;
  readonly vouchers: UsedVoucher;
  readonly webhooks: WebhookEvent;
  readonly messages: DeliveredMessage;
  readonly settings: unknown;
}
export type Collection = keyof Collections;

/** The sandbox's records inside one transaction. */
export interface SandboxRows {
  read<C extends Collection>(collection: C, id: string): Promise<Collections[C] | undefined>;
  /** Writes a record, new or changed. */
  write<C extends Collection>(collection: C, id: string, record: Collections[C]): Promise<void>;
  /** Every record of a kind, in the order in which they were first written. */
  list<C extends Collection>(collection: C): Promise<Collections[C][]>;
  /** Forgets every record of a kind. */
  clear(collection: Collection): Promise<void>;
}

/**
 * Where the sandbox keeps its state: the operators', the payment provider's and the phones', so never in one
 * transaction with the backend's own. A carrier would not roll back with us either.
 */
export interface SandboxStore {
  /** Runs `work` alone; all that it wrote is kept, or none where it rejects. */
  transaction<T>(work: (rows: SandboxRows) => Promise<T>): Promise<T>;
}
