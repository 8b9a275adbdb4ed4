import type { CardName, RowId } from '../journeys/rows.ts';

/**
 * One deliberate fault of the product, of the kind that slips in: the journey of its row has to see it. A table of
 * journeys is worth what it notices.
 */
export interface Break {
  readonly row: RowId;
  /** Where the row is proved. Default: the renewal, from the number to the proof. */
  readonly journey?: JourneyName;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** What a traveller would suffer from it, and therefore has to be seen. */
  readonly why: string;
  /** What the failing step says: it failed on this, and not on something before it. */
  readonly says: RegExp;
}

export interface Journey {
  readonly file: string;
  /** How the test is named. */
  readonly test: string;
}

/** By what they are about, for a card. */
export const JOURNEYS = {
  renewal: (card) => ({ file: `test/journeys/${card}.test.ts`, test: `${card}: renewed on a shop’s page` }),
  balance: (card) => ({
    file: 'test/journeys/ways-to-check.test.ts',
    test: `${card}: a balance that is not online`,
  }),
  cards: (card) => ({
    file: 'test/journeys/several-cards.test.ts',
    test: `${card}: with another card, and remembered`,
  }),
  paying: (card) => ({
    file: `test/journeys/${card}.test.ts`,
    test: `${card}: promotions, ways to pay, and what comes after`,
  }),
  renewing: (card) => ({ file: `test/journeys/${card}.test.ts`, test: `${card}: renews itself` }),
  guest: (card) => ({
    file: 'test/journeys/without-sign-in.test.ts',
    test: `${card}: renewed without signing in`,
  }),
} as const satisfies Readonly<Record<string, (card: CardName) => Journey>>;
export type JourneyName = keyof typeof JOURNEYS;

