import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import { RenewalError } from '../../src/contract/error.ts';
import type { Plan } from '../../src/domain/model/plan.ts';
import { RenewalPlanSelectEvent } from '../../src/elements/events.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { assertAccessible, createBackend, mount, untilSettled } from './support/mount.ts';
import { waitUntil } from './support/wait.ts';

const picker = (
  client: RenewalClient,
  attributes: { plan?: string; href?: string; cardType?: string } = {},
) => html`
  <renewal-provider .client=${client} card-type=${attributes.cardType ?? 'mexico'} plan=${attributes.plan ?? ''}>
    <renewal-plan-picker renewal-href=${attributes.href ?? ''}></renewal-plan-picker>
  </renewal-provider>`;

/** The same client with other plans in the public catalogue. */
const withPlans = (client: RenewalClient, change: (plans: Plan[]) => Plan[]): RenewalClient => ({
  ...client,
  listPublicPlans: async (query, options) => change(await client.listPublicPlans(query, options)),
});

const HOUR = 3_600_000;
/** Promotions of the sandbox take turns of two days each. */
const TURN = 48 * HOUR;

/** Puts the sandbox's clock to the beginning of the next turn of these promotions. */
const toTurn = async ({ clock }: Sandbox, turn: 0 | 1): Promise<void> => {
  const next = Math.floor(clock.now() / TURN) + 1;
  await clock.advance((next + (next % 2 === turn ? 0 : 1)) * TURN - clock.now());
};

const names = (page: HTMLElement): string[] =>
  deepQuery(page, '.plan').map((plan) => visibleText(plan).slice(0, 24));

