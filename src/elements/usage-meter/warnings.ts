import { html, nothing, type TemplateResult } from 'lit';
import type { Usage } from '../../domain/model/usage.ts';
import { type UsageWarning, usageWarnings } from '../../domain/usage.ts';
import { warningIcon } from '../../theme/icons.ts';
import type { Headline } from './headline.ts';
import { momentText, type Speaker } from './words.ts';

/** What a traveller is warned of, in one notice, the most pressing first, and what follows at the end. */
export const warnings = (
  speaker: Speaker,
  usage: Usage,
  headline: Headline,
): TemplateResult | typeof nothing => {
  const found = usageWarnings(speaker.card, usage, speaker.now);
  const losses = lossOf(speaker, usage, headline);
  if (found.length === 0)
    return losses.length === 0 ? nothing : html`<p class="fine">${losses.join(' ')}</p>`;
  const [first, ...rest] = found.flatMap((warning) => sentencesOf(speaker, warning, headline));
  return html`<div class="notice ${isGrave(found) ? 'notice-danger' : 'notice-warn'}">
    ${warningIcon()}
    <div><strong>${first}</strong>${[...rest, ...losses].map((sentence) => html`<p>${sentence}</p>`)}</div>
  </div>`;
};

const GRAVE: ReadonlySet<UsageWarning['kind']> = new Set(['suspended', 'retired', 'expired', 'depleted']);
const isGrave = (found: readonly UsageWarning[]): boolean => found.some(({ kind }) => GRAVE.has(kind));

const sentencesOf = (speaker: Speaker, warning: UsageWarning, headline: Headline): string[] => {
  const { words, format, card, now } = speaker;
  switch (warning.kind) {
    case 'suspended':
      return [words.blocked[warning.blockedBy ?? 'unknown'], words.payingDoesNotHelp];
    case 'retired':
      return [words.retired];
    case 'expired':
      return [words.expired];
    case 'depleted':
      return [words.depleted];
    case 'throttled':
      return throttledSentences(speaker, warning);
    case 'low':
      return [words.low(format.percent(warning.share))];
    case 'expires_soon': {
      const told = 'end' in headline ? headline.end : undefined;
      const end = told?.at === warning.endsAt ? told : { at: warning.endsAt, approximate: false };
      return [words.soon(momentText(speaker, end), format.relativeDay(warning.endsAt, now, card.timeZone))];
    }
  }
};

const throttledSentences = (
  speaker: Speaker,
  { kbps, resetsAt }: Extract<UsageWarning, { kind: 'throttled' }>,
): string[] => {
  const { words, format } = speaker;
  return [
    words.throttled,
    ...(kbps === undefined ? [] : [words.untilThen(format.speed(kbps))]),
    ...(resetsAt === undefined
      ? []
      : [words.fullSpeed(momentText(speaker, { at: resetsAt, approximate: false }))]),
  ];
};

/** What the end of the validity takes away, and what use costs without a plan. */
const lossOf = (speaker: Speaker, { afterEnd }: Usage, headline: Headline): string[] => {
  const { words, format, card } = speaker;
  if (card.status === 'suspended' || card.status === 'retired') return [];
  const unused = unusedSentence(speaker, afterEnd.unusedData, headline);
  const { payPerUse } = afterEnd;
  return [
    ...(unused === undefined ? [] : [unused]),
    ...(payPerUse
      ? [
          words.payPerUse(
            format.money(payPerUse.price),
            format.volume(payPerUse.perBytes, payPerUse.displayUnitBytes),
          ),
        ]
      : []),
  ];
};

const unusedSentence = (
  { words, format }: Speaker,
  unusedData: Usage['afterEnd']['unusedData'],
  headline: Headline,
): string | undefined => {
  if (unusedData === 'unknown') return undefined;
  const isLost = unusedData === 'forfeited';
  if (headline.kind === 'metered' && headline.remainingBytes > 0) {
    return isLost ? words.forfeited : words.carriedOver;
  }
  if (headline.kind !== 'expired' || !headline.unused) return undefined;
  const volume = format.volume(headline.unused.bytes, headline.unused.unitBytes);
  return isLost ? words.lost(volume) : words.waits(volume);
};
