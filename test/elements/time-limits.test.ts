import { assert } from '@open-wc/testing';
import { html } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { fillDetails, focused, order, part, press, pressBack, stage, type } from './support/checkout.ts';
import { add, assertAccessible, type Backend, createBackend, mount, untilSettled } from './support/mount.ts';
import { codeOnPhone } from './support/sign-in.ts';
import { waitUntil } from './support/wait.ts';

/* What ends by time: the traveller is told before, can go on, and loses nothing that was typed. */

const fill = (field: HTMLElement, text: string): void => {
  field.focus();
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

/** Signs in with a code, as often as it is asked for. */
const signIn = async (page: HTMLElement, backend: Backend): Promise<void> => {
  const field = (await findByRole(page, 'textbox', 'Phone number')) as HTMLInputElement;
  if (field.value === '') fill(field, '55 5555 5555');
  await press(page, 'Continue');
  await press(page, 'Send the code');
  fill(await findByRole(page, 'textbox', '6-digit code'), await codeOnPhone(backend));
  await findByRole(page, 'button', 'Sign out');
};

/** The page is put away, or looked at again. */
const look = (state: DocumentVisibilityState): void => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
};

/** So long nobody looks at the page; then its clock is read, and somebody does. */
const pass = async ({ sandbox, client }: Backend, ms: number): Promise<void> => {
  look('hidden');
  await sandbox.clock.advance(ms);
  await sandbox.settled();
  await client.getConfig({ locale: 'en' });
  look('visible');
};

const boxOf = (client: RenewalClient) =>
  html`<renewal-box card-type="mexico" plan="mx-telcel-asl-100" .client=${client}></renewal-box>`;

const opened = async (change: (backend: Backend) => RenewalClient = ({ client }) => client) => {
  const backend = await createBackend();
  const client = change(backend);
  const page = mount(boxOf(client));
  await signIn(page, backend);
  return { ...backend, client, page };
};

/** On to the form for payment and contact, with something typed. */
const typing = async (page: HTMLElement): Promise<HTMLInputElement> => {
  await press(page, /^Continue · MX\$100\.00$/);
  const email = await findByRole(page, 'textbox', 'E-mail');
  type(email, 'ana@example.com');
  email.focus();
  return email as HTMLInputElement;
};

const warned = (page: HTMLElement): Promise<HTMLElement> => findByRole(page, 'button', 'Stay signed in');
const notices = (page: HTMLElement) => deepQuery(page, '.session').filter((it) => it.checkVisibility());
const says = (page: HTMLElement, text: RegExp): boolean =>
  allByRole(page, 'status').some((status) => text.test(status.textContent ?? ''));

describe('a session that is about to end', () => {
  it('says so two minutes before, once, politely and without taking the focus; a press lets it go on', async () => {
    const world = await opened();
    const { page, client } = world;
    const email = await typing(page);
    await pass(world, 26 * MINUTE);
    await untilSettled(page);
    assert.isEmpty(notices(page), 'four minutes before nothing is said');
    await pass(world, MINUTE + 30_000);
    await waitUntil(() => deepQuery(page, '[role=status]').length > 0);
    await pass(world, MINUTE);
    const stay = await warned(page);
    assert.lengthOf(notices(page), 1);
    await waitUntil(() => says(page, /^You will soon be signed out/), 'it is announced');
    assert.strictEqual(focused(), email, 'the focus stays where one types');
    assert.match(notices(page)[0]?.querySelector('[role=timer]')?.textContent ?? '', /^1:(?:3\d|2\d)$/);
    await assertAccessible(page);

    stay.focus();
    stay.click();
    await waitUntil(() => notices(page).length === 0, 'the notice goes');
    await waitUntil(
      () => says(page, /^You stay signed in for another 30 minutes\.$/),
      'that is announced, too',
    );
    assert.strictEqual(focused(), email, 'back where one was');
    assert.equal(email.value, 'ana@example.com');

    await pass(world, 27 * MINUTE);
    await client.getConfig({ locale: 'en' });
    assert.isEmpty(notices(page));
    await pass(world, 2 * MINUTE);
    await warned(page);
  });

  it('says why it could not be extended, and can be pressed again', async () => {
    let isCut = true;
    const world = await opened(({ clientWith }) =>
      clientWith((send) => async (input, init) => {
        if (isCut && String(input).endsWith('/extension')) throw new TypeError('Failed to fetch');
        return send(input, init);
      }),
    );
    const { page } = world;
    await pass(world, 28.5 * MINUTE);
    (await warned(page)).click();
    await waitUntil(() => /There is no connection/.test(notices(page)[0]?.textContent ?? ''), 'it says why');
    await assertAccessible(page);
    isCut = false;
    (await warned(page)).click();
    await waitUntil(() => notices(page).length === 0, 'the notice goes');
  });

  it('says that it takes a new code where it cannot be extended any more', async () => {
    const world = await opened(({ client }) => ({
      ...client,
      createSession: async (...args) => {
        const { extendableUntil: _none, ...session } = await client.createSession(...args);
        return session;
      },
    }));
    const { page } = world;
    await pass(world, 28.5 * MINUTE);
    await waitUntil(() => notices(page).length === 1, 'the notice');
    assert.match(notices(page)[0]?.textContent ?? '', /A new code signs you in again/);
    assert.isEmpty(allByRole(page, 'button', 'Stay signed in'));
  });

  it('keeps clear of what has the focus, wherever that is', async () => {
    const world = await opened();
    const { page } = world;
    const email = await typing(page);
    await pass(world, 28.5 * MINUTE);
    await warned(page);
    for (const block of ['end', 'start'] as const) {
      email.scrollIntoView({ block, behavior: 'instant' });
      await waitUntil(
        () => {
          const [notice, field] = [notices(page)[0], email].map((it) => it?.getBoundingClientRect());
          return notice && field && (notice.top >= field.bottom || notice.bottom <= field.top);
        },
        `the field at the ${block} can be seen`,
        { timeout: 4000 },
      );
    }
  });
});

