/** English: the checkout, from the effect of a plan to the payment page. */
export const checkout = {
  // What a renewal does.
  now: 'Now',
  after: 'After',
  notKnown: 'unknown',
  nothingLeft: 'nothing left',
  unlimitedData: 'unlimited data',
  holds: (amount: string, end: string) => `${amount} · ${end}`,
  amountUntil: (amount: string, end: string) => `${amount} until ${end}`,
  afterRenewal: (what: string) => `After renewal: ${what}.`,
  planGives: (what: string) => `The plan gives ${what}.`,
  first: (now: string, then: string) => `${now}, then ${then}`,
  beforeUnread: 'We cannot see what you have left, so this shows the new plan only.',
  beforeEnded: 'Your old plan has ended: nothing carries over.',
  effects: {
    staysLonger: (left: string) => `Your ${left} stays and lasts as long as the new plan.`,
    staysToEnd: (left: string) => `Your ${left} stays, and everything lasts until your current end date.`,
    extends: (left: string) => `Your ${left} stays, and the new time starts when your current plan ends.`,
    queues: (left: string, start: string) =>
      `Use your ${left} first: the new plan starts on ${start}, when the current one ends.`,
    parallel: (left: string, end: string) => `Your ${left} runs alongside it and still ends on ${end}.`,
    parallelNoEnd: (left: string) => `Your ${left} runs alongside it, with its own end date.`,
    replaces: (left: string) => `Your ${left} is lost: the new plan takes its place.`,
    unknown: (left: string) =>
      `The operator does not say what happens to your ${left}, so this shows the new plan only.`,
    credit: 'This is money on the card, not data. Your data stays as it is.',
  },
  presentData: 'current data',

  // The button that leads on.
  continueFor: (price: string) => `Continue · ${price}`,
  continue: 'Continue',
  choosePlan: 'Choose a plan first.',
  nameCard: 'Find your card first to see what this renewal does.',
  orderUnderWay: (reference: string) =>
    `Order ${reference} is under way. You can buy another plan once it is done.`,
  renewAgain: 'Renew again',
  gettingPrice: 'Getting the price…',
  pickAnotherPlan: 'Choose another plan',
  blocked: {
    title: 'Paying does not lift the suspension',
    registration:
      'It is suspended because it is not registered in your name. Register it with the operator, then renew here.',
    device:
      'It is suspended because your phone is not registered. Register the phone with the operator, then renew here.',
    operator: 'The operator has suspended it, and only the operator can lift that. Then you can renew here.',
    unknown:
      'It is suspended, and the operator gives no reason. Contact support before you pay for anything.',
  },
  retired: {
    title: 'This card is retired',
    text: 'It can no longer be renewed. Support can tell you how to get a new one.',
  },
  notRenewable: {
    title: 'This card cannot be renewed',
    text: 'When it is used up, you need a new card or eSIM. Support can tell you which.',
  },

  // How to pay, and contact.
  detailsTitle: 'Payment and contact',
  howToPay: 'How do you want to pay?',
  methods: {
    credit_card: 'Credit card',
    debit_card: 'Debit card',
    paypal: 'PayPal',
    bank_transfer: 'Bank transfer',
    own_balance: 'Balance on the card',
    cash_voucher: 'Cash voucher',
    voucher_code: 'Voucher code',
    alipay: 'Alipay',
    wechat_pay: 'WeChat Pay',
    unknown: 'Another way',
  },
  privacy: {
    hosted_page:
      'You enter your card number on the payment provider’s page. Neither this page nor the seller sees it.',
    wallet: 'You sign in to your wallet on its own page. The seller sees your name and e-mail there.',
    bank: 'Your bank tells the seller the name on the account.',
    unknown: 'You pay on the payment provider’s own page.',
  },
  recommended: 'Recommended',
  recommendedWhy: 'A good first choice: instant, with the lowest fee.',
  recommendedPlain: 'A good first choice for this card.',
  atOnce: 'instant',
  takes: (duration: string) => `takes ${duration}`,
  noFee: 'no fee',
  fee: (amount: string) => `${amount} fee`,
  facts: (parts: readonly string[]) => parts.join(' · '),
  unavailableTitle: 'Not available here',
  unavailable: {
    currency: (currency: string) => `not available in ${currency}`,
    balance_too_low: 'too low',
    not_supported: 'not offered for this card',
    temporarily_down: 'temporarily down',
    unknown: 'not offered right now',
  },
  because: (what: string, why: string) => `${what}: ${why}`,
  noMethods: 'There is no way to pay for this plan right now.',
  contact: 'Where should we send the receipt?',
  email: 'E-mail',
  emailNote: 'Only for the receipt and proof of renewal.',
  phone: 'Phone (optional)',
  phoneNote: 'With country code, as in +52 55 1234 5678. We text you when the renewal is done.',
  consent: 'Start the plan as soon as it is paid. I understand that I then lose my right to withdraw.',
  problems: {
    emailEmpty: 'Enter an e-mail address for the receipt.',
    email: 'This e-mail address is not complete. It should look like name@example.com.',
    phoneCountry: 'Start with + and the country code, as in +52 55 1234 5678.',
    phone: 'Check the phone number: + and 7 to 15 digits.',
    consent: 'Tick this to continue: the plan starts as soon as it is paid.',
    method: 'Choose how to pay.',
  },
  review: 'Review the order',

  // Review.
  reviewTitle: 'Check and pay',
  rows: {
    card: 'Card',
    plan: 'Plan',
    method: 'Pay with',
    email: 'Receipt to',
    phone: 'Phone',
    effect: 'What it does',
  },
  lines: {
    plan: 'Plan',
    fee: 'Service fee',
    tax: 'Tax',
    discount: 'Discount',
    unknown: 'Other',
    method: 'Payment fee',
  },
  total: 'Total',
  edit: (what: string) => `Change: ${what}`,
  priceHolds: (time: string) => `This price holds until ${time}.`,
  priceEnds: (time: string) =>
    `This price holds until ${time}. Then we check it again and tell you if it has changed.`,
  priceChanged: 'The price has changed',
  priceFromTo: (was: string, now: string) => `It was ${was}, now it is ${now}. Pay only if you agree.`,
  pay: {
    credit_card: (amount: string) => `Pay ${amount} by card`,
    debit_card: (amount: string) => `Pay ${amount} by card`,
    paypal: (amount: string) => `Pay ${amount} with PayPal`,
    bank_transfer: (amount: string) => `Pay ${amount} by bank transfer`,
    own_balance: (amount: string) => `Pay ${amount} from your balance`,
    cash_voucher: (amount: string) => `Get a voucher for ${amount}`,
    voucher_code: (amount: string) => `Pay ${amount} with a voucher`,
    alipay: (amount: string) => `Pay ${amount} with Alipay`,
    wechat_pay: (amount: string) => `Pay ${amount} with WeChat Pay`,
    unknown: (amount: string) => `Pay ${amount}`,
  },
  checkingPrice: 'Checking the price…',
  ordering: 'Placing your order…',
  safe: 'You pay on the payment provider’s own page. However often you press, you are charged once.',
  notCharged: 'Nothing has been charged, and everything you entered is kept.',
  mayBeOrdered: 'Your order may have gone through. It is safe to try again: you will not order twice.',
  chooseOther: 'Choose another way to pay',
  checkEntries: 'Check what you entered',

  // Another order is open.
  open: {
    title: 'Another order for this card is still open',
    known: (reference: string) =>
      `Order ${reference} is not finished. Continue with it so that you do not pay twice.`,
    unknown: 'It was started elsewhere. If it is yours, finish it there so that you do not pay twice.',
    continue: 'Continue that order',
    second: 'Buy another anyway',
  },

  // Leaving.
  leavingTitle: 'Taking you to the payment page…',
  leavingText: 'Nothing happening? Open it yourself.',
  leavingLink: 'Go to the payment page',
};
