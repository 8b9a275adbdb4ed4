import { assert } from '@open-wc/testing';
import { html } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import { deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { press } from './support/checkout.ts';
import { assertAccessible, createBackend, mount, partnerToken, untilSettled } from './support/mount.ts';
import { waitUntil } from './support/wait.ts';

const box = (client: RenewalClient, plan = '') =>
  html`<renewal-box card-type="mexico" plan=${plan} .client=${client} .getPartnerToken=${partnerToken}></renewal-box>`;

const one = (page: HTMLElement, tag: string): HTMLElement => {
  const found = deepQuery(page, tag);
  assert.lengthOf(found, 1, tag);
  return found[0] as HTMLElement;
};

describe('renewal-box', () => {
  it('asks for the card first, and says that it is a test', async () => {
    const { client } = await createBackend();
    const page = mount(html`<renewal-box card-type="mexico" .client=${client}></renewal-box>`);
    await findByRole(page, 'textbox');
    assert.equal(visibleText(page).split('Test mode').length, 2);
    assert.isEmpty(deepQuery(page, 'renewal-plan-picker'));
    await assertAccessible(page);
  });

  it('shows what is left, the plans and the way on, once signed in', async () => {
    const { signedIn } = await createBackend();
    const page = mount(box(signedIn('mexico')));
    await findByRole(page, 'radio', /^3\.5 GB/);
    await untilText(page, /0\.4\s?GB/);
    await findByRole(page, 'button', 'Sign out');
    await untilSettled(page);
    await assertAccessible(page);
  });

  it('shows plans and the way on to somebody who does not sign in, and nothing of the card', async () => {
    const { client } = await createBackend();
    const page = mount(html`<renewal-box card-type="mexico" .client=${client}></renewal-box>`);
    const field = (await findByRole(page, 'textbox')) as HTMLInputElement;
    field.value = '55 5555 5555';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    (await findByRole(page, 'button', 'Continue')).click();
    (await findByRole(page, 'button', 'without signing in')).click();
    (await findByRole(page, 'radio', /^3\.5 GB/)).click();
    await untilText(page, /The plan gives 3\.5 GB/);
    assert.isFalse(one(page, 'renewal-usage-meter').checkVisibility());
    assert.notMatch(visibleText(page), /0\.4\s?GB|left of/);
    await untilSettled(page);
    await assertAccessible(page);
    for (const width of [280, 900]) {
      page.style.width = `${width}px`;
      const wide = deepQuery(page, '*').filter((element) => element.scrollWidth > width + 1);
      assert.isEmpty(wide, `nothing is wider than ${width} px`);
    }
    (await findByRole(page, 'button', /^Continue · /)).click();
    await findByRole(page, 'textbox', 'E-mail');
  });

  it('says the same in Chinese', async () => {
    const { signedIn } = await createBackend();
    const page = mount(box(signedIn('mexico'), 'mx-telcel-asl-200'), 'zh-Hans');
    await findByRole(page, 'radio', /^3\.5 GB/);
    await untilText(page, /测试模式/);
    await untilSettled(page);
    await assertAccessible(page);
  });

  it('uses the provider around it, also through a shadow tree, and one that is upgraded later', async () => {
    const { client } = await createBackend();
    const page = mount(html`
      <renewal-provider card-type="mexico" .client=${client}><article></article></renewal-provider>`);
    const inner = document.createElement('renewal-box');
    page.querySelector('article')?.attachShadow({ mode: 'open' }).append(inner);
    await findByRole(page, 'textbox');
    const { client: unused } = await createBackend();
    inner.client = { ...unused, getConfig: () => assert.fail('the box has asked a client of its own') };
    await untilSettled(page);
  });

  it('keeps the same elements through the checkout and back', async () => {
    const { signedIn } = await createBackend();
    const page = mount(box(signedIn('mexico'), 'mx-telcel-asl-200'));
    await press(page, /^Continue/);
    await waitUntil(() => !one(page, 'renewal-plan-picker').checkVisibility(), 'the plans make room');
    const [picker, meter] = [one(page, 'renewal-plan-picker'), one(page, 'renewal-usage-meter')];
    (await findByRole(page, 'button', /^Back/)).click();
    await waitUntil(() => picker.checkVisibility(), 'the plans are there again');
    assert.strictEqual(one(page, 'renewal-plan-picker'), picker);
    assert.strictEqual(one(page, 'renewal-usage-meter'), meter);
    assert.isTrue(((await findByRole(page, 'radio', /^3\.5 GB/)) as HTMLInputElement).checked);
  });

  it('brings the part that has come into view', async () => {
    const { signedIn } = await createBackend();
    const page = mount(box(signedIn('mexico'), 'mx-telcel-asl-200'));
    await findByRole(page, 'button', /^Continue/);
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    await press(page, /^Continue/);
    await waitUntil(() => {
      const { top } = one(page, 'renewal-checkout-button').getBoundingClientRect();
      return !one(page, 'renewal-plan-picker').checkVisibility() && top >= 0 && top < innerHeight;
    }, 'the checkout begins on the screen');
  });

  it('stands in one column where it is narrow and in two where it is wide', async () => {
    const { signedIn } = await createBackend();
    const page = mount(box(signedIn('mexico')));
    await findByRole(page, 'radio', /^3\.5 GB/);
    const sideBySide = () => {
      const [meter, plans] = ['renewal-usage-meter', 'renewal-plan-picker'].map((tag) =>
        one(page, tag).getBoundingClientRect(),
      );
      return (plans?.left ?? 0) >= (meter?.right ?? 0);
    };
    for (const [width, columns] of [
      [280, false],
      [719, false],
      [720, true],
      [900, true],
    ] as const) {
      page.style.width = `${width}px`;
      await waitUntil(() => sideBySide() === columns, `${width} px`);
      const wide = deepQuery(page, '*').filter((element) => element.scrollWidth > width + 1);
      assert.isEmpty(wide, `nothing is wider than ${width} px`);
    }
  });

  it('says what is wrong where the page is not set up', async () => {
    const page = mount(html`<renewal-box>Renew at the shop</renewal-box>`);
    await untilText(page, 'This page is not set up to renew cards.');
    await untilText(page, 'Renew at the shop');
    await assertAccessible(page);
  });

  it('takes its place without another request when it is moved, and leaves the page without an error', async () => {
    const { signedIn, client } = await createBackend();
    let asked = 0;
    const counting = signedIn('mexico', {
      ...client,
      getUsage: (id, options) => {
        asked += 1;
        return client.getUsage(id, options);
      },
    });
    const page = mount(html`<section>${box(counting)}</section><aside></aside>`);
    await untilText(page, /0\.4\s?GB/);
    const element = one(page, 'renewal-box');
    page.querySelector('aside')?.append(element);
    await untilText(page, /0\.4\s?GB/);
    assert.equal(asked, 1);
    element.remove();
    page.append(element);
    await untilText(page, /0\.4\s?GB/);
    assert.equal(asked, 1);
  });
});
