import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { Config } from '../../../src/contract/config.ts';
import { RenewalError } from '../../../src/contract/error.ts';
import { open } from '../../../src/contract/open.ts';
import { ANSWERS, payloadOf, spoiled } from './support/payloads.ts';

const Coin = z.object({
  side: z.enum(['heads', 'tails', 'unknown']),
  metal: z.enum(['gold', 'silver']),
  seen: z.array(z.enum(['here', 'unknown'])),
  worth: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('number'), value: z.int() }),
    z.object({ kind: z.literal('unknown') }),
  ]),
});
const coin = { side: 'heads', metal: 'gold', seen: ['here'], worth: { kind: 'number', value: 3 } };

const isRefused = (error: unknown): boolean =>
  error instanceof RenewalError && error.code === 'answer-invalid';

describe('an answer of a newer backend', () => {
  it('is read as it is where all of it is known', () => {
    assert.deepEqual(open(Coin, coin), coin);
  });

  it('loses the fields that are not known', () => {
    assert.deepEqual(open(Coin, { ...coin, minted: 1999 }), coin);
  });

  it('says unknown for values that are not known, in lists too', () => {
    const answer = { ...coin, side: 'edge', seen: ['here', 'there', 'elsewhere'] };
    assert.deepEqual(open(Coin, answer), { ...coin, side: 'unknown', seen: ['here', 'unknown', 'unknown'] });
  });

  it('says unknown for a kind that is not known, without what it came with', () => {
    const answer = { ...coin, worth: { kind: 'weight', grams: 7 } };
    assert.deepEqual(open(Coin, answer), { ...coin, worth: { kind: 'unknown' } });
  });

  it('is refused for a new value where none was foreseen', () => {
    assert.throws(() => open(Coin, { ...coin, metal: 'copper' }), isRefused);
  });

  it('is refused where something is missing or of another type', () => {
    const { side: _, ...sideless } = coin;
    for (const answer of [sideless, { ...coin, side: 3 }, { ...coin, worth: {} }, { ...coin, seen: 'here' }])
      assert.throws(() => open(Coin, answer), isRefused, JSON.stringify(answer));
  });

  it('is not changed by being read', () => {
    const answer = Object.freeze({ ...coin, side: 'edge', seen: Object.freeze(['there']) });
    open(Coin, answer);
    assert.deepEqual(answer, { ...coin, side: 'edge', seen: ['there'] });
  });

  it('is read or refused, and what is read follows the contract', () => {
    for (const schemas of Object.values(ANSWERS)) {
      for (const schema of Object.values(schemas)) {
        fc.assert(
          fc.property(payloadOf(schema).chain(spoiled), (answer) => {
            try {
              const value = open<unknown>(schema, answer);
              assert.ok(schema.safeParse(value).success);
              assert.deepEqual(open<unknown>(schema, value), value);
            } catch (error) {
              if (!isRefused(error)) throw error;
            }
          }),
        );
      }
    }
  });

  it('is read whatever a configuration calls its mode', () => {
    fc.assert(
      fc.property(payloadOf(Config), fc.string(), (config, mode) => {
        const known = ['test', 'live'].includes(mode);
        assert.equal(open(Config, { ...(config as Config), mode }).mode, known ? mode : 'unknown');
      }),
    );
  });
});
