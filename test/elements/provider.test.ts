import '../../src/define/all.ts';
import { assert } from '@open-wc/testing';
import { html, render } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import { RenewalError } from '../../src/contract/error.ts';
import type { RenewalProvider } from '../../src/elements/provider/renewal-provider.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { add, assertAccessible, createBackend, mount, partnerToken } from './support/mount.ts';
import { waitUntil } from './support/wait.ts';

const NAMES = [
  'renewal-ready',
  'renewal-card-change',
  'renewal-plan-select',
  'renewal-order-change',
  'renewal-error',
] as const;

/** The names of the events that reach the page, in their order. */
const heard = (page: HTMLElement): string[] => {
  const names: string[] = [];
  for (const name of NAMES)
    page.addEventListener(name, (event) =>
      names.push('code' in event ? `${name} ${String(event.code)}` : name),
    );
  return names;
};

const providerIn = (page: HTMLElement): RenewalProvider =>
  page.querySelector('renewal-provider') as RenewalProvider;

/** A picker below a provider: the smallest thing that shows whether it has got a store. */
const shop = (client: RenewalClient, cardType = 'mexico') => html`
  <renewal-provider card-type=${cardType} .client=${client}>
    <renewal-plan-picker></renewal-plan-picker>
  </renewal-provider>`;

