/** English: the form in which the card is named. */
export const naming = {
  heading: 'Name your card',
  intro: 'A one-time code then proves that it is yours. No account, no password.',
  nameBy: 'Name it by',
  types: { msisdn: 'Phone number', iccid: 'Card number', email: 'E-mail' },
  labels: { msisdn: 'Phone number of the card', iccid: 'Card number (ICCID)', email: 'E-mail address' },
  hints: {
    msisdn: 'The number of the card itself.',
    iccid: '19 or 20 digits that begin with 89, printed on the card.',
    email: 'The address that you gave for the card.',
  },
  country: 'Country',
  chooseCountry: 'Choose',
  next: 'Continue',
  checking: 'Checking',
  signedOut: 'You are signed out. This page has forgotten the card’s data.',
};
