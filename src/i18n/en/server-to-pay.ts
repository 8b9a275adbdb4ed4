import type { PaymentAction } from '../../domain/model/order.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { createFormat } from '../format.ts';
import { slow } from './slow.ts';

/** What has to be sent from elsewhere, and how. */
export interface ToPay {
  readonly amount: Money;
  readonly action: Extract<PaymentAction, { readonly kind: 'bank_transfer' | 'voucher' }>;
}

const format = createFormat('en');

/** English: how money is sent from elsewhere, by transfer or in cash. @param timeZone IANA name: dates are the card's */
export const toPay = ({ amount, action }: ToPay, timeZone: string): string =>
  [
    action.kind === 'voucher' ? 'Pay in cash:' : 'Transfer the money from your bank:',
    `${slow.amount}: ${format.money(amount)}`,
    ...(action.kind === 'voucher'
      ? [`${slow.voucher.payAt}: ${action.payAt.text}`, `${slow.voucher.number}: ${action.number}`]
      : action.details.map(({ kind, value }) => `${slow.transfer.details[kind]}: ${value}`)),
    `${slow.deadline}: ${format.moment(Date.parse(action.expiresAt), 'full', timeZone)} (the card’s local time)`,
    '',
    action.kind === 'voucher'
      ? 'Read out the number at the counter, and pay exactly this amount.'
      : 'Send exactly this amount in one payment, with the reference, so that we can find it.',
    'A payment that is too small or too late goes back to you.',
  ].join('\n');
