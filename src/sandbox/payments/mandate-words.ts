/** What the page for a mandate says, in one language. */
export interface MandateWords {
  readonly title: string;
  readonly ask: (seller: string) => string;
  readonly price: (amount: string, every: string) => string;
  readonly seller: string;
  readonly plan: string;
  readonly dataCard: string;
  readonly first: string;
  readonly until: string;
  readonly untilOff: string;
  readonly card: string;
  readonly note: string;
  readonly give: string;
  readonly refuse: string;
  readonly given: string;
  readonly givenText: (seller: string) => string;
  readonly refused: string;
  readonly refusedText: string;
  readonly ended: string;
  readonly endedText: string;
  readonly close: string;
  readonly unknown: string;
  readonly unknownText: string;
}

const en: MandateWords = {
  title: 'Allow automatic payments',
  ask: (seller) => `Allow ${seller} to charge you automatically?`,
  price: (amount, every) => `${amount} every ${every}`,
  seller: 'Seller',
  plan: 'Plan',
  dataCard: 'Data card',
  first: 'First payment',
  until: 'Ends',
  untilOff: 'When you turn it off; you can at any time',
  card: 'Paid by card',
  note: 'A higher price is announced by e-mail at least 7 days before it is charged. A test card; no money moves.',
  give: 'Yes, allow',
  refuse: 'No',
  given: 'Allowed',
  givenText: (seller) => `${seller} now renews your card automatically.`,
  refused: 'Not allowed',
  refusedText: 'Nothing will be charged.',
  ended: 'This has ended',
  endedText: 'It was turned off, or took too long. Nothing more is charged.',
  close: 'You can close this page and go back to the shop.',
  unknown: 'Not found',
  unknownText: 'The address may be incomplete. Start again from the shop.',
};

const zh: MandateWords = {
  title: '授权自动扣款',
  ask: (seller) => `允许 ${seller} 自动扣款吗？`,
  price: (amount, every) => `${amount}（每 ${every}）`,
  seller: '商家',
  plan: '套餐',
  dataCard: '流量卡',
  first: '首次扣款',
  until: '有效期',
  untilOff: '直至您关闭（可随时关闭）',
  card: '付款银行卡',
  note: '如涨价，会至少提前 7 天发邮件通知您。演示用测试卡，不会发生真实扣款。',
  give: '允许',
  refuse: '不允许',
  given: '已授权',
  givenText: (seller) => `${seller} 将为您的流量卡自动续费。`,
  refused: '未授权',
  refusedText: '不会扣款。',
  ended: '已失效',
  endedText: '授权已关闭或超时，不会再扣款。',
  close: '您可以关闭此页面，返回商家页面。',
  unknown: '找不到该页面',
  unknownText: '网址可能不完整，请从商家页面重新开始。',
};

/** English where there is no better language. */
export const mandateWords = (locale: string | undefined): MandateWords =>
  /^zh\b/i.test(locale ?? '') ? zh : en;
