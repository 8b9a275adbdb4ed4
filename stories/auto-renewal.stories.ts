import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { RenewalClient } from '../src/client/client.ts';
import { RenewalError } from '../src/contract/error.ts';
import { agree, announcePrice, declineRenewal, giveMandate, RENEWED_PLAN } from './support/auto-renewal.ts';
import {
  backendOf,
  type Loaded,
  loaders,
  never,
  partnerToken,
  type StoryBackend,
} from './support/backend.ts';
import { find, press } from './support/press.ts';

interface Shown {
  readonly plan?: string;
  readonly change?: (client: RenewalClient, backend: StoryBackend) => RenewalClient;
}

const shown =
  ({ plan = '', change = (it) => it }: Shown = {}) =>
  (_args: unknown, context: Loaded) => {
    const backend = backendOf(context);
    return html`<renewal-provider card-type="mexico" plan=${plan} .client=${change(backend.signedIn('mexico'), backend)}
      .getPartnerToken=${partnerToken}>
      <renewal-auto-renewal></renewal-auto-renewal>
    </renewal-provider>`;
  };

/** A backend on which this has happened before the story begins. */
const after = (happens: (backend: StoryBackend) => Promise<unknown>) => [
  async () => {
    const backend = backendOf({ loaded: (await loaders[0]?.()) ?? {} });
    await happens(backend);
    return { backend };
  },
];

/**
 * Lets a card renew itself: with which plan, for how much, how it is paid and when next. It is turned on with a consent
 * that names the amount and how often, a dearer price is announced before it is charged, and turning it off works at once.
 */
const meta: Meta = {
  title: 'Auto-renewal',
  component: 'renewal-auto-renewal',
  loaders,
  render: shown(),
};
export default meta;

type Story = StoryObj;

export const Off: Story = {};

/** The plan that is chosen on the page is the one to begin with. */
export const WithAPlan: Story = { render: shown({ plan: RENEWED_PLAN }) };

export const SomethingMissing: Story = {
  render: shown({ plan: RENEWED_PLAN }),
  play: ({ canvasElement }) => press(canvasElement, 'button[type=submit]'),
};

/** Another price than the one that was agreed to is not taken: what is typed stays, and it is agreed to anew. */
export const PriceChanged: Story = {
  render: shown({
    plan: RENEWED_PLAN,
    change: (client, { sandbox }) => ({
      ...client,
      putAutoRenewal: async (...asked) => {
        await sandbox.choosePrice(RENEWED_PLAN, 25_000);
        return client.putAutoRenewal(...asked);
      },
    }),
  }),
  play: async ({ canvasElement }) => {
    const email = (await find(canvasElement, '[name=email]')) as HTMLInputElement;
    email.value = 'traveller@example.com';
    email.dispatchEvent(new Event('input'));
    await press(canvasElement, '[data-part=consent]');
    await press(canvasElement, 'button[type=submit]');
    await find(canvasElement, '.notice-warn');
  },
};

/** The mandate is given on the payment provider's page, in a tab of its own. */
export const Confirming: Story = { loaders: after((backend) => agree(backend, { mode: 'mandate' })) };

export const On: Story = { loaders: after(giveMandate) };

export const OnFromTheCardsMoney: Story = {
  loaders: after((backend) => agree(backend, { mode: 'operator_balance' })),
};

export const AskedWhetherToTurnOff: Story = {
  loaders: after(giveMandate),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '.off button');
    await find(canvasElement, '#asked');
  },
};

export const PriceAnnounced: Story = { loaders: after(announcePrice) };

export const TriedAgain: Story = {
  loaders: after((backend) => declineRenewal(backend, 'insufficient_funds')),
};

/** What is declined for good is not tried again. */
export const Stopped: Story = { loaders: after((backend) => declineRenewal(backend, 'declined')) };

export const Loading: Story = {
  render: shown({ change: (client) => ({ ...client, getAutoRenewal: never }) }),
};

export const NotReachable: Story = {
  render: shown({
    change: (client) => ({
      ...client,
      getAutoRenewal: () => Promise.reject(new RenewalError('network-unreachable', { retryable: true })),
    }),
  }),
};
