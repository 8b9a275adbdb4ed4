import { type Offered, PER_DAY } from './advice-plan.ts';

/** One purchase of a sequence, and those before it. */
export interface Bought {
  readonly offered: Offered;
  /** Whole days from now. */
  readonly day: number;
  readonly minor: number;
  readonly before: Bought | undefined;
}

/** Where a sequence has come to. */
export interface Reached {
  /** So many days from now are covered: this one is the first that is not, or the end of the trip. */
  readonly day: number;
  /** Left at the beginning of that day, in thousandths of a day's use. */
  readonly volume: number;
  /** When that ends, in whole days from now; infinite where it has no end. */
  readonly end: number;
  /** Purchases so far. */
  readonly count: number;
  /** What they cost, in minor units. */
  readonly minor: number;
  /** Was everything bought today? Then more can be, at today's price. */
  readonly today: boolean;
  readonly last: Bought | undefined;
  /** Of the plans, in the order of purchase: decides between equals. */
  readonly ids: string;
}

/** What has to be covered, and with what it begins. */
export interface Journey {
  /** In whole days. */
  readonly tripDays: number;
  /** What is left now: thousandths of a day's use, and when they end. */
  readonly left: Pick<Reached, 'volume' | 'end'>;
}

export type Rule = Offered['rule'];

/** What is left, used until it is used up or ends. */
export const startOf = ({ tripDays, left }: Journey, rule?: Rule): Reached => ({
  ...joining(used(0, left, tripDays), tripDays, rule),
  count: 0,
  minor: 0,
  today: true,
  last: undefined,
  ids: '',
});

/** What of it can join what comes next. */
const joining = (after: After, tripDays: number, rule: Rule | undefined): After => {
  const isOver = rule === 'parallel' && after.day >= after.end;
  if (isOver || after.volume === Number.POSITIVE_INFINITY) return alone(after, tripDays);
  // What has no end of its own has that of what joins it: its time is over when it is used up.
  return rule && after.end === Number.POSITIVE_INFINITY ? { ...after, end: after.day } : after;
};

type After = Pick<Reached, 'day' | 'volume' | 'end'>;

/** Used from a day on, until it is used up or ends, or the trip does. */
const used = (from: number, { volume, end }: Omit<After, 'day'>, tripDays: number): After => {
  const day = Math.min(tripDays, end, from + Math.floor(volume / PER_DAY));
  return { day, volume: volume - Math.max(0, day - from) * PER_DAY, end };
};

/** Nothing of it joins what comes next; at the end of the trip it is what is left over. */
const alone = (after: After, tripDays: number): After =>
  after.day < tripDays ? { day: after.day, volume: 0, end: after.day } : after;

/** A purchase that is thought about. */
interface Step {
  readonly from: Reached;
  readonly offered: Offered;
  /** When it is bought, in whole days from now. */
  readonly day: number;
  readonly volume: number;
  readonly tripDays: number;
}

/** One pool with one end, which is the later one: lost where nothing was bought before its end. */
const adds = ({ from, offered, day, volume, tripDays }: Step): After => {
  const end = day + offered.daysFrom(day);
  return day > 0 && day >= from.end
    ? used(day, { volume, end }, tripDays)
    : used(from.day, { volume: from.volume + volume, end: Math.max(from.end, end) }, tripDays);
};

/** One pool with one end, to which the new time is added. */
const extending = ({ from, offered, volume, tripDays }: Step): After =>
  used(from.day, { volume: from.volume + volume, end: from.end + offered.daysFrom(from.end) }, tripDays);

/** Begins at the end of the one before, also where that is used up sooner: until then there is none. */
const queues = ({ from, offered, volume, tripDays }: Step): After => {
  const after = used(from.day, { volume, end: from.end + offered.daysFrom(from.end) }, tripDays);
  return after.day < tripDays ? { ...after, volume: 0 } : after;
};

/** A clock of its own from the purchase on. What was bought first is used first; the rest of a day's use joins the next. */
const parallel = ({ from, offered, day, volume, tripDays }: Step): After => {
  const end = day + offered.daysFrom(day);
  const after = used(from.day, { volume: from.volume + volume, end }, tripDays);
  const kept = after.day < end ? after.volume : 0;
  return after.day < tripDays ? { day: after.day, volume: kept, end: after.day } : after;
};

const replaces = ({ offered, day, volume, tripDays }: Step): After =>
  alone(used(day, { volume, end: day + offered.daysFrom(day) }, tripDays), tripDays);

const RULES: Readonly<Record<Rule, (step: Step) => After>> = {
  adds,
  extends: extending,
  queues,
  parallel,
  replaces,
};

/** In a pool unlimited data counts for its own days only, and what the pool had before them for nothing after them. */
const withoutEnd = ({ from, offered, day, volume, tripDays }: Step): After => {
  const begins = offered.rule === 'extends' ? from.day : day;
  const end = begins + offered.daysFrom(begins);
  return alone(used(from.day, { volume, end }, tripDays), tripDays);
};

export const isPool = ({ rule }: Offered): boolean => rule === 'adds' || rule === 'extends';

const afterStep = (step: Step): After =>
  (step.offered.unlimited && isPool(step.offered) ? withoutEnd : RULES[step.offered.rule])(step);

/** Does it cost less, or give more, today than later? */
const isPromoted = ({ first, later }: Offered): boolean =>
  first.minor !== later.minor || first.volume !== later.volume;

/** Where the day of purchase makes no difference to what is given. */
const anyDay = ({ rule }: Offered): boolean => rule === 'extends' || rule === 'queues';

/** The last day on which what runs can be continued. */
const lastDay = ({ day, end }: Reached): number => (day === end ? Math.max(0, day - 1) : day);

/** When it can make sense to buy: as late as possible, or today for the sake of a promotion. */
const daysToBuy = (from: Reached, offered: Offered): readonly number[] => {
  if (offered.rule === 'extends') return [isPromoted(offered) ? 0 : lastDay(from)];
  if (offered.rule === 'queues') return [isPromoted(offered) ? 0 : from.day];
  const late = offered.rule === 'adds' ? [lastDay(from), from.day] : [from.day];
  return [...new Set(from.today && isPromoted(offered) ? [0, ...late] : late)];
};

/** All ways to go on with a plan, in which something is won. */
export const stepsWith = (from: Reached, offered: Offered, tripDays: number): Reached[] =>
  daysToBuy(from, offered).flatMap((day) => {
    const today = from.today && (day === 0 || anyDay(offered));
    const { minor, volume } = today ? (from.count === 0 ? offered.first : offered.today) : offered.later;
    const after = afterStep({ from, offered, day, volume, tripDays });
    if (after.day <= from.day && after.volume <= from.volume && after.end <= from.end) return [];
    return [
      {
        ...after,
        count: from.count + 1,
        minor: from.minor + minor,
        today,
        last: { offered, day, minor, before: from.last },
        ids: `${from.ids}${offered.plan.id}\n`,
      },
    ];
  });

/** What is used up before its end keeps waiting what is queued, so that a day has no data. */
export const isGap = ({ day, end }: Reached, { rule }: Offered): boolean => rule === 'queues' && day < end;
