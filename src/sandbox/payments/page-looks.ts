import { html } from 'hono/html';
import { formatMoney, type Markup } from './page-layout.ts';
import type { PageWords } from './page-words.ts';
import type { PaymentRecord } from './record.ts';
import { MOST_TRIES } from './voucher-codes.ts';

/** Everything that a screen of the hosted page shows. */
export interface Screen {
  readonly words: PageWords;
  readonly record: PaymentRecord;
  /** The page's own address, without its origin. */
  readonly path: string;
  /** Where it leads when it is done; absent: it ends on itself. */
  readonly back?: string;
}

/** How it is paid, up to the button that pays. */
export const lookOf = (screen: Screen): Markup => {
  const { words, record, path } = screen;
  const { methodKind, amount } = record.request;
  const total = formatMoney(amount, words.lang);
  if (methodKind === 'voucher_code') return voucherLook(screen, total);
  const wallet = words.wallets[methodKind];
  return html`${wallet === undefined ? cardLook(words) : walletLook(words, wallet, total)}
    <form method="post" action="${path}/approve"><button class="primary">${words.pay(total)}</button></form>`;
};

// The fields have no name: a browser sends none of them.
const cardLook = (words: PageWords): Markup => html`<h1>${words.payWithCard}</h1>
  <div class="fields">
    <label class="wide">${words.cardNumber}<input value="4242 4242 4242 4242" readonly autocomplete="off" /></label>
    <label>${words.expires}<input value="12 / 30" readonly autocomplete="off" /></label>
    <label>${words.securityCode}<input value="123" readonly autocomplete="off" /></label>
    <label class="wide">${words.nameOnCard}<input value="A. TRAVELLER" readonly autocomplete="off" /></label>
  </div>
  <p class="hint">${words.neverSent}</p>`;

const walletLook = (words: PageWords, wallet: string, total: string): Markup => html`<h1>
    ${words.payWithWallet(wallet)}
  </h1>
  <div class="wallet">
    <span class="avatar" aria-hidden="true">T</span>
    <span><b>traveller@example.com</b><small>${words.payWithBalance} · ${total}</small></span>
  </div>
  <p class="hint">${words.walletNote(wallet)}</p>`;

/** The code is sent in the body of a form, kept by nobody who shows it, and typed again where it was refused. */
const voucherLook = ({ words, record, path }: Screen, total: string): Markup => {
  const { refusals } = record;
  const refusal =
    refusals &&
    html`<p class="refused" id="refused" role="alert">
      ${words.refusedCode[refusals.last] ?? words.declines[refusals.last]}
      ${words.triesLeft(MOST_TRIES - refusals.count)}
    </p>`;
  return html`<h1>${words.payWithVoucher}</h1>
    <form method="post" action="${path}/redeem">
      <label for="voucher">${words.voucherCode}</label>
      <input
        id="voucher"
        name="voucher"
        required
        maxlength="40"
        autofocus
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="${refusal ? 'refused ' : ''}voucher-hint"
        ${refusal ? html`aria-invalid="true"` : ''}
      />
      ${refusal ?? ''}
      <p class="hint" id="voucher-hint">${words.voucherHint(total)}</p>
      <button class="primary">${words.pay(total)}</button>
    </form>`;
};
