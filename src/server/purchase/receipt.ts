import { RenewalError } from '../../contract/error.ts';
import { maskIdentifier } from '../../domain/identifiers.ts';
import type { Receipt } from '../../domain/model/history.ts';
import { toInstant } from '../../domain/time.ts';
import { isTestKey } from '../context.ts';
import type { CaptureRecord, OrderRecord, PaymentRecord } from '../order-record.ts';
import type { Seller } from '../ports.ts';
import { isGone } from './money-life.ts';
import type { Viewer } from './order-access.ts';

interface Paid {
  readonly payment: PaymentRecord;
  readonly capture: CaptureRecord;
}

/**
 * The money that pays the order, or paid it until the seller gave it back; `undefined` where none did, or where it was
 * taken back.
 */
export const moneyOf = ({ payments }: OrderRecord): Paid | undefined => {
  const all = payments.flatMap((payment) => payment.captures.map((capture) => ({ payment, capture })));
  return (
    all.find(({ capture }) => capture.use === 'pays' && !isGone(capture)) ??
    all.find(({ capture }) => isGivenBack(capture))
  );
};

const isGivenBack = ({ use, because, reversedAt }: CaptureRecord): boolean =>
  use === 'goes_back' && because === undefined && reversedAt === undefined;

const refundOf = (capture: CaptureRecord): Pick<Receipt, 'refund'> => {
  if (!isGivenBack(capture)) return {};
  const { amount, refundedAt } = capture;
  return { refund: { amount, ...(refundedAt === undefined ? {} : { at: toInstant(refundedAt) }) } };
};

/** Enough for the buyer to recognise it; of somebody else's not a letter. */
export const maskedEmail = ({ contact }: OrderRecord, isBuyer: boolean): string =>
  isBuyer ? maskIdentifier({ type: 'email', value: contact.email }) : '•••';

/** Proof of payment. @throws RenewalError `order-state` for an order that no money paid, or whose money was taken back. */
export const receiptView = (order: OrderRecord, seller: Seller, { isBuyer }: Viewer): Receipt => {
  const paid = moneyOf(order);
  if (!paid) throw new RenewalError('order-state');
  const { payment, capture } = paid;
  return {
    reference: order.reference,
    issuedAt: toInstant(capture.at),
    seller: { name: seller.name, address: seller.address, supportEmail: seller.supportEmail },
    card: { masked: order.card.masked, operator: order.card.operator },
    planTitle: order.plan.title,
    lines: [...order.lines, ...methodFee(order, payment)],
    total: payment.amount,
    paidWith: payment.methodKind,
    paidAt: toInstant(capture.at),
    email: maskedEmail(order, isBuyer),
    ...refundOf(capture),
    test: isTestKey(order.partnerKey),
  };
};

const methodFee = (order: OrderRecord, payment: PaymentRecord): Receipt['lines'] => {
  const fee = order.methods.find(({ id }) => id === payment.methodId)?.fee;
  return fee && fee.minor > 0 ? [{ kind: 'fee', amount: fee }] : [];
};
