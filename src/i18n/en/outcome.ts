/** English: what became of an order otherwise than hoped, why, and what to do. */
export const outcome = {
  texts: {
    pending: (deadline: string) =>
      `The bank has not decided yet. The order stays open until ${deadline}; money that comes later goes back to you.`,
    slow: 'Do not pay or order again: we keep asking the operator and will tell you when it is done.',
    hearBy: (moment: string) => `If you hear nothing by ${moment}, send support the details below.`,
    pastDay: 'It has been more than a day. Send support the details below.',
    unclear: {
      no_answer: 'The operator has not said whether the plan was added: we do not know yet.',
      no_effect: 'The operator says it is done, but your card does not show it yet.',
    },
    needs_review: (email: string) =>
      `Do not order again. You will get the plan or your money back, and a message to ${email}; you are not charged twice.`,
    refund_requested: 'We are looking into it. You will get a message when it is decided.',
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
    expired: 'Start the payment again.',
    voucher_used: 'This voucher code has been used. Enter another one, or pay another way.',
    voucher_too_small: 'This voucher is worth less than the price. Enter another one, or pay another way.',
    unknown: 'The payment was declined. Try again, or pay another way.',
  },
};
