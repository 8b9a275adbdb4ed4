import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { RenewalClient } from '../src/client/client.ts';
import { RenewalError } from '../src/contract/error.ts';
import { toInstant } from '../src/domain/time.ts';
import { backendOf, type Loaded, loaders, never, partnerToken } from './support/backend.ts';
import { loseNetwork, ownNetwork } from './support/network.ts';
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

/** Opens the field, types a code and sends it; waits for the answer. */
const typeCode = async (canvas: HTMLElement, code: string): Promise<void> => {
  await openDetails(canvas);
  await press(canvas, '.promotion [aria-expanded]');
  const field = (await find(canvas, '#code')) as HTMLInputElement;
  field.value = code;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await press(canvas, '.code button');
  await find(canvas, '#code[readonly], #code[aria-invalid=true]');
  await find(canvas, '.code [aria-disabled=false]');
};

const openReview = async (canvas: HTMLElement): Promise<void> => {
  await openDetails(canvas);
  await completeDetails(canvas);
};

const completeDetails = async (canvas: HTMLElement): Promise<void> => {
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

/** Every card has ways of its own, each with its cost, its time and what it tells about the payer. */
export const DetailsOfLyca: Story = {
  render: onCard('lyca', 'gb-lyca-payg-30gb'),
  play: ({ canvasElement }) => openDetails(canvasElement),
};
export const DetailsOfMonaco: Story = {
  render: onCard('monaco', 'mc-assumed-ul-1d'),
  play: ({ canvasElement }) => openDetails(canvasElement),
};
export const DetailsOfNewCaledonia: Story = {
  render: onCard('new-caledonia', 'nc-assumed-5gb-30d'),
  play: ({ canvasElement }) => openDetails(canvasElement),
};

/** Inside an app not every way to pay works: those are named, with the way round. */
export const InsideAnApp: Story = {
  ...DetailsOfMonaco,
  beforeEach: () => {
    Object.defineProperty(navigator, 'userAgent', {
      configurable: true,
      get: () => 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.53',
    });
    return () => Reflect.deleteProperty(navigator, 'userAgent');
  },
};

/** What is taken off is in the total at once; the code can be taken out again. */
export const CodeTaken: Story = { play: ({ canvasElement }) => typeCode(canvasElement, 'TERN10') };

export const CodeRefused: Story = {
  play: async ({ canvasElement }) => {
    await typeCode(canvasElement, 'SUMMER25');
    await find(canvasElement, '.field-error');
  },
};

/** It was good for the plan before, and is not for this one: the price without it. */
export const CodeOfAnotherPlan: Story = {
  render: onCard('mexico', 'mx-telcel-asl-200'),
  play: async ({ canvasElement }) => {
    await typeCode(canvasElement, 'MONTH15');
    await press(canvasElement, '[name=plan][value="mx-telcel-asl-100"]');
    await find(canvasElement, '.notice-warn');
  },
};

export const ReviewWithCode: Story = {
  play: async ({ canvasElement }) => {
    await typeCode(canvasElement, 'TERN10');
    await completeDetails(canvasElement);
  },
};

/** The list of plans was older than the price: both are said before anything can be ordered. */
export const PriceHasChanged: Story = {
  render: change((client) => {
    let isOld = true;
    return {
      listPlans: async (...args) => {
        const plans = await client.listPlans(...args);
        if (!isOld) return plans;
        isOld = false;
        return plans.map((plan) => ({ ...plan, price: { ...plan.price, minor: plan.price.minor - 1000 } }));
      },
    };
  }),
  play: ({ canvasElement }) => openReview(canvasElement),
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

/** Nothing is paid without a network; what was typed stays. */
export const NetworkLost: Story = {
  beforeEach: ownNetwork,
  play: async ({ canvasElement }) => {
    await openReview(canvasElement);
    loseNetwork();
    await find(canvasElement, '.pay .hint');
  },
};

export const Leaving: Story = {
  play: async ({ canvasElement }) => {
    await openReview(canvasElement);
    await press(canvasElement, '.pay-button');
    await find(canvasElement, '.leaving');
  },
};
