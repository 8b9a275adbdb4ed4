import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { RenewalCardChangeEvent } from '../../src/elements/events.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import {
  assertAccessible,
  type Backend,
  createBackend,
  mount,
  partnerToken,
  untilSettled,
} from './support/mount.ts';
import { codeOnPhone } from './support/sign-in.ts';
import { waitUntil } from './support/wait.ts';

const access = (client: RenewalClient, cardType = '') => html`
  <renewal-provider .client=${client} card-type=${cardType}><renewal-card-access></renewal-card-access></renewal-provider>`;

const textbox = async (page: HTMLElement, name: string | RegExp): Promise<HTMLInputElement> =>
  (await findByRole(page, 'textbox', name)) as HTMLInputElement;

const fill = (field: HTMLInputElement, text: string): void => {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
};

const press = async (page: HTMLElement, name: string | RegExp): Promise<void> =>
  (await findByRole(page, 'button', name)).click();

const focused = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

/** Names the card, sends the code by SMS and stands before the field for it. */
const untilCode = async (page: HTMLElement, number = '55 5555 5555'): Promise<HTMLInputElement> => {
  fill(await textbox(page, 'Phone number'), number);
  await press(page, 'Continue');
  await press(page, 'Send the code');
  return textbox(page, '6-digit code');
};

const signIn = async (page: HTMLElement, backend: Backend, number?: string): Promise<void> => {
  const field = await untilCode(page, number);
  fill(field, await codeOnPhone(backend));
  await findByRole(page, 'button', 'Sign out');
};

const problem = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', retryable: false, ...body }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });

/** Answers itself where `answer` has something to say. */
const intercepted =
  (answer: (path: string) => Response | undefined) =>
  (send: typeof fetch): typeof fetch =>
  async (input, init) =>
    answer(new URL(new Request(input, init).url).pathname) ?? send(input, init);

