/** English: asking about a charge. */
export const question = {
  what: 'What is wrong with this charge?',
  reasons: {
    not_recognised: 'I do not recognize it',
    wrong_amount: 'The amount is wrong',
    charged_twice: 'I was charged twice',
    not_received: 'I did not get what I paid for',
    other: 'Something else',
    unknown: 'Something else',
  },
  pick: 'Choose what is wrong first.',
  ownWords: 'In your own words (optional)',
  left: (count: string) => `${count} characters left`,
  send: 'Send the question',
  answer: (email: string) => `The answer goes to ${email}.`,
  sent: (email: string) => `We have your question. The answer goes to ${email}.`,
  before: 'Asked already',
  asked: (day: string, reason: string) => `${day}: ${reason}`,
  askedOften: 'You have asked several times. The answer comes by e-mail; support can help.',
};
