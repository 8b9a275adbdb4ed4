import { RenewalCheckoutButton } from '../elements/checkout-button/renewal-checkout-button.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-checkout-button', RenewalCheckoutButton);