describe('renewal-card-access: naming the card', () => {
  it('asks by what this page’s card is named, and for its country not at all', async () => {
    const { client } = await createBackend();
    const page = mount(access(client, 'mexico'));
    const field = await textbox(page, 'Phone number of the card');
    assert.lengthOf(allByRole(page, 'radio'), 0);
    assert.lengthOf(allByRole(page, 'combobox'), 0);
    assert.match(visibleText(page), /Mexico \+ ?52/);
    assert.deepEqual([field.type, field.inputMode, field.autocomplete], ['tel', 'tel', 'tel']);
    await assertAccessible(page);
  });

  it('offers the usual way first', async () => {
    const { client } = await createBackend();
    const page = mount(access(client, 'new-caledonia'));
    const number = await textbox(page, 'Card number (ICCID)');
    assert.equal(number.inputMode, 'numeric');
    assert.lengthOf(allByRole(page, 'radio'), 2);
  });

  it('offers every way of all cards where the page names none, and no country by default', async () => {
    const { client } = await createBackend();
    const page = mount(access(client));
    await textbox(page, 'Phone number');
    assert.equal(((await findByRole(page, 'combobox', 'Country')) as HTMLSelectElement).value, '');
    assert.deepEqual(
      allByRole(page, 'radio').map((radio) => visibleText(radio.parentElement as HTMLElement)),
      ['Phone number', 'Card number', 'E-mail'],
    );
    await assertAccessible(page);
  });

  it('writes a phone number as its country does, and leaves the caret where it is', async () => {
    const { client } = await createBackend();
    const page = mount(access(client, 'mexico'));
    const field = await textbox(page, 'Phone number');
    field.focus();
    await sendKeys({ type: '555555555' });
    await waitUntil(() => field.value === '55 5555 555', 'grouped');
    for (let i = 0; i < 6; i++) await sendKeys({ press: 'ArrowLeft' });
    assert.equal(field.value.slice(0, field.selectionStart ?? 0), '55 55');
    await sendKeys({ type: '1' });
    assert.equal(field.value, '55 5515 5555');
    assert.equal(field.value.slice(0, field.selectionStart ?? 0), '55 551');
    await sendKeys({ press: 'Backspace' });
    assert.equal(field.value.slice(0, field.selectionStart ?? 0), '55 55');
  });

  it('takes the country from a pasted number, and drops the 1 that Mexico no longer dials', async () => {
    const { client } = await createBackend();
    const page = mount(access(client));
    const field = await textbox(page, 'Phone number');
    const country = (await findByRole(page, 'combobox', 'Country')) as HTMLSelectElement;
    fill(field, '+687751234');
    await waitUntil(() => country.value === 'NC' && field.value === '+687 75 12 34', 'the island');
    fill(field, '+52 1 55 5555 5555');
    await waitUntil(() => country.value === 'MX' && field.value === '+52 55 5555 5555', 'Mexico');
  });

  it('keeps the number when another country is chosen', async () => {
    const { client } = await createBackend();
    const page = mount(access(client));
    const field = await textbox(page, 'Phone number');
    const country = (await findByRole(page, 'combobox', 'Country')) as HTMLSelectElement;
    fill(field, '+52 751234');
    await waitUntil(() => country.value === 'MX');
    country.value = 'NC';
    country.dispatchEvent(new Event('change'));
    await waitUntil(() => field.value === '75 12 34', 'the same digits, written as on the island');
  });

  it('says at the field what is wrong, when one goes on, and leaves what was typed', async () => {
    const { client } = await createBackend();
    const page = mount(access(client));
    const field = await textbox(page, 'Phone number');
    await press(page, 'Continue');
    await untilText(page, 'Enter the phone number of the card.');
    assert.equal(focused(), field);
    fill(field, '55 5555');
    await press(page, 'Continue');
    await untilText(page, 'Choose the country of the number.');
    const country = (await findByRole(page, 'combobox', 'Country')) as HTMLSelectElement;
    assert.equal(focused(), country);
    assert.equal(country.getAttribute('aria-invalid'), 'true');
    await assertAccessible(page);
    country.value = 'MX';
    country.dispatchEvent(new Event('change'));
    await press(page, 'Continue');
    await untilText(page, '4 digits are missing.');
    assert.equal(field.getAttribute('aria-invalid'), 'true');
    assert.equal(field.value.replaceAll(' ', ''), '555555');
    fill(field, '55 5555 555');
    await waitUntil(() => field.getAttribute('aria-invalid') === 'false', 'no complaint while one types');
    field.blur();
    await untilText(page, 'One digit is missing.');
  });

  it('says the same in Chinese, and follows the page’s language without losing what was typed', async () => {
    const { client } = await createBackend();
    const page = mount(access(client, 'mexico'));
    fill(await textbox(page, 'Phone number'), '5512');
    await press(page, 'Continue');
    await untilText(page, '6 digits are missing.');
    page.lang = 'zh-CN';
    const field = await textbox(page, '流量卡的手机号');
    await untilText(page, '还少 6 位数字。');
    assert.equal(field.value.replaceAll(' ', ''), '5512');
    await assertAccessible(page);
  });

  it('groups a card number by four, and goes on where only its check digit fails', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'new-caledonia'));
    const field = await textbox(page, 'Card number');
    field.focus();
    await sendKeys({ type: '8968701000000000011' });
    await waitUntil(() => field.value === '8968 7010 0000 0000 011', 'grouped');
    await untilText(page, 'its last digit does not match the rest');
    assert.equal(field.getAttribute('aria-invalid'), 'false');
    await assertAccessible(page);
    await press(page, 'Continue');
    await findByRole(page, 'button', 'Send the code');
  });

  it('keeps what was typed under each way of naming', async () => {
    const { client } = await createBackend();
    const page = mount(access(client, 'new-caledonia'));
    fill(await textbox(page, 'Card number'), '8968');
    allByRole(page, 'radio', 'Phone number')[0]?.click();
    fill(await textbox(page, 'Phone number'), '75');
    allByRole(page, 'radio', 'Card number')[0]?.click();
    await waitUntil(async () => (await textbox(page, 'Card number')).value === '8968');
    allByRole(page, 'radio', 'Phone number')[0]?.click();
    await waitUntil(async () => (await textbox(page, 'Phone number')).value === '75');
  });

  it('asks for an e-mail address where that names a card', async () => {
    const { client } = await createBackend();
    const byEmail: RenewalClient = {
      ...client,
      getConfig: async (options) => {
        const config = await client.getConfig(options);
        const cardTypes = config.cardTypes.map((card) => ({ ...card, identifierTypes: ['email' as const] }));
        return { ...config, cardTypes };
      },
    };
    const page = mount(access(byEmail));
    const field = await textbox(page, 'E-mail address');
    assert.deepEqual([field.type, field.inputMode, field.autocomplete], ['email', 'email', 'email']);
    fill(field, 'traveller@example');
    await press(page, 'Continue');
    await untilText(page, 'An e-mail address looks like name@example.com.');
    assert.equal(field.value, 'traveller@example');
    await assertAccessible(page);
  });

  it('says why it cannot go on without a network, and goes on with what was typed once there is one', async () => {
    const backend = await createBackend();
    let offline = true;
    const client = backend.clientWith((send) => (input, init) => {
      const { pathname } = new URL(new Request(input, init).url);
      return offline && pathname === '/v1/card-lookups'
        ? Promise.reject(new TypeError('offline'))
        : send(input, init);
    });
    const page = mount(access(client, 'mexico'));
    const field = await textbox(page, 'Phone number');
    fill(field, '55 5555 5555');
    await press(page, 'Continue');
    await untilText(page, 'There is no connection.');
    assert.lengthOf(
      allByRole(page, 'alert').filter((alert) => visibleText(alert) !== ''),
      1,
    );
    await waitUntil(() => field.value === '55 5555 5555', 'grouped');
    await assertAccessible(page);
    offline = false;
    await press(page, 'Try again');
    await findByRole(page, 'button', 'Send the code');
  });

  it('says at the field that a number fits no card', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client));
    fill(await textbox(page, 'Phone number'), '+33 6 12 34 56 78');
    await press(page, 'Continue');
    await untilText(page, 'This number does not match any card we renew.');
    assert.equal((await textbox(page, 'Phone number')).getAttribute('aria-invalid'), 'true');
  });

  it('says that it could not begin, and begins on a press', async () => {
    const backend = await createBackend();
    let broken = true;
    const client = backend.clientWith(
      intercepted((path) =>
        broken && path === '/v1/config' ? problem(500, { code: 'internal-error' }) : undefined,
      ),
    );
    const page = mount(access(client, 'mexico'));
    await untilText(page, 'There is a problem on our side.');
    await assertAccessible(page);
    broken = false;
    await press(page, 'Try again');
    await textbox(page, 'Phone number');
  });
});