export const BREAKS: readonly Break[] = [
  {
    row: 'J01',
    file: 'src/domain/phone-groups.ts',
    from: '[/^(33|5[56]|81)/, [2, 4, 4]],',
    to: '[/^(33|81)/, [2, 4, 4]],',
    why: 'A number of Mexico City is grouped as nobody there writes it, and cannot be compared with the one on the card.',
    says: /formatted as typed/,
  },
  {
    row: 'J02',
    file: 'src/server/access/one-time-code.ts',
    from: 'const isRight = equalInConstantTime(await hashCode(ctx, challenge.salt, asked.code), challenge.codeHash);',
    to: 'const isRight = /^\\d{6}$/.test(asked.code);',
    why: 'Any six digits open anybody’s card.',
    says: /That code is not right/,
  },
  {
    row: 'J03',
    file: 'src/elements/usage-meter/headline.ts',
    from: "left: { bytes: sumOf(summable, 'remainingBytes'),",
    to: "left: { bytes: sumOf(summable, 'totalBytes'),",
    why: 'The meter shows what was bought instead of what is left.',
    says: /0\\\.4/,
  },
  {
    row: 'J04',
    journey: 'balance',
    file: 'src/elements/usage-meter/check-elsewhere.ts',
    from: 'const escaped = encodeURIComponent(code);',
    to: 'const escaped = encodeURI(code);',
    why: 'The code to dial loses its last character, and nothing is dialled.',
    says: /tel:\*133#/,
  },
  {
    row: 'J05',
    file: 'src/elements/usage-meter/warnings.ts',
    from: 'words.low(format.percent(found.share))',
    to: 'words.low(format.percent(1 - found.share))',
    why: 'The warning tells the share that is used as the share that is left.',
    says: /Running/,
  },
  {
    row: 'J06',
    file: 'src/elements/forecast/sentences.ts',
    from: '(found.surely ? words.surely : words.probably)',
    to: 'words.surely',
    why: 'What may well run out is said to last.',
    says: /but it is close/,
  },
  {
    row: 'J07',
    file: 'src/domain/plan.ts',
    from: '? allowance.totalBytes / allowance.displayUnitBytes',
    to: '? allowance.totalBytes / 2 ** 30',
    why: 'Prices per gigabyte are counted in a gigabyte that is not the seller’s.',
    says: /66\\\.67/,
  },
  {
    row: 'J09',
    file: 'src/elements/after/plan-details.ts',
    from: '    countries.map(({ country, subdivisions',
    to: '    countries.slice(0, 1).map(({ country, subdivisions',
    why: 'Only the first country is named in which the plan works.',
    says: /United/,
  },
  {
    row: 'J10',
    journey: 'paying',
    file: 'src/server/purchase/promotion-code.ts',
    from: 'order.promotionCode === code && !cameToNothing(order)',
    to: 'order.promotionCode === code && cameToNothing(order)',
    why: 'A code is good for any number of renewals of a card.',
    says: /has been used for this card/,
  },
  {
    row: 'J11',
    file: 'src/domain/effect.ts',
    from: 'data: until(sum(packagesOf(before), gain), end)',
    to: 'data: until(gain, end)',
    why: 'The effect forgets what is left on the card: it looks as if it were lost.',
    says: /1\\\.9/,
  },
  {
    row: 'J12',
    file: 'src/elements/purchase/methods.ts',
    from: 'method.fee.minor === 0 ? words.noFee',
    to: 'method.fee.minor >= 0 ? words.noFee',
    why: 'A way to pay that costs more is said to be free of charge.',
    says: /7\\\.95/,
  },
  {
    row: 'J13',
    file: 'src/elements/checkout-button/contact.ts',
    from: "return check.problem === 'empty' ? 'emailEmpty' : 'email';",
    to: "return check.problem === 'empty' ? 'emailEmpty' : undefined;",
    why: 'Half an e-mail address is taken, and the receipt goes nowhere.',
    says: /This e-mail address is not complete/,
  },
  {
    row: 'J14',
    file: 'src/state/checkout.ts',
    from: 'store.update({ screen });',
    to: "store.update(screen === 'details' ? { screen, form: { ...store.state.form, email: '' } } : { screen });",
    why: 'Who goes back from the review to look at something has to type the address once more.',
    says: /traveller@example\.net/,
  },
  {
    row: 'J16',
    file: 'src/server/purchase/views.ts',
    from: 'failure: { code: payment.failure,',
    to: "failure: { code: 'declined',",
    why: 'Every decline is told alike, so that nobody knows what to do about it.',
    says: /payments/,
  },
  {
    row: 'J15',
    file: 'src/controllers/return-address.ts',
    from: "page.history.replaceState(page.history.state, '', url);",
    to: "page.history.replaceState(page.history.state, '', page.location.href);",
    why: 'The token of the way back stays in the address, and goes along when the page is shared.',
    says: /waitForFunction/,
  },
  {
    row: 'J17',
    journey: 'paying',
    file: 'src/server/purchase/money-life.ts',
    from: 'came.currency === asked.currency && came.minor >= asked.minor;',
    to: 'came.currency === asked.currency && came.minor > 0;',
    why: 'Half of the money pays for the whole plan.',
    says: /which is too little/,
  },
  {
    row: 'J18',
    file: 'src/elements/order-status/situation.ts',
    from: "  fulfilling: 'activating',\n  fulfilled: 'active',",
    to: "  fulfilled: 'active',",
    why: 'The timeline leaves out activation: paid looks like active.',
    says: /Activating/,
  },
  {
    row: 'J19',
    file: 'src/elements/order-status/proof.ts',
    from: 'before: usageBefore, after: usageAfter }',
    to: 'before: usageAfter, after: usageAfter }',
    why: 'The proof does not show what there was before, so that it proves nothing.',
    says: /0\\\.4/,
  },
  {
    row: 'J20',
    file: 'src/elements/after/receipt-facts.ts',
    from: 'fact(messages.order.reference, receipt.reference)',
    to: 'fact(messages.order.reference, receipt.card.masked)',
    why: 'The receipt has no order number, and support cannot find what it is about.',
    says: /waitFor|[A-Z0-9]{8,26}/,
  },
  {
    row: 'J21',
    journey: 'paying',
    file: 'src/elements/history/view.ts',
    from: "isKnown ? 'review' : 'details'",
    to: "isKnown ? 'details' : 'review'",
    why: 'Whoever buys the same again has to go through everything once more.',
    says: /Check and pay/,
  },
  {
    row: 'J22',
    journey: 'paying',
    file: 'src/elements/after/refund.ts',
    from: 'words.refused[request.decision]',
    to: 'words.refused.unknown',
    why: 'Whoever gets no money back is not told why.',
    says: /the plan has been used/,
  },
  {
    row: 'J24',
    journey: 'renewing',
    file: 'src/server/auto-renewal/next.ts',
    from: 'if (price.minor <= agreed.price.minor) return agreed;',
    to: 'if (price.minor <= 2 * agreed.price.minor) return agreed;',
    why: 'A dearer price is charged without a word.',
    says: /New price for auto-renewal/,
  },
  {
    row: 'J30',
    journey: 'cards',
    file: 'src/state/remembered.ts',
    from: '    else storage.removeItem(storageKey);\n',
    to: '',
    why: 'The last card that a device was told to forget stays on it.',
    says: /Remembered on this device/,
  },
  {
    row: 'J31',
    journey: 'guest',
    file: 'src/server/purchase/pricing.ts',
    from: 'const evidence = owned ? await readEvidence(ctx, card) : undefined;',
    to: 'const evidence = await readEvidence(ctx, card);',
    why: 'Whoever knows a number learns what is left on the card.',
    says: /The plan gives|left of/,
  },
];

/** What is wrong with a break as it is written; nothing where it fits its file. */
export const misfit = ({ file, from, to }: Break, source: string): string | undefined => {
  const found = source.split(from).length - 1;
  if (found !== 1) return `${file} has “${from}” ${found} times, not once`;
  return from === to ? 'it changes nothing' : undefined;
};
