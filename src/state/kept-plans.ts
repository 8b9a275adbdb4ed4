import type { PlanQuery } from '../contract/catalogue.ts';
import type { Plan } from '../domain/model/plan.ts';
import type { EpochMs } from '../domain/time.ts';
import type { RenewalStore } from './store.ts';

/** In characters. What is longer is not kept: the device is not ours to fill. */
const LONGEST = 60_000;

/** Keeps the public catalogue as it was last shown, one for each backend and partner: it is nobody's secret. */
export const keepPlans = (store: RenewalStore, query: PlanQuery, plans: readonly Plan[]): void => {
  const text = JSON.stringify({ of: nameOf(store, query), asOf: store.client.now(), plans });
  if (text.length > LONGEST) return;
  try {
    store.dependencies.storage().setItem(keyOf(store), text);
  } catch {
    // A browser that keeps nothing shows nothing old.
  }
};

/** The same catalogue in the same language as it was last shown on this device, if it can still be read. */
export const keptPlans = async (
  store: RenewalStore,
  query: PlanQuery,
): Promise<{ readonly plans: readonly Plan[]; readonly asOf: EpochMs } | undefined> => {
  try {
    const kept: unknown = JSON.parse(store.dependencies.storage().getItem(keyOf(store)) ?? '');
    if (typeof kept !== 'object' || kept === null || !('of' in kept) || !('asOf' in kept)) return undefined;
    if (kept.of !== nameOf(store, query) || typeof kept.asOf !== 'number') return undefined;
    const { Plans } = await import('../client/card-shapes.ts');
    // Another version of this page may have written it.
    const read = Plans.safeParse(kept);
    return read.success ? { plans: read.data.plans, asOf: kept.asOf } : undefined;
  } catch {
    return undefined;
  }
};

const keyOf = ({ dependencies }: RenewalStore): string => `${dependencies.storageKey} plans`;

const nameOf = ({ dependencies }: RenewalStore, { country, cardType, currency }: PlanQuery): string =>
  JSON.stringify([country, cardType, currency, dependencies.locale()]);
