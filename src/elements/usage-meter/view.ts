import { html, nothing, type TemplateResult } from 'lit';
import type { Card } from '../../domain/model/card.ts';
import type { Usage } from '../../domain/model/usage.ts';
import { fromInstant, MINUTE, SECOND } from '../../domain/time.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';
import { currentCard, latestValue } from '../../state/state.ts';
import { canRefresh, loadUsage } from '../../state/usage.ts';
import { controls } from '../../theme/controls.ts';
import { infoIcon } from '../../theme/icons.ts';
import { note } from '../base/notice.ts';
import { createRedrawTimer } from '../base/redraw-timer.ts';
import { retryNotice } from '../base/retry-notice.ts';
import { supportAddresses } from '../base/support-addresses.ts';
import type { View, WholeContext } from '../base/view.ts';
import { sentences } from '../purchase/sentences.ts';
import { checkElsewhere } from './check-elsewhere.ts';
import { createForecast } from './forecast.ts';
import { headlineOf } from './headline.ts';
import { headlineView } from './headline-view.ts';
import { rows } from './rows.ts';
import { skeleton } from './skeleton.ts';
import { meterStyles } from './styles.ts';
import { warnings } from './warnings.ts';
import type { Speaker } from './words.ts';

export const styles = [controls, meterStyles];

/** What is left on the card in hand. */
export const createView = (context: WholeContext<ChoiceMessages>): View => {
  const timer = createRedrawTimer(context);
  const forecast = createForecast(context);
  let said = '';

  const refresh = async (): Promise<void> => {
    const { store, messages, element } = context;
    if (store.state.usage.status === 'loading' || !canRefresh(store)) return;
    said = '';
    await loadUsage(store);
    await element.updateComplete;
    const figure = element.renderRoot.querySelector('.figures p')?.textContent;
    if (figure && store.state.usage.status === 'ready') said = messages.meter.updated(figure);
    context.redraw();
  };

  const speakerOf = (card: Card): Speaker => ({
    words: context.messages.meter,
    messages: context.messages,
    format: context.format,
    card,
    now: context.store.client.now(),
  });

  /** The line below the bar: how old the figures are, and newer ones. */
  const asOfLine = (speaker: Speaker, usage: Usage): TemplateResult => {
    const { words, format, now, card, messages } = speaker;
    if (context.store.state.offline) {
      const time = format.moment(fromInstant(usage.asOf), 'dayAndTime', card.timeZone);
      return html`<p class="as-of small num">${sentences(messages.common.offline, words.asOf(time))}</p>`;
    }
    const isBusy = context.store.state.usage.status === 'loading';
    const asOf = fromInstant(usage.asOf);
    const ago = now - asOf < MINUTE ? words.now : format.relative(asOf, now);
    const mayRefresh = canRefresh(context.store);
    const after = Math.max(fromInstant(usage.refreshAfter), now + MINUTE);
    const idle = mayRefresh ? words.refresh : words.refreshIn(format.relative(after, now));
    return html`<div class="row as-of">
      ${usage.availability === 'unavailable' ? nothing : html`<span class="fine num">${words.asOf(ago)}</span>`}
      <button class="link num" type="button" aria-disabled=${isBusy || !mayRefresh} @click=${refresh}>
        ${isBusy ? words.refreshing : idle}
      </button>
    </div>`;
  };

  const delayed = ({ words, format, card, now }: Speaker, asOf: string): TemplateResult => {
    const at = fromInstant(asOf);
    return note(words.delayed(format.moment(at, 'dayAndTime', card.timeZone), format.relative(at, now)));
  };

  /** What paying does not mend, support may. */
  const support = ({ status }: Card): TemplateResult | typeof nothing => {
    const [address] = supportAddresses(latestValue(context.store.state.config)?.support ?? {});
    return address && (status === 'suspended' || status === 'retired')
      ? html`<p><a class="button-quiet" href=${address.href}>${context.messages.meter.askSupport}</a></p>`
      : nothing;
  };

  const meter = (card: Card, usage: Usage): TemplateResult => {
    const speaker = speakerOf(card);
    const {
      usage: { error },
      offline,
    } = context.store.state;
    const { availability, asOf } = usage;
    const headline = headlineOf(card, usage, speaker.now);
    return html`
      ${availability === 'delayed' ? delayed(speaker, asOf) : nothing}
      <div class="figures">${headlineView(speaker, headline)}${asOfLine(speaker, usage)}</div>
      ${warnings(speaker, usage, headline)} ${support(card)}
      ${error || offline || availability !== 'live' ? checkElsewhere(usage, speaker.words) : nothing}
      ${rows(speaker, usage, headline)} ${forecast(card, usage, headline)}`;
  };

  const body = (): unknown => {
    const { state } = context.store;
    const card = currentCard(state);
    if (!card) return html`<p class="hint">${infoIcon()}<span>${context.messages.meter.nameCard}</span></p>`;
    const { value, error } = state.usage;
    if (value) return meter(card, value);
    return error ? nothing : html`<div aria-busy="true">${skeleton()}</div>`;
  };

  /** The figures did not come, or newer ones. */
  const failure = (): unknown => {
    const { store, messages } = context;
    const { usage, offline } = store.state;
    const { error, value } = usage;
    if (!error || !currentCard(store.state) || (value && offline)) return nothing;
    return retryNotice(messages, error, value && messages.meter.stale, () => loadUsage(store));
  };

  /** Relative times change with the minute, and the refresh comes back at its own moment. */
  const nextChange = (usage: Usage): number => {
    const now = context.store.client.now();
    const toRefresh = fromInstant(usage.refreshAfter) - now;
    if (toRefresh > 0 && toRefresh < MINUTE) return toRefresh + SECOND;
    return MINUTE - ((now - fromInstant(usage.asOf)) % MINUTE);
  };

  return {
    render: () => html`<section class="stack" aria-label=${context.messages.meter.heading}>
      <div role="alert">${failure()}</div>
      ${body()}
      <p class="visually-hidden" role="status">${said}</p>
    </section>`,
    updated: () => {
      const usage = latestValue(context.store.state.usage);
      if (usage && currentCard(context.store.state)) timer.in(nextChange(usage));
      else timer.stop();
    },
    disconnected: timer.stop,
  };
};
