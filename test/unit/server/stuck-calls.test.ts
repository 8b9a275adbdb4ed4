import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RenewalError } from '../../../src/contract/error.ts';
import { paths } from '../../../src/contract/paths.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import type { Carrier } from '../../../src/server/ports.ts';
import { askProvider } from '../../../src/server/provider.ts';
import { createWorker } from '../../../src/server/worker.ts';
import { createBackend } from './support/backend.ts';

const LEASE = MINUTE;
/** In real time: the test waits for so long. */
const PATIENCE = 20;

/** A network on which a top-up gets stuck, and later goes on; closed connections carry nothing. */
const stuckNetwork = (topUp: Carrier['topUp']) => {
  const moved = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  let isStuck = true;
  const through: Carrier['topUp'] = async (request, call) => {
    if (!isStuck) return topUp(request, call);
    isStuck = false;
    await moved.promise;
    try {
      call.signal.throwIfAborted();
      return await topUp(request, call);
    } finally {
      arrived.resolve();
    }
  };
  return {
    topUp: through,
    /** What was stuck arrives now, or nowhere. */
    move: (): Promise<void> => {
      moved.resolve();
      return arrived.promise;
    },
  };
};

describe('a call that is stuck', () => {
  it('to the carrier is closed before its job can be another worker’s: nothing is topped up twice', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const network = stuckNetwork(backend.carrier.topUp);
    backend.carrier.topUp = network.topUp;
    backend.payments.pay(made.providerRef);
    await backend.call(paths.paymentWebhook, {
      origin: null,
      body: { eventId: 'evt_1', providerRef: made.providerRef },
      headers: { 'X-Signature': 'right' },
    });
    const worker = createWorker(backend.deps, { lease: LEASE, providerPatience: PATIENCE });
    await worker.runDue();
    assert.equal((await backend.readOrder(made)).status, 'fulfilling');

    backend.clock.now += LEASE + SECOND;
    await createWorker(backend.deps, { lease: LEASE, providerPatience: PATIENCE }).runDue();
    await network.move();
    assert.equal(backend.carrier.made.length, 1);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });

  it('is told that nobody waits any more, and why', async () => {
    let signal: AbortSignal | undefined;
    const never = askProvider((call) => {
      signal = call.signal;
      return new Promise(() => undefined);
    }, PATIENCE);
    await assert.rejects(never, { code: 'provider-unavailable' });
    assert.ok(signal?.aborted);
    assert.ok(signal.reason instanceof RenewalError && signal.reason.code === 'timeout');
  });

  it('is not disturbed where it answers in time', async () => {
    let signal: AbortSignal | undefined;
    const answer = await askProvider(async (call) => {
      signal = call.signal;
      return 'here';
    }, PATIENCE);
    assert.equal(answer, 'here');
    assert.equal(signal?.aborted, false);
  });

  it('cannot be waited for as long as a job is held', () => {
    const { deps } = createBackend();
    assert.throws(() => createWorker(deps, { lease: SECOND, providerPatience: SECOND }), RangeError);
  });
});