describe('renewal-card-access: the code', () => {
  it('signs in by keyboard alone, from the number to the card', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    const cards: unknown[] = [];
    page.addEventListener('renewal-card-change', (event) => {
      assert.instanceOf(event, RenewalCardChangeEvent);
      cards.push(event.card?.cardType);
    });
    (await textbox(page, 'Phone number')).focus();
    await sendKeys({ type: '5555555555' });
    await sendKeys({ press: 'Enter' });
    const heading = await findByRole(page, 'heading', 'Where should we send the code?');
    await waitUntil(() => focused() === heading, 'led to the choice');
    await assertAccessible(page);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    const field = await textbox(page, '6-digit code');
    await waitUntil(() => focused() === field, 'led to the code');
    assert.equal(field.getAttribute('autocomplete'), 'one-time-code');
    assert.equal(field.inputMode, 'numeric');
    assert.include(
      visibleText(page),
      'If we know this card, a code is on its way by SMS to +52 ••• ••• 5555.',
    );
    await assertAccessible(page);
    await sendKeys({ type: await codeOnPhone(backend) });
    const name = await findByRole(page, 'heading', 'Mexico data card');
    await waitUntil(() => focused() === name, 'led to the card');
    await waitUntil(() => cards.length > 0, 'told the page');
    assert.deepEqual(cards, ['mexico']);
  });

  it('takes a code as it is pasted, and enters it by itself', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    const field = await untilCode(page);
    const code = await codeOnPhone(backend);
    fill(field, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    assert.equal(field.value, code);
    await findByRole(page, 'heading', 'Mexico data card');
  });

  it('says how many tries are left, and keeps the wrong code selected', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    const field = await untilCode(page);
    const wrong = (await codeOnPhone(backend)) === '111111' ? '222222' : '111111';
    fill(field, wrong);
    await untilText(page, 'That code is not right. Check the latest message. 4 tries left.');
    await waitUntil(() => focused() === field && field.selectionEnd === 6 && field.selectionStart === 0);
    assert.equal(field.value, wrong);
    assert.equal(field.getAttribute('aria-invalid'), 'true');
    await assertAccessible(page);
    await sendKeys({ type: await codeOnPhone(backend) });
    await findByRole(page, 'heading', 'Mexico data card');
  });

  it('sends a new code once the backend’s clock allows it, and says so', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    const field = await untilCode(page);
    const first = await codeOnPhone(backend);
    await untilText(page, /New code in \d:\d\d/);
    assert.lengthOf(allByRole(page, 'button', 'Send a new code'), 0);
    await backend.sandbox.clock.advance(MINUTE + SECOND);
    fill(field, first === '111111' ? '222222' : '111111');
    await untilText(page, 'You can get a new code now.');
    await press(page, 'Send a new code');
    await untilText(page, 'A new code is on its way. Only the latest one works.');
    assert.equal(field.value, '');
    await waitUntil(() => focused() === field, 'back in the field');
    fill(field, await codeOnPhone(backend));
    await findByRole(page, 'heading', 'Mexico data card');
  });

  it('says that a code has ended, with a new one as the next step', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    const field = await untilCode(page);
    await untilText(page, 'It works for 10 minutes.');
    const code = await codeOnPhone(backend);
    await backend.sandbox.clock.advance(11 * MINUTE);
    fill(field, code);
    await untilText(page, 'This code no longer works. Get a new one.');
    await assertAccessible(page);
    const [button] = allByRole(page, 'button', 'Send a new code');
    button?.click();
    await untilText(page, 'A new code is on its way.');
  });

  it('says until when it is locked, with the other channel and support as ways out', async () => {
    const backend = await createBackend();
    const client = backend.clientWith(
      intercepted((path) =>
        path === '/v1/sessions'
          ? problem(429, { code: 'rate-limited' }, { 'Retry-After': '3600' })
          : undefined,
      ),
    );
    const page = mount(access(client, 'mexico'));
    const field = await untilCode(page);
    fill(field, '123456');
    await untilText(page, /Too many tries\. Try again after \d\d?:\d\d/);
    assert.equal(field.value, '123456');
    const details = deepQuery(page, 'summary')[0];
    details?.click();
    assert.equal(
      (await findByRole(page, 'link', 'E-mail to')).getAttribute('href'),
      'mailto:help@tern.example',
    );
    assert.equal((await findByRole(page, 'link', 'Call')).getAttribute('href'), 'tel:+14155550100');
    await assertAccessible(page);
    await press(page, 'Send it by e-mail instead');
    await untilText(page, 'by e-mail to the address on file for +52 ••• ••• 5555');
  });

  it('says the same of a card that nobody knows', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    await untilCode(page, '55 1234 5619');
    assert.include(
      visibleText(page),
      'If we know this card, a code is on its way by SMS to +52 ••• ••• 5619.',
    );
    await backend.sandbox.settled();
    assert.isEmpty(await backend.sandbox.inbox());
  });

  it('goes back to the number with what was typed', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    await untilCode(page);
    await press(page, 'Check the number');
    const field = await textbox(page, 'Phone number');
    await waitUntil(() => field.value === '55 5555 5555', 'grouped');
    await waitUntil(() => focused() === field, 'led back');
    await backend.sandbox.clock.advance(MINUTE + SECOND);
    await untilCode(page);
    assert.notInclude(visibleText(page), 'A new code is on its way', 'the first one for what is named now');
  });

  it('runs no timer once it has left the page, and counts on when it comes back', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    await untilCode(page);
    const element = deepQuery(page, 'renewal-card-access')[0] as HTMLElement;
    const parent = element.parentElement as HTMLElement;
    const counted = () => /New code in (\d:\d\d)/.exec(visibleText(element.shadowRoot as ShadowRoot))?.[1];
    element.remove();
    const before = element.shadowRoot?.textContent;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    assert.equal(element.shadowRoot?.textContent, before);
    parent.append(element);
    const back = counted();
    await waitUntil(() => counted() !== undefined && counted() !== back, 'it counts again', {
      timeout: 3000,
    });
  });
});

