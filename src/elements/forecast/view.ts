import { html, nothing, svg, type TemplateResult } from 'lit';
import { bucketForecast, bucketInput, type Forecast, forecastChart } from '../../domain/forecast.ts';
import type { Card } from '../../domain/model/card.ts';
import type { Bucket, Usage } from '../../domain/model/usage.ts';
import type { EpochMs } from '../../domain/time.ts';
import { endOfTrip } from '../../domain/trip.ts';
import { loadForecastMessages } from '../../i18n/load-forecast.ts';
import type { ChoiceMessages, ForecastMessages } from '../../i18n/messages.ts';
import type { ViewContext, WholeContext } from '../base/view.ts';
import { type Drawing, drawingOf } from './geometry.ts';
import { sentencesOf, type Teller } from './sentences.ts';
import { forecastStyles } from './styles.ts';

type End = 'trip_end' | 'expiry';

/** Draws it for one package of a card. */
export type Draw = (card: Card, usage: Usage, bucket: Bucket) => unknown;

/** Loads what it says, and dresses the element. @throws {Error} where the words did not arrive */
export const start = async (context: WholeContext<ChoiceMessages>): Promise<Draw> => {
  const more = await context.more(loadForecastMessages);
  context.dress([forecastStyles]);
  return create(more);
};

/** Whether the data of a bucket lasts, in words and as a small chart, and until when it has to. */
const create = (context: ViewContext<ForecastMessages>): Draw => {
  const setTrip = ({ currentTarget }: Event): void =>
    context.store.update({ tripEndsOn: (currentTarget as HTMLInputElement).value });

  return (card, usage, bucket) => {
    const { messages, format, store } = context;
    const { timeZone } = card;
    const { allowance } = bucket;
    if (allowance.kind !== 'metered') return nothing;
    const now = store.client.now();
    const tripEndsAt = endOfTrip(store.state.tripEndsOn, timeZone);
    const input = { now, tripEndsAt, ...bucketInput(usage, bucket) };
    const found = bucketForecast(usage, bucket, input);
    if (!found || found.kind === 'over') return nothing;
    const teller: Teller = { messages, format, timeZone, now, unitBytes: allowance.displayUnitBytes };
    const { expiresAt } = input;
    const goesOn = tripEndsAt !== undefined && expiresAt !== undefined && tripEndsAt > expiresAt;
    const [first, ...more] = sentencesOf(found, teller, goesOn);
    const ends = endsOf(tripEndsAt, expiresAt);
    return html`<section class="forecast stack-tight" aria-labelledby="forecast">
      <h3 id="forecast">${messages.forecast.heading}</h3>
      <p class="said"><strong class=${isBad(found) ? 'warn' : ''}>${first}</strong>${messages.plans.sentences(['', ...more])}</p>
      ${'newest' in found ? chart(teller, drawingOf(forecastChart(input, found), [...ends.values()], now), ends, leftText(teller, allowance)) : nothing}
      <p class="trip"><label for="trip">${messages.forecast.tripEnds}</label>
        <input id="trip" class="input" type="date" min=${dayIn(timeZone, now)} .value=${store.state.tripEndsOn} @change=${setTrip}></p>
    </section>`;
  };
};

/** What runs out too early is to be seen before anything is read. */
const isBad = (found: Forecast): boolean => found.kind === 'runs_out' && found.before !== 'none';

const endsOf = (trip: EpochMs | undefined, expiry: EpochMs | undefined): ReadonlyMap<End, EpochMs> =>
  new Map(
    [['trip_end', trip] as const, ['expiry', expiry] as const].flatMap(([end, at]) =>
      at === undefined ? [] : [[end, at] as const],
    ),
  );

const leftText = (
  { format, unitBytes }: Teller,
  { remainingBytes }: { readonly remainingBytes: number },
): string => format.volume(remainingBytes, unitBytes);

/** `2026-11-28`, as a date field has it: in Swedish a day is written so. */
const dayIn = (timeZone: string, at: EpochMs): string =>
  new Intl.DateTimeFormat('sv', { timeZone }).format(at);

const chart = (
  { messages, format, timeZone, now }: Teller,
  drawing: Drawing,
  ends: ReadonlyMap<End, EpochMs>,
  left: string,
): TemplateResult => {
  const { forecast: words } = messages;
  const day = (at: EpochMs): string => format.moment(at, 'day', timeZone);
  const marks = [...ends].flatMap(([end, at]) => {
    const x = drawing.at(at);
    return x === undefined ? [] : [{ end, at, x }];
  });
  const today = drawing.at(now);
  return html`<figure>
    <div role="img" aria-label=${words.chart(day(drawing.from), left)}><svg aria-hidden="true" width="100%" height="76" viewBox="0 0 100 100" preserveAspectRatio="none">
      <path class="likely" d=${drawing.likely}></path>
      <path class="base" d="M0 100H100"></path>
      <path class="today" d=${`M${today} 0V100`}></path>
      ${marks.map(({ end, x }) => svg`<path class=${end} d=${`M${x} 0V100`}></path>`)}
      <path class="past" d=${drawing.past}></path>
      <path class="ahead" d=${drawing.ahead}></path>
    </svg></div>
    <div class="row fine num"><span>${day(drawing.from)}</span><span>${day(drawing.to)}</span></div>
    <ul class="legend fine">
      <li>${swatch('past')}<span>${words.lines.past}</span></li>
      ${drawing.ahead ? html`<li>${swatch('ahead')}<span>${words.lines.ahead}</span></li>` : nothing}
      ${marks.map(({ end, at }) => html`<li>${swatch(end)}<span class="num">${words.marks[end](day(end === 'trip_end' ? at - 1 : at))}</span></li>`)}
    </ul>
  </figure>`;
};

const swatch = (line: string): TemplateResult =>
  html`<svg aria-hidden="true" width="20" height="8" viewBox="0 0 20 8"><path class=${line} d="M1 4H19"></path></svg>`;
