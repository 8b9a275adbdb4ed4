import { RenewalCardAccess } from '../elements/card-access/renewal-card-access.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-card-access', RenewalCardAccess);
