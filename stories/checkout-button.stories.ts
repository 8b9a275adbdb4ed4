import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { RenewalClient } from '../src/client/client.ts';
import { RenewalError } from '../src/contract/error.ts';
import { toInstant } from '../src/domain/time.ts';
import { backendOf, type Loaded, loaders, never, partnerToken } from './support/backend.ts';
import { numbered, type StoryCard, stayHere, withOrder } from './support/orders.ts';
import { find, press } from './support/press.ts';

interface Args {
  readonly 'renewal-href'?: string;
}

const PLAN = 'mx-telcel-asl-100';

interface Place {
  readonly args: Args;
  readonly plan?: string;
}

/** The plans are there to be chosen from, and out of sight: the story is about the button. */
const button = (client: RenewalClient, { args, plan = PLAN }: Place) => html`
  <renewal-provider card-type="mexico" plan=${plan} .client=${client} .getPartnerToken=${partnerToken}>
    <renewal-plan-picker hidden></renewal-plan-picker>
    <renewal-checkout-button renewal-href=${args['renewal-href'] ?? ''}></renewal-checkout-button>
  </renewal-provider>`;

const onCard =
  (card: StoryCard, plan = PLAN) =>
  (args: Args, context: Loaded) =>
    button(backendOf(context).signedIn(card), { args, plan });

const change =
  (with_: (client: RenewalClient) => Partial<RenewalClient>) => (args: Args, context: Loaded) => {
    const client = backendOf(context).signedIn('mexico');
    return button({ ...client, ...with_(client) }, { args });
  };

const READY = '[part=button][aria-disabled=false]';

const openDetails = async (canvas: HTMLElement): Promise<void> => {
  await find(canvas, '.bars');
  await press(canvas, READY);
  await find(canvas, '[name=email]');
};

const openReview = async (canvas: HTMLElement): Promise<void> => {
  await openDetails(canvas);
  const email = (await find(canvas, '[name=email]')) as HTMLInputElement;
  email.value = 'traveller@example.com';
  email.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await press(canvas, '[type=checkbox]');
  await press(canvas, '[type=submit]');
  await find(canvas, '.pay-button');
};

/**
 * Leads from the chosen plan to the payment page: what the renewal does to the card, how to pay and where the receipt
 * goes, everything once more, and the one button that orders.
 */
const meta: Meta<Args> = {
  title: 'Checkout button',
  component: 'renewal-checkout-button',
  args: { 'renewal-href': '' },
  loaders: [...loaders, async () => stayHere()],
  render: onCard('mexico'),
};
export default meta;

type Story = StoryObj<Args>;

/** Now and after, and what becomes of what is left: by the operator's rule. */
export const Adds: Story = {};
export const Extends: Story = { render: onCard(numbered('21')) };
export const Queues: Story = { render: onCard(numbered('22')) };
export const Replaces: Story = { render: onCard(numbered('24')) };
export const Parallel: Story = { render: onCard(numbered('25')) };
export const AfterTheEnd: Story = { render: onCard(numbered('10')) };
export const BalanceUnread: Story = { render: onCard(numbered('15')) };
export const Credit: Story = { render: onCard('mexico', 'mx-telcel-saldo-50') };

export const NoPlan: Story = { render: onCard('mexico', '') };

export const NotSignedIn: Story = {
  render: (_args, context) => html`
    <renewal-provider card-type="mexico" .client=${backendOf(context).client}>
      <renewal-checkout-button></renewal-checkout-button>
    </renewal-provider>`,
};

/** Paying would not help: that is said first. */
export const NotRegistered: Story = { render: onCard(numbered('11')) };
export const Retired: Story = { render: onCard(numbered('18')) };
export const CannotBeToppedUp: Story = { render: onCard(numbered('27')) };

/** On a travel blog the button leads to the page that renews. */
export const LeadsElsewhere: Story = { args: { 'renewal-href': 'https://shop.example/renew' } };

export const GettingThePrice: Story = { render: change(() => ({ createQuote: never })) };

export const NoPrice: Story = {
  render: change(() => ({ createQuote: () => Promise.reject(new RenewalError('provider-unavailable')) })),
};

export const Details: Story = { play: ({ canvasElement }) => openDetails(canvasElement) };

export const DetailsIncomplete: Story = {
  play: async ({ canvasElement }) => {
    await openDetails(canvasElement);
    await press(canvasElement, '[type=submit]');
    await find(canvasElement, '.field-error');
  },
};

export const Review: Story = { play: ({ canvasElement }) => openReview(canvasElement) };

export const PriceEndsSoon: Story = {
  render: change((client) => ({
    createQuote: async (...args) => ({
      ...(await client.createQuote(...args)),
      expiresAt: toInstant(client.now() + 100_000),
    }),
  })),
  play: ({ canvasElement }) => openReview(canvasElement),
};

export const Ordering: Story = {
  render: change(() => ({ createOrder: never })),
  play: async ({ canvasElement }) => {
    await openReview(canvasElement);
    await press(canvasElement, '.pay-button');
  },
};

/** The answer was lost: the same press again comes to the same order. */
export const AnswerLost: Story = {
  render: change(() => ({
    createOrder: () => Promise.reject(new RenewalError('network-unreachable', { retryable: true })),
  })),
  play: async ({ canvasElement }) => {
    await openReview(canvasElement);
    await press(canvasElement, '.pay-button');
    await find(canvasElement, '.notice-danger');
  },
};

export const AnotherOrderIsOpen: Story = {
  loaders: withOrder({}),
  play: async ({ canvasElement }) => {
    await openReview(canvasElement);
    await press(canvasElement, '.pay-button');
    await find(canvasElement, '.choices');
  },
};

export const Leaving: Story = {
  play: async ({ canvasElement }) => {
    await openReview(canvasElement);
    await press(canvasElement, '.pay-button');
    await find(canvasElement, '.leaving');
  },
};
