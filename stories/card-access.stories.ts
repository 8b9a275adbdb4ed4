import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { RenewalClient } from '../src/client/client.ts';
import { RenewalError } from '../src/contract/error.ts';
import { MINUTE } from '../src/domain/time.ts';
import { backendOf, loaders, never, partnerToken } from './support/backend.ts';
import { find, press } from './support/press.ts';

interface Args {
  readonly 'card-type'?: string;
}

const access = (client: RenewalClient, { 'card-type': cardType = '' }: Args) => html`
  <renewal-provider card-type=${cardType} .client=${client}><renewal-card-access></renewal-card-access></renewal-provider>`;

/** Types into the field, as a browser does. */
const fill = async (canvas: HTMLElement, selector: string, text: string): Promise<void> => {
  const field = (await find(canvas, selector)) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const goOn = (canvas: HTMLElement): Promise<void> => press(canvas, '[type=submit]:not([aria-disabled=true])');

const untilCode = async (canvas: HTMLElement): Promise<void> => {
  await fill(canvas, '[name=identifier]', '55 5555 5555');
  await goOn(canvas);
  await find(canvas, '[name=channel]');
  await goOn(canvas);
  await find(canvas, '[name=code]');
};

/**
 * The card is named by what this page's card is named by, and proved with a one-time code. Signed in, it shows which
 * card is in hand.
 */
const meta: Meta<Args> = {
  title: 'Card access',
  component: 'renewal-card-access',
  args: { 'card-type': 'mexico' },
  loaders,
  render: (args, context) => access(backendOf(context).client, args),
};
export default meta;

type Story = StoryObj<Args>;

export const PhoneNumber: Story = {};

export const CardNumber: Story = { args: { 'card-type': 'new-caledonia' } };

/** Where the page names no card, the country of a phone number is asked for and never guessed. */
export const AnyCard: Story = { args: { 'card-type': '' } };

export const DigitsMissing: Story = {
  play: async ({ canvasElement }) => {
    await fill(canvasElement, '[name=identifier]', '55 5555');
    await goOn(canvasElement);
    await find(canvasElement, '[aria-invalid=true]');
  },
};

/** A check digit that fails only warns: real providers issue such numbers. */
export const CheckDigitFails: Story = {
  args: { 'card-type': 'new-caledonia' },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, '[name=identifier]', '8968701000000000011');
    await find(canvasElement, '.notice-warn');
  },
};

export const Offline: Story = {
  render: (args, context) => {
    const lookUpCard = () => Promise.reject(new RenewalError('network-unreachable'));
    return access({ ...backendOf(context).client, lookUpCard }, args);
  },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, '[name=identifier]', '55 5555 5555');
    await goOn(canvasElement);
    await find(canvasElement, '.notice-danger');
  },
};

export const ChooseAChannel: Story = {
  play: async ({ canvasElement }) => {
    await fill(canvasElement, '[name=identifier]', '55 5555 5555');
    await goOn(canvasElement);
    await find(canvasElement, '[name=channel]');
  },
};

export const Code: Story = { play: ({ canvasElement }) => untilCode(canvasElement) };

export const WrongCode: Story = {
  play: async ({ canvasElement, loaded }) => {
    await untilCode(canvasElement);
    const { sandbox } = backendOf({ loaded });
    await sandbox.settled();
    const isRight = (await sandbox.inbox()).some(({ text }) => text.includes('123456'));
    await fill(canvasElement, '[name=code]', isRight ? '654321' : '123456');
    await find(canvasElement, '[aria-invalid=true]');
  },
};

/** The way on is the other channel, or support. */
export const TooManyTries: Story = {
  render: (args, context) => {
    const details = { retryable: true, retryAfterMs: 24 * 3_600_000 };
    const createSession = () => Promise.reject(new RenewalError('rate-limited', details));
    return access({ ...backendOf(context).client, createSession }, args);
  },
  play: async ({ canvasElement }) => {
    await untilCode(canvasElement);
    await fill(canvasElement, '[name=code]', '123456');
    await find(canvasElement, '.notice-danger');
    await press(canvasElement, 'summary');
  },
};

export const SignedIn: Story = {
  render: (_args, context) => html`
    <renewal-provider .client=${backendOf(context).signedIn('mexico')} .getPartnerToken=${partnerToken}>
      <renewal-card-access></renewal-card-access>
    </renewal-provider>`,
};

/** Two minutes before the session ends: said once, and a press lets it last. It stands above the page, wherever one is on it. */
export const SessionEnds: Story = {
  render: (_args, context) => {
    const { sandbox, client } = backendOf(context);
    const createSession = async () => {
      const session = await sandbox.signIn('mexico');
      await sandbox.clock.advance(28.5 * MINUTE);
      return session;
    };
    return html`
      <renewal-provider .client=${{ ...client, createSession }} .getPartnerToken=${partnerToken}>
        <renewal-card-access></renewal-card-access>
      </renewal-provider>`;
  },
  play: async ({ canvasElement }) => {
    await find(canvasElement, '.session .button');
  },
};

/** Two cards hang on one sign-in. */
export const SeveralCards: Story = {
  render: (_args, context) => {
    const { sandbox, client } = backendOf(context);
    const createSession = async () => {
      const first = await sandbox.signIn('mexico');
      const second = await sandbox.signIn('new-caledonia');
      return { ...first, cards: [...first.cards, ...second.cards] };
    };
    return html`
      <renewal-provider .client=${{ ...client, createSession }} .getPartnerToken=${partnerToken}>
        <renewal-card-access></renewal-card-access>
      </renewal-provider>`;
  },
};

/** In a hurry, or for somebody else: nothing of what is on the card is shown. */
export const WithoutSigningIn: Story = {
  play: async ({ canvasElement }) => {
    await fill(canvasElement, '[name=identifier]', '55 5555 5555');
    await goOn(canvasElement);
    await find(canvasElement, '[name=channel]');
    await press(canvasElement, '.row .link:last-child');
    await find(canvasElement, '.card');
  },
};

/** Another card is named while the first one stays signed in. */
export const AnotherCard: Story = {
  render: (_args, context) => html`
    <renewal-provider .client=${backendOf(context).signedIn('mexico')} .getPartnerToken=${partnerToken}>
      <renewal-card-access></renewal-card-access>
    </renewal-provider>`,
  play: async ({ canvasElement }) => {
    await find(canvasElement, '[type=checkbox]');
    await press(canvasElement, '.ways .link');
    await find(canvasElement, '[name=identifier]');
  },
};

const REMEMBERING = 'https://remembering.example';

/** Cards that this device was asked to remember: a press asks for the code at once. */
export const Remembered: Story = {
  loaders: [
    async () => {
      const cards = ['5555', '0123'].map((digits) => ({
        reference: `opaque, of ${digits}`,
        masked: `+52\u00a0•••\u00a0•••\u00a0${digits}`,
        cardType: 'mexico',
      }));
      localStorage.setItem(`renewal-cards ${REMEMBERING} `, JSON.stringify(cards));
      return {};
    },
  ],
  render: (args, context) => html`
    <renewal-provider endpoint=${REMEMBERING} card-type=${args['card-type'] ?? ''} .client=${backendOf(context).client}>
      <renewal-card-access></renewal-card-access>
    </renewal-provider>`,
};

export const Loading: Story = {
  render: (args, context) => access({ ...backendOf(context).client, getConfig: never }, args),
};
