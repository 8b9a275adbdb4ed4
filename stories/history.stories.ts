import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { RenewalClient } from '../src/client/client.ts';
import { RenewalError } from '../src/contract/error.ts';
import { backendOf, type Loaded, loaders, never, partnerToken } from './support/backend.ts';
import { askBack, numbered, type Past, type StoryCard, withOrders } from './support/orders.ts';
import { find, press } from './support/press.ts';

const page = (client: RenewalClient) => html`
  <renewal-provider card-type="mexico" .client=${client} .getPartnerToken=${partnerToken}>
    <renewal-history></renewal-history>
  </renewal-provider>`;

/** The list of a card, with the client changed on its way. */
const listOf =
  (change: (client: RenewalClient) => RenewalClient = (it) => it, card: StoryCard = 'mexico') =>
  (_args: unknown, context: Loaded) =>
    page(change(backendOf(context).signedIn(card)));

/**
 * The orders of the card that is shown, the newest first: what became of each, its receipt on the spot, a question about
 * the charge, and the same again by one press. In the box it is opened from the card, and loaded then.
 */
const meta: Meta = {
  title: 'History',
  component: 'renewal-history',
  render: listOf(),
};
export default meta;

type Story = StoryObj;

const renewed: Past = { after: (sandbox, { reference }) => sandbox.payments.approve(reference) };
const expired: Past = { after: (sandbox) => sandbox.clock.advance(86_400_000) };
const refunded: Past = { after: askBack('granted') };

/** The filters are those that leave some orders out. */
export const Orders: Story = { loaders: withOrders(expired, refunded, renewed, {}) };

/** All alike: there is nothing to filter. */
export const AllRenewed: Story = { loaders: withOrders(renewed, renewed) };

export const NewCaledonia: Story = {
  loaders: withOrders({ ...renewed, card: 'new-caledonia', plan: 'nc-assumed-5gb-30d' }),
  render: listOf(undefined, 'new-caledonia'),
};

export const None: Story = { loaders };

export const WithReceipt: Story = {
  loaders: withOrders(renewed),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-panel=receipt]');
    await find(canvasElement, '.receipt .sums');
  },
};

export const QuestionACharge: Story = {
  loaders: withOrders(renewed),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-panel=question]');
    await find(canvasElement, '.question .option');
  },
};

/** Somebody else paid for the card: what, and not how much or how. */
export const PaidBySomebodyElse: Story = {
  loaders: withOrders({ ...renewed, forSomebodyElse: true }),
  render: listOf(undefined, numbered('90')),
};

/** Bought again, a plan may be gone. */
export const PlanNoLongerSold: Story = {
  loaders: withOrders(renewed),
  render: listOf((client) => ({ ...client, listPlans: async () => [] })),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'article .choices > :last-of-type');
    await find(canvasElement, '.notice-warn');
  },
};

export const Loading: Story = {
  loaders,
  render: listOf((client) => ({ ...client, listOrders: never })),
};

export const Offline: Story = {
  loaders,
  render: listOf((client) => ({
    ...client,
    listOrders: () => Promise.reject(new RenewalError('network-unreachable', { retryable: true })),
  })),
};

/** Nobody has signed in: it takes no space, and the card is asked for beside it. */
export const SignedOut: Story = {
  loaders,
  render: (_args, context) => html`
    <renewal-provider card-type="mexico" .client=${backendOf(context).client}>
      <renewal-history></renewal-history>
      <renewal-card-access></renewal-card-access>
    </renewal-provider>`,
};
