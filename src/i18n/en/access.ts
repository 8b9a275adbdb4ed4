/** English: what is wrong with a name, and proving that the card is one’s own. */
export const access = {
  problems: {
    emptyPhone: 'Enter the phone number of the card.',
    emptyIccid: 'Enter the number that is printed on the card.',
    emptyEmail: 'Enter your e-mail address.',
    noCountry: 'Choose the country of the number.',
    callingCode: 'Put the country code after the +, as in +52.',
    notPhone: 'Use digits only. A + can come first.',
    notIccid: 'Use digits only.',
    iccidPrefix: 'A card number starts with 89.',
    tooShort: (by: number) => (by === 1 ? 'One digit is missing.' : `${by} digits are missing.`),
    tooLong: (by: number) => (by === 1 ? 'One digit too many.' : `${by} digits too many.`),
    notEmail: 'An e-mail address looks like name@example.com.',
  },

  checkDigit:
    'Check the number: its last digit does not match the rest. If it is the same on the card, continue.',

  channelHeading: 'Where should we send the code?',
  channels: { sms: 'By SMS to the card', email: 'By e-mail to the address on file' },
  noChannel: 'This card cannot receive a code. Support can help.',
  send: 'Send the code',
  sending: 'Sending',

  codeHeading: 'Enter the code',
  onItsWay: {
    phoneBySms: (masked: string) => `If we know this card, a code is on its way by SMS to ${masked}.`,
    cardBySms: (masked: string) => `If we know this card, a code is on its way by SMS to card ${masked}.`,
    emailByEmail: (masked: string) => `If we know this address, a code is on its way to ${masked}.`,
    cardByEmail: (masked: string) =>
      `If we know this card, a code is on its way by e-mail to the address on file for ${masked}.`,
  },
  works: (duration: string) => `It works for ${duration}.`,
  code: '6-digit code',
  signIn: 'Sign in',
  resend: 'Send a new code',
  resendIn: (time: string) => `New code in ${time}`,
  resendNow: 'You can get a new code now.',
  resent: 'A new code is on its way. Only the latest one works.',
  triesLeft: (problem: string, count: number) =>
    `${problem} ${count === 1 ? 'One try left.' : `${count} tries left.`}`,
  waitUntil: (when: string) => `Too many tries. Try again after ${when}.`,
  noCode: 'No code?',
  changeNumber: { msisdn: 'Check the number', iccid: 'Check the number', email: 'Check the address' },
  other: { sms: 'Send it by SMS instead', email: 'Send it by e-mail instead' },
  lost: 'No longer have access?',
  contact: {
    intro: 'Contact support. They never ask for a code.',
    email: (address: string) => `E-mail to ${address}`,
    phone: (number: string) => `Call ${number}`,
    url: (_address: string) => 'Open the support page',
  },

  status: {
    active: 'Active',
    new: 'Not used yet',
    low: 'Low data',
    expires_soon: 'Expires soon',
    expired: 'Expired',
    depleted: 'Data used up',
    throttled: 'Slowed down',
    suspended: 'Suspended',
    retired: 'Deactivated',
  },
  switchCard: 'Card shown',
  signOut: 'Sign out',
  noCards: 'No cards are linked to this sign-in.',
  another: 'Another card',
  backToCards: 'Back to your cards',

  asGuest: 'Renew without signing in, or for somebody else',
  guestNote: 'You are not signed in: what is left on this card is not shown. The receipt goes to you.',
  proveAfterAll: 'Sign in',

  remember: 'Remember this card on this device',
  cannotRemember: 'This browser cannot remember it.',
  remembered: 'Remembered on this device',
  continueWith: (masked: string) => `Continue with ${masked}`,
  forget: (masked: string) => `Forget ${masked}`,
  forgetAll: 'Forget all',
};
