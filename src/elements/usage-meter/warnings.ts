import { html, nothing, type TemplateResult } from 'lit';
import type { Usage } from '../../domain/model/usage.ts';
import { type UsageWarning, usageWarnings } from '../../domain/usage.ts';
import { warning } from '../base/notice.ts';
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
    return losses.length === 0
      ? nothing
      : html`<p class="fine">${speaker.messages.plans.sentences(losses)}</p>`;
  const [first, ...rest] = found.flatMap((each) => sentencesOf(speaker, each, headline));
  return warning(
    html`<strong>${first}</strong>${[...rest, ...losses].map((sentence) => html`<p>${sentence}</p>`)}`,
    found.some(({ kind }) => GRAVE.has(kind)) ? 'danger' : 'warn',
  );
};

const GRAVE: ReadonlySet<UsageWarning['kind']> = new Set(['suspended', 'retired', 'expired', 'depleted']);

const sentencesOf = (speaker: Speaker, found: UsageWarning, headline: Headline): string[] => {
  const { words, format, card, now } = speaker;
  switch (found.kind) {
    case 'suspended':
      return [words.blocked[found.blockedBy ?? 'unknown'], words.payingDoesNotHelp];
    case 'low':
      return [words.low(format.percent(found.share))];
    case 'expires_soon': {
      const { endsAt: at } = found;
      const end = headline.end?.at === at ? headline.end : { at };
      return [words.soon(momentText(speaker, end), format.relativeDay(at, now, card.timeZone))];
    }
    default:
      return [words[found.kind]];
  }
};

/** What the end of the validity takes away, and what use costs without a plan. */
const lossOf = (speaker: Speaker, { afterEnd }: Usage, headline: Headline): string[] => {
  const { words, format, card } = speaker;
  if (card.status === 'suspended' || card.status === 'retired') return [];
  const { unusedData, payPerUse } = afterEnd;
  return [
    unusedSentence(speaker, unusedData, headline),
    payPerUse &&
      words.payPerUse(
        format.money(payPerUse.price),
        format.volume(payPerUse.perBytes, payPerUse.displayUnitBytes),
      ),
  ].filter((sentence) => sentence !== undefined);
};

const unusedSentence = (
  { words, format }: Speaker,
  unusedData: Usage['afterEnd']['unusedData'],
  headline: Headline,
): string | undefined => {
  if (unusedData === 'unknown') return undefined;
  const isLost = unusedData === 'forfeited';
  if (headline.kind === 'metered' && headline.left.bytes > 0) {
    return isLost ? words.forfeited : words.carriedOver;
  }
  if (headline.kind !== 'expired' || !headline.unused) return undefined;
  const volume = format.volume(headline.unused.bytes, headline.unused.unitBytes);
  return isLost ? words.lost(volume) : words.waits(volume);
};
