import { DECLINE_CODES, type DeclineCode, type PaymentAction } from '../../../../src/domain/model/order.ts';
import type { Money } from '../../../../src/domain/model/primitives.ts';
import { type EpochMs, toInstant } from '../../../../src/domain/time.ts';
import type { PaymentRequestAtProvider, Payments, ProviderPayment } from '../../../../src/server/ports.ts';

interface Attempt {
  readonly request: PaymentRequestAtProvider;
  status: ProviderPayment['status'];
  failure?: DeclineCode;
  captures: { id: string; amount: Money; at: string; refunded: boolean; reversed?: boolean }[];
}

export interface ScriptedPayments extends Payments {
  readonly attempts: Map<string, Attempt>;
  /** The payer pays. @param amount Default: what is asked. */
  pay(providerRef: string, amount?: Money): void;
  set(providerRef: string, status: ProviderPayment['status'], failure?: DeclineCode): void;
  last(): string;
  /** All money of the attempt goes without the backend: given back by a person at the provider, or taken by the bank. */
  lose(providerRef: string, how: 'refunded' | 'reversed'): void;
  readonly refunds: string[];
  /** Of each refund, how much. */
  readonly refunded: Money[];
  /** What a payer has to do. Default: a page for everybody. */
  actionFor: (request: PaymentRequestAtProvider, url: string) => PaymentAction | undefined;
  /** Attempts whose money the backend has asked to be taken. */
  readonly charged: string[];
  /** Attempts that cannot be ended. */
  unvoidable: boolean;
  down: boolean;
}

/** A payment provider whose payer is the test. */
export const scriptedPayments = (now: () => EpochMs): ScriptedPayments => {
  const attempts = new Map<string, Attempt>();
  const attempt = (ref: string): Attempt => {
    const found = attempts.get(ref);
    if (!found) throw new Error(`No payment ${ref}`);
    return found;
  };
  const view = ({ request, status, captures, failure }: Attempt): ProviderPayment => ({
    status,
    captures: structuredClone(captures),
    ...(failure ? { failure } : {}),
    reference: `PAY-${request.summary.reference.slice(0, 4)}`,
  });
  const alive = (): void => {
    if (payments.down) throw new Error('connect ETIMEDOUT');
  };
  const methods = ['card', 'paypal'].map((id, index) => ({
    id,
    kind: index === 0 ? ('credit_card' as const) : ('paypal' as const),
    fee: index === 0 ? 0 : 1000,
  }));

  const payments: ScriptedPayments = {
    origins: ['https://pay.example'],
    attempts,
    refunds: [],
    refunded: [],
    charged: [],
    actionFor: ({ payer, expiresAt }, url) =>
      payer === 'companion' ? { kind: 'link', url, expiresAt } : { kind: 'redirect', url },
    unvoidable: false,
    down: false,
    methodsFor: async ({ price }) => ({
      methods: methods.map(({ id, kind, fee }) => ({
        id,
        kind,
        currency: price.currency,
        fee: { currency: price.currency, minor: fee },
        total: { currency: price.currency, minor: price.minor + fee },
        arrival: 'PT0S',
        privacyKey: 'hosted_page' as const,
        recommended: id === 'card',
      })),
      unavailable: [],
    }),
    open: async (request) => {
      alive();
      const providerRef = `pp_${request.key}`;
      if (!attempts.has(providerRef)) attempts.set(providerRef, { request, status: 'open', captures: [] });
      const action = payments.actionFor(request, `https://pay.example/${providerRef}`);
      return { providerRef, ...(action ? { action } : {}) };
    },
    charge: async (ref) => {
      alive();
      payments.charged.push(ref);
      return view(attempt(ref));
    },
    read: async (ref) => {
      alive();
      return view(attempt(ref));
    },
    void: async (ref) => {
      alive();
      const found = attempt(ref);
      if (found.status === 'open' && !payments.unvoidable) found.status = 'voided';
      return view(found);
    },
    refund: async ({ providerRef, captureId, amount, key }) => {
      alive();
      if (payments.refunds.includes(key)) return;
      payments.refunds.push(key);
      payments.refunded.push(amount);
      for (const capture of attempt(providerRef).captures)
        if (capture.id === captureId && amount.minor >= capture.amount.minor) capture.refunded = true;
    },
    parseWebhook: async (rawBody, headers) => {
      if (headers.get('X-Signature') !== 'right') return undefined;
      return JSON.parse(rawBody) as { eventId: string; providerRef: string };
    },
    pay: (ref, amount) => {
      const found = attempt(ref);
      found.status = 'captured';
      const id = `${ref}/capture-${found.captures.length + 1}`;
      found.captures.push({
        id,
        amount: amount ?? found.request.amount,
        at: toInstant(now()),
        refunded: false,
      });
    },
    set: (ref, status, failure) => {
      const found = attempt(ref);
      found.status = status;
      if (failure && DECLINE_CODES.includes(failure as (typeof DECLINE_CODES)[number]))
        found.failure = failure;
    },
    lose: (ref, how) => {
      for (const capture of attempt(ref).captures) capture[how] = true;
    },
    last: () => [...attempts.keys()].at(-1) ?? '',
  };
  return payments;
};
