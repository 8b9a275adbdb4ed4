/** English: the checkout, from the effect of a plan to the payment page. */
export const checkout = {
  title: 'Renew',

  // What a renewal does.
  now: 'Now',
  after: 'After',
  notKnown: 'not known',
  nothingLeft: 'nothing left',
  unlimitedData: 'unlimited data',
  holds: (amount: string, end: string) => `${amount} · ${end}`,
  amountUntil: (amount: string, end: string) => `${amount} until ${end}`,
  afterRenewal: (what: string) => `After renewal: ${what}.`,
  planGives: (what: string) => `The plan gives ${what}.`,
  first: (now: string, then: string) => `${now}, then ${then}`,
  beforeUnread: 'What is left now cannot be read, so this shows the new plan alone.',
  beforeEnded: 'The old plan has ended: nothing of it is carried over.',
  effects: {
    staysLonger: (left: string) => `Your ${left} stays and lasts as long as the new plan.`,
    staysToEnd: (left: string) => `Your ${left} stays, and everything lasts until its present end.`,
    extends: (left: string) => `Your ${left} stays, and the new time begins where the present one ends.`,
    queues: (left: string, start: string) =>
      `Use your ${left} first: the new plan begins on ${start}, when the present one ends.`,
    parallel: (left: string, end: string) => `Your ${left} runs beside it and still ends on ${end}.`,
    parallelNoEnd: (left: string) => `Your ${left} runs beside it, with an end of its own.`,
    replaces: (left: string) => `Your ${left} is lost: the new plan takes its place.`,
    unknown: (left: string) =>
      `The operator does not say what happens to your ${left}; this shows the new plan alone.`,
    credit: 'This is money on the card, not data. Your data stays as it is.',
  },
  presentData: 'present data',

  // The button that leads on.
  continueFor: (price: string) => `Continue · ${price}`,
  continue: 'Continue',
  choosePlan: 'Choose a plan first.',
  nameCard: 'Name your card first: then you see what this renewal does.',
  orderUnderWay: (reference: string) =>
    `Order ${reference} is under way. You can buy another plan when it is done.`,
  renewAgain: 'Renew again',
  gettingPrice: 'Getting the price…',
  pickAnotherPlan: 'Pick another plan',
  contactSupport: 'Contact support',
  blocked: {
    title: 'Paying does not unblock this card',
    registration:
      'It is blocked because it is not registered to its holder. Register it with the operator; then you can renew here.',
    device:
      'It is blocked because the phone is not registered. Register the phone with the operator; then you can renew here.',
    operator: 'The operator has blocked it. Only the operator can lift that; then you can renew here.',
    unknown: 'It is suspended, and the operator gives no reason. Ask support before you pay for anything.',
  },
  retired: {
    title: 'This card is retired',
    text: 'It cannot be renewed any more. Support can tell you how to get a new one.',
  },
  notRenewable: {
    title: 'This card cannot be topped up',
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
      'You type your card number on the payment provider’s page. Neither this page nor the seller sees it.',
    wallet: 'You sign in to your wallet on its own page. The seller sees your name and e-mail there.',
    bank: 'Your bank tells the seller the name on the account.',
    unknown: 'You pay on the payment provider’s own page.',
  },
  recommended: 'Recommended',
  recommendedWhy: 'A good first choice: at once, and with the lowest fee.',
  recommendedPlain: 'A good first choice for this card.',
  atOnce: 'at once',
  takes: (duration: string) => `takes ${duration}`,
  noFee: 'no fee',
  fee: (amount: string) => `${amount} fee`,
  facts: (parts: readonly string[]) => parts.join(' · '),
  unavailableTitle: 'Not possible here',
  unavailable: {
    currency: (currency: string) => `does not pay in ${currency}`,
    balance_too_low: 'the balance on the card is too low',
    not_supported: 'not offered for this card',
    temporarily_down: 'out of order right now',
    unknown: 'not offered right now',
  },
  because: (what: string, why: string) => `${what}: ${why}`,
  noMethods: 'There is no way to pay for this plan right now.',
  contact: 'Where should the receipt go?',
  email: 'E-mail',
  emailNote: 'For the receipt and the proof of renewal, nothing else.',
  phone: 'Phone (optional)',
  phoneNote: 'With country code, as in +52 55 1234 5678. For a text when the renewal is done.',
  consent:
    'Start the plan as soon as it is paid. I know that I can then no longer withdraw from the purchase.',
  problems: {
    emailEmpty: 'Enter an e-mail address for the receipt.',
    email: 'This is no complete e-mail address. It looks like name@example.com.',
    phoneCountry: 'Begin with + and the country code, as in +52 55 1234 5678.',
    phone: 'This is no complete phone number. It has + and 7 to 15 digits.',
    consent: 'Tick this to go on: the plan starts as soon as it is paid.',
    method: 'Choose how to pay.',
  },
  review: 'Review the order',

  // Review.
  reviewTitle: 'Check and pay',
  rows: {
    card: 'Card',
    plan: 'Plan',
    method: 'Pay by',
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
    `This price holds until ${time}. Then we ask for it anew, and tell you if it has changed.`,
  priceChanged: 'The price has changed',
  priceFromTo: (was: string, now: string) => `It was ${was} and is ${now} now. Pay only if you agree.`,
  pay: {
    credit_card: (amount: string) => `Pay ${amount} by card`,
    debit_card: (amount: string) => `Pay ${amount} by card`,
    paypal: (amount: string) => `Pay ${amount} with PayPal`,
    bank_transfer: (amount: string) => `Pay ${amount} by bank transfer`,
    own_balance: (amount: string) => `Pay ${amount} from the balance`,
    cash_voucher: (amount: string) => `Get a voucher for ${amount}`,
    voucher_code: (amount: string) => `Pay ${amount} with a voucher`,
    alipay: (amount: string) => `Pay ${amount} with Alipay`,
    wechat_pay: (amount: string) => `Pay ${amount} with WeChat Pay`,
    unknown: (amount: string) => `Pay ${amount}`,
  },
  checkingPrice: 'Checking the price…',
  ordering: 'Making your order…',
  safe: 'You pay on the payment provider’s own page. However often you press, you are charged once.',
  notCharged: 'Nothing has been charged, and everything you entered is kept.',
  mayBeOrdered: 'Your order may have arrived. Trying again is safe: it stays one order.',
  chooseOther: 'Choose another way to pay',
  checkEntries: 'Check what you entered',

  // Another order is open.
  open: {
    title: 'Another order for this card is still open',
    known: (reference: string) =>
      `Order ${reference} has not been finished. Go on with it, so that you do not pay twice.`,
    unknown: 'It was begun elsewhere. If it was yours, finish it there, so that you do not pay twice.',
    continue: 'Continue that order',
    second: 'Buy another on purpose',
  },

  // Leaving.
  leavingTitle: 'Taking you to the payment page…',
  leavingText: 'Nothing happens? Open it yourself.',
  leavingLink: 'Go to the payment page',
};
