/** English: the orders of a card. */
export const history = {
  heading: 'Orders and receipts',
  empty: 'No orders yet.',
  loading: 'Loading your orders…',
  stale: 'This is the latest list we have.',
  listed: (count: number, written: string) => (count === 1 ? '1 order' : `${written} orders`),
  filter: 'Show',
  filters: { all: 'All', renewed: 'Renewed', open: 'Open', returned: 'Money back', ended: 'Not paid' },
  /** Where the timeline of an order has no word for it. */
  awaiting: 'Waiting for payment',
  pending: 'Waiting for the money',
  renewed: 'Renewed',
  unclear: 'Unclear',
  automatic: 'by auto-renewal',
  details: 'Details',
  again: 'Buy again',
  notSold: 'This plan is no longer sold.',
  seePlans: 'See the plans',
  older: 'Show older orders',
};
