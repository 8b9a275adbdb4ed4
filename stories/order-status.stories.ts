import '../src/define/all.ts';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { RenewalError } from '../src/contract/error.ts';
import { headers, paths } from '../src/contract/paths.ts';
import type { DECLINE_CODES, Order } from '../src/domain/model/order.ts';
import { DAY, MINUTE } from '../src/domain/time.ts';
import type { RefundChoice, Sandbox } from '../src/sandbox/index.ts';
import { backendOf, loaders, partnerToken } from './support/backend.ts';
import { loseNetwork, ownNetwork } from './support/network.ts';
import { askBack, type LoadedOrder, numbered, type Past, withOrder } from './support/orders.ts';
import { find, press } from './support/press.ts';

/**
 * Follows an order from payment to the carrier's evidence. "Renewed" is said on that evidence alone; every other end has
 * its own words, its own next step, and everything that support needs in one press.
 */
const meta: Meta = {
  title: 'Order status',
  component: 'renewal-order-status',
  render: (_args, context: LoadedOrder) => {
    const { client, signedIn } = backendOf(context);
    const { getOrder } = client;
    return html`
    <renewal-provider card-type="mexico" order=${context.loaded.order?.id ?? ''}
      .client=${{ ...signedIn(context.loaded.card ?? 'mexico'), getOrder }} .getPartnerToken=${partnerToken}>
      <renewal-order-status></renewal-order-status>
    </renewal-provider>`;
  },
};
export default meta;

type Story = StoryObj;
type Happens = NonNullable<Past['after']>;

const approve: Happens = (sandbox, { reference }) => sandbox.payments.approve(reference);

/** Paid, and then what `next` says. */
const paidAnd =
  (next: (sandbox: Sandbox, order: Order) => Promise<unknown>): Happens =>
  async (sandbox, order) => {
    await sandbox.payments.approve(order.reference);
    await sandbox.clock.advance(MINUTE);
    await next(sandbox, order);
  };

/** The last two minutes, by the backend's clock. */
export const TimeToPayNearlyOver: Story = {
  loaders: withOrder({ after: (sandbox) => sandbox.clock.advance(28.5 * MINUTE) }),
  play: async ({ canvasElement }) => {
    await find(canvasElement, '.time');
  },
};

export const Renewed: Story = { loaders: withOrder({ after: approve }) };

export const RenewedNewCaledonia: Story = {
  loaders: withOrder({ card: 'new-caledonia', plan: 'nc-assumed-5gb-30d', after: approve }),
};

/** What is on the card is not for whoever paid for it: what the operator confirmed, and when. */
export const RenewedForSomebodyElse: Story = {
  loaders: withOrder({ forSomebodyElse: true, after: approve }),
};

/** A card that takes no top-ups is renewed by a new eSIM. */
export const NewESim: Story = { loaders: withOrder({ card: numbered('28'), after: approve }) };

export const PaidTwice: Story = {
  loaders: withOrder({ after: (sandbox, { reference }) => sandbox.payments.approveTwice(reference) }),
};

export const Receipt: Story = {
  loaders: withOrder({ after: approve }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-panel=receipt]');
    await find(canvasElement, '.receipt .sums');
  },
};

/** Until when, why, and once more whether. */
export const AskForRefund: Story = {
  loaders: withOrder({ after: approve }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-panel=refund]');
    await press(canvasElement, '[value=not_needed]');
    await press(canvasElement, '.refund > button');
    await find(canvasElement, '#refund-sure');
  },
};

export const QuestionACharge: Story = {
  loaders: withOrder({ after: approve }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-panel=question]');
    await press(canvasElement, '[value=wrong_amount]');
    await press(canvasElement, '.question > button');
    await find(canvasElement, '#asked');
  },
};

export const ForSupport: Story = {
  loaders: withOrder({ after: approve }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-panel=support]');
    await find(canvasElement, '.packet');
  },
};

export const WaitingForPayment: Story = { loaders: withOrder({}) };

export const BankTakesItsTime: Story = {
  loaders: withOrder({ after: (sandbox, { reference }) => sandbox.payments.wait(reference) }),
};

const declined = (code: (typeof DECLINE_CODES)[number]): Story => ({
  loaders: withOrder({ after: (sandbox, { reference }) => sandbox.payments.decline(reference, code) }),
});

/** Why, in plain words, and what to do; nothing has to be entered again. Where the same way cannot do, others stand first. */
export const NotEnoughMoney = declined('insufficient_funds');
export const BankCouldNotConfirm = declined('authentication_failed');
export const DetailsIncorrect = declined('details_incorrect');
export const CardHasExpired = declined('card_expired');
export const CardDoesNotWorkAbroad = declined('card_not_supported');
export const LimitReached = declined('limit_exceeded');
export const BriefProblem = declined('try_again');
export const NoReasonGiven = declined('declined');
export const Abandoned = declined('abandoned');
export const TimedOut = declined('expired');

/** A wallet's code: this page waits for the phone that scans it. */
const wallet = { card: 'monaco', plan: 'mc-assumed-3gb-7d', method: 'wechat_pay' } as const;
export const WalletCode: Story = {
  loaders: withOrder(wallet),
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'svg.qr');
  },
};

/** Nobody has scanned it in time: there is a new one. */
export const WalletCodeEnded: Story = {
  loaders: withOrder({ ...wallet, after: (sandbox) => sandbox.clock.advance(16 * MINUTE) }),
};

