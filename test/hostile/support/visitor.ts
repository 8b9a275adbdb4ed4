import { createHttpClient } from '../../../src/client/http-client.ts';
import type { Addresses } from '../../kill/demo-process.ts';

const PLAN = 'mx-telcel-asl-100';

/** Of the visitor whom the shop vouches for on the hostile pages. */
export interface VisitorsOrder {
  readonly planId: string;
  readonly orderId: string;
}

/** An order of that visitor, made as a page makes it and not yet paid. */
export const orderOfVisitor = async ({ pages, backend }: Addresses): Promise<VisitorsOrder> => {
  const signIn = await fetch(`${pages}/account/visitor/ana`, { method: 'POST', headers: { Origin: pages } });
  const cookie = signIn.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${pages}/account/renewal-token`, {
    method: 'POST',
    headers: { Origin: pages, Cookie: cookie },
  });
  const { token: partnerToken }: { token: string } = await answer.json();

  const client = createHttpClient({
    endpoint: backend,
    publishableKey: 'pk_test_shop',
    fetch: (address, options) =>
      fetch(address, { ...options, headers: { ...options?.headers, Origin: pages } }),
  });
  const call = () => ({ locale: 'en', idempotencyKey: crypto.randomUUID() });
  const { token, cards } = await client.createSession({ partnerToken }, call());
  const cardId = cards[0]?.id ?? '';
  const { id: quoteId, methods } = await client.createQuote({ cardId, planId: PLAN }, { ...call(), token });
  const { order } = await client.createOrder(
    {
      quoteId,
      methodId: methods[0]?.id ?? '',
      contact: { email: 'traveller@example.com' },
      locale: 'en',
      returnUrl: `${pages}/hostile/`,
      consents: { immediateStart: true },
    },
    { ...call(), token },
  );
  return { planId: PLAN, orderId: order.id };
};
