import { html, nothing, type TemplateResult } from 'lit';
import { fromInstant } from '../../domain/time.ts';
import { remainingShare } from '../../domain/usage.ts';
import { bar } from './bar.ts';
import type { End, Headline } from './headline.ts';
import { dayText, leftParts, leftText, type Speaker } from './words.ts';

/** The large figure, its end, and the bar below. */
export const headlineView = (speaker: Speaker, headline: Headline): TemplateResult => {
  const { words, common, format, card } = speaker;
  switch (headline.kind) {
    case 'metered':
      return metered(speaker, headline);
    case 'unlimited':
      return unlimited(speaker, headline);
    case 'money':
      return big(speaker, {
        figure: html`${format.money(headline.money)}`,
        beside: words.balance,
        end: headline.end,
      });
    case 'expired':
      return big(speaker, { figure: words.expiredTitle, end: headline.end });
    case 'suspended':
      return big(speaker, { figure: words.suspendedTitle });
    case 'retired':
      return big(speaker, { figure: words.retiredTitle });
    case 'unknown':
      return big(speaker, { figure: common.unknownVolume, end: headline.end });
    case 'none':
      return big(speaker, {
        figure: words.noPlan,
        beside: card.status === 'new' ? words.readyOf : words.noPlanText,
      });
    case 'unreadable':
      return html`<p class="says">${words.unreadable}</p>`;
  }
};

interface Big {
  /** A figure, or a word in its place. */
  readonly figure: TemplateResult | string;
  readonly beside?: string;
  readonly end?: End | undefined;
  /** Stands where the end would, while there is none. */
  readonly note?: string | undefined;
}

const big = (speaker: Speaker, { figure, beside, end, note }: Big): TemplateResult => html`<div class="big">
  <p><strong class=${typeof figure === 'string' ? 'word' : 'num'}>${figure}</strong> <span class="beside">${beside}</span></p>
  ${end ? until(speaker, end) : note === undefined ? nothing : html`<p class="until">${note}</p>`}
</div>`;

const until = (speaker: Speaker, end: End): TemplateResult => {
  const { words, format, card, now } = speaker;
  return html`<p class="until">
    <span class="visually-hidden">${end.at > now ? words.validUntil : words.endedOn}</span>
    <b>${dayText(speaker, end)}</b> ${format.relativeDay(end.at, now, card.timeZone)}
  </p>`;
};

const metered = (speaker: Speaker, headline: Extract<Headline, { kind: 'metered' }>): TemplateResult => {
  const { words, format } = speaker;
  const { totalBytes, unitBytes, end, isNew } = headline;
  const left = { bytes: headline.remainingBytes, unitBytes };
  const whole = format.volume(totalBytes, unitBytes);
  const { number, unit } = leftParts(format, left, totalBytes);
  return html`${big(speaker, {
    figure: html`${number}<span class="unit"> ${unit}</span>`,
    beside: isNew ? words.readyOf : words.leftOf(whole),
    end,
    note: isNew ? words.fromFirstUse : undefined,
  })}
  ${bar({
    name: words.meterName,
    text: words.leftOfWhole(leftText(format, left, totalBytes), whole),
    share: totalBytes === 0 ? 0 : Math.min(1, left.bytes / totalBytes),
    hasThreshold: true,
  })}`;
};

/** "Unlimited" is a volume at full speed and then a slower one: both are said. */
const unlimited = (speaker: Speaker, headline: Extract<Headline, { kind: 'unlimited' }>): TemplateResult => {
  const { words, common, format } = speaker;
  const { allowance, isThrottled, end } = headline;
  const { highSpeed, throttleKbps } = allowance;
  const speed = throttleKbps === undefined ? undefined : format.speed(throttleKbps);
  const slow = speed === undefined ? words.slowed : words.slowedTo(speed);
  const then = highSpeed && speed !== undefined ? words.thenSlowed(speed) : '';
  return html`${big(speaker, { figure: common.unlimited, beside: isThrottled ? slow : then, end })}
  ${highSpeed ? highSpeedBar(speaker, highSpeed, remainingShare(allowance) ?? 0) : nothing}`;
};

const highSpeedBar = (
  { words, format, card }: Speaker,
  highSpeed: NonNullable<Extract<Headline, { kind: 'unlimited' }>['allowance']['highSpeed']>,
  share: number,
): TemplateResult => {
  const { totalBytes, remainingBytes, displayUnitBytes, period, resetsAt } = highSpeed;
  const say = words.highSpeed[period === 'unknown' ? 'plan' : period];
  const left = leftText(format, { bytes: remainingBytes, unitBytes: displayUnitBytes }, totalBytes);
  const text = say(left, format.volume(totalBytes, displayUnitBytes));
  const reset =
    resetsAt === undefined ? undefined : format.moment(fromInstant(resetsAt), 'dayAndTime', card.timeZone);
  return html`${bar({ name: words.meterName, text, share, hasThreshold: false })}
    <p class="small num">${text}${reset === undefined ? nothing : ` · ${words.backOn(reset)}`}</p>`;
};
