/** English: what is about to end. */
export const ending = {
  session: {
    ends: 'You will soon be signed out, to keep your card safe. What you have entered stays.',
    newCode: 'A new code signs you in again.',
    stay: 'Stay signed in',
    stays: (duration: string) => `You stay signed in for another ${duration}.`,
  },
  order:
    'The time to pay is nearly over. After that, the order ends, and you can order again with one press.',
};
