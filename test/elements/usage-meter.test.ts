import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import { RenewalError } from '../../src/contract/error.ts';
import type { Bucket, Usage } from '../../src/domain/model/usage.ts';
import { DAY, HOUR, MINUTE, toInstant } from '../../src/domain/time.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { assertAccessible, type Backend, createBackend, mount, partnerToken } from './support/mount.ts';
import { signedInAs } from './support/sign-in.ts';
import { waitUntil } from './support/wait.ts';

const GB = 1_000_000_000;

const meter = (client: RenewalClient): TemplateResult => html`
  <renewal-provider .client=${client} .getPartnerToken=${partnerToken}>
    <renewal-usage-meter></renewal-usage-meter>
  </renewal-provider>`;

/** The same client, its answers about usage changed: what no card of the sandbox says. */
const withUsage = (client: RenewalClient, change: (usage: Usage) => Usage): RenewalClient => ({
  ...client,
  getUsage: async (cardId, options) => change(await client.getUsage(cardId, options)),
});

const bucket = (change: Partial<Bucket> & Pick<Bucket, 'id'>): Bucket => ({
  usageType: 'data',
  status: 'active',
  allowance: { kind: 'metered', totalBytes: 2 * GB, remainingBytes: GB, displayUnitBytes: GB },
  validFor: {},
  endsApproximate: false,
  ...change,
});

/** Moves the backend's clock on and lets the page hear of it. */
const later = async ({ sandbox, client }: Backend, ms: number): Promise<void> => {
  await sandbox.clock.advance(ms);
  await client.getConfig({ locale: 'en' });
};

const redraw = (page: HTMLElement): void => {
  for (const element of deepQuery(page, 'renewal-usage-meter'))
    if ('requestUpdate' in element && typeof element.requestUpdate === 'function') element.requestUpdate();
};

