import type { OrderStatus } from '../../src/domain/model/order.ts';
import type { Money } from '../../src/domain/model/primitives.ts';
import type { Debit } from '../../src/sandbox/carrier/debits.ts';
import type { SentTopUp } from '../../src/sandbox/carrier/sent-top-up.ts';
import type { DeliveredMessage } from '../../src/sandbox/messages.ts';
import { endOf as endOfPayment, leftOf, type PaymentRecord } from '../../src/sandbox/payments/record.ts';
import type { UsedVoucher } from '../../src/sandbox/payments/voucher-codes.ts';
import type { World } from '../../src/sandbox/world.ts';
import type { OrderRecord } from '../../src/server/order-record.ts';
import type { ProviderName } from './backend.ts';
import type { Books } from './books.ts';
import type { Intent } from './browser.ts';

interface Evidence {
  readonly books: Books;
  readonly world: World;
  readonly intents: readonly Intent[];
  /** What was seen on the way. */
  readonly offences: readonly string[];
  readonly troubled: ReadonlySet<ProviderName>;
  /** References of orders to which money came late, or from which somebody took it. */
  readonly late: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
}

interface Ledger {
  readonly payments: readonly PaymentRecord[];
  readonly topUps: readonly SentTopUp[];
  readonly debits: readonly Debit[];
  readonly vouchers: readonly UsedVoucher[];
  readonly messages: readonly DeliveredMessage[];
}

type Capture = PaymentRecord['captures'][number];

/** Compares what the backend says with what the providers have, once everything has come to rest. */
export const judge = async (evidence: Evidence): Promise<readonly string[]> => {
  const { books, world } = evidence;
  const [topUps, debits, vouchers, messages] = await world.store.transaction((rows) =>
    Promise.all([rows.list('topUps'), rows.list('debits'), rows.list('vouchers'), rows.list('messages')]),
  );
  const ledger: Ledger = { payments: await world.payments.list(), topUps, debits, vouchers, messages };
  const orders = [...books.orders.values()];
  return [
    ...evidence.offences,
    ...books.offences,
    ...intentsOf(evidence, orders),
    ...moneyOf(orders, ledger),
    ...balancesOf(ledger),
    ...vouchersOf(ledger),
    ...orders.flatMap((order) => [
      ...endOf(order),
      ...chargesOf(order, ledger),
      ...lossesOf(order, ledger, evidence),
      ...deadlineOf(order, ledger),
      ...reasonsOf(order, evidence),
      ...topUpsOf(order, ledger, orders),
      ...newsOf(order, ledger),
      ...newsOfMoney(order, ledger),
      ...reviewOf(order, ledger, { evidence, orders }),
    ]),
    ...secondOrders(books, orders, evidence.intents),
    ...leftOver(books),
  ];
};

const say = (isWrong: boolean, sentence: string): string[] => (isWrong ? [sentence] : []);
const nameOf = ({ reference }: OrderRecord): string => `order ${reference}`;

/** One intent, one order; and what was answered is there. */
const intentsOf = ({ intents }: Evidence, orders: readonly OrderRecord[]): string[] =>
  intents.flatMap(({ name, order }) => {
    const made = orders.filter(({ partnerReference }) => partnerReference === name);
    return [
      ...say(made.length > 1, `${name} made ${made.length} orders`),
      ...say(
        order !== undefined && made[0]?.id !== order.id,
        `${name} was answered with an order that is not there`,
      ),
    ];
  });

/** Two orders for a card are open at once only where somebody said that a second one is meant. */
const secondOrders = (
  { openBefore }: Books,
  orders: readonly OrderRecord[],
  intents: readonly Intent[],
): string[] => {
  const meant = new Set(intents.filter(({ request }) => request.allowSecond).map(({ name }) => name));
  return orders
    .filter(({ partnerReference }) => !meant.has(partnerReference ?? ''))
    .flatMap((order) =>
      (openBefore.get(order.id) ?? []).map(
        (other) => `${nameOf(order)} was made although order ${other} was open`,
      ),
    );
};

