import './renewal-provider.ts';
import './renewal-card-access.ts';
import './renewal-usage-meter.ts';
import './renewal-plan-picker.ts';
import './renewal-checkout-button.ts';
import './renewal-order-status.ts';
import './renewal-box.ts';
