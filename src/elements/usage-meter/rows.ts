import { html, nothing, type TemplateResult } from 'lit';
import type { Bucket, Usage } from '../../domain/model/usage.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import { bucketEnd, dataBuckets, isUsable } from '../../domain/usage.ts';
import { endAt, endOf, type Headline } from './headline.ts';
import { leftText, type Speaker, untilText } from './words.ts';

/** One line of what else the card holds. */
interface Row {
  readonly name: string;
  readonly lang?: string | undefined;
  readonly value: string;
  readonly note?: string | undefined;
}

/** What the card holds beside the headline: money, single packages where there are several, apps, calls, texts. */
export const rows = (speaker: Speaker, usage: Usage, headline: Headline): TemplateResult | typeof nothing => {
  const lines = [...balanceRows(speaker, headline), ...bucketRows(speaker, usage, headline)];
  if (lines.length === 0) return nothing;
  return html`<dl class="rows">
    ${lines.map(
      ({ name, lang, value, note }) => html`<div>
        <dt lang=${lang ?? nothing}>${name}</dt>
        <dd class="num">${value}${note ? html`<small>${note}</small>` : nothing}</dd>
      </div>`,
    )}
  </dl>`;
};

const balanceRows = (speaker: Speaker, headline: Headline): Row[] => {
  const { card, format, words } = speaker;
  return card.balances.slice(headline.kind === 'money' ? 1 : 0).map(({ money, endsAt }) => {
    const end = endAt(endsAt);
    return { name: words.balance, value: format.money(money), note: end && untilText(speaker, end) };
  });
};

/** What is still to be used, and what waits for its turn; data first, by its end. */
const bucketRows = (speaker: Speaker, usage: Usage, headline: Headline): Row[] => {
  const data = dataBuckets(usage);
  const running = data.filter((bucket) => isUsable(bucket, speaker.now));
  // Where volumes run side by side, the one that ends first is used first.
  const first = headline.kind === 'metered' && running.length > 1 ? running[0] : undefined;
  return [...data, ...usage.buckets.filter(({ usageType }) => usageType !== 'data')]
    .filter((bucket) => !isOver(bucket, speaker.now) && !('of' in headline && headline.of === bucket))
    .map((bucket) => ({
      name: bucket.title?.text ?? speaker.words.kinds[bucket.usageType],
      lang: bucket.title?.lang,
      value: holds(speaker, bucket),
      note: [noteOf(speaker, bucket, headline), bucket === first && speaker.words.usedFirst]
        .filter(Boolean)
        .join(' · '),
    }));
};

const isOver = (bucket: Bucket, now: EpochMs): boolean =>
  bucket.status === 'expired' || bucket.status === 'revoked' || bucketEnd(bucket) <= now;

const holds = ({ format, words, messages }: Speaker, { allowance }: Bucket): string => {
  switch (allowance.kind) {
    case 'metered': {
      const { remainingBytes: bytes, totalBytes, displayUnitBytes: unitBytes } = allowance;
      const whole = format.volume(totalBytes, unitBytes);
      return words.countLeft.unknown(leftText(format, { bytes, unitBytes }, totalBytes), whole);
    }
    case 'monetary':
      return format.money(allowance.money);
    case 'count':
      return words.countLeft[allowance.unit](
        format.number(allowance.remaining),
        format.number(allowance.total),
      );
    default:
      return allowance.kind === 'unlimited' ? messages.common.unlimited : words.notKnown;
  }
};

/** What of a line's clock and state the headline does not say already. */
const noteOf = (speaker: Speaker, bucket: Bucket, headline: Headline): string | undefined => {
  const { words, format, card } = speaker;
  const { status, usageType, validFor } = bucket;
  if (status === 'queued' && validFor.startsAt !== undefined)
    return words.startsOn(format.moment(fromInstant(validFor.startsAt), 'day', card.timeZone));
  if (status === 'throttled') return words.slowed;
  if (status === 'suspended') return words.onHold;
  const end = endOf(bucket);
  // Of several packages each says its end; what came with the one of the headline ends with it.
  const isSaid = usageType !== 'data' && end?.at === headline.end?.at;
  return isSaid || !end ? undefined : untilText(speaker, end);
};
