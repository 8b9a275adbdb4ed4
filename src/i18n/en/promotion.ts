/** English: promotion codes, once somebody has one. */
export const promotion = {
  code: 'Promotion code',
  apply: 'Apply',
  remove: 'Remove',
  off: (amount: string) => `${amount} off.`,
  refused: {
    not_known: 'We do not know this code.',
    ended: 'This code has ended.',
    other_card: 'This code is not for this card.',
    other_plan: 'This code is not for this plan.',
    used: 'This code has been used for this card.',
  },
  without: 'This is the price without it.',
};