/** Nothing stays half done. */
const ENDS: ReadonlySet<OrderStatus> = new Set([
  'fulfilled',
  'refunded',
  'needs_review',
  'reversed',
  'canceled',
  'expired',
]);
const endOf = (order: OrderRecord): string[] =>
  say(!ENDS.has(order.status) && !isUndecided(order), `${nameOf(order)} stays ${order.status}`);

/** The policy leaves it to a person where nobody can say what was used. */
const isUndecided = ({ status, refundRequest }: OrderRecord): boolean =>
  status === 'refund_requested' && refundRequest?.decision === undefined;

const leftOver = ({ jobs }: Books): string[] =>
  [...jobs].filter((id) => !id.startsWith('sweep/')).map((id) => `the job ${id} never ends`);

// ── money ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const paymentsOf = ({ reference }: OrderRecord, { payments }: Ledger): readonly PaymentRecord[] =>
  payments.filter(({ request }) => request.summary.reference === reference);

const isGone = (capture: Capture): boolean => leftOf(capture) === 0;

/** Money in is money accounted for: kept for what was fulfilled or is in review, given back, or taken back. */
const moneyOf = (orders: readonly OrderRecord[], { payments }: Ledger): string[] => {
  const sum = (captures: readonly { readonly amount: Money }[]): number =>
    captures.reduce((total, { amount }) => total + amount.minor, 0);
  const all = payments.flatMap(({ captures }) => captures);
  const entered = orders.flatMap((order) => order.payments.flatMap(({ captures }) => captures));
  const kept = entered.filter(
    ({ use, refundedAt, reversedAt }) =>
      use === 'pays' && refundedAt === undefined && reversedAt === undefined,
  );
  const gone = sum(all) - all.reduce((total, capture) => total + leftOf(capture), 0);
  return say(
    sum(all) !== sum(kept) + gone,
    `of ${sum(all)} that came, ${sum(kept)} are said to be kept and ${gone} are gone`,
  );
};

/** What the provider has from the operators, they have taken from a card, and what went back is on it again. */
const balancesOf = ({ payments, debits }: Ledger): string[] => {
  const own = payments.filter(({ request }) => request.methodKind === 'own_balance');
  const entered = own.flatMap(({ id, captures }) =>
    captures.map(
      (capture) => `${id}: ${capture.amount.minor}, ${capture.amount.minor - leftOf(capture)} back`,
    ),
  );
  const taken = debits.map(({ key, amount, backMinor }) => `${key}: ${amount.minor}, ${backMinor} back`);
  const isSame = entered.toSorted().join() === taken.toSorted().join();
  return say(
    !isSame,
    `of the cards’ own money the provider has ${entered.join('; ')}, the operator ${taken.join('; ')}`,
  );
};

/** A code pays one payment, until that is refunded; and no payment by voucher is paid without one. */
const vouchersOf = ({ payments, vouchers }: Ledger): string[] => {
  const paid = payments.filter(
    ({ captures, request }) =>
      captures.some(({ refunded }) => !refunded) && request.methodKind === 'voucher_code',
  );
  const ids = (some: readonly string[]): string => some.toSorted().join();
  const used = vouchers.filter(({ backAt }) => backAt === undefined).map(({ paymentId }) => paymentId);
  return say(
    ids(used) !== ids(paid.map(({ id }) => id)),
    `${used.length} codes paid ${paid.length} payments`,
  );
};

/** Is there something for the money? */
const KEEPS: ReadonlySet<OrderStatus> = new Set(['fulfilled', 'refund_requested', 'needs_review']);

