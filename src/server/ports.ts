import type { Config } from '../contract/config.ts';
import type { Identifier } from '../domain/identifiers.ts';
import type { Balance, Card } from '../domain/model/card.ts';
import type {
  DeclineCode,
  Installation,
  PaymentAction,
  REFUND_DECISIONS,
  RefundReason,
} from '../domain/model/order.ts';
import type { Plan } from '../domain/model/plan.ts';
import type { Duration, Instant, Money } from '../domain/model/primitives.ts';
import type { MethodKind, PaymentMethod, Quote } from '../domain/model/quote.ts';
import type { Usage } from '../domain/model/usage.ts';
import type { EpochMs } from '../domain/time.ts';
import type { Mandates } from './mandate-port.ts';

/** A card as its carrier knows it. `ref` is the carrier's own key and never leaves the backend. */
export interface CarrierCard extends Omit<Card, 'id' | 'masked' | 'balances'> {
  readonly ref: string;
  /** What the card is shown by, once masked. */
  readonly identifier: Identifier;
  readonly balances: Balance[];
  /** Where a one-time code or a message can be sent. */
  readonly contacts: { readonly sms?: string; readonly email?: string };
}

/** A card that a renewal has made, instead of a top-up: an eSIM to be installed. */
export interface NewProfile {
  readonly ref: string;
  readonly installation: Installation;
}

/** What became of a top-up that was sent. `unclear` is never sent again blindly. */
export type TopUpOutcome =
  | { readonly status: 'done'; readonly profile?: NewProfile }
  | { readonly status: 'in_progress' }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'unclear' }
  /** The carrier has never heard of this reference: it may be sent. */
  | { readonly status: 'not_found' };

/** What became of a top-up that is to be taken off the card: something of it was used meanwhile, or the carrier cannot. */
export type CancelOutcome = 'canceled' | 'used' | 'not_possible';

/** What a dry run can say against a top-up. */
export type TopUpRefusal = 'topup-too-soon' | 'plan-unavailable' | 'plan-incompatible' | 'card-retired';

/** One question to a provider. */
export interface ProviderCall {
  /**
   * Aborts when nobody waits for the answer any more. Hand it to `fetch`: a top-up that is stuck on its way must not arrive
   * after its time, when another one may have been sent.
   */
  readonly signal: AbortSignal;
}

/** The mobile operators, or a wholesaler in front of them. Every call has an end, which `call` says. */
export interface Carrier {
  /** Cards behind an identifier, across operators; none where it is unknown. */
  findCards(identifier: Identifier, call: ProviderCall): Promise<CarrierCard[]>;
  readCard(ref: string, call: ProviderCall): Promise<CarrierCard | undefined>;
  /** As the carrier measures it now, with the lag that it has. Rejects with `provider-unavailable`. */
  readUsage(ref: string, locale: string | undefined, call: ProviderCall): Promise<Usage>;
  /** What this card can be renewed with. */
  listPlansFor(ref: string, locale: string, call: ProviderCall): Promise<Plan[]>;
  /**
   * A dry run, where the carrier has one: why it would refuse this top-up now, before anybody has paid.
   * `undefined`: nothing speaks against it.
   */
  checkTopUp?(
    request: { readonly ref: string; readonly planId: string },
    call: ProviderCall,
  ): Promise<TopUpRefusal | undefined>;
  /** The public catalogue of a kind of card. */
  listPlans(cardType: string, locale: string, call: ProviderCall): Promise<Plan[]>;
  /**
   * Sends a top-up under our reference. Carriers differ in whether the reference makes it idempotent,
   * so the caller asks `findTopUp` before it sends a second time. A rejection means: unclear.
   * @param call its signal aborts well before anybody sends this reference again
   */
  topUp(
    request: {
      readonly ref: string;
      readonly planId: string;
      readonly reference: string;
      /** When its price was agreed upon: what the plan gave then is what was bought, also where a promotion has ended since. */
      readonly soldAt: Instant;
    },
    call: ProviderCall,
  ): Promise<TopUpOutcome>;
  findTopUp(reference: string, call: ProviderCall): Promise<TopUpOutcome>;
  /**
   * Takes a top-up off the card again, before its money goes back: all of it, or nothing. Asked twice it takes it off once.
   * Absent: this carrier cannot, and money that goes back takes nothing off the card.
   */
  cancelTopUp?(
    request: { readonly ref: string; readonly reference: string },
    call: ProviderCall,
  ): Promise<CancelOutcome>;
}

