/** English: the end of a session. */
export const session = {
  ends: 'You will soon be signed out, to keep your card safe. What you have entered stays.',
  newCode: 'A new code signs you in again.',
  stay: 'Stay signed in',
  stays: (duration: string) => `You stay signed in for another ${duration}.`,
};
