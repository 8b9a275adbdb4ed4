import * as z from 'zod/mini';
import { LocalText } from './card.ts';
import { OpeningHours } from './opening-hours.ts';
import { openEnum, Text } from './primitives.ts';
import { Source } from './source.ts';

/** A number to call. Where something is not known it is absent. */
export const Hotline = z.object({
  /** What it is for, where that is not everything. */
  title: z.exactOptional(LocalText),
  /** How it is dialled from the card itself: `*264`. */
  fromCard: z.exactOptional(Text),
  /** E.164, from any other phone. */
  number: z.exactOptional(Text),
  /** From where it can be reached: a line of this operator, any phone in its country, or anywhere. */
  reach: openEnum(['card', 'country', 'anywhere']),
  /** BCP 47, of those who answer; none where nobody says. */
  languages: z.array(z.string()),
  cost: z.exactOptional(LocalText),
  hours: z.exactOptional(OpeningHours),
  source: z.exactOptional(Source),
});
export type Hotline = z.infer<typeof Hotline>;

export const QUESTION_TOPICS = [
  'validity',
  'unused_data',
  'top_up',
  'declined',
  'delay',
  'balance',
  'registration',
  'device',
  'esim',
  'coverage',
  'refund',
  'plans',
  'auto_renewal',
] as const;

/** Something that travellers ask of this card, with the answer in short paragraphs. */
export const Question = z.object({
  /** Its own within the card, and the same in every language. */
  id: z.string(),
  topic: openEnum(QUESTION_TOPICS),
  question: LocalText,
  answer: z.array(LocalText),
});
export type Question = z.infer<typeof Question>;

/** Whom to ask about the card itself: its operator. Who sells renewals, and is asked about money, is in `Config.support`. */
export const OperatorSupport = z.object({
  cardType: z.string(),
  operator: Text,
  hotlines: z.array(Hotline),
  emails: z.array(
    z.object({
      address: Text,
      title: z.exactOptional(LocalText),
      source: z.exactOptional(Source),
    }),
  ),
  links: z.array(
    z.object({
      kind: openEnum(['chat', 'help', 'account']),
      /** `https:`. */
      url: z.string(),
      title: z.exactOptional(LocalText),
      hours: z.exactOptional(OpeningHours),
    }),
  ),
  questions: z.array(Question),
});
export type OperatorSupport = z.infer<typeof OperatorSupport>;