describe('renewal-card-access: signed in', () => {
  it('shows the card, its operator and how it is, and forgets it on sign-out', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client, 'mexico'));
    await signIn(page, backend);
    await untilText(page, 'Low data');
    const text = visibleText(page);
    for (const part of ['Mexico data card', '+52 ••• ••• 5555', 'Telcel']) assert.include(text, part);
    await assertAccessible(page);
    await press(page, 'Sign out');
    const field = await textbox(page, 'Phone number');
    await untilText(page, 'You are signed out.');
    assert.notInclude(visibleText(page), 'Low data');
    await waitUntil(() => focused() === field, 'the focus is not lost');
  });

  for (const [digits, status] of [
    ['10', 'Expired'],
    ['11', 'Suspended'],
    ['13', 'Not used yet'],
    ['14', 'Data used up'],
    ['15', 'Active'],
    ['17', 'Slowed down'],
    ['18', 'Deactivated'],
  ]) {
    it(`says of a card that it is: ${status}`, async () => {
      const backend = await createBackend();
      const page = mount(access(backend.client, 'mexico'));
      await signIn(page, backend, `55 1234 56${digits}`);
      await untilText(page, status ?? '');
      await assertAccessible(page);
    });
  }

  it('switches between the cards of one sign-in', async () => {
    const backend = await createBackend();
    const sessions = [await backend.sandbox.signIn('mexico'), await backend.sandbox.signIn('new-caledonia')];
    const tokenOf = (cardId: string) =>
      sessions.find(({ cards }) => cards.some(({ id }) => id === cardId))?.token ?? '';
    const client: RenewalClient = {
      ...backend.client,
      createSession: async () => {
        const [first, second] = sessions;
        if (!first || !second) throw new RangeError('two cards');
        return { ...first, cards: [...first.cards, ...second.cards] };
      },
      getUsage: (cardId, options) => backend.client.getUsage(cardId, { ...options, token: tokenOf(cardId) }),
    };
    const page = mount(html`
      <renewal-provider .client=${client} .getPartnerToken=${partnerToken}>
        <renewal-card-access></renewal-card-access>
      </renewal-provider>`);
    const cards = (await findByRole(page, 'combobox', 'Card shown')) as HTMLSelectElement;
    await findByRole(page, 'heading', 'Mexico data card');
    await assertAccessible(page);
    cards.selectedIndex = 1;
    cards.dispatchEvent(new Event('change'));
    await findByRole(page, 'heading', 'New Caledonia data card');
    await untilText(page, 'OPT-NC Mobilis');
  });

  it('asks again when the session has ended, says why, and keeps what was typed', async () => {
    const backend = await createBackend();
    let ended = false;
    const client = backend.clientWith(
      intercepted((path) =>
        ended && path.endsWith('/usage') ? problem(401, { code: 'session-expired' }) : undefined,
      ),
    );
    const page = mount(html`
      <renewal-provider .client=${client} card-type="mexico">
        <renewal-card-access></renewal-card-access><renewal-usage-meter></renewal-usage-meter>
      </renewal-provider>`);
    await signIn(page, backend);
    await untilText(page, 'left of 3.5 GB');
    ended = true;
    await backend.sandbox.clock.advance(2 * MINUTE);
    await client.getConfig({ locale: 'en' });
    await untilText(page, 'Low data');
    const meter = deepQuery(page, 'renewal-usage-meter')[0] as HTMLElement & { requestUpdate(): void };
    meter.requestUpdate();
    await press(page, /^Refresh$/);
    await untilText(page, 'You were signed out to keep your card safe.');
    assert.equal((await textbox(page, 'Phone number')).value, '55 5555 5555');
    await untilSettled(page);
    await assertAccessible(page);
  });

  it('skips all of it for a visitor whom the partner has signed in, and leaves the focus alone', async () => {
    const backend = await createBackend();
    const page = mount(html`
      <button>Elsewhere</button>
      <renewal-provider .client=${backend.signedIn('mexico')} .getPartnerToken=${partnerToken} card-type="mexico">
        <renewal-card-access></renewal-card-access>
      </renewal-provider>`);
    const elsewhere = allByRole(page, 'button', 'Elsewhere')[0];
    elsewhere?.focus();
    await findByRole(page, 'heading', 'Mexico data card');
    assert.equal(focused(), elsewhere);
  });
});

