/** English: what stands in the way of a renewal. */
export const obstacles = {
  blocked: {
    title: 'Paying does not lift the suspension',
    registration: 'This card is not registered in your name. Register it with the operator, then renew here.',
    device: 'Your phone is not registered. Register it with the operator, then renew here.',
    operator: 'The operator has suspended this card, and only the operator can lift that.',
    unknown: 'The operator gives no reason. Contact support before you pay.',
  },
  retired: {
    title: 'This card is deactivated',
    text: 'Support can tell you how to get a new one.',
  },
  notRenewable: {
    title: 'This card cannot be renewed',
    text: 'Once it is used up, you need a new card or eSIM. Support can tell you which.',
  },
  open: {
    known: (reference: string) =>
      `Order ${reference} is not finished. Continue with it so that you do not pay twice.`,
    unknown: 'It was started elsewhere. If it is yours, finish it there so that you do not pay twice.',
    continue: 'Continue that order',
    second: 'Buy another anyway',
  },
};
