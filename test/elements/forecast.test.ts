import { assert } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import type { Usage } from '../../src/domain/model/usage.ts';
import { DAY, HOUR, toInstant } from '../../src/domain/time.ts';
import { deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { assertAccessible, createBackend, mount, partnerToken } from './support/mount.ts';

const GB = 1_000_000_000;

const meter = (client: RenewalClient, lang = 'en'): TemplateResult => html`
  <renewal-provider .client=${client} .getPartnerToken=${partnerToken} lang=${lang}>
    <renewal-usage-meter></renewal-usage-meter>
  </renewal-provider>`;

/** A card of which the backend has kept other samples. */
const sampled = (client: RenewalClient, change: (usage: Usage) => Partial<Usage>): RenewalClient => ({
  ...client,
  getUsage: async (cardId, options) => {
    const usage = await client.getUsage(cardId, options);
    return { ...usage, ...change(usage) };
  },
});

/** 10 GB, of which one was used on each of the last days; the plan ends in so many. */
const steady =
  (left: number, endsIn: number) =>
  (usage: Usage): Partial<Usage> => {
    const now = Date.parse(usage.asOf);
    const [first] = usage.buckets;
    if (!first) throw new Error('This card has no plan.');
    return {
      buckets: [
        {
          ...first,
          allowance: {
            kind: 'metered',
            totalBytes: 10 * GB,
            remainingBytes: left * GB,
            displayUnitBytes: GB,
          },
          validFor: { endsAt: toInstant(now + endsIn * DAY) },
        },
      ],
      samples: Array.from({ length: 11 - left }, (_, used) => ({
        at: toInstant(now - (10 - left - used) * DAY),
        bucketId: first.id,
        usedBytes: used * GB,
      })),
    };
  };

const dateField = (page: HTMLElement): HTMLInputElement => {
  const [field] = deepQuery(page, 'input[type=date]');
  if (!(field instanceof HTMLInputElement)) throw new Error('There is no field for a date.');
  return field;
};

describe('renewal-usage-meter: how long it lasts', () => {
  it('says of a card that is nearly used up that it will not last, and draws it', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('new-caledonia')));
    await untilText(page, /At this pace it runs out in less than a day\. That is before the plan ends\./);
    await findByRole(page, 'img', 'Data left since');
    assert.match(visibleText(page), /left so far.*at this pace.*plan ends/s);
    await assertAccessible(page);
  });

  it('counts to the end of the trip, once that is told', async () => {
    const backend = await createBackend();
    const page = mount(meter(sampled(backend.signedIn('mexico'), steady(4, 20))));
    await untilText(page, /runs out in 4 days, on .* That is before the plan ends\./);
    const field = dateField(page);
    field.value = toInstant(backend.sandbox.clock.now() + DAY + 6 * HOUR).slice(0, 10);
    field.dispatchEvent(new Event('change'));
    await untilText(page, /lasts? until your trip ends/);
    assert.match(visibleText(page), /trip ends \w{3}, /);
  });

  it('does not guess from a single figure', async () => {
    const backend = await createBackend();
    const client = backend.signedIn('mexico');
    const without = mount(
      meter(
        sampled(client, ({ buckets }) => ({
          buckets,
          samples: [],
        })),
      ),
    );
    await untilText(without, /It takes at least a day of use/);
    assert.notMatch(visibleText(without), /At this pace|should last/);
    assert.lengthOf(deepQuery(without, 'figure'), 0);
  });

  it('speaks Chinese', async () => {
    const backend = await createBackend();
    const page = mount(meter(backend.signedIn('new-caledonia'), 'zh-CN'));
    await untilText(page, /按此速度，不到一天就会用完。 ?早于套餐到期。/);
  });
});
