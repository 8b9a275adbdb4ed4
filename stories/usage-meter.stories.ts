import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { RenewalClient } from '../src/client/client.ts';
import { RenewalError } from '../src/contract/error.ts';
import { backendOf, loaders, never, partnerToken } from './support/backend.ts';
import { loseNetwork, ownNetwork } from './support/network.ts';
import { numbered, withOrder } from './support/orders.ts';
import { find } from './support/press.ts';

interface Args {
  /** Last two digits of the number: they choose how the sandbox's card is. */
  readonly digits?: string;
}

const meter = (client: RenewalClient) => html`
  <renewal-provider .client=${client} .getPartnerToken=${partnerToken}>
    <renewal-usage-meter></renewal-usage-meter>
  </renewal-provider>`;

/**
 * What is left on the card: the figure that matters large, its end on the card's own clock, what to be warned of, and
 * the ways to read the balance where the web cannot. A figure that is not known is never shown as zero.
 */
const meta: Meta<Args> = {
  title: 'Usage meter',
  component: 'renewal-usage-meter',
  args: { digits: '30' },
  loaders,
  render: ({ digits = '30' }, context) =>
    meter(backendOf(context).signedIn({ type: 'msisdn', value: `+5255123456${digits}` })),
};
export default meta;

type Story = StoryObj<Args>;

export const PlentyLeft: Story = {};

/** Little is left, and it ends soon: one notice says both, and what is lost. */
export const LowAndEndingSoon: Story = {
  render: (_args, context) => meter(backendOf(context).signedIn('mexico')),
};

export const UsedUp: Story = { args: { digits: '14' } };

export const Expired: Story = { args: { digits: '10' } };

/** Paying does not lift a suspension, so that is said first. */
export const Suspended: Story = { args: { digits: '11' } };

export const NeverUsed: Story = { args: { digits: '13' } };

/** "Unlimited" has numbers: a volume at full speed, and the speed after it. */
export const UnlimitedSlowedDown: Story = { args: { digits: '17' } };

export const Retired: Story = { args: { digits: '18' } };

/** The operator reports hours late: the age of the figures stands before them. */
export const Delayed: Story = { args: { digits: '16' } };

/** No made-up zero, but the codes to dial. */
export const CannotBeReadOnline: Story = { args: { digits: '15' } };

/** The demo's card of this kind. */
const ofCard = (card: string): Story => ({
  render: (_args, context) => meter(backendOf(context).signedIn(card)),
});

/** A volume a day at full speed, used up until midnight; calls, texts and data abroad are counted apart. */
export const SeveralKinds: Story = ofCard('lyca');

/** An operator that always reports late, and money without decimals that ends on a day of its own. */
export const LateWithMoney: Story = ofCard('chile');

/** A travel eSIM that ends soon, on the clock of its own place. */
export const TravelEsim: Story = ofCard('monaco');

/** At the pace of the last days it is used up long before its end: as a sentence, and as a chart. */
export const RunsOutTooEarly: Story = ofCard('new-caledonia');

/** A card whose last two digits say what a renewal does to what is left, after one. */
const renewed = (digits: string): Story => ({
  loaders: withOrder({
    card: numbered(digits),
    after: (sandbox, { reference }) => sandbox.payments.approve(reference),
  }),
  render: (_args, context) => meter(backendOf(context).signedIn(numbered(digits))),
});

/** Each package has a clock of its own; the one that ends first is used first. */
export const SideBySide: Story = renewed('25');

/** The second package begins when the first has ended. */
export const OneAfterAnother: Story = renewed('22');

export const OperatorDoesNotAnswer: Story = {
  render: (_args, context) => {
    const getUsage = () => Promise.reject(new RenewalError('provider-unavailable', { retryable: true }));
    return meter({ ...backendOf(context).signedIn('mexico'), getUsage });
  },
};

/** The last figures stay, marked as such. */
export const RefreshFailed: Story = {
  render: (_args, context) => {
    const { signedIn } = backendOf(context);
    const client = signedIn('mexico');
    let reads = 0;
    return meter({
      ...client,
      getUsage: async (cardId, options) => {
        reads += 1;
        if (reads > 1) throw new RenewalError('network-unreachable');
        const usage = await client.getUsage(cardId, options);
        return { ...usage, refreshAfter: usage.asOf };
      },
    });
  },
  play: async ({ canvasElement }) => (await find(canvasElement, '.as-of button')).click(),
};

/** The figures say how old they are. */
export const NetworkLost: Story = {
  render: (_args, context) => meter(backendOf(context).signedIn('mexico')),
  beforeEach: ownNetwork,
  play: async ({ canvasElement }) => {
    await find(canvasElement, '.as-of button');
    loseNetwork();
    await find(canvasElement, 'p.as-of');
  },
};

export const NotSignedIn: Story = {
  render: (_args, context) => html`
    <renewal-provider .client=${backendOf(context).client}><renewal-usage-meter></renewal-usage-meter></renewal-provider>`,
};

export const Loading: Story = {
  render: (_args, context) => meter({ ...backendOf(context).signedIn('mexico'), getUsage: never }),
};
