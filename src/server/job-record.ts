import type { EpochMs } from '../domain/time.ts';
import type { AutoRenewalNews } from './auto-renewal/record.ts';

/** What a traveller is told of an order without having to ask. */
export type News =
  // What to send, where to and until when, for each attempt by transfer or voucher.
  | 'to_pay'
  | 'renewed'
  | 'refunded'
  | 'refund_refused'
  | 'reversed'
  | 'in_review'
  | 'slow'
  // Money that came and did not pay the order, or was over.
  | 'too_little'
  | 'late'
  | 'too_much'
  | 'twice';

/** What the worker can be asked to do. */
export type Task =
  | { readonly kind: 'send_code'; readonly sealed: string }
  /** @property name which of several: each is told once */
  | {
      readonly kind: 'tell_traveller';
      readonly orderId: string;
      readonly about: News;
      readonly name?: string;
    }
  /** @property question which of the order's */
  | { readonly kind: 'tell_support'; readonly orderId: string; readonly question: number }
  | { readonly kind: 'send_receipt'; readonly orderId: string; readonly sending: string }
  | { readonly kind: 'check_payment'; readonly orderId: string; readonly paymentId: string }
  | { readonly kind: 'void_payment'; readonly providerRef: string }
  | { readonly kind: 'expire_order'; readonly orderId: string }
  | { readonly kind: 'fulfil_order'; readonly orderId: string }
  | { readonly kind: 'decide_refund'; readonly orderId: string }
  | {
      readonly kind: 'refund';
      readonly orderId: string;
      readonly paymentId: string;
      readonly captureId: string;
    }
  | { readonly kind: 'auto_renew'; readonly renewalId: string }
  | { readonly kind: 'revoke_mandate'; readonly providerRef: string }
  | {
      readonly kind: 'tell_auto_renewal';
      readonly renewalId: string;
      readonly about: AutoRenewalNews;
      /** Which of several: each is told once. */
      readonly name: string;
    }
  /** The code to confirm an address with, sealed. The address is not in it: it is forgotten with its reminders. */
  | { readonly kind: 'send_reminder_code'; readonly reminderId: string; readonly sealed: string }
  | { readonly kind: 'remind'; readonly reminderId: string }
  | { readonly kind: 'sweep' };

/** Codes can be asked for by anybody and without end: what has been paid does not wait behind them. */
export const LAST_KIND = 'send_code' satisfies Task['kind'];

export interface JobRequest {
  /** Says what it is about: two requests of one id are one job. */
  readonly id: string;
  readonly task: Task;
  readonly runAt: EpochMs;
}

export interface JobRecord extends JobRequest {
  /** Runs so far that did not finish it, the running one included. */
  readonly attempts: number;
  /** Grows with every request: more than at the claim means that it was asked for again meanwhile. */
  readonly requests: number;
  /** Nobody else runs it until then. */
  readonly heldUntil?: EpochMs;
}