describe('renewal-card-access: without signing in', () => {
  it('goes on with the card that was named, says what is not shown, and signs in after all', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client));
    fill(await textbox(page, 'Phone number'), '+52 55 5555 5555');
    await press(page, 'Continue');
    await press(page, 'Renew without signing in, or for somebody else');
    const heading = await findByRole(page, 'heading', 'Mexico data card');
    await waitUntil(() => focused() === heading, 'the focus is led along');
    await untilText(page, 'what is left on this card is not shown');
    assert.include(visibleText(page), '+52 ••• ••• 5555');
    assert.notInclude(visibleText(page), 'Telcel');
    await assertAccessible(page);
    await press(page, 'Sign in');
    await press(page, 'Send the code');
    await press(page, 'Renew without signing in');
    await press(page, 'Check the number');
    assert.equal((await textbox(page, 'Phone number')).value, '+52 55 5555 5555');
    assert.isEmpty((await backend.sandbox.inbox()).filter(({ channel }) => channel === 'email'));
  });

  it('is not offered where the name may mean several cards, or a kind that is not known', async () => {
    const { client } = await createBackend();
    const cards = { cardId: 'sealed', masked: 'o•••@example.com', channels: ['email', 'sms'] as const };
    const lookUpCard = async () => ({ ...cards, channels: [...cards.channels] });
    for (const cardType of ['mexico', '']) {
      const page = mount(access({ ...client, lookUpCard }, cardType));
      fill(await textbox(page, 'Phone number'), '+52 55 5555 5555');
      await press(page, 'Continue');
      await findByRole(page, 'button', 'Send the code');
      assert.isEmpty(allByRole(page, 'button', 'without signing in'));
      page.remove();
    }
  });
});

