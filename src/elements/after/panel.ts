import { html } from 'lit';
import type { PaymentAction } from '../../domain/model/order.ts';
import { fromInstant } from '../../domain/time.ts';
import { momentText } from '../order-status/timeline.ts';
import type { AfterContext } from '../purchase/context.ts';

export type ActionOf<Kind extends PaymentAction['kind']> = Extract<PaymentAction, { kind: Kind }>;

/** A way to pay outside the page, under its own heading. */
export const panel = (title: string, body: unknown): unknown =>
  html`<section class="proof pay" aria-labelledby="pay-title"><h3 id="pay-title">${title}</h3>${body}</section>`;

/** On the traveller's own clock. */
export const endText = (context: AfterContext, { expiresAt }: { readonly expiresAt: string }): string =>
  momentText(context, fromInstant(expiresAt), context.store.client.now());

/** `12345678` as `1234 5678`: what is read out or typed is read in fours. */
export const inFours = (text: string): string => text.replace(/\s/g, '').replace(/.{4}(?=.)/g, '$& ');
