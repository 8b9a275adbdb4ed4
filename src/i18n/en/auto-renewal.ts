/** `every 30 days`, `every month`. */
const often = (time: string): string => `every ${time.replace(/^1 /, '')}`;

/** English: renewing without a press. */
export const autoRenewal = {
  states: { off: 'Off', confirming: 'Not confirmed yet', on: 'On', stopped: 'Stopped' },

  intro: 'Once on, the card renews by itself until you turn it off.',
  notPossible: 'This card cannot renew by itself.',
  price: 'Each renewal',
  every: (price: string, time: string) => `${price} ${often(time)}`,
  next: 'Next renewal',
  before: (when: string) => `shortly before ${when}`,
  beforeEnd: 'shortly before your data ends; in an hour if it has ended',
  paidBy: 'Paid by',
  mandate: 'Bank card or account',
  modeNotes: {
    operator_balance: 'Keep enough on it for each renewal.',
    mandate: 'Allowed once, on the payment provider’s page.',
  },
  emailNote: 'For receipts. A higher price is announced here a week before.',
  consent: (seller: string, price: string, time: string) =>
    `I agree that ${seller} charges ${price} ${often(time)} without asking me each time, until I turn this off.`,
  consentMissing: 'Tick this to turn it on.',
  turnOn: 'Turn on auto-renewal',
  priceNow: (now: string, was: string) =>
    `Each renewal now costs ${now} instead of ${was}. Please agree again.`,

  allow: 'One more step: allow it on the payment provider’s page, in a new tab. Then come back here.',
  openPage: 'Open the page',
  turnOff: 'Turn off',
  sure: 'Turn it off? Then nothing renews or is charged by itself.',
  keep: 'Keep it',

  priceChange: (day: string, price: string) =>
    `From ${day}, each renewal costs ${price}. Until then nothing is charged.`,
  failed: (day: string) => `The renewal on ${day} did not go through.`,
  again: (when: string) => `We will try again on ${when}.`,
  notAgain: 'We will not try again.',
  failures: {
    card_suspended: 'The operator has suspended the card.',
    card_retired: 'The card is deactivated.',
    plan_unavailable: 'The plan is no longer sold for this card.',
    not_renewed: 'The operator did not renew the card. Your money goes back.',
    payment_withdrawn: 'The payment for the last renewal was reversed.',
    try_again: 'The bank had a problem.',
    abandoned: 'The order is canceled.',
    expired: 'The bank did not answer.',
  },
};
