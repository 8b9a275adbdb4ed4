import type { AutoRenewalMode } from '../../domain/model/auto-renewal.ts';
import type { AfterMessages } from '../../i18n/messages.ts';

/** How a renewal that nobody presses for is paid. */
export const modeText = ({ checkout, autoRenewal }: AfterMessages, mode: AutoRenewalMode): string =>
  mode === 'mandate'
    ? autoRenewal.mandate
    : checkout.methods[mode === 'operator_balance' ? 'own_balance' : 'unknown'];
