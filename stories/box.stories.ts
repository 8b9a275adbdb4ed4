import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { RenewalClient } from '../src/client/client.ts';
import { RenewalError } from '../src/contract/error.ts';
import { backendOf, loaders, never, partnerToken } from './support/backend.ts';
import { withOrders } from './support/orders.ts';
import { find, press } from './support/press.ts';

interface Args {
  readonly 'card-type'?: string;
  readonly plan?: string;
}

const box = (client: RenewalClient, { 'card-type': cardType = '', plan = '' }: Args) => html`
  <renewal-box card-type=${cardType} plan=${plan} .client=${client}></renewal-box>`;

const signedInBox = (client: RenewalClient, { 'card-type': cardType = '', plan = '' }: Args) => html`
  <renewal-box card-type=${cardType} plan=${plan} .client=${client} .getPartnerToken=${partnerToken}></renewal-box>`;

/**
 * The whole renewal in one piece. It stands in one column where it is narrow and in two from 720 px, by the width of its
 * own place and not of the window.
 */
const meta: Meta<Args> = {
  title: 'Box',
  component: 'renewal-box',
  args: { 'card-type': 'mexico', plan: '' },
  loaders,
  render: (args, context) => signedInBox(backendOf(context).signedIn(args['card-type'] ?? 'mexico'), args),
};
export default meta;

type Story = StoryObj<Args>;

/** Nobody is known yet: the card is named first. */
export const FirstVisit: Story = {
  render: (args, context) => box(backendOf(context).client, args),
};

export const Mexico: Story = {};

export const NewCaledonia: Story = { args: { 'card-type': 'new-caledonia' } };

/** With a plan chosen, what it does to the card is said before anything else is asked. */
export const PlanChosen: Story = { args: { plan: 'mx-telcel-asl-100' } };

export const Checkout: Story = {
  args: { plan: 'mx-telcel-asl-100' },
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'input:checked');
    await press(canvasElement, '[part=button]:not([aria-disabled=true])');
  },
};

/** Opened from the card, in the place of the plans. */
export const OrdersAndReceipts: Story = {
  loaders: withOrders(
    { after: (sandbox, { reference }) => sandbox.payments.approve(reference) },
    { after: (sandbox, { reference }) => sandbox.payments.approve(reference) },
  ),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '.side .orders button');
    await find(canvasElement, 'article');
  },
};

/** Somebody who does not sign in sees the plans, and nothing of what is on the card. */
export const WithoutSigningIn: Story = {
  render: (args, context) => box(backendOf(context).client, args),
  play: async ({ canvasElement }) => {
    const field = (await find(canvasElement, '[name=identifier]')) as HTMLInputElement;
    field.value = '55 5555 5555';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await press(canvasElement, '[type=submit]');
    await find(canvasElement, '[name=channel]');
    await press(canvasElement, '.row .link:last-child');
    await press(canvasElement, '[name=plan]');
  },
};

export const Loading: Story = {
  render: (args, context) => box({ ...backendOf(context).client, getConfig: never }, args),
};

export const Offline: Story = {
  render: (args, context) => {
    const getConfig = () => Promise.reject(new RenewalError('network-unreachable'));
    return box({ ...backendOf(context).client, getConfig }, args);
  },
};

/** No endpoint and no client: the page's author is told, and so is the traveller. */
export const NotSetUp: Story = {
  render: () => html`<renewal-box><a href="https://shop.example/renew">Renew at the shop</a></renewal-box>`,
};
