import { RenewalError } from '../../src/contract/error.ts';
import { DAY } from '../../src/domain/time.ts';
import { chooseOutcome } from '../../src/sandbox/outcomes.ts';
import { type Arrival, isLate, type Mishap, type PayerAction } from '../../src/sandbox/payments/record.ts';
import type { Troubles } from './backend.ts';
import type { Post } from './post.ts';
import { type Scene, START } from './scene.ts';
import { type Act, CODES, type PageAct, type Step } from './steps.ts';

type Acts = {
  readonly [D in Act['does']]: (scene: Scene, what: Extract<Act, { readonly does: D }>) => unknown;
};

const ACTS: Acts = {
  'asks for a price': ({ tabs }, { tab, plan, fates }) => tabs[tab]?.askPrice(plan, fates),
  orders: ({ tabs }, what) => tabs[what.tab]?.order(what, what.fates),
  'pays again': ({ tabs }, what) => tabs[what.tab]?.payAgain(what, what.fates),
  cancels: ({ tabs }, { tab, fates }) => tabs[tab]?.cancel(fates),
  looks: ({ tabs }, { tab, fates }) => tabs[tab]?.look(fates),
  'asks for the money': ({ tabs }, { tab, fates }) => tabs[tab]?.askMoney(fates),
  reloads: ({ tabs }, { tab }) => tabs[tab]?.reload(),
  'comes back': (scene, { tab, page }) =>
    onPage(scene, page, (paymentId) => scene.tabs[tab]?.comeBack(paymentId)),
  'at the payment page': (scene, { page, act }) =>
    onPage(scene, page, (paymentId) => pay(scene, paymentId, act)),
  'types a code': (scene, { page, code }) =>
    onPage(scene, page, (paymentId) => scene.world.payments.redeem(paymentId, CODES[code] ?? '')),
  'money arrives': (scene, { transfer, arrival }) => arrive(scene, transfer, arrival),
  'money goes': (scene, { page, mishap }) =>
    onPage(scene, page, (paymentId) => takeMoney(scene, paymentId, mishap)),
  'support looks': (scene) => review(scene),
  webhooks: (scene, { fates }) => sendWebhooks(scene, fates),
  'time passes': (scene, { ms }) => passTime(scene, ms),
  workers: (scene, { many }) => runWorkers(scene, many),
  'power cut': ({ backend }, crash) => backend.crash(crash),
  operator: ({ world }, { outcome }) => world.store.transaction((rows) => chooseOutcome(rows, outcome)),
  trouble: ({ troubles }, { at, fates }) => troubles.fates[at].push(...fates),
  outage: ({ troubles }, { at }) => troubles.down.add(at),
  repair: ({ troubles }) => repair(troubles),
  'the stalled go on': ({ turnstile }) => turnstile.wake(),
};

/** Begins a step; it is over when the turnstile has let everybody through. */
export const begin = (scene: Scene, step: Step): void =>
  scene.turnstile.start(async () => {
    const act = ACTS[step.does] as (scene: Scene, what: Step) => unknown;
    await act(scene, step);
  }, step.stallsAt);

/** @param page counted from the newest to which somebody was led; before there is one, nothing happens */
const onPage = ({ on: { pages } }: Scene, page: number, act: (paymentId: string) => unknown): unknown => {
  const paymentId = pages.at(-1 - (page % Math.max(pages.length, 1)));
  return paymentId === undefined ? undefined : act(paymentId);
};

const runWorkers = async (scene: Scene, many: number): Promise<void> => {
  for (let another = 1; another < many; another++) scene.turnstile.start(() => runWorker(scene));
  await runWorker(scene);
};

/** Less than payments are watched for: what happens later, and is not told, nobody can know. */
const LONGEST_SCHEDULE = 6 * DAY;

const passTime = async ({ world: { clock } }: Scene, ms: number): Promise<void> => {
  if (clock.now() + ms < START + LONGEST_SCHEDULE) await clock.advance(ms);
};

