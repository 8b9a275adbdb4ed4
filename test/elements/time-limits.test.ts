import { assert } from '@open-wc/testing';
import { html } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { allByRole, deepQuery, findByRole } from './support/by-role.ts';
import { focused, press, type } from './support/checkout.ts';
import { assertAccessible, type Backend, createBackend, mount, untilSettled } from './support/mount.ts';
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

/** So long nobody touches the page; then its clock is read and somebody looks at it. */
const pass = async ({ sandbox, client }: Backend, ms: number): Promise<void> => {
  await sandbox.clock.advance(ms);
  await sandbox.settled();
  await client.getConfig({ locale: 'en' });
  document.dispatchEvent(new Event('visibilitychange'));
};

const boxOf = (client: RenewalClient) =>
  html`<renewal-box card-type="mexico" plan="mx-telcel-asl-100" .client=${client}></renewal-box>`;

const opened = async (change: (backend: Backend) => RenewalClient = ({ client }) => client) => {
  const backend = await createBackend();
  const page = mount(boxOf(change(backend)));
  await signIn(page, backend);
  return { ...backend, page };
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
    assert.isTrue(says(page, /^You will soon be signed out/));
    assert.strictEqual(focused(), email, 'the focus stays where one types');
    assert.match(notices(page)[0]?.querySelector('[role=timer]')?.textContent ?? '', /^1:(?:3\d|2\d)$/);
    await assertAccessible(page);

    stay.focus();
    stay.click();
    await waitUntil(() => notices(page).length === 0, 'the notice goes');
    assert.isTrue(says(page, /^You stay signed in for another 30 minutes\.$/));
    assert.strictEqual(focused(), email, 'back where one was');
    assert.equal(email.value, 'ana@example.com');

    await pass(world, 27 * MINUTE);
    await client.getConfig({ locale: 'en' });
    assert.isEmpty(notices(page));
    await pass(world, 2 * MINUTE);
    await warned(page);
  });
});
