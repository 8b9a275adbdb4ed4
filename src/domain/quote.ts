import type { Money } from './model/primitives.ts';
import type { Quote } from './model/quote.ts';

/** What is paid with this method: methods differ in their fee. */
export const totalToPay = (quote: Quote, methodId: string | undefined): Money =>
  quote.methods.find((method) => method.id === methodId)?.total ?? quote.total;
