/** English: words that every element may need at once, also where nothing more can be loaded. */
export const basics = {
  errors: {
    'session-expired': 'You were signed out to keep your card safe. Get a new code to continue.',
    'key-invalid': 'This page is not set up to renew cards. Ask the site’s owner.',
    'origin-not-allowed': 'You cannot renew on this page. Use the seller’s own site.',
    'network-unreachable': 'There is no connection. Check your network and try again.',
    'endpoint-invalid': 'This page is not set up to renew cards. Ask the site’s owner.',
    unknown: 'Something went wrong. Try again or contact support.',
  },
  /** Followed by the address. */
  openAddress: 'Or open this address in a new tab:',
  tryAgain: 'Try again',
  testMode: 'Test mode: sample prices, no real payments.',
};
