import '../../../src/define/all.ts';
import { assert } from '@open-wc/testing';
import axe from 'axe-core';
import { render, type TemplateResult } from 'lit';
import type { RenewalClient } from '../../../src/client/client.ts';
import { createHttpClient } from '../../../src/client/http-client.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { deepQuery } from './by-role.ts';
import { waitUntil } from './wait.ts';

const mounted = new Set<HTMLElement>();
afterEach(() => {
  for (const container of mounted) container.remove();
  mounted.clear();
});

/** Puts a template on the page until the test is over. */
export const mount = (template: TemplateResult, lang = 'en'): HTMLElement => {
  const container = document.createElement('main');
  container.lang = lang;
  document.body.append(container);
  mounted.add(container);
  render(template, container);
  return container;
};

/** Adds a template to a page that is there already. */
export const add = (page: HTMLElement, template: TemplateResult): void => {
  const part = document.createElement('div');
  page.append(part);
  render(template, part);
};

export interface Backend {
  readonly sandbox: Sandbox;
  /** Talks to the real handler over a `fetch` that never leaves the page. */
  readonly client: RenewalClient;
  /** The same, with `fetch` seen or spoiled on its way. */
  readonly clientWith: (change: (send: typeof fetch) => typeof fetch) => RenewalClient;
  /** A client whose sign-in gives the session of the demo's card, and what begins it: for `getPartnerToken`. */
  readonly signedIn: (cardType: string, client?: RenewalClient) => RenewalClient;
}

/** A backend with its world, in memory and for one test. */
export const createBackend = async (): Promise<Backend> => {
  const sandbox = await createSandbox({ origins: [location.origin] });
  const clientWith: Backend['clientWith'] = (change) =>
    createHttpClient({
      endpoint: sandbox.endpoint,
      publishableKey: sandbox.publishableKey,
      fetch: change(sandbox.fetch),
      sleep: async () => {},
    });
  const client = clientWith((send) => send);
  const signedIn: Backend['signedIn'] = (cardType, of = client) => ({
    ...of,
    createSession: () => sandbox.signIn(cardType),
  });
  return { sandbox, client, clientWith, signedIn };
};

/** For `getPartnerToken`, beside a client that is `signedIn`. */
export const partnerToken = async (): Promise<string> => 'a token of the partner';

/** Waits until no element below is loading any more. */
export const untilSettled = (root: ParentNode): Promise<void> =>
  waitUntil(
    () => deepQuery(root, '[aria-busy=false]').length > 0 && deepQuery(root, '[aria-busy=true]').length === 0,
    'everything has loaded',
  );

/** Fails with what axe finds, also in shadow trees, once every transition has come to rest. */
export const assertAccessible = async (root: Element): Promise<void> => {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  const { violations } = await axe.run(root, { resultTypes: ['violations'] });
  assert.deepEqual(
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target}`)),
    [],
  );
};
