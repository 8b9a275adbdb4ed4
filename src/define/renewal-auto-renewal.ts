import { RenewalAutoRenewal } from '../elements/auto-renewal/renewal-auto-renewal.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-auto-renewal', RenewalAutoRenewal);
