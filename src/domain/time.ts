import type { Instant } from './model/primitives.ts';

/** Milliseconds since the epoch; every function of the domain that needs the time takes it as `now`. */
export type EpochMs = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const toInstant = (at: EpochMs): Instant => new Date(at).toISOString();
export const fromInstant = (instant: Instant): EpochMs => Date.parse(instant);
