import { html, nothing, type TemplateResult } from 'lit';
import { fromInstant } from '../../domain/time.ts';
import { remainingShare } from '../../domain/usage.ts';
import { bar } from './bar.ts';
import type { End, Headline, UnlimitedAllowance } from './headline.ts';
import { dayText, leftParts, leftText, type Speaker, untilText } from './words.ts';

/** The large figure, its end, and the bar below. */
export const headlineView = (speaker: Speaker, headline: Headline): TemplateResult => {
  const { words, messages, format } = speaker;
  const { kind, end } = headline;
  switch (kind) {
    case 'metered':
      return metered(speaker, headline);
    case 'unlimited':
      return unlimited(speaker, headline);
    case 'money':
      return big(
        speaker,
        html`${format.money(headline.money)}`,
        end && end.at <= speaker.now ? untilText(speaker, end) : end,
        words.balance,
      );
    case 'unknown':
      return big(speaker, messages.common.unknownVolume, end);
    case 'none':
      return big(speaker, words.noPlan, end);
    case 'unreadable':
      return html`<p class="says">${words.unreadable}</p>`;
    default:
      return big(speaker, messages.access.status[kind], end);
  }
};

/**
 * @param figure a figure, or a word in its place.
 * @param end when it ends, or what is said in its place.
 */
const big = (
  speaker: Speaker,
  figure: TemplateResult | string,
  end: End | string | undefined,
  beside = '',
): TemplateResult => html`<div class="big">
  <p><strong class=${typeof figure === 'string' ? 'word' : 'num'}>${figure}</strong> <span class="beside">${beside}</span></p>
  ${end && html`<p class="until">${typeof end === 'object' ? until(speaker, end) : end}</p>`}
</div>`;

const until = (speaker: Speaker, end: End): TemplateResult => {
  const { words, format, card, now } = speaker;
  return html`<span class="visually-hidden">${end.at > now ? words.validUntil : words.endedOn}</span>
    <b>${dayText(speaker, end)}</b> ${format.relativeDay(end.at, now, card.timeZone)}`;
};

const metered = (speaker: Speaker, headline: Extract<Headline, { kind: 'metered' }>): TemplateResult => {
  const { words, format } = speaker;
  const { left, totalBytes, end, isNew } = headline;
  const whole = format.volume(totalBytes, left.unitBytes);
  const { number, unit } = leftParts(format, left, totalBytes);
  const figure = html`${number}<span class="unit"> ${unit}</span>`;
  const share = totalBytes === 0 ? 0 : Math.min(1, left.bytes / totalBytes);
  const beside = isNew ? words.readyOf : words.leftOf(whole);
  return html`${big(speaker, figure, end ?? (isNew ? words.fromFirstUse : undefined), beside)}
  ${bar(words.meterName, words.leftOfWhole(`${number} ${unit}`, whole), share, true)}`;
};

/** "Unlimited" is a volume at full speed and then a slower one: both are said. */
const unlimited = (speaker: Speaker, headline: Extract<Headline, { kind: 'unlimited' }>): TemplateResult => {
  const { words, messages, format } = speaker;
  const { allowance, end, of } = headline;
  const { highSpeed, throttleKbps } = allowance;
  const speed = throttleKbps && format.speed(throttleKbps);
  const slow = speed ? words.slowedTo(speed) : words.slowed;
  const then = highSpeed && speed ? messages.plans.thenSpeed(speed) : '';
  return html`${big(speaker, messages.common.unlimited, end, of.status === 'throttled' ? slow : then)}
  ${highSpeed ? highSpeedBar(speaker, highSpeed, remainingShare(allowance) ?? 0) : nothing}`;
};

const highSpeedBar = (
  { words, messages, format, card }: Speaker,
  highSpeed: NonNullable<UnlimitedAllowance['highSpeed']>,
  share: number,
): TemplateResult => {
  const { totalBytes, remainingBytes, displayUnitBytes: unitBytes, period, resetsAt } = highSpeed;
  const left = leftText(format, { bytes: remainingBytes, unitBytes }, totalBytes);
  const text = words.highSpeed(left, messages.plans.per[period](format.volume(totalBytes, unitBytes)));
  const reset = resetsAt && format.moment(fromInstant(resetsAt), 'dayAndTime', card.timeZone);
  return html`${bar(words.meterName, text, share, false)}
    <p class="small num">${text}${reset && ` · ${words.backOn(reset)}`}</p>`;
};
