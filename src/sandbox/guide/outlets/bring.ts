import type { Sentence } from '../../cards/sentence.ts';
import type { OutletFacts } from '../facts.ts';

type Bring = OutletFacts['bring'][number];

/** What every shop needs to know whose card it is. */
export const CARD: Bring = {
  item: 'card',
  why: {
    en: 'The card, or its number: a top-up goes to the number that you give.',
    zh: '卡片或卡的号码：充值以您提供的号码为准。',
  },
};

export const CASH: Bring = {
  item: 'cash',
  why: { en: 'Small shops may take nothing else.', zh: '小店可能只收现金。' },
};

export const id = (why: Sentence): Bring => ({ item: 'id', why });
export const device = (why: Sentence): Bring => ({ item: 'device', why });