describe('renewal-card-access: another card', () => {
  it('is found by its own code, joins the first, and can be given up', async () => {
    const backend = await createBackend();
    const page = mount(access(backend.client));
    await signIn(page, backend, '+52 55 5555 5555');
    await press(page, 'Another card');
    const field = await textbox(page, 'Phone number');
    await waitUntil(() => focused() === field, 'the field is next');
    assert.equal(field.value, '');
    await assertAccessible(page);
    await press(page, 'Back to your cards');
    const heading = await findByRole(page, 'heading', 'Mexico data card');
    await waitUntil(() => focused() === heading, 'the focus is led back');

    await press(page, 'Another card');
    await signIn(page, backend, '+687 75 12 34');
    await findByRole(page, 'heading', 'New Caledonia data card');
    const cards = (await findByRole(page, 'combobox', 'Card shown')) as HTMLSelectElement;
    assert.lengthOf(cards.options, 2);
    cards.selectedIndex = 1;
    cards.dispatchEvent(new Event('change'));
    await findByRole(page, 'heading', 'Mexico data card');
    await untilText(page, 'Low data');
    await assertAccessible(page);
  });
});

describe('renewal-card-access: cards that this device remembers', () => {
  const ENDPOINT = 'https://remembered.example';
  const KEY = `renewal-cards ${ENDPOINT} pk_test_1`;
  const kept = (): string | null => localStorage.getItem(KEY);
  beforeEach(() => localStorage.removeItem(KEY));
  after(() => localStorage.removeItem(KEY));

  const visit = ({ client }: Pick<Backend, 'client'>, key = 'pk_test_1'): HTMLElement =>
    mount(html`
      <renewal-provider endpoint=${ENDPOINT} publishable-key=${key} .client=${client}>
        <renewal-card-access></renewal-card-access>
      </renewal-provider>`);

  const remember = async (page: HTMLElement): Promise<HTMLInputElement> => {
    const box = (await findByRole(page, 'checkbox', 'Remember this card on this device')) as HTMLInputElement;
    box.click();
    return box;
  };

  it('are kept only on request, offered on the next visit, and lead straight to the code', async () => {
    const backend = await createBackend();
    const page = visit(backend);
    await signIn(page, backend, '+52 55 5555 5555');
    assert.isNull(kept());
    const box = await remember(page);
    assert.isNotNull(kept());
    box.click();
    await waitUntil(() => !box.checked && kept() === null, 'forgotten again');
    box.click();
    assert.notMatch(kept() ?? '', /5555555|@/);
    page.remove();

    const next = visit(backend);
    const onward = await findByRole(next, 'button', 'Continue with +52 ••• ••• 5555');
    await textbox(next, 'Phone number');
    await assertAccessible(next);
    onward.focus();
    onward.click();
    const field = await textbox(next, '6-digit code');
    await waitUntil(() => focused() === field, 'the field for the code is next');
    await untilText(next, 'by SMS to +52 ••• ••• 5555');
    fill(field, await codeOnPhone(backend));
    await findByRole(next, 'heading', 'Mexico data card');
    assert.isTrue(((await findByRole(next, 'checkbox')) as HTMLInputElement).checked);
    await assertAccessible(next);
  });

  it('are another partner’s business nowhere else', async () => {
    const backend = await createBackend();
    const page = visit(backend);
    await signIn(page, backend, '+52 55 5555 5555');
    await remember(page);
    page.remove();
    const other = visit(backend, 'pk_test_2');
    await textbox(other, 'Phone number');
    assert.isEmpty(allByRole(other, 'button', 'Continue with'));
  });

  it('are forgotten one by one or all, here and in the other tabs', async () => {
    const card = (masked: string) => ({ reference: `of ${masked}`, masked, cardType: 'mexico' });
    localStorage.setItem(KEY, JSON.stringify([card('•••1'), card('•••2'), card('•••3')]));
    const backend = await createBackend();
    const page = visit(backend);
    const forget = await findByRole(page, 'button', 'Forget •••3');
    forget.focus();
    forget.click();
    await waitUntil(() => allByRole(page, 'button', 'Continue with').length === 2);
    const field = await textbox(page, 'Phone number');
    await waitUntil(() => focused() === field, 'the focus is not lost with the last one');
    assert.lengthOf(JSON.parse(kept() ?? ''), 2);

    localStorage.setItem(KEY, JSON.stringify([card('•••1'), card('•••2'), card('•••4')]));
    window.dispatchEvent(new StorageEvent('storage', { key: KEY }));
    await findByRole(page, 'button', 'Continue with •••4');
    await press(page, 'Forget all');
    await waitUntil(() => allByRole(page, 'button', /Continue with|Forget/).length === 0);
    assert.isNull(kept());
  });

  it('say when a card was remembered too long ago, and leave the field', async () => {
    const card = { reference: 'not from here', masked: '•••9', cardType: 'mexico' };
    localStorage.setItem(KEY, JSON.stringify([card]));
    const page = visit(await createBackend());
    await press(page, 'Continue with •••9');
    await untilText(page, 'We cannot find this card.');
    assert.lengthOf(allByRole(page, 'button', 'Continue with'), 0);
    assert.isNull(kept());
    await textbox(page, 'Phone number');
  });

  it('are none where the browser refuses to keep anything, and everything else works', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const backend = await createBackend();
      const page = visit(backend);
      await signIn(page, backend, '+52 55 5555 5555');
      const box = await remember(page);
      await untilText(page, 'This browser cannot remember it.');
      assert.isFalse(box.checked);
      await assertAccessible(page);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