describe('renewal-plan-picker', () => {
  it('shows the public catalogue with price, volume, validity and prices to compare by', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client));
    const plan = await findByRole(page, 'radio', /^3\.5 GB 30 days/);
    const card = visibleText(plan.closest('.plan') as HTMLElement);
    for (const part of ['MX$200', 'MX$6.67 per day', 'MX$57.14 per GB', 'Social apps, calls, texts'])
      assert.include(card.toLowerCase(), part.toLowerCase());
    assert.include(visibleText(page), 'Test mode');
    await assertAccessible(page);
  });

  it('says the same in Chinese', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client), 'zh-CN');
    await findByRole(page, 'radio', /^3\.5 GB 30\s?天/);
    await findByRole(page, 'heading', '选择套餐');
    await assertAccessible(page);
  });

  it('gives a badge to the one plan that is lowest a day and the one that is lowest a GB', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client));
    await findByRole(page, 'radio', /^2\.5 GB 25 days.*Lowest price per day/);
    await findByRole(page, 'radio', /^5\.5 GB 30 days.*MX\$300.*Lowest price per GB/);
    assert.lengthOf(deepQuery(page, '.badge:not(.promotion)'), 2);
  });

  it('tells of a choice once, also when the choice is made with the arrow keys', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client));
    const chosen: string[] = [];
    page.addEventListener('renewal-plan-select', (event) => {
      assert.instanceOf(event, RenewalPlanSelectEvent);
      chosen.push(event.planId);
    });
    const first = await findByRole(page, 'radio', /^50 MB/);
    first.focus();
    first.click();
    await sendKeys({ press: 'ArrowDown' });
    assert.deepEqual(chosen, ['mx-telcel-asl-10', 'mx-telcel-asl-20']);
    const checked = allByRole(page, 'radio').filter((radio) => (radio as HTMLInputElement).checked);
    assert.deepEqual(
      checked.map((radio) => (radio as HTMLInputElement).value),
      ['mx-telcel-asl-20'],
    );
  });

  it('begins with the plan that the page names, and keeps the choice when the order changes', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client, { plan: 'mx-telcel-asl-200' }));
    const isChecked = async () => ((await findByRole(page, 'radio', /^3\.5 GB/)) as HTMLInputElement).checked;
    assert.isTrue(await isChecked());
    const sort = (await findByRole(page, 'combobox', 'Sort by')) as HTMLSelectElement;
    sort.value = 'volume';
    sort.dispatchEvent(new Event('change'));
    await waitUntil(() => /^[89] GB/.test(names(page)[0] ?? ''), 'the largest comes first');
    assert.isTrue(await isChecked());
  });

  it('filters by length and by kind, with chips that all have an effect', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client));
    (await findByRole(page, 'button', /^Day$/)).click();
    await waitUntil(() => allByRole(page, 'radio').length === 2, 'two plans last a day or two');
    await untilText(page, '2 plans');
    (await findByRole(page, 'button', /^Credit$/)).click();
    await findByRole(page, 'radio', /^MX\$50 credit 30 days MX\$50$/);
    assert.lengthOf(allByRole(page, 'radio'), 8);
    assert.include(visibleText(page), 'Money on the card, not data.');
    await assertAccessible(page);
  });

  it('opens the details in place: when it starts, where it works, what becomes of what is left', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client));
    const button = await findByRole(page, 'button', /^Details of 1\.5 GB/);
    button.click();
    await untilText(page, 'Starts when you buy it.');
    assert.equal(button.getAttribute('aria-expanded'), 'true');
    const text = visibleText(page);
    for (const part of [
      'Mexico, United States, and Canada',
      'Hotspot',
      'the later end date applies',
      'Lost.',
    ])
      assert.include(text, part);
    assert.isFalse(allByRole(page, 'radio').some((radio) => (radio as HTMLInputElement).checked));
    await assertAccessible(page);
    button.click();
    await waitUntil(() => !visibleText(page).includes('Starts when you buy it.'), 'closed again');
  });

  it('shows a promotion with the old price and its end, and unlimited with its numbers', async () => {
    const { client } = await createBackend();
    const plans = withPlans(client, ([first, second]) => [
      {
        ...(first as Plan),
        price: { currency: 'MXN', minor: 45000 },
        promotion: {
          offer: { kind: 'discount', originalPrice: { currency: 'MXN', minor: 50000 } },
          endsAt: '2099-11-25T12:00:00Z',
          conditions: [],
        },
      },
      {
        ...(second as Plan),
        benefits: [
          {
            usageType: 'data',
            allowance: {
              kind: 'unlimited',
              highSpeed: { totalBytes: 2e9, displayUnitBytes: 1e9, period: 'day' },
              throttleKbps: 512,
            },
          },
        ],
      },
    ]);
    const page = mount(picker(plans));
    await findByRole(page, 'radio', /Usual price MX\$500 Price now MX\$450.*10% off until Wed, Nov 25/);
    await findByRole(page, 'radio', /^Unlimited.*2 GB a day at full speed, then 512 kbps/);
    await assertAccessible(page);
  });

  it('says what is bought for parts of countries, without limit, and for a calendar month', async () => {
    const { client } = await createBackend();
    const monaco = mount(picker(client, { cardType: 'monaco' }));
    const unlimited = await findByRole(monaco, 'radio', /^Unlimited 1 day €14\.90.* 1 GB a day/);
    assert.notInclude(visibleText(unlimited.closest('.plan') as HTMLElement), 'per GB');
    (await findByRole(monaco, 'button', /^Details of Unlimited · 1 day/)).click();
    await untilText(monaco, /Works in Monaco, southern France .*, and northern Italy/);
    await assertAccessible(monaco);
    const chile = mount(picker(client, { cardType: 'chile' }));
    await findByRole(chile, 'radio', /^50 GB 1 month CLP\s6,000 CLP\s197 per day CLP\s120 per GB/);
    const lyca = mount(picker(client, { cardType: 'lyca' }));
    await findByRole(lyca, 'radio', /^2 GB 24 hours £2 £1 per GB/);
  });

  it('says what a promotion adds: a lower price, a bonus that is counted already, what comes along', async () => {
    const { client, sandbox } = await createBackend();
    await toTurn(sandbox, 0);
    const page = mount(picker(client));
    await findByRole(page, 'radio', /Usual price MX\$400 Price now MX\$320 .*20% off until \w+, \w+ \d+$/);
    const bonus = await findByRole(page, 'radio', /^9 GB .*MX\$500 .*8 GB \+ 1 GB bonus/);
    assert.include(
      visibleText(bonus.closest('.plan') as HTMLElement),
      'MX$55.56 per GB',
      'of all that is given',
    );
    await findByRole(page, 'radio', /^2\.5 GB 30 days .*With Prime Video on two screens in HD/i);
    await untilText(page, 'Sample offer');
    (await findByRole(page, 'button', /^Details of 9 GB/)).click();
    await untilText(
      page,
      /Special offer 1 GB more 8 GB \+ 1 GB bonus Ends .+ For renewals bought before it ends/,
    );
    await assertAccessible(page);
  });

  it('says what the next renewal costs where only the first is cheaper', async () => {
    const { client, sandbox } = await createBackend();
    await toTurn(sandbox, 0);
    const page = mount(picker(client, { cardType: 'lyca' }));
    await findByRole(page, 'radio', /^Unlimited 30 days £12 then £24 each time/);
  });

  it('tells the hours of the last day of a promotion', async () => {
    const { client, sandbox } = await createBackend();
    await toTurn(sandbox, 0);
    await sandbox.clock.advance(TURN - 5.5 * HOUR);
    const page = mount(picker(client));
    await findByRole(page, 'radio', /MX\$320 .*20% off, ends in 5 hours$/);
  });

  it('asks for the plans anew when a promotion ends on the screen, and says so', async () => {
    const { client } = await createBackend();
    let asked = 0;
    const page = mount(
      picker(
        withPlans(client, ([plan]) => {
          if (!plan) return [];
          asked += 1;
          if (asked > 1) return [{ ...plan, price: { ...plan.price, minor: 1500 } }];
          const endsAt = new Date(client.now() + 500).toISOString();
          return [{ ...plan, promotion: { offer: { kind: 'unknown' }, endsAt, conditions: [] } }];
        }),
      ),
    );
    await findByRole(page, 'radio', /MX\$10 .*Special offer, ends in|Special offer, ends this minute/);
    await untilText(page, 'A special offer has ended. These are the prices now.');
    await findByRole(page, 'radio', /MX\$15/);
    assert.equal(asked, 2);
    await assertAccessible(page);
  });

  it('marks prices that are assumed', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client, { cardType: 'new-caledonia' }));
    await untilText(page, 'Sample price');
  });

  it('leads to another page with the chosen plan in the address, by http(s) only', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client, { href: '/renew?from=blog' }));
    (await findByRole(page, 'radio', /^3\.5 GB/)).click();
    const link = (await findByRole(page, 'link', 'Renew with 3.5 GB')) as HTMLAnchorElement;
    assert.equal(link.href, `${location.origin}/renew?from=blog&plan=mx-telcel-asl-200`);

    const bad = mount(picker(client, { href: 'javascript:alert(1)' }));
    await untilSettled(bad);
    assert.isEmpty(allByRole(bad, 'link'));
  });

  it('asks to name the card where neither a card nor a kind of card is known', async () => {
    const { client } = await createBackend();
    const page = mount(picker(client, { cardType: '' }));
    await untilText(page, 'Find your card to see the plans for it.');
    await assertAccessible(page);
  });

  it('says that there are no plans, and whom to ask', async () => {
    const { client } = await createBackend();
    const page = mount(picker(withPlans(client, () => [])));
    await untilText(page, 'There are no plans for this card right now.');
    await findByRole(page, 'link', 'help@tern.example');
  });

  it('says why the plans did not come, and tries again', async () => {
    const { client } = await createBackend();
    let broken = true;
    const page = mount(
      picker({
        ...client,
        listPublicPlans: (query, options) =>
          broken
            ? Promise.reject(new RenewalError('network-unreachable'))
            : client.listPublicPlans(query, options),
      }),
    );
    await untilText(page, 'There is no connection.');
    await assertAccessible(page);
    broken = false;
    (await findByRole(page, 'button', 'Try again')).click();
    await findByRole(page, 'radio', /^3\.5 GB/);
  });

  it('keeps the last plans when newer ones do not come, and says that they are older', async () => {
    const { client } = await createBackend();
    let broken = false;
    const page = mount(
      picker({
        ...client,
        listPublicPlans: (query, options) =>
          broken ? Promise.reject(new RenewalError('timeout')) : client.listPublicPlans(query, options),
      }),
    );
    await findByRole(page, 'radio', /^3\.5 GB/);
    broken = true;
    page.querySelector('renewal-provider')?.setAttribute('currency', 'MXN');
    await untilText(page, 'These plans may be out of date.');
    await findByRole(page, 'radio', /^3\.5 GB/);
  });

  it('takes values that it does not know, absurd numbers and doubled ids without harm', async () => {
    const { client } = await createBackend();
    const strange = withPlans(client, ([plan]) => [
      {
        ...(plan as Plan),
        kind: 'unknown',
        title: { text: '__proto__ '.repeat(80) },
        benefits: [{ usageType: 'unknown', allowance: { kind: 'unknown' } }],
        topUpEffect: 'unknown',
        unusedData: 'unknown',
        coverage: [{ country: 'zz1' }],
        price: { currency: 'QQQ', minor: Number.MAX_SAFE_INTEGER },
        validity: { duration: 'P0D', starts: 'unknown', activateBy: 'soon' },
        promotion: {
          endsAt: '2099-99-99T00:00:00Z',
          offer: { kind: 'discount', originalPrice: { currency: 'XX', minor: 1 } },
          conditions: [],
        },
      },
      { ...(plan as Plan), price: { currency: 'no money', minor: -1 } },
    ]);
    const page = mount(picker(strange));
    await untilSettled(page);
    // The same id opens both.
    allByRole(page, 'button', 'Details')[0]?.click();
    await untilText(page, 'What happens to it is not stated.');
  });

  it('draws nothing anew when one of a thousand plans is chosen', async () => {
    const { client } = await createBackend();
    const many = withPlans(client, ([plan]) =>
      Array.from({ length: 1000 }, (_, index) => ({ ...(plan as Plan), id: `plan-${index}` })),
    );
    const page = mount(picker(many));
    await waitUntil(() => deepQuery(page, 'input[type=radio]').length === 1000, 'all plans', {
      timeout: 8000,
    });
    const root = page.querySelector('renewal-plan-picker')?.shadowRoot as ShadowRoot;
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((found) => records.push(...found));
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    deepQuery(page, 'input[type=radio]')[700]?.click();
    await (page.querySelector('renewal-plan-picker') as HTMLElement & { updateComplete: Promise<unknown> })
      .updateComplete;
    records.push(...observer.takeRecords());
    observer.disconnect();
    assert.isAtMost(records.length, 4);
    assert.equal(root.querySelector<HTMLInputElement>('input:checked')?.value, 'plan-700');
  });
});
