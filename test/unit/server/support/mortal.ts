import type { Store } from '../../../../src/server/store.ts';

/** When the power goes: before the n-th transaction is written, or right after it. */
export type Moment = { readonly nth: number; readonly when: 'before' | 'after' };

/** A store whose process dies at one moment; nothing it is asked after that is answered. */
export const mortal = (inner: Store, { nth, when }: Moment): { store: Store; isDead: () => boolean } => {
  let begun = 0;
  let dead = false;
  const die = (): never => {
    dead = true;
    throw new Error('killed');
  };
  return {
    isDead: () => dead,
    store: {
      ...inner,
      transaction: async (work) => {
        if (dead) throw new Error('killed');
        const isLast = ++begun === nth;
        if (isLast && when === 'before') die();
        const result = await inner.transaction(work);
        if (isLast) die();
        return result;
      },
    },
  };
};
