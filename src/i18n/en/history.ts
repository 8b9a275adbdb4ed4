/** Orders and receipts. */
export const history = {
  title: 'Orders and receipts',
};