export interface Capture {
  /** Its own within the payment, and always the same. */
  readonly id: string;
  readonly amount: Money;
  readonly at: Instant;
  /** All of it has gone back. */
  readonly refunded: boolean;
  /** A chargeback, or the provider took it back. Default `false`. */
  readonly reversed?: boolean;
}

/** One payment at the provider, as it stands there. */
export interface ProviderPayment {
  readonly status: 'open' | 'processing' | 'captured' | 'failed' | 'voided' | 'expired';
  /** Money that arrived, whether or not it is as much as was asked for; more than one where the payer paid twice. */
  readonly captures: readonly Capture[];
  readonly failure?: DeclineCode;
  /** What payer and provider call it when they talk: on the statement or in the mail. It must open nothing. */
  readonly reference?: string;
}

export interface PaymentRequestAtProvider {
  /** Ours; opening the same key again gives the same payment. */
  readonly key: string;
  readonly amount: Money;
  readonly methodKind: MethodKind;
  /** `companion`: somebody else, elsewhere, who learns nothing but what is in `summary`; `link` is the action. */
  readonly payer: 'traveller' | 'companion';
  /** The mandate by which it is charged, without the payer. */
  readonly mandateRef?: string;
  /** The carrier's key of the card whose money it is; for `own_balance` only. */
  readonly cardRef?: string;
  /** What the hosted page repeats to the payer. */
  readonly summary: {
    readonly reference: string;
    readonly card: string;
    readonly plan: string;
    readonly seller: string;
  };
  readonly locale: string;
  /** Where the hosted page leads when it is done; always an address of this backend. Absent: the page ends on itself. */
  readonly returnUrl?: string;
  /** Until then the order waits in any case. An action may end earlier; a transfer or a voucher may have longer. */
  readonly expiresAt: Instant;
}

export interface OpenedPayment {
  readonly providerRef: string;
  /** Absent: nobody has to do anything, and the money is taken by `charge`. */
  readonly action?: PaymentAction;
}

export interface MethodsRequest {
  readonly cardType: string;
  readonly price: Money;
  /** Money on the card; none where nobody has shown that the card is theirs. */
  readonly balances: readonly Balance[];
  /** Have they? Only then the card's own money may pay. */
  readonly owned: boolean;
  readonly planKind: Plan['kind'];
}

/** A payment provider with hosted pages. */
export interface Payments {
  /** Origins of its hosted pages. */
  readonly origins: readonly string[];
  methodsFor(
    request: MethodsRequest,
  ): Promise<{ readonly methods: PaymentMethod[]; readonly unavailable: Quote['unavailable'] }>;
  /** Takes no money: it is asked before the order is written, and perhaps no order comes of it. */
  open(request: PaymentRequestAtProvider): Promise<OpenedPayment>;
  /**
   * Takes the money of a payment that has no action, once its order is written. Asked twice it takes it once, and of a
   * payment that has ended nothing.
   */
  charge(providerRef: string): Promise<ProviderPayment>;
  read(providerRef: string): Promise<ProviderPayment>;
  /** Ends an open payment; answers with what it came to, which may be captured. */
  void(providerRef: string): Promise<ProviderPayment>;
  /**
   * Gives so much of a capture back the way it came: onto the card whose own money it was, and a voucher's code is good again.
   * The same key twice refunds once.
   */
  refund(request: {
    readonly providerRef: string;
    readonly captureId: string;
    readonly amount: Money;
    readonly key: string;
  }): Promise<void>;
  /** Absent: nobody can allow charges that are made without them. */
  readonly mandates?: Mandates;
  /**
   * Reads a signed webhook: raw body, constant-time comparison, five minutes of tolerance.
   * It says only that something happened; the truth is then read from the provider.
   * @returns undefined where signature, time or form are wrong.
   */
  parseWebhook(
    rawBody: string,
    headers: Headers,
  ): Promise<{ readonly eventId: string; readonly providerRef: string } | undefined>;
}