/** Each line can be copied. The page may be closed meanwhile. */
const transfer = { method: 'bank_transfer' } as const;
const findsPanel: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await find(canvasElement, '.pay');
};
export const BankTransfer: Story = { loaders: withOrder(transfer), play: findsPanel };

/** Where the page may not write to the clipboard, the text is selected. */
export const ClipboardRefused: Story = {
  ...BankTransfer,
  play: async ({ canvasElement }) => {
    const { clipboard } = navigator;
    const { writeText } = clipboard;
    clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    await press(canvasElement, '.pay dd button');
    clipboard.writeText = writeText;
  },
};

/** What is on its way back, and what to do now. */
export const TooLittleCame: Story = {
  loaders: withOrder({
    ...transfer,
    after: (sandbox, { reference }) => sandbox.befall(reference, 'arrives_too_little'),
  }),
  play: findsPanel,
};

/** It pays the order; what is over goes back. */
export const TooMuchCame: Story = {
  loaders: withOrder({
    ...transfer,
    after: (sandbox, { reference }) => sandbox.befall(reference, 'arrives_too_much'),
  }),
};

export const TransferCameTooLate: Story = {
  loaders: withOrder({
    ...transfer,
    after: async (sandbox, { reference }) => {
      await sandbox.clock.advance(4 * DAY);
      await sandbox.befall(reference, 'arrives_late');
    },
  }),
};

export const CashVoucher: Story = {
  loaders: withOrder({ card: 'new-caledonia', plan: 'nc-assumed-5gb-30d', method: 'cash_voucher' }),
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'svg.barcode');
  },
};

/** Somebody else pays, on their phone. */
export const ForSomebodyElsesPhone: Story = {
  loaders: withOrder({}),
  play: async ({ canvasElement }) => {
    await press(canvasElement, '[data-ask=companion]');
    await find(canvasElement, '.pay svg.qr');
  },
};

export const AnotherWayToPay: Story = {
  ...declined('try_again'),
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

export const Canceled: Story = {
  loaders: withOrder({
    after: (sandbox, { id }, token) =>
      sandbox.fetch(sandbox.endpoint + paths.orderCancel(id), {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, [headers.key]: sandbox.publishableKey },
      }),
  }),
};

/** What was known stays, with its time; what needs a connection is held back. */
export const NetworkLost: Story = {
  loaders: withOrder({}),
  beforeEach: ownNetwork,
  play: async ({ canvasElement }) => {
    await find(canvasElement, '.timeline');
    loseNetwork();
    await find(canvasElement, '.notice-warn');
  },
};

/** Back from the payment page, the order cannot be seen yet: nobody knows, and nobody guesses. */
export const ReturnFailed: Story = {
  loaders,
  render: (_args, context) => {
    const { client, sandbox } = backendOf(context);
    const address = new URL(location.href);
    address.searchParams.set('renewal_return', `${sandbox.publishableKey}~a-token`);
    history.replaceState(history.state, '', address);
    const redeemReturn = () => Promise.reject(new RenewalError('provider-unavailable', { retryable: true }));
    return html`
    <renewal-provider publishable-key=${sandbox.publishableKey} .client=${{ ...client, redeemReturn }}>
      <renewal-order-status></renewal-order-status>
    </renewal-provider>`;
  },
  play: async ({ canvasElement }) => {
    await find(canvasElement, '.head.warn');
  },
};

export const Expired: Story = { loaders: withOrder({ after: (sandbox) => sandbox.clock.advance(DAY) }) };

export const Activating: Story = { loaders: withOrder({ card: numbered('41'), after: approve }) };

export const TakesLonger: Story = {
  loaders: withOrder({
    card: numbered('42'),
    after: paidAnd((sandbox) => sandbox.clock.advance(20 * MINUTE)),
  }),
};

/** Past a day, support gets everything at once. */
export const PastADay: Story = {
  loaders: withOrder({
    card: numbered('42'),
    after: paidAnd((sandbox) => sandbox.clock.advance(1.04 * DAY)),
  }),
};

/** The operator gave no answer: nobody knows yet, and nothing is sent or charged a second time. */
export const OutcomeUnknown: Story = { loaders: withOrder({ card: numbered('44'), after: approve }) };

export const AcceptedButNothingChanged: Story = {
  loaders: withOrder({
    card: numbered('45'),
    after: paidAnd((sandbox) => sandbox.clock.advance(15 * MINUTE)),
  }),
};

/** The money is owed and on its way back: the payment provider has not taken the refund yet. */
export const RefundPending: Story = {
  loaders: withOrder({
    card: numbered('43'),
    after: async (sandbox, { reference }) => {
      await sandbox.chooseOutages(['refunds']);
      await sandbox.payments.approve(reference);
    },
  }),
};

export const Refunded: Story = { loaders: withOrder({ card: numbered('43'), after: approve }) };

/** Money that came after the order had ended. */
export const CameTooLate: Story = {
  loaders: withOrder({
    after: async (sandbox, { reference }) => {
      await sandbox.clock.advance(DAY);
      await sandbox.payments.approveLate(reference);
    },
  }),
};

/** The traveller has asked for the money, and it is decided so. */
const askedBack = (choice: RefundChoice): Story => ({
  loaders: withOrder({ after: askBack(choice) }),
});
export const RefundAskedFor = askedBack('person');
export const RefundGranted = askedBack('granted');
export const RefundRefused = askedBack('used');

/** The payer's bank took the money back. */
export const Reversed: Story = {
  loaders: withOrder({
    after: paidAnd((sandbox, { reference }) => sandbox.befall(reference, 'chargeback')),
  }),
};
