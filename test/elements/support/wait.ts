import { waitUntil as wait } from '@open-wc/testing';

/** A machine may have other things to do. */
const PATIENCE_MS = 12_000;

/** Waits until a condition is met. @throws after 12 s, with what was waited for */
export const waitUntil = (
  condition: () => unknown,
  message?: string,
  { timeout = PATIENCE_MS } = {},
): Promise<void> => wait(condition, message, { timeout });
