import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_RETRY, retryDelay } from '../../../src/client/retry.ts';
import { RenewalError } from '../../../src/contract/error.ts';

const tries = fc.record({
  attempt: fc.integer({ min: 1, max: 20 }),
  repeatable: fc.boolean(),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});
const errors = fc
  .record({
    retryable: fc.boolean(),
    retryAfterMs: fc.option(fc.integer({ min: 0, max: 120_000 }), { nil: undefined }),
  })
  .map(
    ({ retryable, retryAfterMs }) =>
      new RenewalError('provider-unavailable', {
        retryable,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      }),
  );

describe('trying again', () => {
  test('happens only where it does no work twice and may help, and ends', () => {
    fc.assert(
      fc.property(errors, tries, (error, tried) => {
        const delay = retryDelay(error, tried);
        const may = tried.repeatable && error.retryable && tried.attempt < DEFAULT_RETRY.attempts;
        if (!may) assert.equal(delay, undefined);
      }),
    );
  });

  test('waits no longer than the cap, no shorter than is asked for, and hands on what asks for too long', () => {
    fc.assert(
      fc.property(errors, tries, (error, tried) => {
        const delay = retryDelay(error, tried);
        const asked = error.details.retryAfterMs ?? 0;
        if (delay === undefined) return;
        assert.ok(asked <= DEFAULT_RETRY.longestRetryAfterMs);
        assert.ok(delay >= asked);
        assert.ok(delay <= asked + DEFAULT_RETRY.capMs);
      }),
    );
  });

  test('spreads a crowd: the wait is spread over the whole of its bound, which doubles', () => {
    const error = new RenewalError('timeout', { retryable: true });
    const longest = [1, 2, 3].map((attempt) => retryDelay(error, { attempt, repeatable: true, random: 1 }));
    assert.deepEqual(longest, [400, 800, 1600]);
    assert.equal(retryDelay(error, { attempt: 3, repeatable: true, random: 0 }), 0);
  });
});
