import { html } from 'hono/html';
import { DECLINE_CODES } from '../../domain/model/order.ts';
import { formatMoney, layout, type Markup } from './page-layout.ts';
import { lookOf, type Screen } from './page-looks.ts';
import type { PageWords } from './page-words.ts';

const summary = ({ words, record }: Screen, intro = words.payTo(record.request.summary.seller)): Markup => {
  const { amount, summary: of } = record.request;
  return html`<section class="summary">
    <p class="seller">${intro}</p>
    <p class="total">${formatMoney(amount, words.lang)}</p>
    <dl>
      <div><dt>${words.plan}</dt><dd>${of.plan}</dd></div>
      <div><dt>${words.card}</dt><dd>${of.card}</dd></div>
      <div><dt>${words.reference}</dt><dd>${of.reference}</dd></div>
    </dl>
  </section>`;
};

/** The first screen: what is paid, and with what. */
export const paymentScreen = (screen: Screen): Markup => {
  const { words, record, path, back } = screen;
  const { payer, summary: of, methodKind } = record.request;
  const asks = payer === 'companion' ? words.payFor(of.seller) : undefined;
  return layout(
    words,
    words.title,
    html`${summary(screen, asks)}
      <section class="method">
        ${lookOf(screen)}
        <form method="post" action="${path}/abandon">
          <button class="quiet">${back === undefined ? words.doNotPay : words.goBack}</button>
        </form>
      </section>
      ${outcomes(screen, methodKind === 'voucher_code')}`,
  );
};

/** What else can happen. Without its code a voucher pays nothing. */
const outcomes = ({ words, path }: Screen, isVoucher: boolean): Markup =>
  html`<section class="outcomes" aria-labelledby="outcomes">
    <h2 id="outcomes">${words.tryOthers}</h2>
    <p class="hint">${words.testNote}</p>
    ${
      isVoucher
        ? html`<p class="hint">${words.voucherTests}</p>`
        : html`<form method="post" action="${path}/verify"><button>${words.withVerification}</button></form>
            <form method="post" action="${path}/twice"><button>${words.payTwice}</button></form>
            <form method="post" action="${path}/late"><button>${words.payAfterEnd}</button></form>
            <form method="post" action="${path}/wait">
              <button name="code" value="captured">${words.bankThenPays}</button>
            </form>
            <form method="post" action="${path}/wait">
              <button name="code" value="declined">${words.bankThenDeclines}</button>
            </form>`
    }
    <form method="post" action="${path}/left"><button>${words.closePage}</button></form>
    <form method="post" action="${path}/decline" class="decline">
      <label for="code">${words.declineAs}</label>
      <span>
        <select id="code" name="code">
          ${DECLINE_CODES.map((code) => html`<option value="${code}">${words.declines[code]}</option>`)}
        </select>
        <button>${words.decline}</button>
      </span>
    </form>
  </section>`;

/** The bank's question before it lets the money go. */
export const verificationScreen = (screen: Screen): Markup => {
  const { words, record, path } = screen;
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
        <form method="post" action="${path}/approve">
          <button class="primary">${words.verifyConfirm}</button>
        </form>
        <form method="post" action="${path}/decline">
          <input type="hidden" name="code" value="authentication_failed" />
          <button class="quiet">${words.verifyRefuse}</button>
        </form>
      </section>
      ${summary(screen)}`,
  );
};

/** A payment with nothing more to pay: done, failed, or over. Whoever goes nowhere from here is told so. */
export const closedScreen = (screen: Screen): Markup => {
  const { words, record, path, back } = screen;
  const [heading, text] = said(screen);
  const isOver = (record.status === 'open' || record.status === 'voided') && !record.later;
  return layout(
    words,
    heading,
    html`<section class="method">
        <h1>${heading}</h1>
        <p>${text}</p>
        ${
          back === undefined
            ? html`<p class="hint">${words.closeThis}</p>`
            : html`<p><a class="primary" href="${back}">${words.back(record.request.summary.seller)}</a></p>`
        }
        ${isOver ? html`<form method="post" action="${path}/late"><button>${words.payLate}</button></form>` : ''}
      </section>
      ${summary(screen)}`,
  );
};

const said = ({
  words,
  record: { status, later },
  back,
}: Screen): readonly [heading: string, text: string] => {
  const isHere = back === undefined;
  if (status === 'captured')
    return isHere ? [words.paidHere, words.paidHereText] : [words.paid, words.paidText];
  if (status === 'failed') return [words.failed, isHere ? words.failedHereText : words.failedText];
  return status === 'processing' || later
    ? [words.pending, words.pendingText]
    : [words.ended, words.endedText];
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
