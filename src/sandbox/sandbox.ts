import type { Session } from '../contract/access.ts';
import { paths } from '../contract/paths.ts';
import type { Identifier } from '../domain/identifiers.ts';
import type { DeclineCode } from '../domain/model/order.ts';
import type { EpochMs } from '../domain/time.ts';
import { createMemoryStore } from '../server/adapters/memory.ts';
import { createHandler } from '../server/handler.ts';
import type { Partner } from '../server/ports.ts';
import { createSupport } from '../server/support.ts';
import { createWorker } from '../server/worker.ts';
import { answerOrAbort } from './answer-or-abort.ts';
import { createBackground } from './background.ts';
import { cardsBehind } from './cards/index.ts';
import { refOf } from './carrier/ref.ts';
import type { SandboxClock } from './clock.ts';
import type { FulfilmentOutcome } from './digits.ts';
import { type InboxMessage, type Mailbox, readInbox } from './messages.ts';
import { befallOrder, type OrderEvent } from './order-desk.ts';
import {
  type ChargeDecline,
  chooseCharges,
  chooseOutages,
  chooseOutcome,
  choosePrice,
  chooseRefunds,
  type Outage,
  type RefundChoice,
} from './outcomes.ts';
import { SANDBOX_SELLER, SHOP_KEY, sandboxPartners } from './partners.ts';
import type { MandateAnswer } from './payments/mandates.ts';
import { createPaymentPage } from './payments/page.ts';
import type { PayerAction, PaymentRecord } from './payments/record.ts';
import { createSandboxRoutes } from './routes.ts';
import { signIn } from './sign-in.ts';
import { createMemorySandboxStore } from './store/memory.ts';
import { createWorld } from './world.ts';

export interface SandboxOptions {
  /** The real time. Default: the system's. */
  readonly now?: () => EpochMs;
  /** Origins of the pages that use it. Default: `http://localhost`. */
  readonly origins?: readonly string[];
  /** Sends every webhook twice. Default `false`. */
  readonly duplicateWebhooks?: boolean;
  /** Origin of the backend, and of the hosted payment page: where a browser is to reach them over the network. */
  readonly endpoint?: string;
  readonly paymentOrigin?: string;
}

/** A whole backend and the world around it, in this process and in memory. */
export interface Sandbox {
  /** The backend's address; give it to `renewal-provider` or to a client together with `fetch`. */
  readonly endpoint: string;
  readonly publishableKey: string;
  readonly partners: readonly Partner[];
  /** Answers for the backend, for `/sandbox/…` and for the hosted payment page. Does not depend on `this`. */
  readonly fetch: typeof globalThis.fetch;
  /** Does all that is due: jobs and webhooks. It also runs by itself after every request. */
  runDue(): Promise<void>;
  /** Resolves when nothing that was begun is running any more. */
  settled(): Promise<void>;
  /** SMS and e-mail as the traveller's phone shows them, newest first. */
  inbox(of?: Mailbox): Promise<InboxMessage[]>;
  readonly clock: Pick<SandboxClock, 'now'> & {
    /** Puts the clock forward and does what has become due. @param ms milliseconds. */
    advance(ms: number): Promise<void>;
  };
  /**
   * From here on every top-up turns out so; `undefined` leaves it to the card's digits again.
   * @param card only the next one of this card
   */
  chooseFulfilment(outcome: FulfilmentOutcome | undefined, card?: Identifier): Promise<void>;
  /** How requests for money are decided from here on; `undefined`: by the shop's terms. */
  chooseRefunds(choice: RefundChoice | undefined): Promise<void>;
  /** From here on these do not answer, and all others do. */
  chooseOutages(outages: readonly Outage[]): Promise<void>;
  /** From here on charges by a mandate are declined so; `undefined`: they go through. */
  chooseCharges(code: ChargeDecline | undefined): Promise<void>;
  /** From here on a plan costs so much, in minor units; `undefined`: what it cost before. */
  choosePrice(planId: string, minor: number | undefined): Promise<void>;
  /**
   * A chargeback, a refund at the provider, what arrives for a transfer or a voucher (`arrives_…`), or what a person of
   * support decides.
   * @param reference the order's
   */
  befall(reference: string, event: OrderEvent): Promise<void>;
  /**
   * What the payer does on the hosted page. `payment` is the order's reference or the page's address.
   * Each answers with the address to which the payer is sent back.
   */
  readonly payments: {
    approve(payment: string): Promise<string>;
    approveTwice(payment: string): Promise<string>;
    approveLate(payment: string): Promise<string>;
    /** The payer's bank takes five minutes by the sandbox's clock. */
    wait(payment: string, outcome?: 'captured' | Exclude<DeclineCode, 'unknown'>): Promise<string>;
    decline(payment: string, code?: Exclude<DeclineCode, 'unknown'>): Promise<string>;
    abandon(payment: string): Promise<string>;
    /** Types a voucher code, as in `QUAY-10-4711`. */
    redeem(payment: string, code: string): Promise<string>;
  };
  /** What the payer says on the page for a mandate. @param url the page's address */
  readonly mandates: { give(url: string): Promise<void>; refuse(url: string): Promise<void> };
  /**
   * Names a card, reads the code from the inbox and opens a session.
   * @param card the kind of card of which the demo has one, or a number: its last two digits choose how the card is.
   */
  signIn(card: string | Identifier): Promise<Session>;
}

const ENDPOINT = 'https://backend.sandbox.example';
const PAYMENT_ORIGIN = 'https://pay.sandbox.example';

