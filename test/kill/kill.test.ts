import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Buyer, createBuyer, sandbox } from './buyer.ts';
import { type Addresses, type DemoOptions, type DemoProcess, freePorts, startDemo } from './demo-process.ts';

/** More commits than an order's life has: here nothing is killed any more. */
const MOST = 80;
const LANES = 2;

/**
 * The backend is killed (SIGKILL) right after each commit of an order's life in turn, from its quote to its last
 * message, and started again on what it left. Two lanes share the commits: the odd and the even.
 */
describe('an order whose backend is killed', { concurrency: LANES }, () => {
  for (let lane = 0; lane < LANES; lane++) {
    it(`is paid once and fulfilled once, after every ${lane === 0 ? 'odd' : 'even'} commit`, async (t) => {
      const folder = await mkdtemp(join(tmpdir(), 'renewal-kill-'));
      try {
        const kills = await killAfterEach(1 + lane, { folder, port: await freePorts() });
        t.diagnostic(`killed and recovered ${kills} times`);
        assert.ok(kills >= 5, `Only ${kills} commits were seen: is the switch still connected?`);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
});

/** @returns how often it was killed before an order went through without. */
const killAfterEach = async (first: number, options: DemoOptions): Promise<number> => {
  let kills = 0;
  let interrupted: Buyer | undefined;
  for (let commit = first; commit <= MOST; commit += LANES) {
    const demo = await startDemo({ ...options, killAfterCommit: commit });
    try {
      // It does not count yet: what the last one left is brought to its end first.
      if (interrupted) await recover(interrupted, demo.addresses, commit - LANES);
      interrupted = await createBuyer(demo.addresses, numberFor(commit));
      const [lived] = await Promise.allSettled([interrupted.goOn()]);
      await demo.stop();
      if (lived.status === 'rejected' && !(await wasKilled(demo))) throw lived.reason;
    } finally {
      await demo.stop();
    }
    if (!(await wasKilled(demo))) return kills;
    kills += 1;
  }
  throw new assert.AssertionError({ message: `An order's life has more than ${MOST} commits` });
};

/** A buyer comes back after the restart: one charge, one top-up, one word of it. */
const recover = async (buyer: Buyer, { backend }: Addresses, commit: number): Promise<void> => {
  // What the killed process held is let go after seconds; they pass at once.
  await sandbox(backend, 'clock', { advance: 'PT20S' });
  assert.equal(await buyer.goOn(), 'fulfilled', `killed after commit ${commit}`);
  const once = { captures: 1, refunds: 0, topUps: 1, texts: 1, emails: 1 };
  assert.deepEqual(await buyer.ledger(), once, `killed after commit ${commit}`);
};

const wasKilled = async (demo: DemoProcess): Promise<boolean> => (await demo.ended) === 'SIGKILL';

/** A card of its own for each order, with nothing special about it. */
const numberFor = (commit: number): string => `+52551000${String(commit).padStart(2, '0')}77`;