/** A charge is kept once, for what was paid with it, and nothing is kept for nothing. */
const chargesOf = (order: OrderRecord, ledger: Ledger): string[] => {
  const captures = paymentsOf(order, ledger).flatMap((payment) => payment.captures);
  const kept = captures.filter((capture) => !isGone(capture));
  const { status } = order;
  const wasPaid = order.timeline.some((entry) => entry.status === 'paid');
  // What is on the card cannot be taken off it: then the order says that the money is gone.
  const needsMoney = status === 'fulfilled' || (status === 'needs_review' && captures.length === 0);
  return [
    ...say(kept.length > 1, `${nameOf(order)} was charged ${kept.length} times`),
    ...say(needsMoney && kept.length === 0, `${nameOf(order)} is ${status} without money`),
    ...say(!KEEPS.has(status) && kept.length > 0, `${nameOf(order)} is ${status} and keeps money`),
    ...say(wasPaid && captures.length === 0, `${nameOf(order)} was called paid without a charge`),
    ...kept
      .filter((capture) => leftOf(capture) !== order.total.minor)
      .map((capture) => `${nameOf(order)} of ${order.total.minor} keeps ${leftOf(capture)}`),
  ];
};

/** Who pays in time gets what was paid for; who pays too late is told that the money went back. */
const lossesOf = (order: OrderRecord, ledger: Ledger, { late, taken }: Evidence): string[] => {
  const captures = paymentsOf(order, ledger).flatMap(({ request, captures: all }) =>
    all.filter(({ amount }) => amount.minor >= request.amount.minor),
  );
  const { status, reference, expiresAt, timeline } = order;
  if (captures.length === 0 || taken.has(reference)) return [];
  const wasInTime = captures.some(({ at }) => at < expiresAt) && !late.has(reference);
  const wasPaid = timeline.some((entry) => entry.status === 'paid');
  return [
    ...say(wasInTime && !wasPaid, `${nameOf(order)} was paid in time, and is ${status}`),
    ...say(
      status === 'canceled' || status === 'expired',
      `${nameOf(order)} is ${status}, and nobody is told that it was paid`,
    ),
  ];
};

/** Whoever was told a day until which to pay has it: the order does not end before its last attempt. */
const deadlineOf = (order: OrderRecord, ledger: Ledger): string[] => {
  const at = order.timeline.find(({ status }) => status === 'expired')?.at;
  const last = paymentsOf(order, ledger).find(({ id }) => id === order.payments.at(-1)?.providerRef);
  const isEarly = at !== undefined && last !== undefined && at < endOfPayment(last);
  return say(isEarly, `${nameOf(order)} expired before what its payer was told`);
};

/** Of money that never was the order's it is known why. */
const reasonsOf = (order: OrderRecord, { taken }: Evidence): string[] => {
  const wasPaid = order.timeline.some(({ status }) => status === 'paid');
  if (wasPaid || taken.has(order.reference)) return [];
  return order.payments
    .flatMap(({ captures }) => captures)
    .filter(({ because }) => because === undefined)
    .map(({ amount }) => `${nameOf(order)} has ${amount.minor} that nobody knows about`);
};

// ── the operator ──────────────────────────────────────────────────────────────────────────────────────────────────

const sentFor = ({ reference }: OrderRecord, { topUps }: Ledger): readonly SentTopUp[] =>
  topUps.filter((topUp) => topUp.reference === reference);

/** The operator has it: its figures show it, or, where nobody can read them in time, it said so. */
const has = ({ outcome, appliedAt }: SentTopUp, isReadable: boolean): boolean =>
  appliedAt !== undefined || (!isReadable && outcome === 'nothing_changed');

const isReadable = ({ fulfilment, cardRef }: OrderRecord): boolean =>
  fulfilment.before !== undefined && !/(15|16)$/.test(cardRef);

