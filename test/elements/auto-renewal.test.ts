import { assert } from '@open-wc/testing';
import { html } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import type { AutoRenewalRequest } from '../../src/contract/auto-renewal-requests.ts';
import { RenewalError } from '../../src/contract/error.ts';
import {
  agree,
  announcePrice,
  declineRenewal,
  giveMandate,
  RENEWED_PLAN,
} from '../../stories/support/auto-renewal.ts';
import { allByRole, findByRole, untilText, visibleText } from './support/by-role.ts';
import { focused } from './support/checkout.ts';
import { assertAccessible, type Backend, createBackend, mount, partnerToken } from './support/mount.ts';
import { signedInAs } from './support/sign-in.ts';
import { waitUntil } from './support/wait.ts';

interface Options {
  readonly before?: (backend: Backend) => Promise<unknown>;
  readonly change?: (client: RenewalClient, backend: Backend) => RenewalClient;
  readonly plan?: string;
  readonly lang?: string;
  /** Its last two digits choose how the card is. Default: the demo's card of Mexico. */
  readonly phone?: string;
}

interface Shown extends Backend {
  readonly page: HTMLElement;
  readonly element: HTMLElement;
}

const shown = async ({ before, change, plan = RENEWED_PLAN, lang, phone }: Options = {}): Promise<Shown> => {
  const backend = await createBackend();
  await before?.(backend);
  const client = phone === undefined ? backend.signedIn('mexico') : signedInAs(backend, phone);
  const page = mount(
    html`<renewal-provider card-type="mexico" plan=${plan} .client=${change?.(client, backend) ?? client} .getPartnerToken=${partnerToken}>
      <renewal-auto-renewal></renewal-auto-renewal>
    </renewal-provider>`,
    lang,
  );
  return { ...backend, page, element: page.querySelector('renewal-auto-renewal') as HTMLElement };
};