describe('renewal-usage-meter: what is left', () => {
  it('says how much of how much, until which day, and as of when', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('mexico')));
    await untilText(page, /0\.4 GB left of 3\.5 GB/);
    const bar = await findByRole(page, 'meter', 'Data left');
    assert.equal(bar.getAttribute('aria-valuetext'), '0.4 GB left of 3.5 GB');
    assert.equal(bar.getAttribute('aria-valuenow'), '11');
    const text = visibleText(page);
    const end = new Date(backend.sandbox.clock.now() + 2 * DAY);
    const day = new Intl.DateTimeFormat('en', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'America/Mexico_City',
    }).format(end);
    assert.include(text, day);
    assert.match(text, /in 2 days/);
    assert.include(text, 'As of now');
    await assertAccessible(page);
  });

  it('says the same in Chinese', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('mexico')), 'zh-CN');
    await untilText(page, /0\.4 GB 可用，共 3\.5 GB/);
    const bar = await findByRole(page, 'meter', '剩余流量');
    assert.equal(bar.getAttribute('aria-valuetext'), '剩余 0.4 GB，共 3.5 GB');
    await untilText(page, '流量不足，仅剩 11%。');
    await assertAccessible(page);
  });

  it('shows the money on the card with its own end, and what else the plan holds', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('mexico')));
    await untilText(page, 'Money on the card MX$50.00');
    const text = visibleText(page);
    assert.match(text, /MX\$50\.00 until \w+, \w+ \d+/);
    assert.match(text, /WhatsApp.* Unlimited/);
  });

  it('asks a visitor who is not signed in to name the card, and shows no figure', async () => {
    const { client } = await createBackend();
    const page = mount(
      html`<renewal-provider .client=${client}><renewal-usage-meter></renewal-usage-meter></renewal-provider>`,
    );
    await untilText(page, 'Find your card to see what is left.');
    assert.lengthOf(allByRole(page, 'meter'), 0);
    await assertAccessible(page);
  });

  it('adds packages that are counted alike, and shows each with its own end', async () => {
    const backend = await createBackend();
    const now = backend.sandbox.clock.now();
    const client = withUsage(backend.signedIn('mexico'), (usage) => ({
      ...usage,
      buckets: [
        bucket({ id: 'first', validFor: { endsAt: toInstant(now + 10 * DAY) } }),
        bucket({
          id: 'second',
          allowance: { kind: 'metered', totalBytes: GB, remainingBytes: GB / 2, displayUnitBytes: GB },
          validFor: { endsAt: toInstant(now + 20 * DAY) },
        }),
        bucket({
          id: 'next',
          status: 'queued',
          validFor: { startsAt: toInstant(now + 20 * DAY), endsAt: toInstant(now + 50 * DAY) },
        }),
        bucket({
          id: 'calls',
          usageType: 'voice',
          allowance: { kind: 'count', unit: 'minute', total: 200, remaining: 120 },
        }),
        bucket({ id: 'gone', status: 'expired', validFor: { endsAt: toInstant(now - DAY) } }),
      ],
    }));
    const page = mount(meter(client));
    await untilText(page, /1\.5 GB left of 3 GB/);
    const text = visibleText(page);
    assert.match(text, /Data 1 GB of 2 GB until [^·]+ · used first/);
    assert.match(text, /Data 0\.5 GB of 1 GB until/);
    assert.match(text, /1 GB of 2 GB starts/);
    assert.include(text, 'Calls 120 of 200 minutes');
    await assertAccessible(page);
  });

  it('counts apart what is unlimited, what works abroad, calls and texts', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('lyca')));
    await untilText(page, /Unlimited now at 512 kbps/);
    const text = visibleText(page);
    for (const part of [
      /At full speed: 0 GB left of 2 GB a day · full again/,
      /EU data 7\.5 GB of 12 GB/,
      /International calls 62 of 100 minutes/,
      /Texts 88 of 100 texts/,
      /Money on the card £5\.00 until/,
    ])
      assert.match(text, part);
    await assertAccessible(page);
  });

  it('writes money without decimals where its currency has none', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('chile')));
    await untilText(page, /Money on the card CLP\s3,500 until/);
  });

  it('says of money that has ended, and is kept, what brings it back', async () => {
    const backend = await createBackend();
    await backend.sandbox.signIn('chile');
    await backend.sandbox.clock.advance(22 * DAY);
    const page = mount(meter(backend.signedIn('chile')));
    await untilText(page, /CLP\s3,500 ended on \w+, \w+ \d+, comes back with a top-up/);
    await assertAccessible(page);
    await untilText(mount(meter(backend.signedIn('chile')), 'zh-CN'), /已于.+到期，充值后恢复/);
  });

  it('shows a volume beside unlimited data, each with its own end', async () => {
    const backend = await createBackend();
    const now = backend.sandbox.clock.now();
    const client = withUsage(backend.signedIn('mexico'), (usage) => ({
      ...usage,
      buckets: [
        bucket({ id: 'volume', validFor: { endsAt: toInstant(now + 20 * DAY) } }),
        bucket({
          id: 'unlimited',
          allowance: { kind: 'unlimited' },
          validFor: { endsAt: toInstant(now + 5 * DAY) },
        }),
      ],
    }));
    const page = mount(meter(client));
    await untilText(page, /Unlimited .*in 5 days/);
    assert.match(visibleText(page), /Data 1 GB of 2 GB until/);
    assert.notInclude(visibleText(page), 'used first');
  });

  it('does not add packages that are counted unlike', async () => {
    const backend = await createBackend();
    const client = withUsage(backend.signedIn('mexico'), (usage) => ({
      ...usage,
      buckets: [
        bucket({ id: 'decimal', validFor: { endsAt: toInstant(backend.sandbox.clock.now() + DAY) } }),
        bucket({
          id: 'binary',
          allowance: {
            kind: 'metered',
            totalBytes: 2 ** 30,
            remainingBytes: 2 ** 30,
            displayUnitBytes: 2 ** 30,
          },
        }),
      ],
    }));
    const page = mount(meter(client));
    await untilText(page, /1 GB left of 2 GB/);
    assert.include(visibleText(page), '1 GB of 1 GB');
  });

  it('never rounds the last megabytes to nothing', async () => {
    const backend = await createBackend();
    const client = withUsage(backend.signedIn('mexico'), (usage) => ({
      ...usage,
      buckets: [
        bucket({
          id: 'data',
          allowance: {
            kind: 'metered',
            totalBytes: 3.5 * GB,
            remainingBytes: 3_000_000,
            displayUnitBytes: GB,
          },
        }),
      ],
    }));
    const page = mount(meter(client));
    await untilText(page, /3 MB left of 3\.5 GB/);
  });

  it('says that a volume is not known, instead of inventing one', async () => {
    const backend = await createBackend();
    const client = withUsage(backend.signedIn('mexico'), (usage) => ({
      ...usage,
      buckets: [bucket({ id: 'new', allowance: { kind: 'unknown' } })],
    }));
    const page = mount(meter(client));
    await untilText(page, 'Amount unknown');
    assert.lengthOf(allByRole(page, 'meter'), 0);
    await assertAccessible(page);
  });

  it('shows unlimited with its numbers while it is fast', async () => {
    const backend = await createBackend();
    const client = withUsage(backend.signedIn('mexico'), (usage) => ({
      ...usage,
      buckets: [
        bucket({
          id: 'data',
          allowance: {
            kind: 'unlimited',
            highSpeed: { totalBytes: 2 * GB, remainingBytes: 1.2 * GB, displayUnitBytes: GB, period: 'day' },
            throttleKbps: 1024,
          },
        }),
      ],
    }));
    const page = mount(meter(client));
    await untilText(page, /Unlimited then 1\.02 Mbps/);
    const bar = await findByRole(page, 'meter');
    assert.equal(bar.getAttribute('aria-valuetext'), 'At full speed: 1.2 GB left of 2 GB a day');
  });
});

