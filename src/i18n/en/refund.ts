/** English: asking for the money back. */
export const refund = {
  policy: (until: string) => `You can ask until ${until}. A plan that has been used is not refunded.`,
  over: (until: string) => `The time to ask for a refund ended on ${until}.`,
  why: 'Why do you want your money back?',
  reasons: {
    not_received: 'I did not get the plan',
    wrong_plan: 'I chose the wrong plan',
    wrong_card: 'I renewed the wrong card',
    not_needed: 'I no longer need it',
    other: 'Another reason',
    unknown: 'Another reason',
  },
  pick: 'Choose a reason first.',
  ask: (amount: string) => `Ask for ${amount} back`,
  sure: (amount: string, email: string) => `Ask for ${amount} back? The decision goes to ${email}.`,
  yes: 'Yes, ask for it',
  no: 'Keep the plan',
  safe: 'It may have arrived. You can safely try again.',
  asked: (day: string, reason: string) => `Asked on ${day}: ${reason}`,
  refused: {
    used: 'No refund: the plan has been used.',
    too_late: 'No refund: the time for it is over.',
    not_refundable: 'No refund: this plan is not refundable.',
    unknown: 'No refund.',
  },
  stays: 'Your plan stays as it is. If this is not right, question the charge.',
};
