import { RenewalCheckoutButton } from '../elements/checkout-button/renewal-checkout-button.ts';
import { defineAlone } from './alone.ts';

defineAlone('renewal-checkout-button', RenewalCheckoutButton);
