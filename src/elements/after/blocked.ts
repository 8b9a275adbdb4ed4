import { html } from 'lit';
import type { Card } from '../../domain/model/card.ts';
import { warning } from '../base/notice.ts';
import type { LaterPart } from '../purchase/later.ts';
import { supportLinks } from '../purchase/support-links.ts';

export const styles: LaterPart<never>['styles'] = [];

/** What paying would not mend is said before anything is sold: blocked, retired, or not made to be topped up. */
export const create: LaterPart<[Card]>['create'] =
  (context) =>
  ({ status, blockedBy }) => {
    const { blocked, retired, notRenewable } = context.messages.obstacles;
    const words =
      status === 'suspended'
        ? { title: blocked.title, text: blocked[blockedBy ?? 'unknown'] }
        : status === 'retired'
          ? retired
          : notRenewable;
    return warning(html`<h3>${words.title}</h3><p>${words.text}</p>${supportLinks(context)}`, 'warn');
  };
