import type { PaymentAction } from '../../domain/model/order.ts';
import { type EpochMs, fromInstant, MINUTE, toInstant } from '../../domain/time.ts';
import type { PaymentRequestAtProvider } from '../../server/ports.ts';
import { inLanguage } from '../cards/card-facts.ts';
import { sentUntil } from './methods.ts';
import { endOf, type PaymentRecord } from './record.ts';

/** How long a wallet's code can be scanned. */
const CODE_LIFETIME = 15 * MINUTE;

/** When the provider takes no more money for it by plan. */
export const endFor = (request: PaymentRequestAtProvider, now: EpochMs): EpochMs => {
  const { methodKind, expiresAt } = request;
  const end = fromInstant(expiresAt);
  if (isWallet(request)) return Math.min(end, now + CODE_LIFETIME);
  return Math.max(end, sentUntil(methodKind, now));
};

/** Is it the traveller, with a wallet on this or another phone? */
export const isWallet = ({ methodKind, payer }: PaymentRequestAtProvider): boolean =>
  payer !== 'companion' && (methodKind === 'alipay' || methodKind === 'wechat_pay');

/** What the payer has to do; the same whenever it is asked. */
export const actionOf = (record: PaymentRecord, origin: string): PaymentAction | undefined => {
  const { id, scanId = id, request } = record;
  const expiresAt = toInstant(endOf(record));
  if (request.mandateRef !== undefined) return undefined;
  const url = `${origin}/pay/${id}`;
  if (request.payer === 'companion') return { kind: 'link', url, expiresAt };
  if (isWallet(request)) return { kind: 'qr', data: `${origin}/scan/${scanId}`, url, expiresAt };
  switch (request.methodKind) {
    case 'own_balance':
      return undefined;
    case 'bank_transfer':
      return { kind: 'bank_transfer', details: transferDetails(record), expiresAt };
    case 'cash_voucher': {
      const number = digitsOf(id, 12);
      return {
        kind: 'voucher',
        number,
        barcode: number,
        payAt: inLanguage(SHOPS, request.locale),
        expiresAt,
      };
    }
    default:
      return { kind: 'redirect', url };
  }
};

const SHOPS = {
  en: 'Any OPT post office or partner shop in New Caledonia',
  zh: '新喀里多尼亚的任一 OPT 邮局或合作商店',
};

type Details = Extract<PaymentAction, { readonly kind: 'bank_transfer' }>['details'];

/** An account of its own for each payment, as with collecting banks: what arrives on it can be told apart. */
const transferDetails = ({ id, request }: PaymentRecord): Details => [
  { kind: 'beneficiary', value: request.summary.seller },
  { kind: 'bank', value: 'Banco Quay (test)' },
  { kind: 'clabe', value: withClabeCheck(`999180${digitsOf(`clabe/${id}`, 11)}`) },
  { kind: 'reference', value: digitsOf(`reference/${id}`, 7) },
];

/** A CLABE from its first 17 digits: bank, place, account, and a check digit (weights 3, 7, 1; each product modulo 10). */
export const withClabeCheck = (digits: string): string => {
  const weights = [3, 7, 1];
  const sum = [...digits].reduce(
    (total, digit, index) => total + ((Number(digit) * (weights[index % weights.length] ?? 1)) % 10),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

/** So many digits, always the same for the same text; the first is no zero. */
const digitsOf = (text: string, length: number): string => {
  let state = 0x811c9dc5;
  const next = (byte: number): number => {
    state = Math.imul(state ^ byte, 0x01000193) >>> 0;
    return state;
  };
  for (const byte of new TextEncoder().encode(text)) next(byte);
  const digits = Array.from({ length }, (_, index) => (next(index) >>> 8) % 10);
  return `${1 + ((digits[0] ?? 0) % 9)}${digits.slice(1).join('')}`;
};
