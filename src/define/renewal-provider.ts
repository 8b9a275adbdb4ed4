import { RenewalProvider } from '../elements/provider/renewal-provider.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-provider', RenewalProvider);