const pay = async ({ world, late }: Scene, paymentId: string, does: PageAct): Promise<void> => {
  const isVoucher = (await world.payments.find(paymentId))?.request.methodKind === 'voucher_code';
  const payment =
    isVoucher && NEEDS_CODE.has(does)
      ? await world.payments.redeem(paymentId, CODES[does === 'approve' ? 0 : 1])
      : await world.payments.act(paymentId, payerAction(does));
  if (does === 'pay_late' && payment) late.add(payment.request.summary.reference);
};

/** A voucher pays by its code only. */
const NEEDS_CODE: ReadonlySet<PageAct> = new Set<PageAct>([
  'approve',
  'pay_twice',
  'pay_late',
  'wait, and pay',
  'wait, and fail',
]);

/** @param transfer counted from the newest of which somebody was told */
const arrive = async ({ world, on, late }: Scene, transfer: number, arrival: Arrival): Promise<void> => {
  const { transfers } = on;
  const reference = transfers.at(-1 - (transfer % Math.max(transfers.length, 1)));
  if (reference === undefined) return;
  const last = (await world.payments.list()).findLast(
    ({ request }) => request.summary.reference === reference,
  );
  // Given up or over: whether it still pays depends on what has become of the order meanwhile.
  const isOver = last && (last.status === 'voided' || isLate(last, world.clock.now()));
  if (arrival === 'late' || isOver) late.add(reference);
  await world.payments.receive(reference, arrival);
};

const payerAction = (does: PageAct): PayerAction => {
  switch (does) {
    case 'approve':
    case 'pay_twice':
    case 'pay_late':
    case 'abandon':
      return { kind: does };
    case 'wait, and pay':
      return { kind: 'wait', outcome: 'captured' };
    case 'wait, and fail':
      return { kind: 'wait', outcome: 'declined' };
    default:
      return { kind: 'decline', code: does };
  }
};

/** It is taken from the whole order; what is gone already is not ours to explain. */
const takeMoney = async ({ world, taken }: Scene, paymentId: string, mishap: Mishap): Promise<void> => {
  const reference = (await world.payments.find(paymentId))?.request.summary.reference;
  if (reference !== undefined && (await world.payments.befall(reference, mishap))) taken.add(reference);
};

/** A person asks the operator about what is left for review and says what is so, and gives back what is asked for. */
const review = async ({ backend, world }: Scene): Promise<void> => {
  await backend
    .ask(async ({ support }) => {
      for (const { reference, status } of await support.waiting()) {
        if (status === 'refund_requested') {
          await support.decideRefund(reference, 'granted');
          continue;
        }
        const topUps = await world.store.transaction((rows) => rows.list('topUps'));
        const own = topUps.filter((topUp) => topUp.reference === reference);
        const isUnderWay = own.some(({ appliedAt, dueAt }) => appliedAt === undefined && dueAt !== undefined);
        if (isUnderWay) continue;
        const isThere = own.some(({ appliedAt }) => appliedAt !== undefined);
        await support.settleReview(reference, isThere ? 'applied' : 'not_applied');
      }
    })
    .catch(expected);
};

/** The process died, a provider was down, or somebody else was faster. */
const expected = (thrown: unknown): void => {
  if (!(thrown instanceof TypeError || thrown instanceof RenewalError)) throw thrown;
};

export const sendWebhooks = async (
  { world, post }: Scene,
  fates: Parameters<Post['have']>[0],
): Promise<void> => {
  post.have(fates);
  await world.sendWebhooks();
  await post.handOver();
};

/** A worker that dies with its process leaves its jobs; the next one finds them. */
export const runWorker = async ({ backend }: Scene): Promise<void> => {
  await backend.ask((process) => process.worker().runDue()).catch(expected);
};

export const repair = ({ down, fates }: Troubles): void => {
  down.clear();
  for (const list of Object.values(fates)) list.length = 0;
};