describe('renewal-provider', () => {
  it('says once that it is ready', async () => {
    const { client } = await createBackend();
    const page = mount(html``);
    const events = heard(page);
    add(page, shop(client));
    await findByRole(page, 'radio', /^3\.5 GB/);
    assert.deepEqual(events, ['renewal-ready']);
  });

  it('finds its elements in whatever order they are put on the page', async () => {
    const { client } = await createBackend();
    const page = mount(html`<renewal-plan-picker></renewal-plan-picker>`);
    const picker = page.querySelector('renewal-plan-picker') as HTMLElement;
    const provider = document.createElement('renewal-provider');
    provider.client = client;
    provider.cardType = 'mexico';
    page.append(provider);
    provider.append(picker);
    await findByRole(page, 'radio', /^3\.5 GB/);
  });

  it('finds an element that was there before the provider came around it', async () => {
    const { client } = await createBackend();
    const page = mount(html`<div><renewal-plan-picker></renewal-plan-picker></div>`);
    const shell = page.querySelector('div') as HTMLElement;
    // The page's own frame is made last: its shadow tree puts a provider around what stands in it.
    const tree = shell.attachShadow({ mode: 'closed' });
    render(
      html`<renewal-provider card-type="mexico" .client=${client}><slot></slot></renewal-provider>`,
      tree,
    );
    await findByRole(page, 'radio', /^3\.5 GB/);
  });

  it('never mixes two on a page', async () => {
    const { client: mexican } = await createBackend();
    const { client: other } = await createBackend();
    const page = mount(html`
      <div class="a">${shop(mexican, 'mexico')}</div>
      <div class="b" lang="zh-CN">${shop(other, 'new-caledonia')}</div>`);
    const [a, b] = ['.a', '.b'].map((name) => page.querySelector(name) as HTMLElement) as [
      HTMLElement,
      HTMLElement,
    ];
    (await findByRole(a, 'radio', /^3\.5 GB 30 days/)).click();
    await findByRole(b, 'radio', /^5 GB 30\s?天/);
    assert.isEmpty(allByRole(a, 'radio', /天/));
    assert.isFalse(allByRole(b, 'radio').some((radio) => (radio as HTMLInputElement).checked));
  });

  it('begins anew with another client', async () => {
    const { client: first } = await createBackend();
    const page = mount(shop(first));
    (await findByRole(page, 'radio', /^3\.5 GB/)).click();
    const { client: second } = await createBackend();
    providerIn(page).client = {
      ...second,
      listPublicPlans: async (query, options) =>
        (await second.listPublicPlans(query, options)).filter(({ kind }) => kind === 'credit'),
    };
    await waitUntil(() => allByRole(page, 'radio').length === 8, 'the plans of the second client');
    assert.isFalse(allByRole(page, 'radio').some((radio) => (radio as HTMLInputElement).checked));
  });

  it('gives an element that is moved the store of its new place', async () => {
    const { client } = await createBackend();
    const page = mount(html`
      <div class="a">${shop(client, 'mexico')}</div>
      <renewal-provider card-type="new-caledonia" .client=${client}></renewal-provider>`);
    const picker = page.querySelector('renewal-plan-picker') as HTMLElement;
    await findByRole(page, 'radio', /^3\.5 GB/);
    page.querySelector('renewal-provider[card-type=new-caledonia]')?.append(picker);
    await findByRole(page, 'radio', /^5 GB 30 days/);
    assert.isEmpty(allByRole(page, 'radio', /^3\.5 GB/));
  });

  it('keeps what it has when it is moved', async () => {
    const { client } = await createBackend();
    let asked = 0;
    const counting: RenewalClient = {
      ...client,
      getConfig: (options) => {
        asked += 1;
        return client.getConfig(options);
      },
    };
    const page = mount(html`<section>${shop(counting)}</section><aside></aside>`);
    (await findByRole(page, 'radio', /^3\.5 GB/)).click();
    page.querySelector('aside')?.append(providerIn(page));
    assert.isTrue(((await findByRole(page, 'radio', /^3\.5 GB/)) as HTMLInputElement).checked);
    assert.equal(asked, 1);
  });

  it('ends its requests when it is removed, and asks again when it is put back', async () => {
    const { client } = await createBackend();
    const signals: AbortSignal[] = [];
    let hangs = true;
    const slow: RenewalClient = {
      ...client,
      listPublicPlans: (query, options) => {
        if (!hangs) return client.listPublicPlans(query, options);
        signals.push(options.signal as AbortSignal);
        return new Promise((_, reject) => {
          options.signal?.addEventListener('abort', () => reject(new RenewalError('aborted')));
        });
      },
    };
    const page = mount(shop(slow));
    await waitUntil(() => signals.length > 0, 'the request is under way');
    const provider = providerIn(page);
    provider.remove();
    await waitUntil(() => signals[0]?.aborted, 'the request is aborted');
    hangs = false;
    page.append(provider);
    await findByRole(page, 'radio', /^3\.5 GB/);
  });

  for (const endpoint of ['', 'not an address', 'ftp://renew.example']) {
    it(`says that the page is not set up where this is the endpoint: "${endpoint}"`, async () => {
      const page = mount(html``);
      const events = heard(page);
      add(
        page,
        html`<renewal-provider endpoint=${endpoint}><renewal-plan-picker></renewal-plan-picker></renewal-provider>`,
      );
      await untilText(page, 'This page is not set up to renew cards.');
      assert.deepEqual(events, ['renewal-error endpoint-invalid']);
      await assertAccessible(page);
    });
  }

  it('works once a page that had no endpoint gives a client', async () => {
    const { client } = await createBackend();
    const page = mount(
      html`<renewal-provider card-type="mexico"><renewal-plan-picker></renewal-plan-picker></renewal-provider>`,
    );
    await untilText(page, 'This page is not set up to renew cards.');
    providerIn(page).client = client;
    await findByRole(page, 'radio', /^3\.5 GB/);
  });

  it('asks for the plans of another kind of card when its attributes change', async () => {
    const { client } = await createBackend();
    const page = mount(shop(client));
    await findByRole(page, 'radio', /^3\.5 GB/);
    providerIn(page).setAttribute('card-type', 'new-caledonia');
    await findByRole(page, 'radio', /^5 GB 30 days/);
  });

  it('signs in the visitor whom the partner knows', async () => {
    const { signedIn } = await createBackend();
    const page = mount(html`
      <renewal-provider .client=${signedIn('mexico')} .getPartnerToken=${partnerToken}>
        <renewal-card-access></renewal-card-access>
      </renewal-provider>`);
    const events = heard(page);
    await untilText(page, /5555/);
    await waitUntil(() => events.includes('renewal-card-change'), 'the page hears of the card');
    assert.lengthOf(
      events.filter((name) => name === 'renewal-card-change'),
      1,
    );
  });

  it('falls back to the code where the partner gives no token, and says so', async () => {
    const { client } = await createBackend();
    const refuse = async (): Promise<string> => {
      throw new TypeError('the visitor is not signed in here');
    };
    const page = mount(html``);
    const events = heard(page);
    add(
      page,
      html`
        <renewal-provider .client=${client} card-type="mexico" .getPartnerToken=${refuse}>
          <renewal-card-access></renewal-card-access>
        </renewal-provider>`,
    );
    await untilText(page, 'Use a code instead.');
    assert.include(events, 'renewal-error partner-sign-in-failed');
    assert.isNotEmpty(allByRole(page, 'textbox'));
  });

  it('takes its own return token out of the address and leaves that of another key', async () => {
    const { client, sandbox } = await createBackend();
    const before = location.href;
    const redeemed: string[] = [];
    const watching: RenewalClient = {
      ...client,
      redeemReturn: (token, options) => {
        redeemed.push(token);
        return client.redeemReturn(token, options);
      },
    };
    try {
      const url = new URL(before);
      url.searchParams.set('renewal_return', `${sandbox.publishableKey}~token-of-the-shop`);
      history.replaceState(null, '', url);
      mount(html`<renewal-provider publishable-key="pk_test_other" .client=${watching}></renewal-provider>`);
      const page = mount(html`
        <renewal-provider publishable-key=${sandbox.publishableKey} .client=${watching}>
          <renewal-order-status></renewal-order-status>
        </renewal-provider>
        <renewal-provider publishable-key=${sandbox.publishableKey} .client=${watching}></renewal-provider>`);
      await waitUntil(() => redeemed.length > 0, 'the token is exchanged');
      assert.notInclude(location.href, 'renewal_return');
      await untilText(page, 'This link has been used or has expired.');
      assert.deepEqual(redeemed, ['token-of-the-shop']);
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('shows the order that the page names, once the traveller has signed in', async () => {
    const { signedIn } = await createBackend();
    const page = mount(html`
      <renewal-provider .client=${signedIn('mexico')} .getPartnerToken=${partnerToken} order="no-such-order">
        <renewal-order-status></renewal-order-status>
      </renewal-provider>`);
    await untilText(page, 'We cannot find this order.');
  });

  it('shows the words of the page until it is upgraded, and takes their place then', async () => {
    const { client } = await createBackend();
    const page = mount(html`<renewal-later-picker>Renew at the shop</renewal-later-picker>`);
    assert.equal(visibleText(page), 'Renew at the shop');
    add(
      page,
      html`
        <renewal-provider card-type="mexico" .client=${client}>
          <renewal-plan-picker>Renew at the shop</renewal-plan-picker>
        </renewal-provider>`,
    );
    await findByRole(page, 'radio', /^3\.5 GB/);
    const picker = deepQuery(page, 'renewal-plan-picker')[0] as HTMLElement;
    assert.notInclude(visibleText(picker.shadowRoot as ShadowRoot), 'Renew at the shop');
  });
});
