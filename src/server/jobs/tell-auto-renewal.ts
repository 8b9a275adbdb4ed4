import { matchLocale } from '../../i18n/locale.ts';
import { type AutoRenewalWords, serverMessages } from '../../i18n/server-messages.ts';
import { announced, noticeFrom, noticeName } from '../auto-renewal/next.ts';
import type { AutoRenewalNews, AutoRenewalRecord } from '../auto-renewal/record.ts';
import type { ServerContext } from '../context.ts';
import { askProvider } from '../provider.ts';
import { type JobOutcome, MOST_TRIES, type RunOf } from './job.ts';

type TellRun = RunOf<'tell_auto_renewal'>;

/**
 * Tells whoever turned it on what became of it. A dearer price counts as announced only once its message is on its way, and
 * from that day on.
 */
export const tellAutoRenewal = async (run: TellRun): Promise<JobOutcome> => {
  const { ctx, job, patience } = run;
  const { renewalId, about, name } = job.task;
  const isTooLate = job.attempts > MOST_TRIES;
  const renewal = await (about === 'price'
    ? changeNotice(run, noticeFrom)
    : ctx.store.transaction((tx) => tx.autoRenewals.get(renewalId)));
  if (!renewal || isTooLate || !isStill(renewal, about, name)) return 'done';
  const lang = matchLocale(renewal.locale);
  const words = serverMessages(lang).autoRenewal[about];
  const news = newsOf(ctx, renewal);
  const message = {
    key: `auto-renewal/${renewalId}/${about}/${name}`,
    channel: 'email' as const,
    to: renewal.email,
    subject: words.subject(news),
    text: words.email(news),
    lang,
  };
  await askProvider(() => ctx.messages.send(message), patience);
  if (about === 'price') await changeNotice(run, announced);
  return 'done';
};

/** Messages may be late: what is no longer so is not told, and what became of it since has a message of its own. */
const isStill = ({ status, failure }: AutoRenewalRecord, about: AutoRenewalNews, name: string): boolean => {
  switch (about) {
    case 'on':
    case 'price':
      return status === 'on';
    case 'failed':
      return status === 'on' && `${failure?.since}` === name;
    case 'stopped':
      return status === 'stopped';
    case 'off':
      return true;
  }
};

/** Changes the announcement that this job is about; `undefined` where it is no more to be made. */
const changeNotice = (
  { ctx, job }: TellRun,
  how: (renewal: AutoRenewalRecord, now: number) => AutoRenewalRecord,
): Promise<AutoRenewalRecord | undefined> =>
  ctx.store.transaction(async (tx) => {
    const held = await tx.autoRenewals.hold(job.task.renewalId);
    if (held?.status !== 'on' || !held.priceChange) return undefined;
    if (held.priceChange.announcedAt !== undefined || noticeName(held.priceChange) !== job.task.name)
      return undefined;
    const next = how(held, ctx.now());
    await tx.autoRenewals.put(next);
    return next;
  });

const newsOf = ({ seller }: ServerContext, renewal: AutoRenewalRecord): AutoRenewalWords => {
  const { plan, card, price, every, nextAt, priceChange, failure } = renewal;
  return {
    seller: seller.name,
    supportEmail: seller.supportEmail,
    ...(seller.officialUrl === undefined ? {} : { officialUrl: seller.officialUrl }),
    plan: plan.title.text,
    card: card.masked,
    timeZone: card.timeZone,
    price,
    every,
    nextAt,
    ...(priceChange ? { change: { price: priceChange.price, from: priceChange.from } } : {}),
    ...(failure ? { failure: failure.code } : {}),
  };
};