describe('renewal-usage-meter: warnings', () => {
  const states: readonly { digits: string; says: readonly (string | RegExp)[]; meters: number }[] = [
    {
      digits: '10',
      says: ['Expired', '2 days ago', 'Renew the card', 'The 2.1 GB you had left is gone.'],
      meters: 0,
    },
    {
      digits: '11',
      says: [
        'Suspended',
        'not registered in your name',
        'Paying does not lift this',
        /2\.1 GB of 3\.5 GB on hold/,
      ],
      meters: 0,
    },
    {
      digits: '12',
      says: ['Suspended', 'your phone is not registered', 'Paying does not lift this'],
      meters: 0,
    },
    { digits: '13', says: [/3\.5 GB ready to use/, 'Starts on first use'], meters: 1 },
    { digits: '14', says: [/0 GB left of 3\.5 GB/, 'Your data is used up.'], meters: 1 },
    {
      digits: '17',
      says: [/Unlimited now at 512 kbps/, 'Your high-speed data is used up.', 'full again'],
      meters: 1,
    },
    { digits: '18', says: ['Deactivated', 'cannot be renewed'], meters: 0 },
  ];
  for (const { digits, says, meters } of states) {
    it(`says how a card is: ${says[0]}`, async () => {
      const backend = await createBackend();
      const page = mount(meter(signedInAs(backend, `+5255123456${digits}`)));
      for (const text of says) await untilText(page, text);
      assert.lengthOf(allByRole(page, 'meter'), meters);
      await assertAccessible(page);
    });
  }

  it('offers support where paying does not help', async () => {
    const backend = await createBackend();
    const page = mount(meter(signedInAs(backend, '+525512345611')));
    assert.equal(
      (await findByRole(page, 'link', 'Contact support')).getAttribute('href'),
      'tel:+14155550100',
    );
  });

  it('says that data runs low, when it ends and what is lost then, in one notice', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('mexico')));
    await untilText(page, 'Running low: 11% left.');
    const [box] = deepQuery(page, '.notice');
    const notice = visibleText(box as HTMLElement);
    assert.isNotNull(box?.querySelector('svg'), 'an icon stands beside the words');
    assert.match(notice, /Expires .* \(Mexico time\), in 2 days\./);
    assert.include(notice, 'Unused data is lost at the end.');
  });

  it('says what is lost at the end, and what use costs then, also while all is well', async () => {
    const backend = await createBackend();
    const client = withUsage(signedInAs(backend, '+525512345620'), (usage) => ({
      ...usage,
      afterEnd: {
        unusedData: 'carried_over',
        payPerUse: { price: { currency: 'MXN', minor: 85 }, perBytes: 1_000_000, displayUnitBytes: GB },
      },
    }));
    const page = mount(meter(client));
    await untilText(page, 'Unused data comes back with your next plan.');
    await untilText(page, 'Without a plan, data costs MX$0.85 per 1 MB.');
    assert.lengthOf(deepQuery(page, '.notice'), 0);
  });
});

