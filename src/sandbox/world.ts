import type { EpochMs } from '../domain/time.ts';
import type { Guide } from '../server/guide-port.ts';
import type { Messages, Promotions, RefundPolicy } from '../server/ports.ts';
import { createSandboxCarrier, type SandboxCarrier } from './carrier/carrier.ts';
import { createSandboxClock, type SandboxClock } from './clock.ts';
import { sandboxGuide } from './guide/guide.ts';
import { createSandboxMessages } from './messages.ts';
import { createSandboxRefundPolicy } from './outcomes.ts';
import { createSandboxPayments, type SandboxPayments } from './payments/payments.ts';
import { createWebhookSender, type Deliver } from './payments/webhooks.ts';
import { sandboxPromotions } from './promotion-codes.ts';
import type { SandboxStore } from './store/store.ts';

export interface WorldOptions {
  readonly store: SandboxStore;
  /** Origin of the hosted payment page. */
  readonly paymentOrigin: string;
  /** The backend's address for payment webhooks. */
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  /** How webhooks reach the backend. */
  readonly deliver: Deliver;
  /** Sends every webhook twice. Default `false`. */
  readonly duplicateWebhooks?: boolean;
  readonly realNow: () => EpochMs;
  readonly newId: () => string;
}

/** Everything outside of a backend: the operators, the payment provider, the traveller's phone, and time itself. */
export interface World {
  readonly store: SandboxStore;
  readonly clock: SandboxClock;
  readonly carrier: SandboxCarrier;
  readonly payments: SandboxPayments;
  readonly messages: Messages;
  /** The shop's terms, or what was chosen. */
  readonly refundPolicy: RefundPolicy;
  /** The codes that the shop has given out. */
  readonly promotions: Promotions;
  /** Hotlines, questions and shops. */
  readonly guide: Guide;
  /** Sends the webhooks that are due; answers how many were waiting. */
  readonly sendWebhooks: () => Promise<number>;
}

export const createWorld = async (options: WorldOptions): Promise<World> => {
  const { store, newId } = options;
  const clock = await createSandboxClock(store, options.realNow);
  return {
    store,
    clock,
    carrier: createSandboxCarrier({ store, clock, newId }),
    payments: createSandboxPayments({
      store,
      clock,
      newId,
      origin: options.paymentOrigin,
      webhookSecret: options.webhookSecret,
    }),
    messages: createSandboxMessages(store, clock),
    refundPolicy: createSandboxRefundPolicy(store),
    promotions: sandboxPromotions,
    guide: sandboxGuide,
    sendWebhooks: createWebhookSender({
      store,
      clock,
      secret: options.webhookSecret,
      url: options.webhookUrl,
      deliver: options.deliver,
      ...(options.duplicateWebhooks === undefined ? {} : { duplicates: options.duplicateWebhooks }),
    }),
  };
};
