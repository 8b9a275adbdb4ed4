import type { RenewalStore } from './store.ts';

/** What this browser was asked to keep for this backend and partner; null where there is nothing, or no leave to look. */
export const readMemory = ({ dependencies }: RenewalStore): string | null => {
  try {
    return dependencies.storage().getItem(dependencies.storageKey);
  } catch {
    return null;
  }
};
