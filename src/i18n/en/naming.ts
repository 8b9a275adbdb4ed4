/** English: the form in which the card is named. */
export const naming = {
  heading: 'Find your card',
  intro: 'A one-time code proves that it is yours. No account, no password.',
  nameBy: 'Find it by',
  types: { msisdn: 'Phone number', iccid: 'Card number', email: 'E-mail' },
  labels: { msisdn: 'Phone number of the card', iccid: 'Card number (ICCID)', email: 'E-mail address' },
  hints: {
    msisdn: 'The card’s own number.',
    iccid: '19 or 20 digits starting with 89, printed on the card.',
    email: 'The address you gave for the card.',
  },
  country: 'Country',
  chooseCountry: 'Choose',
  next: 'Continue',
  checking: 'Checking',
  signedOut: 'You are signed out. Your card’s details are gone from this page.',
};
