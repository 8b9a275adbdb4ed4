import './renewal-auto-renewal.ts';
import './renewal-card-access.ts';
import './renewal-checkout-button.ts';
import './renewal-history.ts';
import './renewal-order-status.ts';
import './renewal-plan-picker.ts';
import './renewal-usage-meter.ts';
import { RenewalBox } from '../elements/box/renewal-box.ts';
import { defineOnce } from './guarded.ts';

defineOnce('renewal-box', RenewalBox);
