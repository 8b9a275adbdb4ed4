import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Order } from '../src/domain/model/order.ts';
import { DAY } from '../src/domain/time.ts';
import type { Sandbox } from '../src/sandbox/index.ts';
import { backendOf, partnerToken } from './support/backend.ts';
import { type LoadedOrder, numbered, withOrder } from './support/orders.ts';
import { find, press } from './support/press.ts';

const approve = (sandbox: Sandbox, { reference }: Order) => sandbox.payments.approve(reference);

/**
 * Follows an order from payment to the carrier's evidence. "Renewed" is said on that evidence alone; every other end has
 * its own words, its own next step, and everything that support needs in one press.
 */
const meta: Meta = {
  title: 'Order status',
  component: 'renewal-order-status',
  render: (_args, context: LoadedOrder) => html`
    <renewal-provider card-type="mexico" order=${context.loaded.order?.id ?? ''}
      .client=${backendOf(context).signedIn(context.loaded.card ?? 'mexico')} .getPartnerToken=${partnerToken}>
      <renewal-order-status></renewal-order-status>
    </renewal-provider>`,
};
export default meta;

type Story = StoryObj;

export const Renewed: Story = { loaders: withOrder({ after: approve }) };

export const RenewedNewCaledonia: Story = {
  loaders: withOrder({ card: 'new-caledonia', plan: 'nc-assumed-5gb-30d', after: approve }),
};

export const Receipt: Story = {
  loaders: withOrder({ after: approve }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '.receipt button');
    await find(canvasElement, '.receipt .sums');
  },
};

export const WaitingForPayment: Story = { loaders: withOrder({}) };

/** Why, in plain words, and what to do; nothing has to be entered again. */
export const CardDoesNotWorkAbroad: Story = {
  loaders: withOrder({
    after: (sandbox, { reference }) => sandbox.payments.decline(reference, 'card_not_supported'),
  }),
};

export const LimitReached: Story = {
  loaders: withOrder({
    after: (sandbox, { reference }) => sandbox.payments.decline(reference, 'limit_exceeded'),
  }),
};

export const Abandoned: Story = {
  loaders: withOrder({ after: (sandbox, { reference }) => sandbox.payments.abandon(reference) }),
};

export const AnotherWayToPay: Story = {
  loaders: withOrder({ after: (sandbox, { reference }) => sandbox.payments.decline(reference, 'try_again') }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-ask=method]');
    await find(canvasElement, '[name=method]');
  },
};

export const AskedToCancel: Story = {
  loaders: withOrder({}),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-ask=cancel]');
    await find(canvasElement, '[data-asked=cancel]');
  },
};

export const Expired: Story = { loaders: withOrder({ after: (sandbox) => sandbox.clock.advance(DAY) }) };

export const Activating: Story = { loaders: withOrder({ card: numbered('41'), after: approve }) };

/** Past a day, support gets everything at once. */
export const PastADay: Story = {
  loaders: withOrder({
    card: numbered('42'),
    after: async (sandbox, order) => {
      await approve(sandbox, order);
      await sandbox.clock.advance(1.04 * DAY);
    },
  }),
};

export const Refunded: Story = { loaders: withOrder({ card: numbered('43'), after: approve }) };

export const BeingChecked: Story = { loaders: withOrder({ card: numbered('44'), after: approve }) };
