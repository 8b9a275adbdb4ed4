import { nothing } from 'lit';
import type { Order, Payment, PaymentAction } from '../../domain/model/order.ts';
import { codeEnd, currentAction, latestPayment } from '../../domain/order.ts';
import { DAY, HOUR, SECOND } from '../../domain/time.ts';
import { createRedrawTimer } from '../base/redraw-timer.ts';
import type { CopyButton } from '../order-status/copy.ts';
import type { AfterContext } from '../purchase/context.ts';
import { createCodes, type DrawCode } from './codes.ts';
import { companionPanel } from './companion.ts';
import { payingStyles } from './paying-styles.ts';
import { qrPanel } from './qr-panel.ts';
import { afterStyles } from './styles.ts';
import { transferPanel } from './transfer.ts';
import { voucherPanel } from './voucher.ts';

export const styles = [afterStyles, payingStyles];

/** What a panel is drawn with. */
export interface Paying {
  readonly order: Order;
  readonly payment: Payment;
  readonly copy: CopyButton;
  readonly code: DrawCode;
}

/** What has to be done outside the page, by the payment's action; nothing where it is over. */
export const create = (context: AfterContext): ((order: Order, copy: CopyButton) => unknown) => {
  const code = createCodes(context);
  const timer = createRedrawTimer(context);

  /** A wallet's code counts down in its last hour; every code goes when it ends. */
  const followClock = (kind: PaymentAction['kind'], left: number): void => {
    if (kind !== 'qr') timer.in(Math.min(left, DAY));
    else timer.in(left > HOUR ? Math.min(left - HOUR, DAY) : left % SECOND || SECOND);
  };

  return (order, copy) => {
    const action = currentAction(order);
    const payment = latestPayment(order);
    if (!action || !payment) return nothing;
    const left = (codeEnd(order) ?? Number.POSITIVE_INFINITY) - context.store.client.now();
    if (left <= 0) return nothing;
    if (Number.isFinite(left)) followClock(action.kind, left);
    const paying: Paying = { order, payment, copy, code };
    switch (action.kind) {
      case 'qr':
        return qrPanel(context, paying, action);
      case 'bank_transfer':
        return transferPanel(context, paying, action);
      case 'voucher':
        return voucherPanel(context, paying, action);
      case 'link':
        return companionPanel(context, paying, action);
      default:
        return nothing;
    }
  };
};
