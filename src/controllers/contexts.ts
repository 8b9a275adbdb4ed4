import { createContext } from '@lit/context';
import type { RenewalClient } from '../client/client.ts';
import type { RenewalStore } from '../state/store.ts';

// Symbols of the registry, with the version of their shape: two compatible copies of the package share them, others do not meet.

/** What the elements below a provider share. */
export const storeContext = createContext<RenewalStore>(Symbol.for('renewal-elements/store/1'));

/** How they talk to the backend; for elements that fetch something of their own. */
export const clientContext = createContext<RenewalClient>(Symbol.for('renewal-elements/client/1'));
