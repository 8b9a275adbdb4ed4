import type { EpochMs } from '../domain/time.ts';
import type { Limits } from './access/limits.ts';
import type { Guide } from './guide-port.ts';
import type { Carrier, Messages, Partner, Payments, Promotions, RefundPolicy, Seller } from './ports.ts';
import type { Store } from './store.ts';

/** One line of the log: names and numbers only, never an identifier, a token or a text that somebody typed. */
export type LogEntry =
  | {
      readonly event: 'request';
      readonly requestId: string;
      readonly method: string;
      /** The pattern (`/v1/orders/:id`), never the address. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      readonly code?: string;
    }
  | {
      readonly event: 'failure';
      readonly requestId?: string;
      readonly job?: string;
      /** Class of the error and where it was thrown; its message may name somebody and stays out. */
      readonly error: string;
      readonly stack: readonly string[];
    }
  | {
      readonly event: 'job';
      readonly job: string;
      readonly outcome: 'done' | 'again' | 'failed';
      readonly attempt: number;
    };

/** Everything that the backend needs from outside; handler and worker take the same. */
export interface ServerDeps {
  readonly store: Store;
  readonly carrier: Carrier;
  readonly payments: Payments;
  readonly messages: Messages;
  readonly partners: readonly Partner[];
  readonly seller: Seller;
  /** Absent: nobody can ask for the money of a renewal through the elements. */
  readonly refundPolicy?: RefundPolicy;
  /** Absent: no promotion code is known. */
  readonly promotions?: Promotions;
  /** Absent: nothing is known of hotlines, questions and shops. */
  readonly guide?: Guide;
  /** At least 32 secret bytes, the same in every process of this backend. Every key is derived from it. */
  readonly secret: Uint8Array;
  /** Where this backend is reached, as in `https://renewals.example`: payment pages lead back to it, partner tokens are for it. */
  readonly publicUrl: string;
  readonly now: () => EpochMs;
  /** How often something may be tried. Default: `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits>;
  /** Unpredictable bytes. Default: `crypto.getRandomValues`. */
  readonly random?: RandomBytes;
  /** Called after something was left for the worker to do. */
  readonly wake?: () => void;
  /** Default: nothing is logged. */
  readonly log?: (entry: LogEntry) => void;
}

export type RandomBytes = (length: number) => Uint8Array;