/** What is known when a traveller asks for the money of a renewal. */
export interface RefundFacts {
  readonly reason: RefundReason;
  readonly plan: Plan;
  readonly total: Money;
  readonly fulfilledAt: EpochMs;
  /** By the terms under which it was bought. */
  readonly askableUntil: EpochMs;
  readonly requestedAt: EpochMs;
  /**
   * Was anything used of what the renewal put onto the card? Where its carrier adds it to what had been there, of either.
   * `undefined`: the carrier cannot say.
   */
  readonly used: boolean | undefined;
}

/** When the seller gives money back after a renewal. */
export interface RefundPolicy {
  /** How long after it a traveller may ask. Part of the terms: it is written into each order. */
  readonly askWithin: Duration;
  /**
   * May be asked twice for one request. What it grants is first taken off the card, where the carrier can (`cancelTopUp`);
   * what was used until then is refused after all.
   * @returns `undefined`: a person decides (`createSupport`).
   */
  decide(facts: RefundFacts): Promise<(typeof REFUND_DECISIONS)[number] | undefined>;
}

/** What a promotion code takes off, and for what. */
export interface PromotionCode {
  /** Of the plan's price, rounded down, never of fees; what would take off the whole price is refused for this plan. */
  readonly takesOff:
    | { readonly kind: 'percent'; readonly percent: number }
    | { readonly kind: 'amount'; readonly amount: Money };
  /** Ids of the kinds of card that it is for. Absent: all. */
  readonly cardTypes?: readonly string[];
  /** Absent: all plans of these cards. */
  readonly planIds?: readonly string[];
  /** From then on it gives nothing. */
  readonly endsAt?: Instant;
}

/** The codes that the seller has given out. Each works once a card, which is seen to by the backend. */
export interface Promotions {
  /** @param code capitals, without spaces. @returns `undefined` where nobody has given it out. */
  findCode(code: string, call: ProviderCall): Promise<PromotionCode | undefined>;
}

/** SMS and e-mail. The same key twice is delivered once. */
export interface Messages {
  send(message: OutgoingMessage): Promise<void>;
}
export interface OutgoingMessage {
  readonly key: string;
  readonly channel: 'sms' | 'email';
  readonly to: string;
  /** E-mail only. */
  readonly subject?: string;
  readonly text: string;
  readonly lang: string;
  /**
   * E-mail only: further fields of its head, to be sent as they are. Reminders have the way out here by which mail programs
   * end them with one click (RFC 8058), which takes a DKIM signature over these fields.
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A partner whose pages carry the elements. */
export interface Partner {
  readonly publishableKey: string;
  readonly name: string;
  /** Exact origins from which its key works, as in `https://shop.example`. */
  readonly origins: readonly string[];
  /** Verifies partner tokens (HS256); absent where the partner signs nobody in. */
  readonly tokenSecret?: string;
}

/** What the seller says of itself. */
export interface Seller {
  readonly name: string;
  readonly address: string;
  readonly supportEmail: string;
  /** BCP 47, of what is written to support. Default: `en`. */
  readonly lang?: string;
  readonly supportPhone?: string;
  readonly officialUrl?: string;
  readonly cardTypes: Config['cardTypes'];
}
