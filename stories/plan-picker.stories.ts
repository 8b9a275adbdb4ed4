import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { RenewalClient } from '../src/client/client.ts';
import { RenewalError } from '../src/contract/error.ts';
import { HOUR } from '../src/domain/time.ts';
import { backendOf, inTurn, loaders, never, partnerToken, withPlans } from './support/backend.ts';
import { loseNetwork, ownNetwork } from './support/network.ts';
import { numbered } from './support/orders.ts';
import { find, press } from './support/press.ts';

interface Args {
  readonly 'renewal-href'?: string;
}

const picker = (client: RenewalClient, args: Args, cardType = 'mexico', plan = '') => html`
  <renewal-provider card-type=${cardType} plan=${plan} .client=${client}>
    <renewal-plan-picker renewal-href=${args['renewal-href'] ?? ''}></renewal-plan-picker>
  </renewal-provider>`;

/**
 * Plans to filter, sort and compare by price a day and price a gigabyte. Plans are native radio buttons; their details
 * open in place. With no card known the public catalogue of the provider's `card-type` or `country` is shown.
 */
const meta: Meta<Args> = {
  title: 'Plan picker',
  component: 'renewal-plan-picker',
  args: { 'renewal-href': '' },
  loaders,
  render: (args, context) => picker(backendOf(context).client, args),
};
export default meta;

type Story = StoryObj<Args>;

export const Plans: Story = {};

/** Prices that are assumed carry a mark. */
export const SamplePrices: Story = {
  render: (args, context) => picker(backendOf(context).client, args, 'new-caledonia'),
};

export const Chosen: Story = {
  render: (args, context) => picker(backendOf(context).client, args, 'mexico', 'mx-telcel-asl-100'),
};

export const Details: Story = {
  play: ({ canvasElement }) => press(canvasElement, 'button[value="mx-telcel-asl-100"]'),
};

/** Credit is money on the card, and looks like it. */
export const Credit: Story = {
  play: ({ canvasElement }) => press(canvasElement, '.chip:last-child'),
};

/** Where the page on which to renew is another one, as from a travel blog. */
export const LeadsElsewhere: Story = {
  args: { 'renewal-href': 'https://shop.example/renew' },
  render: (args, context) => picker(backendOf(context).client, args, 'mexico', 'mx-telcel-asl-100'),
};

/** A lower price, a bonus that is counted already, and what comes along; until when, and on what conditions. */
export const Promotions: Story = {
  loaders: inTurn(0),
  play: ({ canvasElement }) => press(canvasElement, 'button[value="mx-telcel-asl-500"]'),
};

/** On the last day what is left is said in hours. */
export const PromotionsEndToday: Story = { loaders: inTurn(0, 5.5 * HOUR) };

/** Only the first renewal is cheaper. */
export const FirstPeriod: Story = {
  loaders: inTurn(0),
  render: (args, context) => picker(backendOf(context).client, args, 'lyca'),
  play: ({ canvasElement }) => press(canvasElement, 'button[value="lyca-assumed-unl"]'),
};

/** What ends while it is on the screen is asked for anew, and the traveller is told. */
export const PromotionHasEnded: Story = {
  loaders: inTurn(0, 2000),
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'fieldset > .notice');
  },
};

/** "Unlimited" has numbers: what comes at full speed, and what speed is left then. */
export const Unlimited: Story = {
  render: (args, context) => {
    const client = withPlans(backendOf(context).client, (plans) =>
      plans.slice(0, 3).map((plan) => ({
        ...plan,
        benefits: [
          {
            usageType: 'data',
            allowance: {
              kind: 'unlimited',
              highSpeed: { totalBytes: 2_000_000_000, displayUnitBytes: 1_000_000_000, period: 'day' },
              throttleKbps: 512,
            },
          },
        ],
      })),
    );
    return picker(client, args);
  },
};

/** The public catalogue of another kind of card, with the details of a plan open. */
const catalogue = (cardType: string, planId: string): Story => ({
  render: (args, context) => picker(backendOf(context).client, args, cardType),
  play: ({ canvasElement }) => press(canvasElement, `button[value="${planId}"]`),
});

/** It works in a country and in parts of two others; unlimited has no price a gigabyte. */
export const PartsOfCountries: Story = catalogue('monaco', 'mc-assumed-ul-7d');

/** A plan of 24 hours, and one with calls, texts and data abroad. */
export const CallsAndAbroad: Story = catalogue('lyca', 'gb-lyca-payg-30gb');

/** A calendar month, and prices without decimals. */
export const CalendarMonth: Story = catalogue('chile', 'cl-wom-zero-50gb');

/** This card is not topped up: what is bought comes as an eSIM of its own. */
export const ComesAsNewEsim: Story = {
  render: (_args, context) => html`
    <renewal-provider .client=${backendOf(context).signedIn(numbered('28'))} .getPartnerToken=${partnerToken}>
      <renewal-plan-picker></renewal-plan-picker>
    </renewal-provider>`,
};

export const ManyPlans: Story = {
  render: (args, context) => {
    const client = withPlans(backendOf(context).client, (plans) =>
      Array.from({ length: 10 }, (_, round) =>
        plans.map((plan) => ({ ...plan, id: `${plan.id}-${round}` })),
      ).flat(),
    );
    return picker(client, args);
  },
};

export const Loading: Story = {
  render: (args, context) => picker({ ...backendOf(context).client, listPublicPlans: never }, args),
};

export const Empty: Story = {
  render: (args, context) =>
    picker(
      withPlans(backendOf(context).client, () => []),
      args,
    ),
};

export const Failed: Story = {
  render: (args, context) => {
    const listPublicPlans = () => Promise.reject(new RenewalError('network-unreachable'));
    return picker({ ...backendOf(context).client, listPublicPlans }, args);
  },
};

/** The plans stay, and may be old. */
export const NetworkLost: Story = {
  beforeEach: ownNetwork,
  play: async ({ canvasElement }) => {
    await find(canvasElement, '.plan');
    loseNetwork();
    await find(canvasElement, '.notice-warn');
  },
};

/** Neither a card nor a kind of card is known. */
export const NoCard: Story = {
  render: (args, context) => picker(backendOf(context).client, args, ''),
};
