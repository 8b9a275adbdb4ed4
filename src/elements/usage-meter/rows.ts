import { html, nothing, type TemplateResult } from 'lit';
import type { Bucket, Usage } from '../../domain/model/usage.ts';
import { fromInstant } from '../../domain/time.ts';
import { bucketEnd } from '../../domain/usage.ts';
import { type End, endAt, endOf, type Headline } from './headline.ts';
import { dayText, leftText, type Speaker } from './words.ts';

/** One line of what else the card holds. */
interface Row {
  readonly name: string;
  readonly lang?: string | undefined;
  readonly value: string;
  readonly note?: string | undefined;
}

const GONE: ReadonlySet<Bucket['status']> = new Set(['expired', 'revoked']);

/** What the card holds beside the headline: money, single packages where there are several, apps, calls, texts. */
export const rows = (speaker: Speaker, usage: Usage, headline: Headline): TemplateResult | typeof nothing => {
  const lines = [...balanceRows(speaker, headline), ...bucketRows(speaker, usage, headline)];
  if (lines.length === 0) return nothing;
  return html`<dl class="rows">
    ${lines.map(
      ({ name, lang, value, note }) => html`<div>
        <dt lang=${lang ?? nothing}>${name}</dt>
        <dd class="num">${value}${note && html`<small>${note}</small>`}</dd>
      </div>`,
    )}
  </dl>`;
};

const balanceRows = (speaker: Speaker, headline: Headline): Row[] => {
  const { card, format, words } = speaker;
  return card.balances.slice(headline.kind === 'money' ? 1 : 0).map(({ money, endsAt }) => ({
    name: words.balance,
    value: format.money(money),
    note: untilText(speaker, endAt(endsAt)),
  }));
};

const untilText = (speaker: Speaker, end: End | undefined): string | undefined =>
  end && speaker.words.until(dayText(speaker, end));

const bucketRows = (speaker: Speaker, { buckets }: Usage, headline: Headline): Row[] => {
  const shown = buckets.filter((bucket) => !GONE.has(bucket.status) && bucketEnd(bucket) > speaker.now);
  const data = shown.filter((bucket) => bucket.usageType === 'data');
  const isTold = data.length === 1 && (headline.kind === 'metered' || headline.kind === 'unlimited');
  return shown
    .filter((bucket) => !(isTold && bucket.usageType === 'data'))
    .map((bucket) => bucketRow(speaker, bucket, headline));
};

const bucketRow = (speaker: Speaker, bucket: Bucket, headline: Headline): Row => ({
  name: bucket.title?.text ?? speaker.words.kinds[bucket.usageType],
  lang: bucket.title?.lang,
  value: holds(speaker, bucket),
  note: noteOf(speaker, bucket, headline),
});

const holds = ({ format, words, messages }: Speaker, { allowance, status }: Bucket): string => {
  switch (allowance.kind) {
    case 'metered': {
      const volume = { bytes: allowance.remainingBytes, unitBytes: allowance.displayUnitBytes };
      const left = leftText(format, volume, allowance.totalBytes);
      const whole = format.volume(allowance.totalBytes, allowance.displayUnitBytes);
      return status === 'suspended' ? words.onHold(left) : words.countLeft.unknown(left, whole);
    }
    case 'unlimited':
      return messages.common.unlimited;
    case 'monetary':
      return format.money(allowance.money);
    case 'count':
      return words.countLeft[allowance.unit](
        format.number(allowance.remaining),
        format.number(allowance.total),
      );
    case 'unknown':
      return words.notKnown;
  }
};

/** What of a line's clock and state the headline does not say already. */
const noteOf = (speaker: Speaker, bucket: Bucket, headline: Headline): string | undefined => {
  const { words, format, card } = speaker;
  const { startsAt } = bucket.validFor;
  if (bucket.status === 'queued' && startsAt !== undefined) {
    return words.startsOn(format.moment(fromInstant(startsAt), 'day', card.timeZone));
  }
  if (bucket.status === 'throttled') return words.bucketStatus.throttled;
  if (bucket.status === 'suspended' && bucket.allowance.kind !== 'metered') {
    return words.bucketStatus.suspended;
  }
  const end = endOf(bucket);
  return end?.at === headline.end?.at ? undefined : untilText(speaker, end);
};
