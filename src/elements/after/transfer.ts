import { html, nothing } from 'lit';
import type { Money } from '../../domain/model/primitives.ts';
import { currencyDecimals } from '../../domain/money.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';
import { sentences } from '../purchase/sentences.ts';
import { type ActionOf, endText, inFours, panel } from './panel.ts';
import type { Paying } from './paying.ts';

type Detail = ActionOf<'bank_transfer'>['details'][number];

/** A line to copy from. */
interface Row {
  readonly name: string;
  readonly shown: string;
  readonly copied: string;
  /** Tells it from the others. */
  readonly at: number | 'amount';
  readonly note?: string | undefined;
}

/** A bank transfer: each detail to copy, and by when. The page can be closed meanwhile. */
export const transferPanel = (
  context: AfterContext,
  { order, payment, copy }: Paying,
  action: ActionOf<'bank_transfer'>,
): unknown => {
  const { messages, format } = context;
  const { slow, order: words, checkout } = messages;
  const { transfer } = slow;
  const amount = format.money(payment.amount);
  const method = order.methods?.find(({ id }) => id === payment.methodId);
  const row = ({ name, shown, copied, at, note }: Row): unknown =>
    fact(
      name,
      html`<span class="code detail-${at}">${shown}</span>${note ? html`<p>${note}</p>` : nothing}`,
      note ? 'strong' : '',
      html`<dd>${copy.render(
        copied,
        html`${words.copy}<span class="visually-hidden">${slow.copyOf(name)}</span>`,
        `.detail-${at}`,
      )}</dd>`,
    );
  const all = [
    ...action.details.map(({ kind, value }) => checkout.because(transfer.details[kind], value)),
    checkout.because(slow.amount, amount),
  ].join('\n');
  return panel(
    transfer.title,
    html`<dl class="facts num">
        ${row({ name: slow.amount, shown: amount, copied: plainAmount(payment.amount), at: 'amount', note: slow.exactly })}
        ${action.details.map((detail, at) =>
          row({
            name: transfer.details[detail.kind],
            shown: shownValue(detail),
            copied: detail.value,
            at,
            note: detail.kind === 'reference' ? transfer.referenceNote : undefined,
          }),
        )}
        ${fact(slow.deadline, endText(context, action))}
      </dl>
      ${copy.render(all, transfer.copyAll, '.pay > dl', 'button-quiet')}
      <p class="small">${sentences(method ? transfer.takes(format.duration(method.arrival)) : '', slow.youCanClose(order.contact.email))}</p>`,
  );
};

const shownValue = ({ kind, value }: Detail): string => (kind === 'iban' ? inFours(value) : value);

/** As it is typed into a bank's form: no currency, no grouping. */
const plainAmount = ({ currency, minor }: Money): string => {
  const decimals = currencyDecimals(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
};
