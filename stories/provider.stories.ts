import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { backendOf, loaders, partnerToken } from './support/backend.ts';

interface Args {
  readonly 'card-type'?: string;
}

/**
 * One client, one state and one language for the elements inside it, wherever they stand in the page's own layout.
 * Several providers on a page never mix.
 */
const meta: Meta<Args> = {
  title: 'Provider',
  component: 'renewal-provider',
  args: { 'card-type': 'mexico' },
  loaders,
  render: (args, context) => {
    const cardType = args['card-type'] ?? 'mexico';
    return html`
      <renewal-provider
        card-type=${cardType} .client=${backendOf(context).signedIn(cardType)} .getPartnerToken=${partnerToken}>
        <h1>Your card</h1>
        <renewal-card-access></renewal-card-access>
        <renewal-usage-meter></renewal-usage-meter>
        <h1>Renew it</h1>
        <renewal-plan-picker></renewal-plan-picker>
        <renewal-checkout-button></renewal-checkout-button>
      </renewal-provider>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** Each element in its own place on the page. */
export const PartsApart: Story = {};

/** Two shops, two languages, two kinds of card. */
export const TwoOnOnePage: Story = {
  render: (_args, context) => {
    const { client } = backendOf(context);
    return html`
      <renewal-provider lang="en" card-type="mexico" .client=${client}>
        <renewal-plan-picker></renewal-plan-picker>
      </renewal-provider>
      <renewal-provider lang="zh-Hans" card-type="new-caledonia" .client=${client}>
        <renewal-plan-picker></renewal-plan-picker>
      </renewal-provider>`;
  },
};
