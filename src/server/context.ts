import { DEFAULT_LIMITS, type Limits } from './access/limits.ts';
import type { LogEntry, RandomBytes, ServerDeps } from './deps.ts';
import type { Partner } from './ports.ts';
import { systemRandom } from './random.ts';
import { createVault, type Vault } from './vault.ts';

/** What every route and every job works with. */
export interface ServerContext extends ServerDeps {
  readonly vault: Vault;
  readonly limits: Limits;
  readonly random: RandomBytes;
  readonly wake: () => void;
  readonly log: (entry: LogEntry) => void;
  readonly partnerOf: (publishableKey: string) => Partner | undefined;
}

/** @throws RangeError for a secret or a partner's token secret under 32 bytes, TypeError for a public address that is no URL. */
export const createContext = (deps: ServerDeps): ServerContext => {
  for (const { name, tokenSecret } of deps.partners) {
    if (tokenSecret !== undefined && new TextEncoder().encode(tokenSecret).byteLength < 32) {
      throw new RangeError(`The token secret of ${name} must have at least 32 bytes`);
    }
  }
  const partners = new Map(deps.partners.map((partner) => [partner.publishableKey, partner]));
  return {
    ...deps,
    publicUrl: new URL(deps.publicUrl).href.replace(/\/+$/, ''),
    vault: createVault(deps.secret),
    limits: { ...DEFAULT_LIMITS, ...deps.limits },
    random: deps.random ?? systemRandom,
    wake: deps.wake ?? (() => undefined),
    log: deps.log ?? (() => undefined),
    partnerOf: (publishableKey) => partners.get(publishableKey),
  };
};

/** With a test key no money moves and prices are invented. */
export const isTestKey = (publishableKey: string): boolean => publishableKey.startsWith('pk_test_');
