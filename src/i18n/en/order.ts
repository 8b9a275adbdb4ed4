/** English: the order, from waiting for money to the carrier's evidence. */
export const order = {
  returning: 'Looking up your order…',
  returnFailed: 'Your order could not be shown',
  signIn: 'Sign in to see your order',
  signInText: 'If you have paid, nothing is lost: we also e-mail you the result.',

  reference: 'Order number',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: copy it from here',

  steps: {
    paying: 'Payment',
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
  states: { done: 'done', now: 'now', next: 'to come' },

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
    waiting: (deadline: string) => `If you have just paid, this takes a moment. If not, pay by ${deadline}.`,
    pending: (deadline: string) => `The bank has not decided yet. The order waits until ${deadline}.`,
    paid: 'We have your payment. You can keep using your card.',
    fulfilling: 'The operator is adding the plan. You can close this page: we tell you when it is done.',
    slow: 'Do not pay or order again: we keep asking the operator and tell you when it is done.',
    hearBy: (moment: string) => `If you hear nothing by ${moment}, send support the details below.`,
    pastDay: 'It has been more than a day. Send support the details below.',
    renewed: (email: string) => `The operator has confirmed it. The proof is on its way to ${email}.`,
    unclear: {
      no_answer: 'The operator has not said whether the plan was added: we do not know yet.',
      no_effect: 'The operator says it is done, but your card does not show it yet.',
    },
    needs_review: (email: string) =>
      `Do not order again. You get the plan or your money back, and a message to ${email}; you are not charged twice.`,
    refund_requested: 'We are looking into it. You get a message when it is decided.',
    notAdded: 'The plan could not be added.',
    cameLate: 'Your payment came after the order had ended.',
    refund_pending: (amount: string) => `${amount} goes back the way you paid; banks take up to ten days.`,
    refunded: (amount: string) => `${amount} went back the way you paid; banks take a few days to show it.`,
    reversed:
      'Your bank or the payment provider took the money back. If this surprises you, send support the details below.',
    expired: 'It was not paid in time.',
    unknown: 'Check again in a moment. If nothing changes, send support the details below.',
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
      'The card does not work here, often because payments abroad are turned off. Use another card, pay another way, or ask your bank to turn them on.',
    limit_exceeded: 'The card or account has reached its limit. Try again later, or pay another way.',
    try_again: 'The bank had a brief problem. Try again in a minute.',
    declined: 'The bank declined without giving a reason. Pay another way, or ask your bank.',
    abandoned: 'The payment page was closed before you paid. Pay when you are ready.',
    expired: 'Open the payment page again and pay there.',
    voucher_used: 'This voucher code has been used. Enter another one, or pay another way.',
    voucher_too_small: 'This voucher is worth less than the price. Enter another one, or pay another way.',
    unknown: 'The payment was declined. Try again, or pay another way.',
  },
  otherMethod: 'Pay another way',
  noOtherMethod: 'This is the only way to pay for this order. You can try another card.',
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
  confirmed: (plan: string, moment: string) => `The operator confirmed ${plan} (${moment}).`,
  validUntil: (moment: string) => `Valid until ${moment}`,
  cardTime: (zone: string) => `(${zone} time)`,
  done: 'Done',
  backToCard: 'Back to my card',
  orderAgain: 'Choose a plan again',
  /** Money beside the order's own, and why a refund that was asked for is not given. */
  refund: {
    title: 'Refund',
    because: {
      twice: 'You paid twice',
      late: 'Your payment came too late',
      too_little: 'You paid too little',
      too_much: 'You paid too much',
      unknown: 'You paid otherwise than asked',
    },
    back: (because: string, amount: string, isBack: boolean) =>
      `${because}: ${amount} ${isBack ? 'went' : 'goes'} back.`,
  },

  /** Opened by a press. */
  panels: {
    receipt: 'Show the receipt',
    refund: 'Ask for a refund',
    question: 'Question this charge',
    support: 'For support',
  },
  hideReceipt: 'Hide the receipt',
  writeEmail: 'Write an e-mail',
};
