import { assert } from '@open-wc/testing';
import { html } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import type { LoadMessages } from '../../src/controllers/localize.ts';
import { RenewalElement } from '../../src/elements/base/renewal-element.ts';
import { RenewalErrorEvent } from '../../src/elements/events.ts';
import { loadAllMessages } from '../../src/i18n/load.ts';
import type { ChoiceMessages } from '../../src/i18n/messages.ts';
import { allByRole, deepQuery, findByRole, untilText } from './support/by-role.ts';
import { assertAccessible, createBackend, mount } from './support/mount.ts';
import { waitUntil } from './support/wait.ts';

const shop = (client: RenewalClient) => html`
  <renewal-provider card-type="mexico" .client=${client}>
    <renewal-plan-picker></renewal-plan-picker>
  </renewal-provider>`;

describe('the language', () => {
  it('is that of the nearest lang, and follows it', async () => {
    const { client } = await createBackend();
    const page = mount(shop(client), 'en');
    await findByRole(page, 'heading', 'Choose a plan');
    page.lang = 'zh-CN';
    await findByRole(page, 'heading', '选择套餐');
    assert.equal(deepQuery(page, '.root')[0]?.lang, 'zh-Hans');
    page.lang = 'en-GB';
    await findByRole(page, 'heading', 'Choose a plan');
  });

  it('is asked for at the backend too: texts of plans come anew', async () => {
    const { client } = await createBackend();
    const page = mount(shop(client), 'en');
    (await findByRole(page, 'button', /^Details of 1\.5 GB/)).click();
    await untilText(page, 'Calls to Mexico, the USA and Canada');
    page.lang = 'zh-Hans';
    await untilText(page, '拨打墨西哥、美国和加拿大电话');
    const terms = deepQuery(page, 'dd span[lang]').map((text) => text.lang);
    assert.include(terms, 'zh-Hans');
    await assertAccessible(page);
  });

  it('is read through the hosts of shadow trees', async () => {
    const { client } = await createBackend();
    const page = mount(html`<article lang="zh-CN"></article>`, 'en');
    const host = page.querySelector('article') as HTMLElement;
    const inner = mount(shop(client), '');
    inner.removeAttribute('lang');
    host.attachShadow({ mode: 'closed' }).append(inner);
    await waitUntil(
      () => allByRole(inner, 'heading', '选择套餐').length === 1,
      'Chinese from outside of the shadow tree',
    );
    host.lang = 'en';
    await findByRole(inner, 'heading', 'Choose a plan');
  });

  it('can be two at once on one page', async () => {
    const { client } = await createBackend();
    const page = mount(html`<div lang="en">${shop(client)}</div><div lang="zh">${shop(client)}</div>`);
    await findByRole(page, 'heading', 'Choose a plan');
    await findByRole(page, 'heading', '选择套餐');
  });

  it('falls back to English for what it does not have, and never breaks a request', async () => {
    const { client } = await createBackend();
    const asked: string[] = [];
    const watching: RenewalClient = {
      ...client,
      listPublicPlans: (query, options) => {
        asked.push(options.locale);
        return client.listPublicPlans(query, options);
      },
    };
    for (const lang of ['ar', 'xx-not-a-language-tag-of-any-kind-at-all', '中文', 'en_US']) {
      const page = mount(shop(watching), lang);
      await findByRole(page, 'heading', 'Choose a plan');
      await findByRole(page, 'radio', /^3\.5 GB 30 days/);
      assert.equal(deepQuery(page, '.root')[0]?.lang, 'en');
    }
    assert.deepEqual(asked, ['ar', 'en', 'en', 'en']);
  });

  it('that does not arrive leaves a way on, with the words of the page beside it', async () => {
    let broken = true;
    const messages: LoadMessages<ChoiceMessages> = (locale) =>
      broken && locale === 'zh-Hans' ? Promise.reject(new TypeError('lost')) : loadAllMessages(locale);
    class LostWords extends RenewalElement<ChoiceMessages> {
      constructor() {
        super({
          fields: [],
          messages,
          view: async () => ({
            styles: [],
            createView: (context) => ({ render: () => html`<p>${context.messages.plans.heading}</p>` }),
          }),
        });
      }
    }
    customElements.define('test-lost-words', LostWords);
    const { client } = await createBackend();
    const page = mount(
      html`<renewal-provider .client=${client}><test-lost-words>Ask at the shop</test-lost-words></renewal-provider>`,
      'zh',
    );
    await untilText(page, 'No connection · 网络未连接');
    await untilText(page, 'Ask at the shop');
    await assertAccessible(page);
    broken = false;
    (await findByRole(page, 'button', 'Try again · 重试')).click();
    await untilText(page, '选择套餐');
  });

  it('tells the page when a part of an element does not arrive', async () => {
    class LostView extends RenewalElement<ChoiceMessages> {
      constructor() {
        super({
          fields: [],
          messages: loadAllMessages,
          view: () => Promise.reject(new TypeError('lost')),
        });
      }
    }
    customElements.define('test-lost-view', LostView);
    const errors: unknown[] = [];
    const listen = (event: Event) => errors.push(event);
    document.addEventListener('renewal-error', listen);
    const page = mount(html`<test-lost-view></test-lost-view>`);
    await untilText(page, 'No connection');
    document.removeEventListener('renewal-error', listen);
    assert.lengthOf(errors, 1);
    assert.instanceOf(errors[0], RenewalErrorEvent);
    (await findByRole(page, 'button', 'Try again')).click();
    await findByRole(page, 'button', 'Reload the page');
  });
});
