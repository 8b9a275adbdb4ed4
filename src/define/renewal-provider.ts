import { RenewalProvider } from '../elements/provider/renewal-provider.ts';
import { defineAlone } from './alone.ts';

defineAlone('renewal-provider', RenewalProvider);
