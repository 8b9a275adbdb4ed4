import { RenewalAutoRenewal } from '../elements/auto-renewal/renewal-auto-renewal.ts';
import { RenewalBox } from '../elements/box/renewal-box.ts';
import { RenewalCardAccess } from '../elements/card-access/renewal-card-access.ts';
import { RenewalCheckoutButton } from '../elements/checkout-button/renewal-checkout-button.ts';
import { RenewalHistory } from '../elements/history/renewal-history.ts';
import { RenewalOrderStatus } from '../elements/order-status/renewal-order-status.ts';
import { RenewalPlanPicker } from '../elements/plan-picker/renewal-plan-picker.ts';
import { RenewalProvider } from '../elements/provider/renewal-provider.ts';
import { RenewalUsageMeter } from '../elements/usage-meter/renewal-usage-meter.ts';
import { defineOnce } from './guarded.ts';

// What gives the others their store comes first: then nobody has to ask twice.
defineOnce('renewal-provider', RenewalProvider);
defineOnce('renewal-box', RenewalBox);
defineOnce('renewal-card-access', RenewalCardAccess);
defineOnce('renewal-usage-meter', RenewalUsageMeter);
defineOnce('renewal-plan-picker', RenewalPlanPicker);
defineOnce('renewal-checkout-button', RenewalCheckoutButton);
defineOnce('renewal-order-status', RenewalOrderStatus);
defineOnce('renewal-history', RenewalHistory);
defineOnce('renewal-auto-renewal', RenewalAutoRenewal);
