import * as z from 'zod/mini';
import { Money } from '../domain/model/primitives.ts';
import { Email } from './purchase-requests.ts';

const agreed = {
  planId: z.string().check(z.minLength(1), z.maxLength(200)),
  /** What the traveller has read that a renewal costs: another price is refused (`price-changed`), never charged. */
  price: z.strictObject(Money.def.shape),
  email: Email,
  /** Has the traveller agreed to being charged without being asked each time? */
  consent: z.literal(true),
};

/** Turns auto-renewal on or off. A mandate is given on the payment provider's page: `action` of the answer leads to it. */
export const AutoRenewalRequest = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('off') }),
  z.strictObject({ mode: z.literal('operator_balance'), ...agreed }),
  z.strictObject({ mode: z.literal('mandate'), ...agreed }),
]);
export type AutoRenewalRequest = z.infer<typeof AutoRenewalRequest>;