describe('renewal-usage-meter: where the balance is late or silent', () => {
  it('shows no figure, but the ways that work, as links that dial', async () => {
    const backend = await createBackend();
    const page = mount(meter(signedInAs(backend, '+525512345615')));
    await untilText(page, 'What is left on this card cannot be read online.');
    assert.equal((await findByRole(page, 'link', 'Dial *133#')).getAttribute('href'), 'tel:*133%23');
    assert.equal((await findByRole(page, 'link', 'Call *264')).getAttribute('href'), 'tel:*264');
    await untilText(page, 'Check the Mi Telcel app');
    assert.notMatch(visibleText(page), /\d (GB|MB)/);
    await assertAccessible(page);
  });

  it('opens a message with the keyword where it is asked for by SMS', async () => {
    const backend = await createBackend();
    const client = withUsage(signedInAs(backend, '+525512345615'), (usage) => ({
      ...usage,
      checkInstructions: [{ kind: 'sms', code: 'SALDO #1', to: '123' }],
    }));
    const page = mount(meter(client));
    const link = await findByRole(page, 'link', 'Text “SALDO #1” to 123');
    assert.equal(link.getAttribute('href'), 'sms:123?&body=SALDO%20%231');
  });

  it('says first of all that late figures are late', async () => {
    const backend = await createBackend();
    const page = mount(meter(signedInAs(backend, '+525512345616')));
    await untilText(page, 'The operator’s figures are delayed');
    await untilText(page, '6 hours ago');
    await findByRole(page, 'link', 'Dial *133#');
    await assertAccessible(page);
  });

  it('says that the operator does not answer, and asks again on a press', async () => {
    const backend = await createBackend();
    let down = true;
    const signedIn = backend.signedIn('mexico');
    const client: RenewalClient = {
      ...signedIn,
      getUsage: (cardId, options) =>
        down
          ? Promise.reject(new RenewalError('provider-unavailable', { retryable: true }))
          : signedIn.getUsage(cardId, options),
    };
    const page = mount(meter(client));
    await untilText(page, 'The operator is not responding.');
    await assertAccessible(page);
    down = false;
    (await findByRole(page, 'button', 'Try again')).click();
    await untilText(page, /0\.4 GB left of 3\.5 GB/);
  });
});

describe('renewal-usage-meter: refreshing', () => {
  it('says when it may be pressed again, and then reads anew and tells it', async () => {
    const backend = await createBackend();
    let reads = 0;
    const client = withUsage(backend.signedIn('mexico'), (usage) => {
      reads += 1;
      return usage;
    });
    const page = mount(meter(client));
    const waiting = await findByRole(page, 'button', 'Refresh in 1 minute');
    assert.equal(waiting.getAttribute('aria-disabled'), 'true');
    waiting.click();
    await later(backend, 2 * MINUTE);
    redraw(page);
    const ready = await findByRole(page, 'button', /^Refresh$/);
    await untilText(page, 'As of 2 minutes ago');
    ready.focus();
    await sendKeys({ press: 'Enter' });
    await untilText(await findByRole(page, 'status'), 'Up to date: 0.4 GB left of 3.5 GB.');
    assert.equal(reads, 2);
    await untilText(page, 'As of now');
  });

  it('keeps the last figures when a refresh fails, marked as such, with a way to try again', async () => {
    const backend = await createBackend();
    let offline = false;
    const signedIn = backend.signedIn('mexico');
    const client: RenewalClient = {
      ...signedIn,
      getUsage: (cardId, options) =>
        offline
          ? Promise.reject(new RenewalError('network-unreachable'))
          : signedIn.getUsage(cardId, options),
    };
    const page = mount(meter(client));
    await untilText(page, /0\.4 GB left of 3\.5 GB/);
    offline = true;
    await later(backend, HOUR);
    redraw(page);
    (await findByRole(page, 'button', /^Refresh$/)).click();
    await untilText(
      page,
      'There is no connection. Check your network and try again. These are the latest figures we have.',
    );
    const text = visibleText(page);
    assert.match(text, /0\.4 GB left of 3\.5 GB/);
    assert.include(text, 'As of 1 hour ago');
    await assertAccessible(page);
    offline = false;
    (await findByRole(page, 'button', 'Try again')).click();
    await waitUntil(() => !visibleText(page).includes('latest figures we have'), 'fresh figures');
  });

  it('changes nothing on the page where a refresh brings nothing new', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('mexico')));
    await untilText(page, /0\.4 GB left of 3\.5 GB/);
    const element = deepQuery(page, 'renewal-usage-meter')[0] as HTMLElement;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(element.shadowRoot as ShadowRoot, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    redraw(page);
    await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    records.push(...observer.takeRecords());
    observer.disconnect();
    assert.lengthOf(records, 0);
  });

  it('leaves nothing ticking behind', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('mexico')));
    await untilText(page, /0\.4 GB left of 3\.5 GB/);
    const set = new Set<number>();
    const { setTimeout: begin, clearTimeout: end } = window;
    window.setTimeout = ((run: () => void, ms?: number) => {
      const id = begin(run, ms);
      if ((ms ?? 0) > 20_000) set.add(id); // longer than a test waits
      return id;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      if (typeof id === 'number') set.delete(id);
      end(id);
    };
    try {
      redraw(page);
      await waitUntil(() => set.size === 1, 'one timer while it is shown');
      deepQuery(page, 'renewal-usage-meter')[0]?.remove();
      assert.equal(set.size, 0);
    } finally {
      window.setTimeout = begin;
      window.clearTimeout = end;
    }
  });
});
