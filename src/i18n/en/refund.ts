/** Asking for the money back, and about a charge. */
export const refund = {
  title: 'Ask for a refund',
};
