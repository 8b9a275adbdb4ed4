import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { RenewalError } from '../../../src/contract/error.ts';
import { open, type Schema } from '../../../src/contract/open.ts';
import { ANSWERS, payloadOf, spoiled } from './support/payloads.ts';

const src = new URL('../../../src/', import.meta.url);
const LEAN = '?lean';

// As in the bundles for browsers: a module asked for as lean, and all below it, get the stand-in for zod.
registerHooks({
  resolve: (specifier, context, next) => {
    if (!context.parentURL?.endsWith(LEAN)) return next(specifier, context);
    if (specifier === 'zod/mini') return next(new URL('contract/lean-zod.ts', src).href, context);
    const resolved = next(specifier, context);
    return { ...resolved, url: resolved.url + LEAN };
  },
});

type Issue = { readonly path: readonly PropertyKey[] };

/** Accepted with what value, or refused where. */
const verdict = (schema: Schema<unknown>, answer: unknown): unknown => {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const issues = (result.error.issues as readonly Issue[]).map(({ path }) => path.join('.'));
  // Zod may say twice what is wrong with a number: that it is too small to be exact, and too small.
  return { refused: [...new Set(issues)] };
};

const opened = (schema: Schema<unknown>, answer: unknown): unknown => {
  try {
    return open(schema, answer);
  } catch (error) {
    return (error as RenewalError).code;
  }
};

describe('the stand-in for zod', () => {
  for (const [module, schemas] of Object.entries(ANSWERS)) {
    for (const [name, zod] of Object.entries(schemas)) {
      it(`reads ${name} as zod does, whole or broken`, async () => {
        const { [name]: lean } = (await import(`${new URL(`${module}.ts`, src)}${LEAN}`)) as Record<
          string,
          Schema<unknown>
        >;
        assert.ok(lean && !('_zod' in lean), 'this is the stand-in');
        const payload = payloadOf(zod);
        fc.assert(
          fc.property(payload, (answer) => {
            assert.ok(zod.safeParse(answer).success, 'the payload is whole');
            assert.deepEqual(verdict(lean, answer), verdict(zod, answer));
          }),
          { numRuns: 50 },
        );
        fc.assert(
          fc.property(payload.chain(spoiled), (answer) => {
            assert.deepEqual(verdict(lean, answer), verdict(zod, answer));
            assert.deepEqual(opened(lean, answer), opened(zod, answer));
          }),
          { numRuns: 300 },
        );
      });
    }
  }
});
