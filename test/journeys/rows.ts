/** The cards, in the order of the table. */
export const CARDS = ['mexico', 'chile', 'monaco', 'new-caledonia', 'lyca'] as const;
export type CardName = (typeof CARDS)[number];

interface Row {
  /** What a traveller must be able to do. */
  readonly does: string;
  /** The cards that it is asked for, or fits naturally; one letter a card, in the order of `CARDS`. */
  readonly cards: string;
}

/** `●` asked for by the guide of that card, `○` a natural fit, `–` does not apply. */
export const ROWS = {
  J01: { does: 'name the card', cards: '●●●●●' },
  J02: { does: 'prove that it is yours', cards: '●●●●●' },
  J03: { does: 'see what is left', cards: '●●●●●' },
  J04: { does: 'ways to read a balance that is not online', cards: '○●○●●' },
  J05: { does: 'be warned', cards: '●●●●●' },
  J06: { does: 'forecast', cards: '○○○●○' },
  J07: { does: 'pick a plan', cards: '●●●●●' },
  J08: { does: 'be advised', cards: '●○●●●' },
  J09: { does: 'know what is bought', cards: '●●●●●' },
  J10: { does: 'promotions', cards: '●●●○○' },
  J11: { does: 'see the effect before paying', cards: '○○●●●' },
  J12: { does: 'choose how to pay', cards: '●●●●●' },
  J13: { does: 'give contact details once', cards: '●●●●●' },
  J14: { does: 'review everything before paying', cards: '●●●●●' },
  J15: { does: 'pay on the hosted page and come back', cards: '●●●●●' },
  J16: { does: 'a failed payment says why and what to do', cards: '●●●●●' },
  J17: { does: 'slow payments', cards: '●●●●–' },
  J18: { does: 'wait for activation', cards: '●●●●●' },
  J19: { does: 'proof of renewal', cards: '●●●●●' },
  J20: { does: 'order number and receipt', cards: '●●●●●' },
  J21: { does: 'history', cards: '●●●●●' },
  J22: { does: 'cancel, ask for a refund', cards: '○○○○●' },
  J23: { does: 'reminders', cards: '○●○●○' },
  J24: { does: 'auto-renewal', cards: '○○○○●' },
  J25: { does: 'support', cards: '●●●●●' },
  J26: { does: 'renew in person', cards: '●●○●○' },
  J27: { does: 'language, currency, time zone', cards: '●●●●●' },
  J28: { does: 'trust', cards: '●●○●○' },
  J29: { does: 'eSIM installation', cards: '○○●○●' },
  J30: { does: 'several cards', cards: '○○●●○' },
  J31: { does: 'renew without signing in, or for somebody else', cards: '●●○●○' },
} as const satisfies Readonly<Record<string, Row>>;
export type RowId = keyof typeof ROWS;

export const ROW_IDS = Object.keys(ROWS) as RowId[];

/** What the table says of a row and a card that it does not apply to. */
export const applies = (row: RowId, card: CardName): boolean => ROWS[row].cards[CARDS.indexOf(card)] !== '–';
