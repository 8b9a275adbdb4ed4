import { RenewalCardAccess } from '../elements/card-access/renewal-card-access.ts';
import { defineAlone } from './alone.ts';

defineAlone('renewal-card-access', RenewalCardAccess);
