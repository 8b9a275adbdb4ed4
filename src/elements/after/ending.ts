import { html, nothing } from 'lit';
import type { Instant } from '../../domain/model/primitives.ts';
import { type EpochMs, fromInstant, MINUTE } from '../../domain/time.ts';
import { askNow } from '../../state/tracking.ts';
import { warning } from '../base/notice.ts';
import type { EndingKind } from '../purchase/ending.ts';
import type { LaterPart } from '../purchase/later.ts';
import { countdown } from './countdown.ts';
import { createSessionNotice, sessionStyles } from './session-notice.ts';

export const styles: LaterPart<never>['styles'] = [sessionStyles];

/** What ends in two minutes: said politely, once, and shown with what is left; and that it goes on, where it does. */
export const create: LaterPart<[EndingKind, Instant | undefined, isDue: boolean]>['create'] = (context) => {
  const sessionNotice = createSessionNotice(context);
  let said = '';
  let wasDue: boolean | undefined;
  let askedFor: Instant | undefined;

  const news = (kind: EndingKind, isDue: boolean, left: EpochMs): string => {
    const { session, order } = context.messages.ending;
    if (isDue) return kind === 'session' ? session.ends : order;
    const goesOn = kind === 'session' && left > 0;
    return goesOn ? session.stays(context.format.duration(`PT${Math.round(left / MINUTE)}M`)) : '';
  };

  const orderNotice = (endsAt: Instant, left: EpochMs): unknown => {
    if (left > 0) return warning([html`<p>${context.messages.ending.order}</p>`, countdown(left)], 'warn');
    // The backend says what has become of it.
    if (askedFor !== endsAt) queueMicrotask(() => void askNow(context.store));
    askedFor = endsAt;
    return nothing;
  };

  const notice = (kind: EndingKind, endsAt: Instant, left: EpochMs): unknown =>
    kind === 'session' ? sessionNotice(left) : orderNotice(endsAt, left);

  return (kind, endsAt, isDue) => {
    const left = endsAt === undefined ? 0 : fromInstant(endsAt) - context.store.client.now();
    // Drawn without words first: what speaks has to be there before it does.
    if (wasDue !== undefined && wasDue !== isDue) said = news(kind, isDue, left);
    wasDue = wasDue === undefined ? false : isDue;
    return html`<p class="visually-hidden" role="status">${said}</p>
      ${isDue && endsAt !== undefined ? notice(kind, endsAt, left) : nothing}`;
  };
};
