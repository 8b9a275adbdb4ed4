import type { PaymentAction } from '../domain/model/order.ts';
import type { Duration, Instant, Money } from '../domain/model/primitives.ts';
import type { EpochMs } from '../domain/time.ts';

/** What a payer is asked to allow, as the hosted page repeats it. */
export interface MandateRequest {
  /** Ours; opening the same key again gives the same mandate. */
  readonly key: string;
  /** What each charge takes, now; a dearer one is announced to the payer beforehand. */
  readonly amount: Money;
  readonly every: Duration;
  /** When the first one is due, as far as that is known. */
  readonly firstAt: EpochMs;
  readonly summary: { readonly card: string; readonly plan: string; readonly seller: string };
  readonly locale: string;
  /** It can be given until then. */
  readonly expiresAt: Instant;
}

export interface ProviderMandate {
  readonly status: 'open' | 'given' | 'refused' | 'expired' | 'revoked';
}

/**
 * Mandates at the payment provider: the payer allows once, on its hosted page, what is then charged without them. The page
 * leads back to nowhere. What happens to a mandate is said by the same webhooks as what happens to a payment. A charge is a
 * payment (`Payments.open` with the mandate, then `charge`): read, ended and refunded like any other.
 */
export interface Mandates {
  /** Opens the page on which it can be given. */
  open(request: MandateRequest): Promise<{ readonly providerRef: string; readonly action: PaymentAction }>;
  /** Taken back by the payer at the provider, it is `revoked`: the auto-renewal ends with it. */
  read(providerRef: string): Promise<ProviderMandate>;
  /** Ends it, given or not: nothing is charged by it from then on. Asked twice it ends once. */
  revoke(providerRef: string): Promise<void>;
}
