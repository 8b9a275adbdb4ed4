import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** What the environment says. */
export interface Settings {
  /** The checkout. */
  readonly root: string;
  /** Of the partner pages; the backend and the payment page follow. 0: any free ones. */
  readonly port: number;
  /** A Postgres to use instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Where the embedded Postgres and the secrets live. */
  readonly dataFolder: string;
  /** Builds what the pages embed, where it is old. Tests of the backend alone do without. */
  readonly build: boolean;
  /** What the pages embed. */
  readonly cdnFolder: string;
  /** Where browsers reach the backend, when something stands in between. Default: where it listens. */
  readonly backendAddress: string | undefined;
  /** For tests of what is never lost: SIGKILL right after so many commits, counted from the first sign-in on. */
  readonly killAfterCommit: number | undefined;
}

/** A refusal to start, in words for a person. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/**
 * `PORT` (4173), `DATABASE_URL`, `RENEWAL_DATA` (`.data`), `RENEWAL_BUILD` (`no`: as it is),
 * `RENEWAL_CDN` (`dist/cdn`), `RENEWAL_BACKEND` (its own address), `RENEWAL_KILL_AFTER_COMMIT`.
 * @throws CannotStart
 */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => ({
  root: ROOT,
  port: wholeNumber(env, 'PORT', 65_533) ?? 4173,
  databaseUrl: env.DATABASE_URL || undefined,
  dataFolder: env.RENEWAL_DATA || `${ROOT}.data`,
  build: env.RENEWAL_BUILD !== 'no',
  cdnFolder: env.RENEWAL_CDN || `${ROOT}dist/cdn`,
  backendAddress: env.RENEWAL_BACKEND || undefined,
  killAfterCommit: wholeNumber(env, 'RENEWAL_KILL_AFTER_COMMIT', Number.MAX_SAFE_INTEGER),
});

const wholeNumber = (env: NodeJS.ProcessEnv, name: string, largest: number): number | undefined => {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > largest) {
    throw new CannotStart(`${name} has to be a whole number from 0 to ${largest}; it is “${text}”.`);
  }
  return value;
};
