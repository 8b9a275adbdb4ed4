import type { Ground } from './generate.ts';
import { plainVisit, shrunk } from './shrink.ts';
import { runVisit, type VisitResult } from './visit.ts';

/*
 * In the page of `npm run payloads`: runs visits one after the other, and finds out which part of which answer it was
 * that something is wrong with.
 */

export interface Batch {
  /** Answers that came through the client. */
  readonly payloads: number;
  readonly visits: number;
  readonly left: number;
  /** How often each call was answered. */
  readonly calls: Readonly<Record<string, number>>;
  readonly failure?: Failure;
}

export interface Failure {
  readonly seed: number;
  readonly complaints: readonly string[];
  readonly setting: VisitResult['setting'];
  readonly presses: readonly string[];
  /** The answers that it takes, as small as they could be made; all others are plain ones. */
  readonly answers: Readonly<Record<string, string>>;
}

export const runBatch = async (
  seeds: readonly number[],
  ground: Ground,
  shrinkMs: number,
): Promise<Batch> => {
  const calls: Record<string, number> = {};
  let payloads = 0;
  let left = 0;
  for (const [at, seed] of seeds.entries()) {
    const result = await runVisit(seed, ground);
    payloads += result.given.length;
    left += result.left;
    for (const { call } of result.given) calls[call.id] = (calls[call.id] ?? 0) + 1;
    if (result.complaints.length > 0) {
      const failure = await shrunk(seed, ground, result, shrinkMs);
      return { payloads, visits: at + 1, left, calls, failure };
    }
  }
  return { payloads, visits: seeds.length, left, calls };
};

const warmUp = async (): Promise<void> => {
  await plainVisit(1, { now: 0, payOrigin: 'https://pay.test' });
};

Object.assign(globalThis, { runBatch, warmUp });
