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

/**
 * @throws RangeError for a secret or a partner's token secret under 32 bytes, for an origin that no browser would send and
 * for a key that two partners have; TypeError for a public address that is no URL.
 */
export const createContext = (deps: ServerDeps): ServerContext => {
  for (const partner of deps.partners) checkPartner(partner, deps.partners);
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

const checkPartner = (
  { name, publishableKey, origins, tokenSecret }: Partner,
  all: readonly Partner[],
): void => {
  if (tokenSecret !== undefined && new TextEncoder().encode(tokenSecret).byteLength < 32) {
    throw new RangeError(`The token secret of ${name} must have at least 32 bytes`);
  }
  // Compared letter by letter with what browsers send: another spelling would never match, and `null` is anybody's.
  const wrong = origins.find((origin) => !/^https?:/.test(origin) || URL.parse(origin)?.origin !== origin);
  if (wrong !== undefined)
    throw new RangeError(`${name}: “${wrong}” is no origin, as in https://shop.example`);
  if (all.filter((other) => other.publishableKey === publishableKey).length > 1) {
    throw new RangeError(`Two partners have the key of ${name}`);
  }
};

/** With a test key no money moves and prices are invented. */
export const isTestKey = (publishableKey: string): boolean => publishableKey.startsWith('pk_test_');
