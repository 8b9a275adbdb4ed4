import * as z from 'zod/mini';
import { RenewalError } from '../../contract/error.ts';
import { headers } from '../../contract/paths.ts';
import { DAY, HOUR, SECOND } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import { randomToken } from '../random.ts';
import type { RequestRecord, Transaction } from '../store.ts';
import type { HttpContext } from './env.ts';
import { invalid } from './problem.ts';

const KEPT = 2 * DAY;
const KEPT_REFUSED = HOUR;
/** How long a request is taken to be still running; two at once would do no harm, as what they make is made once. */
const HELD = 10 * SECOND;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a request made: kept together with it, and said again to whoever repeats the request. */
export interface Answer {
  readonly status: 200 | 201;
  readonly body: unknown;
}

export interface OneRequest {
  /** Ids derived from it are the same when the request is taken up again after a crash. */
  readonly seed: string;
  /**
   * Makes what the request is for and keeps its answer, in one transaction: both are there, or neither. Where another
   * process has answered the same request meanwhile, `make` is not called.
   */
  keep(tx: Transaction, make: () => Promise<Answer>): Promise<Answer>;
}

interface Asked {
  /** Besides the key and the path: whose card it is about. The session plays no part, it may be another one by now. */
  readonly card: string;
  readonly request: unknown;
}

/** Another process has finished the same request meanwhile: this one writes nothing. */
class AlreadyAnswered extends Error {}

/**
 * Does something once under an `Idempotency-Key`, however often and from wherever it is asked for.
 * A refusal is not kept: it made nothing, so the same key may ask again.
 * @throws RenewalError `idempotency-key-missing`, `idempotency-key-reused`, `idempotency-in-progress`
 */
export const answerOnce = async (
  ctx: ServerContext,
  c: HttpContext,
  asked: Asked,
  make: (one: OneRequest) => Promise<Answer>,
): Promise<Answer> => {
  const id = await ctx.vault.digest(
    'request',
    c.get('partner').publishableKey,
    asked.card,
    c.req.path,
    keyOf(c),
  );
  const fingerprint = await ctx.vault.digest('fingerprint', stableText(asked.request));
  const begun = await begin(ctx, id, fingerprint);
  if (begun.answer !== undefined) return openAnswer(ctx, begun.answer);
  try {
    return await make(oneRequest(ctx, begun));
  } catch (thrown) {
    // Whatever went wrong here: where the same request was answered elsewhere, that is the answer.
    const done = await storedAnswer(ctx, id);
    if (done !== undefined) return openAnswer(ctx, done);
    await letGo(ctx, begun);
    throw thrown;
  }
};

const keyOf = (c: HttpContext): string => {
  const header = c.req.header(headers.idempotencyKey);
  if (header === undefined) throw new RenewalError('idempotency-key-missing');
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!UUID.test(key)) throw invalid('', 'idempotency_key');
  return key.toLowerCase();
};

/** The row of this request: a new one, one whose answer is there, or one that was left lying. */
const begin = (
  { store, random, now }: ServerContext,
  id: string,
  fingerprint: string,
): Promise<RequestRecord> =>
  store.transaction(async (tx) => {
    const at = now();
    const lease = { heldUntil: at + HELD, expiresAt: at + KEPT };
    const fresh: RequestRecord = { id, fingerprint, seed: randomToken(random), ...lease };
    if (await tx.requests.add(fresh)) return fresh;
    const known = await tx.requests.hold(id);
    if (!known) throw new RenewalError('idempotency-in-progress', { retryAfterMs: SECOND });
    if (known.fingerprint !== fingerprint) throw new RenewalError('idempotency-key-reused');
    if (known.answer !== undefined) return known;
    if (known.heldUntil > at) {
      throw new RenewalError('idempotency-in-progress', {
        retryAfterMs: Math.min(known.heldUntil - at, SECOND),
      });
    }
    const taken = { ...known, ...lease };
    await tx.requests.put(taken);
    return taken;
  });

const oneRequest = ({ vault }: ServerContext, { id, seed }: RequestRecord): OneRequest => ({
  seed,
  keep: async (tx, make) => {
    const known = await tx.requests.hold(id);
    if (!known || known.answer !== undefined) throw new AlreadyAnswered();
    const answer = await make();
    await tx.requests.put({ ...known, answer: await vault.seal('answer', answer) });
    return answer;
  },
});

/**
 * It made nothing: the seed stays for a while, so that what was begun outside is taken up again, but nobody has to wait
 * for it. Not for long: refusals cost their caller nothing, and must not fill the store.
 */
const letGo = ({ store, now }: ServerContext, { id, heldUntil }: RequestRecord): Promise<void> =>
  store.transaction(async (tx) => {
    const known = await tx.requests.hold(id);
    if (known && known.answer === undefined && known.heldUntil === heldUntil)
      await tx.requests.put({ ...known, heldUntil: 0, expiresAt: now() + KEPT_REFUSED });
  });

const storedAnswer = ({ store }: ServerContext, id: string): Promise<string | undefined> =>
  store.transaction(async (tx) => (await tx.requests.get(id))?.answer);

const StoredAnswer = z.object({ status: z.literal([200, 201]), body: z.unknown() });

const openAnswer = async ({ vault }: ServerContext, sealed: string): Promise<Answer> =>
  StoredAnswer.parse(await vault.open('answer', sealed));

/** One text for one meaning: the order of fields says nothing. */
const stableText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