const topUpsOf = (order: OrderRecord, ledger: Ledger, orders: readonly OrderRecord[]): string[] => {
  const sent = sentFor(order, ledger);
  const isThere = sent.some((topUp) => has(topUp, isReadable(order)));
  const wasPaid = order.timeline.some(({ status }) => status === 'paid');
  return [
    ...say(sent.length > 1, `${nameOf(order)} was sent to the operator ${sent.length} times`),
    ...say(sent.length > 0 && !wasPaid, `${nameOf(order)} was sent to the operator without being paid`),
    ...say(
      order.status === 'fulfilled' && !isThere,
      `${nameOf(order)} of ${orders.length} is called fulfilled, and the operator does not have it`,
    ),
    ...say(
      order.status === 'refunded' &&
        !wasAskedFor(order) &&
        sent.some(({ appliedAt }) => appliedAt !== undefined),
      `${nameOf(order)} was refunded and is on the card`,
    ),
    ...say(
      sent.some(({ canceledAt }) => canceledAt !== undefined) && KEEPS.has(order.status),
      `${nameOf(order)} was taken off the card and is ${order.status}`,
    ),
    ...say(
      order.refundRequest?.takenOffAt !== undefined &&
        !sent.some(({ canceledAt }) => canceledAt !== undefined),
      `${nameOf(order)} is said to be off the card, and is on it`,
    ),
  ];
};

const wasAskedFor = ({ timeline }: OrderRecord): boolean =>
  timeline.some(({ status }) => status === 'refund_requested');

// ── what is said ──────────────────────────────────────────────────────────────────────────────────────────────────

const NEWS = [
  ['renewed', 'fulfilled'],
  ['refunded', 'refunded'],
  ['reversed', 'reversed'],
  ['in_review', 'needs_review'],
] as const;

/** Whatever became of a paid order is told, and told once. */
const newsOf = (order: OrderRecord, { messages }: Ledger): string[] =>
  NEWS.flatMap(([about, as]) => {
    const isSo = order.timeline.some(({ status }) => status === as);
    const told = messages.filter(({ key }) => key.startsWith(`order/${order.id}/${about}/`));
    const byMail = told.filter(({ channel }) => channel === 'email');
    const texts = new Set(told.map(({ channel, to, text }) => `${channel} ${to} ${text}`));
    return [
      ...say(isSo && byMail.length === 0, `${nameOf(order)} was never told to be ${about}`),
      ...say(!isSo && told.length > 0, `${nameOf(order)} was told to be ${about}, and never was`),
      ...say(byMail.length > 1 || texts.size < told.length, `${nameOf(order)} was told twice to be ${about}`),
    ];
  });

/** Money that did not do what it was sent for is told: once for what came together, and to nobody else. */
const newsOfMoney = (order: OrderRecord, { messages }: Ledger): string[] =>
  (['too_little', 'late', 'too_much', 'twice'] as const).flatMap((about) => {
    const came = order.payments.flatMap(({ captures }) => captures.filter((one) => one.because === about));
    const told = messages.filter(({ key }) => key.startsWith(`order/${order.id}/${about}/`)).length;
    return say(
      told < Math.min(1, came.length) || told > came.length,
      `${nameOf(order)}: money came ${about} ${came.length} times, and was told ${told} times`,
    );
  });

/** Only what nobody could find out is left for a person. */
const reviewOf = (
  order: OrderRecord,
  ledger: Ledger,
  { evidence, orders }: { evidence: Evidence; orders: readonly OrderRecord[] },
): string[] => {
  if (order.status !== 'needs_review') return [];
  const sent = sentFor(order, ledger);
  const reasons = [
    sent.some(({ outcome }) => outcome === 'unknown' || outcome === 'nothing_changed'),
    evidence.troubled.has('carrier') && sent.length === 0,
    evidence.troubled.has('carrier') && order.fulfilment.before === undefined,
    orders.some((other) => other !== order && sentFor(other, ledger).length > 0),
  ];
  return say(!reasons.includes(true), `${nameOf(order)} is left for review, and nobody knows why`);
};