describe('a session that has ended', () => {
  it('takes what is of the card off the page, and after a new code one is back where one was', async () => {
    const world = await opened();
    const { page } = world;
    await typing(page);
    (await findByRole(page, 'checkbox', 'Start the plan')).click();
    await press(page, /^Review the order/);
    await findByRole(page, 'heading', 'Check and pay');
    await pass(world, 28.5 * MINUTE);
    await warned(page);
    await pass(world, 2 * MINUTE);
    await findByRole(page, 'textbox', 'Phone number');
    assert.isEmpty(notices(page));
    assert.isEmpty(allByRole(page, 'heading', 'Check and pay'));

    await signIn(page, world);
    await findByRole(page, 'heading', 'Check and pay');
    assert.include(visibleText(page), 'ana@example.com');
    assert.isNotEmpty(allByRole(page, 'button', /^Pay MX\$100\.00/));
  });
});

describe('the time to pay an order', () => {
  it('is said before it ends, and then one press orders the same again with what was entered', async () => {
    let token = '';
    const staged = await stage({
      client: (client) => ({
        ...client,
        getUsage: (id, options) => {
          token = options.token;
          return client.getUsage(id, options);
        },
      }),
    });
    const { page, client } = staged;
    await order(staged);
    pressBack();
    await untilText(page, 'Waiting for your payment');
    const nearlyOver = 'The time to pay is nearly over.';
    assert.notInclude(visibleText(page), nearlyOver);
    await pass(staged, 28.5 * MINUTE);
    await client.extendSession({ token, locale: 'en' });
    await untilText(page, nearlyOver);
    await waitUntil(() => says(page, /^The time to pay is nearly over/), 'it is announced');
    await assertAccessible(page);
    await pass(staged, 2 * MINUTE);
    await untilText(page, 'This order has expired');
    assert.notInclude(visibleText(page), nearlyOver);

    (await findByRole(part(page, 'renewal-order-status'), 'button', 'Renew again')).click();
    await findByRole(page, 'heading', 'Payment and contact');
    const email = (await findByRole(page, 'textbox', 'E-mail')) as HTMLInputElement;
    assert.equal(email.value, 'traveller@example.com');
    await press(page, /^Review the order/);
    await press(page, /^Pay MX\$100\.00 by card$/);
    await waitUntil(() => staged.visited.length > 1, 'the payment page', { timeout: 4000 });
  });
});

describe('a price on the review', () => {
  it('is renewed by itself: after an hour one press orders, and nothing is to be typed again', async () => {
    const backend = await createBackend();
    const staged = await stage({ card: undefined, backend });
    const { page } = staged;
    add(
      page.querySelector('renewal-provider') as HTMLElement,
      html`<renewal-card-access></renewal-card-access>`,
    );
    fill(await findByRole(page, 'textbox', 'Phone number'), '55 5555 5555');
    await press(page, /^Continue$/);
    await press(page, 'without signing in');
    await press(page, /^Continue · MX\$100\.00$/);
    await fillDetails(staged);
    await press(page, /^Review the order/);
    await findByRole(page, 'heading', 'Check and pay');
    for (let quarters = 0; quarters < 4; quarters++) await pass(staged, 15 * MINUTE);
    await press(page, /^Pay MX\$100\.00 by card$/);
    await waitUntil(() => staged.visited.length === 1, 'the payment page', { timeout: 4000 });
  });
});
