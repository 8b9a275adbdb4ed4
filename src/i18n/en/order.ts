/** English: the order, from waiting for money to the carrier's evidence. */
export const order = {
  returning: 'Looking up your order…',
  returnFailed: 'Your order could not be shown',
  signIn: 'Sign in to see your order',
  signInText: 'If you have paid, nothing is lost: we also e-mail you the proof.',

  reference: 'Order number',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: copy it from here',

  steps: {
    paying: 'Waiting for payment',
    ordered: 'Ordered',
    paid: 'Paid',
    activating: 'Activating',
    active: 'Active',
    checking: 'Being checked',
    refunding: 'Refund under way',
    refund_requested: 'Refund requested',
    refunded: 'Refunded',
    canceled: 'Canceled',
    expired: 'Expired',
    reversed: 'Payment reversed',
  },
  stepDone: 'done',
  stepNow: 'now',
  stepNext: 'to come',

  titles: {
    waiting: 'Waiting for your payment',
    failed: 'The payment did not go through',
    abandoned: 'You left before paying',
    timedOut: 'The payment page timed out',
    pending: 'Your payment is being checked',
    paid: 'Paid: your plan will be activated next',
    fulfilling: 'Your plan is being activated',
    slow: 'Activation is taking longer than usual',
    renewed: 'Your card is renewed',
    needs_review: 'We are checking with the operator',
    refund_requested: 'You have asked for a refund',
    refund_pending: 'Your refund is on its way',
    refunded: 'You have been refunded',
    reversed: 'The payment was reversed',
    canceled: 'This order is canceled',
    expired: 'This order has expired',
    unknown: 'The status of your order is unclear',
  },
  texts: {
    waiting: (deadline: string) =>
      `If you have just paid, this takes a moment. If not, you can still pay until ${deadline}.`,
    pending: (deadline: string) =>
      `The bank has not decided yet. If there is no answer by ${deadline}, the order is closed.`,
    paid: 'We have your payment. You can keep using your card meanwhile.',
    fulfilling:
      'The operator is adding the plan. You can close this page: we send you a message when it is done.',
    slow: 'You do not need to pay or order again. We keep checking with the operator and send you a message when it is done.',
    pastDay: 'It has been more than a day. Send support the details below: that is all they need.',
    renewed: (email: string) => `The operator has confirmed it. The proof is on its way to ${email}.`,
    renewedNoFigures: 'The operator gave no new figures; see your card’s page.',
    needs_review:
      'The operator’s answer is not clear, so one of us is looking into it. Do not order again: you get the plan or your money back, and a message either way.',
    refund_requested: 'We are looking into it. You get a message when it is decided.',
    refund_pending:
      'The plan could not be added. You get the full amount back the way you paid; banks take up to ten days.',
    refund_pending_late:
      'Your payment came after the order had ended. You get the full amount back the way you paid; banks take up to ten days.',
    refunded: 'The full amount has been sent back. Your bank may take a few days to show it.',
    reversed: 'The bank or the operator reversed it. If you did not expect this, contact support.',
    expired: 'It was not paid in time.',
    unknown: 'Check again in a moment. If it stays like this, send support the details below.',
  },
  notCharged: 'You have not been charged.',
  stillArrives: 'If a payment still arrives, you get it back automatically.',
  payUntil: (deadline: string) => `You can pay until ${deadline}; everything you entered is kept.`,

  /** Why a payment failed, and what to do. */
  declines: {
    insufficient_funds: 'There is not enough money in the account. Add money, or pay another way.',
    authentication_failed:
      'The bank could not confirm that it was you. Try again with your phone at hand, or pay another way.',
    details_incorrect:
      'Some card details were not right. Check the number, date and security code, then try again.',
    card_expired: 'The card you paid with has expired. Use another card, or pay another way.',
    card_not_supported:
      'The card does not work for this purchase, often because payments abroad are turned off. Use another card, pay another way, or ask your bank to turn them on.',
    limit_exceeded: 'The card or account has reached its limit. Try again later, or pay another way.',
    try_again: 'The bank had a brief problem. Check your connection and try again in a minute.',
    declined: 'The bank declined the payment without giving a reason. Pay another way, or ask your bank.',
    abandoned: 'The payment page was closed before you paid.',
    expired: 'The payment page closed before a payment was made.',
    unknown: 'The payment was declined. Try again, or pay another way.',
  },
  otherMethod: 'Pay another way',
  noOtherMethod:
    'There is no other way to pay for this order. To pay differently, cancel it and order again.',
  cancel: 'Cancel the order',
  cancelSure: 'Cancel this order? You can order again at any time.',
  cancelYes: 'Yes, cancel it',
  cancelNo: 'Keep it',
  actionUnknown: 'This way to pay cannot be opened here. Pay another way, or cancel the order.',
  working: 'One moment…',

  checking: 'Checking automatically',
  pollingEnded: (email: string) =>
    `We have stopped checking here. We will write to ${email} when something changes.`,
  checkNow: 'Check now',
  stale: (time: string) => `Status as of ${time}.`,

  proof: 'What the operator says',
  before: 'Before',
  after: 'Now',
  validUntil: (moment: string) => `Valid until ${moment}`,
  cardTime: (zone: string) => `(${zone} time)`,
  done: 'Done',
  backToCard: 'Back to my card',
  orderAgain: 'Choose a plan again',

  support: {
    title: 'For support',
    copyAll: 'Copy everything',
    write: 'Write an e-mail',
    subject: (reference: string) => `Order ${reference}`,
    lines: {
      order: 'Order',
      ordered: 'Ordered',
      paid: 'Paid',
      status: 'Status',
      payment: 'Payment',
      error: 'Error',
      now: 'Now',
    },
  },

  receipt: {
    show: 'Show the receipt',
    hide: 'Hide the receipt',
    title: 'Receipt',
    print: 'Print or save as PDF',
    seller: 'Sold by',
    issued: 'Issued',
    paidAt: 'Paid',
    paidWith: 'Paid with',
    test: 'Test mode: no money moved. This is not a proof of payment.',
  },
};
