import { html } from 'hono/html';
import { DECLINE_CODES } from '../../domain/model/order.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { currencyDecimals } from '../../domain/money.ts';
import type { PageWords } from './page-words.ts';
import type { PaymentRecord } from './record.ts';

type Markup = ReturnType<typeof html>;

/** Everything that a screen of the hosted page shows. */
interface Screen {
  readonly words: PageWords;
  readonly record: PaymentRecord;
}

export const formatMoney = ({ currency, minor }: Money, lang: string): string =>
  new Intl.NumberFormat(lang, { style: 'currency', currency }).format(
    minor / 10 ** currencyDecimals(currency),
  );

export const layout = (words: PageWords, heading: string, body: Markup): Markup => html`<!doctype html>
<html lang="${words.lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${heading} – Quay</title>
    <link rel="stylesheet" href="/pay.css" />
  </head>
  <body>
    <header>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path d="M2 15c2.5 0 2.5 2 5 2s2.5-2 5-2 2.5 2 5 2 2.5-2 5-2M4 11h16M7 11V5m5 6V5m5 6V5" />
      </svg>
      <b>Quay</b>
      <span class="test">${words.testMode}</span>
    </header>
    <main>${body}</main>
  </body>
</html>`;

const summary = ({ words, record }: Screen): Markup => {
  const { amount, summary: of } = record.request;
  return html`<section class="summary">
    <p class="seller">${words.payTo(of.seller)}</p>
    <p class="total">${formatMoney(amount, words.lang)}</p>
    <dl>
      <div><dt>${words.plan}</dt><dd>${of.plan}</dd></div>
      <div><dt>${words.card}</dt><dd>${of.card}</dd></div>
      <div><dt>${words.reference}</dt><dd>${of.reference}</dd></div>
    </dl>
  </section>`;
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

const walletLook = (words: PageWords, total: string): Markup => html`<h1>${words.payWithWallet}</h1>
  <div class="wallet">
    <span class="avatar" aria-hidden="true">T</span>
    <span><b>traveller@example.com</b><small>${words.payWithBalance} · ${total}</small></span>
  </div>
  <p class="hint">${words.walletNote}</p>`;

/** The first screen: what is paid, and with what. */
export const paymentScreen = (screen: Screen): Markup => {
  const { words, record } = screen;
  const total = formatMoney(record.request.amount, words.lang);
  const at = (action: string): string => `/pay/${record.id}/${action}`;
  const look = record.request.methodKind === 'paypal' ? walletLook(words, total) : cardLook(words);
  return layout(
    words,
    words.title,
    html`${summary(screen)}
      <section class="method">
        ${look}
        <form method="post" action="${at('approve')}"><button class="primary">${words.pay(total)}</button></form>
        <form method="post" action="${at('abandon')}"><button class="quiet">${words.goBack}</button></form>
      </section>
      <section class="outcomes" aria-labelledby="outcomes">
        <h2 id="outcomes">${words.tryOthers}</h2>
        <p class="hint">${words.testNote}</p>
        <form method="post" action="${at('verify')}"><button>${words.withVerification}</button></form>
        <form method="post" action="${at('twice')}"><button>${words.payTwice}</button></form>
        <form method="post" action="${at('late')}"><button>${words.payAfterEnd}</button></form>
        <form method="post" action="${at('wait')}">
          <button name="code" value="captured">${words.bankThenPays}</button>
        </form>
        <form method="post" action="${at('wait')}">
          <button name="code" value="declined">${words.bankThenDeclines}</button>
        </form>
        <form method="post" action="${at('left')}"><button>${words.closePage}</button></form>
        <form method="post" action="${at('decline')}" class="decline">
          <label for="code">${words.declineAs}</label>
          <span>
            <select id="code" name="code">
              ${DECLINE_CODES.map((code) => html`<option value="${code}">${words.declines[code]}</option>`)}
            </select>
            <button>${words.decline}</button>
          </span>
        </form>
      </section>`,
  );
};

/** The bank's question before it lets the money go. */
export const verificationScreen = (screen: Screen): Markup => {
  const { words, record } = screen;
  const total = formatMoney(record.request.amount, words.lang);
  return layout(
    words,
    words.verifyTitle,
    html`<section class="method verify">
        <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
          <rect x="14" y="4" width="20" height="40" rx="4" /><path d="M21 38h6M19 23l4 4 7-8" />
        </svg>
        <h1>${words.verifyTitle}</h1>
        <p>${words.verifyText(record.request.summary.seller, total)}</p>
        <p class="waiting"><i></i>${words.verifyWaiting}</p>
        <form method="post" action="/pay/${record.id}/approve">
          <button class="primary">${words.verifyConfirm}</button>
        </form>
        <form method="post" action="/pay/${record.id}/decline">
          <input type="hidden" name="code" value="authentication_failed" />
          <button class="quiet">${words.verifyRefuse}</button>
        </form>
      </section>
      ${summary(screen)}`,
  );
};

/** A payment with nothing more to pay: done, failed, or over. */
export const closedScreen = (screen: Screen): Markup => {
  const { words, record } = screen;
  const [heading, text] =
    record.status === 'captured'
      ? [words.paid, words.paidText]
      : record.status === 'failed'
        ? [words.failed, words.failedText]
        : record.status === 'processing' || record.later
          ? [words.pending, words.pendingText]
          : [words.ended, words.endedText];
  const { returnUrl, summary: of } = record.request;
  const isOver = (record.status === 'open' || record.status === 'voided') && !record.later;
  return layout(
    words,
    heading,
    html`<section class="method">
        <h1>${heading}</h1>
        <p>${text}</p>
        <p><a class="primary" href="${returnUrl}">${words.back(of.seller)}</a></p>
        ${isOver ? html`<form method="post" action="/pay/${record.id}/late"><button>${words.payLate}</button></form>` : ''}
      </section>
      ${summary(screen)}`,
  );
};

/** The payer has gone; the shop hears nothing of it. */
export const leftScreen = (words: PageWords): Markup =>
  layout(
    words,
    words.left,
    html`<section class="method"><h1>${words.left}</h1><p>${words.leftText}</p></section>`,
  );

export const unknownScreen = (words: PageWords): Markup =>
  layout(
    words,
    words.unknown,
    html`<section class="method"><h1>${words.unknown}</h1><p>${words.unknownText}</p></section>`,
  );