const type = (field: HTMLElement, text: string): void => {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** Says how and where, and agrees. */
const fill = async (page: HTMLElement, mode: RegExp): Promise<void> => {
  (await findByRole(page, 'radio', mode)).click();
  type(await findByRole(page, 'textbox', /E-mail/), 'traveller@example.com');
  (await findByRole(page, 'checkbox', /^I agree that Tern charges/)).click();
};

const turnOn = async (page: HTMLElement): Promise<void> => {
  const button = await findByRole(page, 'button', 'Turn on auto-renewal');
  button.focus();
  button.click();
};

describe('renewal-auto-renewal', () => {
  it('takes no space until somebody has signed in, and none for a card that cannot', async () => {
    const { client } = await createBackend();
    const guest = mount(html`<renewal-provider card-type="mexico" .client=${client}>
      <renewal-auto-renewal></renewal-auto-renewal><renewal-card-access></renewal-card-access>
    </renewal-provider>`);
    await findByRole(guest, 'textbox');
    assert.equal((guest.querySelector('renewal-auto-renewal') as HTMLElement).offsetHeight, 0);

    const { page, element } = await shown({ phone: '+525512345627' });
    await waitUntil(
      () => element.shadowRoot?.querySelector('[aria-busy=false]') && visibleText(page) === '',
      'there is nothing to say',
    );
  });

  it('off, it says what it would do: which plan, for how much, when, how it is paid', async () => {
    const { page } = await shown();
    await findByRole(page, 'heading', 'Auto-renewal');
    const plan = (await findByRole(page, 'combobox', 'Plan')) as HTMLSelectElement;
    assert.match(plan.selectedOptions[0]?.text ?? '', /3\.5 GB · 30 days · MX\$200/);
    assert.isEmpty([...plan.options].filter(({ text }) => text.includes('credit')));
    for (const fact of ['Off', 'MX$200.00 every 30 days', /shortly before \w+, \w+ \d+/])
      await untilText(page, fact);
    const consent = (await findByRole(
      page,
      'checkbox',
      /charges MX\$200\.00 every 30 days/,
    )) as HTMLInputElement;
    assert.isFalse(consent.checked, 'never ticked beforehand');
    await assertAccessible(page);
  });

  it('says what is missing at its field, keeps the rest, and turns nothing on', async () => {
    const asked: AutoRenewalRequest[] = [];
    const { page } = await shown({
      change: (client) => ({
        ...client,
        putAutoRenewal: (id, request, options) => {
          asked.push(request);
          return client.putAutoRenewal(id, request, options);
        },
      }),
    });
    await turnOn(page);
    await untilText(page, 'Enter an e-mail address');
    await untilText(page, 'Tick this to turn it on.');
    const email = await findByRole(page, 'textbox', /E-mail/);
    assert.equal(focused(), email);
    assert.equal(email.getAttribute('aria-invalid'), 'true');
    type(email, 'traveller@example.com');
    await waitUntil(() => email.getAttribute('aria-invalid') === 'false', 'the complaint goes');
    assert.isEmpty(asked);
    await assertAccessible(page);
  });

  it('paid from the money on the card it is on at once, and says when it renews next', async () => {
    const { page } = await shown();
    await fill(page, /Balance on the card/);
    await turnOn(page);
    await untilText(page, /Next renewal \w+, \w+ \d+/);
    for (const fact of [
      'On',
      'Amigo Sin Límite $200',
      'MX$200.00 every 30 days',
      'Balance on the card',
      't•••@example.com',
    ])
      await untilText(page, fact);
    assert.equal(visibleText(focused() as Element), 'Auto-renewal', 'one is at the heading of what is new');
    await assertAccessible(page);
  });

  it('by a mandate it leads to the provider’s page in a new tab, and goes on when the page is seen again', async () => {
    const { page, sandbox } = await shown();
    await fill(page, /Bank card or account/);
    await turnOn(page);
    await untilText(page, 'One more step');
    const link = (await findByRole(page, 'link', 'Open the page')) as HTMLAnchorElement;
    assert.deepEqual([link.target, link.rel], ['_blank', 'noopener noreferrer']);
    await assertAccessible(page);
    await sandbox.mandates.give(link.href);
    await sandbox.settled();
    window.dispatchEvent(new Event('focus'));
    await untilText(page, /Next renewal \w+, \w+ \d+/);
    await untilText(page, 'Bank card or account');
  });

  it('leads to no page whose address is not the payment provider’s', async () => {
    const { page } = await shown({
      before: (backend) => agree(backend, { mode: 'mandate' }),
      change: (client) => ({
        ...client,
        getAutoRenewal: async (...asked) => {
          const value = await client.getAutoRenewal(...asked);
          return value.status === 'confirming'
            ? { ...value, action: { kind: 'redirect', url: 'https://evil.example/' } as const }
            : value;
        },
      }),
    });
    await untilText(page, 'The payment page has an unknown address');
    assert.isEmpty(allByRole(page, 'link'));
  });

  it('turned off after one question, at once', async () => {
    const { page } = await shown({ before: giveMandate });
    (await findByRole(page, 'button', 'Turn off')).click();
    await untilText(page, 'Turn it off?');
    await assertAccessible(page);
    (await findByRole(page, 'button', 'Keep it')).click();
    await waitUntil(() => !visibleText(page).includes('Turn it off?'), 'it is left as it is');
    (await findByRole(page, 'button', 'Turn off')).click();
    await untilText(page, 'Turn it off?');
    (await findByRole(page, 'button', 'Turn off')).click();
    await findByRole(page, 'button', 'Turn on auto-renewal');
    await untilText(page, 'Off');
  });

  it('turned on and off again, it is agreed to anew', async () => {
    const { page } = await shown();
    await fill(page, /Balance on the card/);
    await turnOn(page);
    (await findByRole(page, 'button', 'Turn off')).click();
    await untilText(page, 'Turn it off?');
    (await findByRole(page, 'button', 'Turn off')).click();
    const consent = (await findByRole(page, 'checkbox', /charges MX\$200\.00/)) as HTMLInputElement;
    assert.isFalse(consent.checked);
  });

  it('what was tried or agreed to for one card is nothing for another', async () => {
    const asked: string[] = [];
    const backend = await createBackend();
    const sessions = [
      await backend.sandbox.signIn('mexico'),
      await backend.sandbox.signIn({ type: 'msisdn', value: '+525512345614' }),
    ] as const;
    const tokenOf = (cardId: string) =>
      sessions.find(({ cards }) => cards.some(({ id }) => id === cardId))?.token ?? '';
    const { client: real } = backend;
    const client: RenewalClient = {
      ...real,
      createSession: async () => ({ ...sessions[0], cards: sessions.flatMap(({ cards }) => cards) }),
      getUsage: (id, options) => real.getUsage(id, { ...options, token: tokenOf(id) }),
      listPlans: (id, options) => real.listPlans(id, { ...options, token: tokenOf(id) }),
      getAutoRenewal: (id, options) => real.getAutoRenewal(id, { ...options, token: tokenOf(id) }),
      putAutoRenewal: async (cardId) => {
        asked.push(cardId);
        throw new RenewalError('network-unreachable', { retryable: true });
      },
    };
    const page = mount(
      html`<renewal-provider card-type="mexico" plan=${RENEWED_PLAN} .client=${client} .getPartnerToken=${partnerToken}>
        <renewal-card-access></renewal-card-access><renewal-auto-renewal></renewal-auto-renewal>
      </renewal-provider>`,
    );
    await fill(page, /Bank card or account/);
    await turnOn(page);
    await findByRole(page, 'button', 'Try again');
    const cards = (await findByRole(page, 'combobox', 'Card shown')) as HTMLSelectElement;
    cards.selectedIndex = 1;
    cards.dispatchEvent(new Event('change'));
    await waitUntil(() => allByRole(page, 'button', 'Try again').length === 0, 'that is over');
    const consent = (await findByRole(page, 'checkbox', /^I agree/)) as HTMLInputElement;
    assert.isFalse(consent.checked);
    assert.lengthOf(asked, 1);
  });

  it('another price is not taken: it is said, what was typed stays, and it is agreed to anew', async () => {
    const { page } = await shown({
      change: (client, { sandbox }) => ({
        ...client,
        putAutoRenewal: async (...asked) => {
          await sandbox.choosePrice(RENEWED_PLAN, 25_000);
          return client.putAutoRenewal(...asked);
        },
      }),
    });
    await fill(page, /Balance on the card/);
    await turnOn(page);
    await untilText(page, 'Each renewal now costs MX$250.00 instead of MX$200.00.');
    const consent = (await findByRole(page, 'checkbox', /charges MX\$250\.00/)) as HTMLInputElement;
    assert.isFalse(consent.checked);
    const email = (await findByRole(page, 'textbox', /E-mail/)) as HTMLInputElement;
    assert.equal(email.value, 'traveller@example.com');
    consent.click();
    await turnOn(page);
    await untilText(page, 'MX$250.00 every 30 days');
    await untilText(page, 'On');
  });

  it('says a dearer price that is announced, and from when', async () => {
    const { page } = await shown({ before: announcePrice });
    await untilText(
      page,
      /From \w+ \d+, 20\d\d, each renewal costs MX\$250\.00\. Until then nothing is charged/,
    );
    await untilText(page, 'MX$200.00 every 30 days');
    await findByRole(page, 'button', 'Turn off');
    await assertAccessible(page);
  });

  it('says why the last try failed, and when the next one is', async () => {
    const { page } = await shown({ before: (backend) => declineRenewal(backend, 'insufficient_funds') });
    await untilText(
      page,
      /The renewal on .* did not go through\. There is not enough money .* We will try again on /,
    );
    await assertAccessible(page);
  });

  it('stopped, it says why, and is turned on anew with what was agreed', async () => {
    const { page } = await shown({
      plan: '',
      before: (backend) => declineRenewal(backend, 'declined'),
    });
    await untilText(page, 'We will not try again.');
    await untilText(page, 'Stopped');
    const plan = (await findByRole(page, 'combobox', 'Plan')) as HTMLSelectElement;
    assert.equal(plan.value, RENEWED_PLAN);
    const mode = (await findByRole(page, 'radio', /Bank card or account/)) as HTMLInputElement;
    assert.isTrue(mode.checked);
    await assertAccessible(page);
    await fill(page, /Balance on the card/);
    await turnOn(page);
    await untilText(page, /Next renewal/);
  });

  it('that cannot be read says so and is asked for again; a change that is lost can be made again', async () => {
    let broken = true;
    const lost = () => Promise.reject(new RenewalError('network-unreachable', { retryable: true }));
    const { page } = await shown({
      change: (client) => ({
        ...client,
        getAutoRenewal: (...asked) => (broken ? lost() : client.getAutoRenewal(...asked)),
        putAutoRenewal: (...asked) => (broken ? lost() : client.putAutoRenewal(...asked)),
      }),
    });
    await untilText(page, 'There is no connection.');
    await assertAccessible(page);
    broken = false;
    (await findByRole(page, 'button', 'Try again')).click();
    await fill(page, /Balance on the card/);
    broken = true;
    await turnOn(page);
    await untilText(page, 'There is no connection.');
    broken = false;
    (await findByRole(page, 'button', 'Try again')).click();
    await untilText(page, /Next renewal/);
  });

  it('speaks Chinese', async () => {
    const { page } = await shown({ lang: 'zh-Hans', before: giveMandate });
    for (const text of ['自动续费', '已开启', '下次续费', '关闭自动续费']) await untilText(page, text);
    await assertAccessible(page);
  });

  it('in the box it is opened from the card', async () => {
    const backend = await createBackend();
    const page = mount(
      html`<renewal-box card-type="mexico" .client=${backend.signedIn('mexico')} .getPartnerToken=${partnerToken}></renewal-box>`,
    );
    const line = await findByRole(page, 'button', /^Auto-renewal$/);
    assert.equal(line.getAttribute('aria-expanded'), 'false');
    line.click();
    await findByRole(page, 'button', 'Turn on auto-renewal');
    assert.equal(line.getAttribute('aria-expanded'), 'true');
    await assertAccessible(page);
  });
});
