import { html } from 'lit';
import type { Card } from '../../domain/model/card.ts';
import { warning } from '../base/notice.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { supportLinks } from '../purchase/support-links.ts';

/** What paying would not mend is said before anything is sold: blocked, retired, or not made to be topped up. */
export const blockedNotice = (context: PurchaseContext, card: Card): unknown => {
  const words = reasonOf(context, card);
  if (!words) return undefined;
  return warning(html`<h3>${words.title}</h3><p>${words.text}</p>${supportLinks(context)}`, 'warn');
};

const reasonOf = (
  { messages }: PurchaseContext,
  { status, blockedBy, capabilities }: Card,
): { readonly title: string; readonly text: string } | undefined => {
  const { blocked, retired, notRenewable } = messages.checkout;
  if (status === 'suspended') return { title: blocked.title, text: blocked[blockedBy ?? 'unknown'] };
  if (status === 'retired') return retired;
  return capabilities.includes('top_up') ? undefined : notRenewable;
};
