import { createContext } from '@lit/context';
import type { RenewalClient } from '../client/client.ts';
import type { RenewalStore } from '../state/store.ts';

/** Counted up when store or client change so that elements of the former package could not use them. */
export const SHAPE = 1;

// Symbols of the registry: copies of the package that are of one shape share them, others do not meet.

/** What the elements below a provider share. */
export const storeContext = createContext<RenewalStore>(Symbol.for(`renewal-elements/store/${SHAPE}`));

/** How they talk to the backend; for elements that fetch something of their own. */
export const clientContext = createContext<RenewalClient>(Symbol.for(`renewal-elements/client/${SHAPE}`));
