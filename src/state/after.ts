import { RenewalError } from '../contract/error.ts';
import type { QuestionRequest, RefundRequest } from '../contract/purchase-requests.ts';
import type { Receipt } from '../domain/model/history.ts';
import type { Order } from '../domain/model/order.ts';
import { endedSession } from './session-end.ts';
import type { Outcome, RenewalStore } from './store.ts';
import { follow } from './tracking.ts';

/** What opens this order: its own token where it is on the screen, else the session. */
const tokenOf = ({ state: { tracking }, vault }: RenewalStore, orderId: string): string | undefined =>
  tracking.step === 'following' && tracking.order.id === orderId ? vault.orderToken : vault.sessionToken;

/** Reads the receipt of an order. `undefined`: a newer request took over. */
export const getReceipt = (store: RenewalStore, orderId: string): Promise<Outcome<Receipt>> =>
  read(store, orderId, 'receipt', (call) => store.client.getReceipt(orderId, call));

/** Reads an order without showing it. */
export const readOrder = (store: RenewalStore, orderId: string): Promise<Outcome<Order>> =>
  read(store, orderId, 'read', (call) => store.client.getOrder(orderId, call));

/** Asks for the money of an order back; the answer shows it as it is then, and is followed. */
export const requestRefund = async (
  store: RenewalStore,
  orderId: string,
  request: RefundRequest,
): Promise<Outcome<Order>> =>
  shown(
    store,
    await send(store, orderId, ['refund', request], (call) =>
      store.client.requestRefund(orderId, request, call),
    ),
  );

/** Asks about the charge of an order. */
export const askQuestion = async (
  store: RenewalStore,
  orderId: string,
  request: QuestionRequest,
): Promise<Outcome<Order>> =>
  shown(
    store,
    await send(store, orderId, request, (call) => store.client.askQuestion(orderId, request, call)),
  );

/** Sends the receipt once more to the address of the order. */
export const sendReceipt = (store: RenewalStore, orderId: string): Promise<Outcome<void>> =>
  send(store, orderId, 'receipt', (call) => store.client.sendReceipt(orderId, call));

type Call = Parameters<RenewalStore['client']['getOrder']>[1];

const read = async <T>(
  store: RenewalStore,
  orderId: string,
  slot: string,
  task: (call: Call) => Promise<T>,
): Promise<Outcome<T>> => {
  const token = tokenOf(store, orderId);
  if (token === undefined) return { ok: false, error: new RenewalError('session-expired') };
  const outcome = await store.run(slot, (call) => task({ ...call, token }));
  if (outcome && !outcome.ok && token === store.vault.sessionToken) endedSession(store, outcome.error);
  return outcome;
};

/**
 * One request of its kind at a time, and one for each intent: until it has been answered well, the same wish has the same
 * key, however often it is pressed and whatever became of the answers.
 */
const send = async <T>(
  store: RenewalStore,
  orderId: string,
  wish: unknown,
  task: (call: Call & { readonly idempotencyKey: string }) => Promise<T>,
): Promise<Outcome<T>> => {
  const { vault, dependencies } = store;
  const request = JSON.stringify([orderId, wish]);
  const slot = `ask ${orderId}`;
  if (store.isRunning(slot)) return undefined;
  if (vault.asked?.request !== request) vault.asked = { request, key: dependencies.uuid() };
  const { key: idempotencyKey } = vault.asked;
  const outcome = await read(store, orderId, slot, (call) => task({ ...call, idempotencyKey }));
  if (outcome?.ok) vault.asked = undefined;
  return outcome;
};

/** The order on the screen is shown as the answer has it. */
const shown = (store: RenewalStore, outcome: Outcome<Order>): Outcome<Order> => {
  const { tracking } = store.state;
  if (outcome?.ok && tracking.step === 'following' && tracking.order.id === outcome.value.id)
    follow(store, outcome.value);
  return outcome;
};