/** Builds a sandbox of its own: two of them share nothing. Needs only web APIs, so it runs in a browser too. */
export const createSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { now = Date.now, origins = ['http://localhost'] } = options;
  const { endpoint = ENDPOINT, paymentOrigin = PAYMENT_ORIGIN } = options;
  const [firstOrigin] = origins;
  const partners = sandboxPartners(origins);
  const work = createBackground();
  // A page in this process sends no `Origin`: it is the first partner page.
  const env = firstOrigin === undefined ? {} : { origin: firstOrigin };

  const world = await createWorld({
    store: createMemorySandboxStore(),
    paymentOrigin,
    webhookUrl: `${endpoint}${paths.paymentWebhook}`,
    webhookSecret: crypto.randomUUID(),
    deliver: async (request) => handler.fetch(request, env),
    ...(options.duplicateWebhooks === undefined ? {} : { duplicateWebhooks: options.duplicateWebhooks }),
    realNow: now,
    newId: () => crypto.randomUUID().replaceAll('-', ''),
  });
  const deps = {
    store: createMemoryStore(),
    carrier: world.carrier,
    payments: world.payments,
    messages: world.messages,
    refundPolicy: world.refundPolicy,
    promotions: world.promotions,
    guide: world.guide,
    partners,
    seller: SANDBOX_SELLER,
    secret: crypto.getRandomValues(new Uint8Array(32)),
    publicUrl: endpoint,
    now: world.clock.now,
    wake: () => work.start(runDue),
  };
  const handler = createHandler(deps);
  const worker = createWorker(deps);
  const support = createSupport(deps);
  const runDue = async (): Promise<void> => {
    await world.sendWebhooks();
    await worker.runDue();
  };

  const page = createPaymentPage({
    payments: world.payments,
    clock: world.clock,
    onChange: () => work.start(runDue),
    returnOrigins: [endpoint, ...origins],
  });
  const routes = createSandboxRoutes({ world, support, origins, onChange: () => work.start(runDue) });

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (url.origin === paymentOrigin) return page.fetch(request);
    const response = await (url.pathname.startsWith('/sandbox/')
      ? routes.fetch(request)
      : handler.fetch(request, env));
    work.start(runDue);
    return response;
  };

  const act = (payment: string, action: PayerAction): Promise<string> =>
    atPage(payment, (id) => world.payments.act(id, action));

  const atPage = async (
    payment: string,
    does: (id: string) => Promise<PaymentRecord | undefined>,
  ): Promise<string> => {
    const id = await paymentId(world.payments.list, payment);
    const record = await does(id);
    if (!record) throw new RangeError('No such payment');
    await runDue();
    return record.request.returnUrl ?? `${paymentOrigin}/pay/${id}`;
  };

  const answerMandate = async (url: string, answer: MandateAnswer): Promise<void> => {
    const record = await world.payments.mandates.answer(url.split('/').at(-1) ?? '', answer);
    if (!record) throw new RangeError('No such mandate');
    await runDue();
  };

  const sandbox: Sandbox = {
    endpoint,
    publishableKey: SHOP_KEY,
    partners,
    fetch: (input, init) => answerOrAbort(new Request(input, init), answer),
    runDue,
    settled: work.settled,
    inbox: (of) => readInbox(world.store, of),
    clock: {
      now: world.clock.now,
      advance: async (ms) => {
        await world.clock.advance(ms);
        await runDue();
      },
    },
    chooseFulfilment: (outcome, card) =>
      world.store.transaction(async (rows) => {
        for (const ref of card ? cardsBehind(card).map(refOf) : [undefined])
          await chooseOutcome(rows, outcome, ref);
      }),
    chooseRefunds: (choice) => world.store.transaction((rows) => chooseRefunds(rows, choice)),
    chooseOutages: (outages) => world.store.transaction((rows) => chooseOutages(rows, outages)),
    chooseCharges: (code) => world.store.transaction((rows) => chooseCharges(rows, code)),
    choosePrice: (planId, minor) => world.store.transaction((rows) => choosePrice(rows, planId, minor)),
    mandates: {
      give: (url) => answerMandate(url, 'given'),
      refuse: (url) => answerMandate(url, 'refused'),
    },
    befall: async (reference, event) => {
      if (!(await befallOrder(world, support, reference, event))) throw new RangeError('No money there');
      await runDue();
    },
    payments: {
      approve: (payment) => act(payment, { kind: 'approve' }),
      approveTwice: (payment) => act(payment, { kind: 'pay_twice' }),
      approveLate: (payment) => act(payment, { kind: 'pay_late' }),
      wait: (payment, outcome = 'captured') => act(payment, { kind: 'wait', outcome }),
      decline: (payment, code = 'insufficient_funds') => act(payment, { kind: 'decline', code }),
      abandon: (payment) => act(payment, { kind: 'abandon' }),
      redeem: (payment, code) => atPage(payment, (id) => world.payments.redeem(id, code)),
    },
    signIn: (card) => signIn(sandbox, card),
  };
  return sandbox;
};

const paymentId = async (
  list: () => Promise<
    readonly {
      readonly id: string;
      readonly scanId?: string;
      readonly request: { readonly summary: { readonly reference: string } };
    }[]
  >,
  payment: string,
): Promise<string> => {
  const found = (await list()).findLast(
    ({ id, scanId = id, request }) =>
      request.summary.reference === payment || [id, scanId].includes(payment.split('/').at(-1) ?? ''),
  );
  if (!found) throw new RangeError('No such payment');
  return found.id;
};
