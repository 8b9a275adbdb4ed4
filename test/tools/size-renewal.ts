import type { CDPSession, Page } from 'playwright-core';
import { travellerAt } from '../journeys/support/traveller.ts';
import type { SizeServer } from './size-server.ts';

/** What a whole renewal brings over the network, headers and all, as its browser counted it; in bytes, each with its requests. */
export type RenewalBytes = Readonly<Record<Kind, Count>>;
type Kind = (typeof KINDS)[number];
type Count = { requests: number; bytes: number };

/**
 * `foreign`: the page of the partner and the pages of the payment provider, which are not ours to make small.
 * `preflights`: with these the browser asks whether another site may be asked.
 */
const KINDS = ['scripts', 'answers', 'preflights', 'foreign'] as const;

/** Renews the Mexican demo card, from its number to the proof: number, code, usage, plan, hosted page, return, renewed. */
export async function countRenewal(page: Page, server: SizeServer): Promise<RenewalBytes> {
  const counted = await countTraffic(await page.context().newCDPSession(page), server.origins);
  const me = travellerAt(page);
  await page.goto(server.pageOf('box'));
  await me.box.getByRole('textbox').first().fill('55 5555 5555');
  await me.press('Continue');
  await me.press('Send the code');
  const field = me.box.getByLabel('6-digit code');
  await field.waitFor();
  await field.fill(await server.code());
  await me.part('renewal-usage-meter').getByRole('meter').waitFor();
  await me
    .part('renewal-plan-picker')
    .locator('label', { has: page.getByRole('radio') })
    .first()
    .click();
  await me.toReview({ email: 'traveller@example.net', method: /^Credit card/ });
  await me.press(/^Pay /);
  await page.waitForURL((url) => url.origin === server.origins.payments);
  await page.getByRole('button', { name: /^Pay / }).first().click();
  await page.waitForURL((url) => url.origin === server.origins.pages);
  await me.box.getByRole('heading', { name: 'Your card is renewed' }).waitFor();
  return counted();
}

/** Without the pages of partner and payment provider. */
export function ourBytes(counts: RenewalBytes): number {
  return KINDS.reduce((sum, kind) => sum + (kind === 'foreign' ? 0 : counts[kind].bytes), 0);
}

/** What the sum consists of. */
export function renewalLines(counts: RenewalBytes): string[] {
  return KINDS.map((kind) => {
    const { requests, bytes } = counts[kind];
    const note = kind === 'foreign' ? '  not counted' : '';
    return `       ${kind.padEnd(10)} ${bytes.toLocaleString('en').padStart(7)} B in ${requests} requests${note}`;
  });
}

/** Begins to count. @returns what has come so far */
async function countTraffic(
  browser: CDPSession,
  { pages, backend }: SizeServer['origins'],
): Promise<() => RenewalBytes> {
  const kinds = new Map<string, Kind>();
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, { requests: 0, bytes: 0 }])) as Record<
    Kind,
    Count
  >;
  const kindOf = ({ url, method }: { url: string; method: string }): Kind => {
    const { origin, pathname } = new URL(url);
    if (origin === backend) return method === 'OPTIONS' ? 'preflights' : 'answers';
    return origin === pages && pathname.startsWith('/cdn/') ? 'scripts' : 'foreign';
  };
  const count = (id: string, bytes: number): void => {
    const kind = kinds.get(id);
    if (kind === undefined) return;
    // What the cache had comes with no bytes.
    counts[kind].requests += bytes > 0 ? 1 : 0;
    counts[kind].bytes += bytes;
  };
  browser.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
    if (redirectResponse) count(requestId, redirectResponse.encodedDataLength);
    kinds.set(requestId, kindOf(request));
  });
  // Of a preflight the browser says the bytes with its head, of all others at their end.
  browser.on('Network.responseReceived', ({ requestId, response }) => {
    if (kinds.get(requestId) === 'preflights') count(requestId, response.encodedDataLength);
  });
  browser.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    count(requestId, encodedDataLength),
  );
  await browser.send('Network.enable');
  return () => counts;
}
