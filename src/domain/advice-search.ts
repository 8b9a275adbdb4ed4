import { type Offered, PER_DAY } from './advice-plan.ts';
import {
  type Bought,
  isGap,
  isPool,
  type Journey,
  type Reached,
  type Rule,
  startOf,
  stepsWith,
} from './advice-steps.ts';

export interface Search extends Journey {
  readonly offered: readonly Offered[];
  /** Purchases at most. */
  readonly limit: number;
}

export interface Found {
  /** The cheapest sequence that covers the trip; of equal ones that with fewer purchases, more left, smaller ids. */
  readonly best: Reached | undefined;
  /** What covers most days, of what repeats a single plan; of equal ones the better one by the same order. */
  readonly furthest: Reached | undefined;
  /** How many states were gone on from: a measure of the work. */
  readonly states: number;
}

/** Of two that cover the same: less money, fewer purchases, more left, smaller ids. */
const isBetter = (a: Reached, b: Reached | undefined): boolean => {
  if (!b) return true;
  if (a.minor !== b.minor) return a.minor < b.minor;
  if (a.count !== b.count) return a.count < b.count;
  return a.volume === b.volume ? a.ids < b.ids : a.volume > b.volume;
};

/** Whatever can follow b can follow a, and costs no more. */
const dominates = (a: Reached, b: Reached): boolean =>
  a.minor <= b.minor &&
  a.count <= b.count &&
  a.volume >= b.volume &&
  a.end >= b.end &&
  (a.today || !b.today) &&
  (a.ids <= b.ids || !isSame(a, b));

const isSame = (a: Reached, b: Reached): boolean =>
  a.minor === b.minor &&
  a.count === b.count &&
  a.volume === b.volume &&
  a.end === b.end &&
  a.today === b.today;

/** At least so much money and so many purchases are still to come. */
type Bound = (from: Reached) => { readonly minor: number; readonly count: number };

/** How much the need of volume weighs, beside the need of days. */
const WEIGHTS = [0, 0.25, 0.5, 0.75, 1];
/** What a purchase itself is taken to cost, as shares of the dearest plan: there are only so many. */
const SURCHARGES = [0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6];

const boundOf = ({ offered, tripDays, limit }: Search): Bound => {
  const figures = offered.map((it) => {
    const all = [it.first, it.today, it.later];
    const minor = Math.min(...all.map((terms) => terms.minor));
    const days = Math.max(...Array.from({ length: tripDays + 1 }, (_, day) => it.daysFrom(day)));
    const volume = Math.max(...all.map((terms) => terms.volume)) / PER_DAY;
    return { minor, days, uses: isPool(it) && !it.unlimited ? volume : Math.min(volume, days) };
  });
  const dearest = Math.max(...figures.map(({ minor }) => minor));
  // No mixture of the two needs can be had for less; surcharges are given back for all purchases that are left.
  const rates = WEIGHTS.flatMap((weight) => {
    const least = (of: (it: (typeof figures)[number]) => number): number =>
      Math.min(...figures.map((it) => of(it) / (weight * it.uses + (1 - weight) * it.days)));
    const count = least(() => 1);
    return SURCHARGES.map((share) => ({
      weight,
      count,
      each: share * dearest,
      minor: least((it) => it.minor + share * dearest),
    }));
  });
  return ({ day, volume, end, count: bought }) => {
    const uses = Math.max(0, tripDays - day - volume / PER_DAY);
    const days = Math.max(0, tripDays - Math.max(day, end));
    let minor = 0;
    let count = 0;
    for (const rate of rates) {
      const need = rate.weight * uses + (1 - rate.weight) * days;
      minor = Math.max(minor, rate.minor * need - rate.each * (limit - bought));
      count = Math.max(count, rate.count * need);
    }
    // Less than the last bits of a division is no reason to give up.
    return { minor: Math.ceil(minor - 1e-6), count: Math.ceil(count - 1e-6) };
  };
};

/** One plan again and again, as far as it goes. */
const repeated = (start: Reached, offered: Offered, { tripDays, limit }: Search): Reached => {
  let reached = start;
  while (reached.day < tripDays && reached.count < limit && !isGap(reached, offered)) {
    const [first, ...others] = stepsWith(reached, offered, tripDays);
    if (!first) break;
    reached = others.reduce((best, it) => (isFurther(it, best) ? it : best), first);
  }
  return reached;
};

const isFurther = (a: Reached, b: Reached): boolean => (a.day !== b.day ? a.day > b.day : isBetter(a, b));

/** Adds to the states of a day, unless one of them is as good; what is worse than it goes. */
const keep = (states: (Reached | undefined)[], one: Reached): void => {
  if (states.some((other) => other && dominates(other, one))) return;
  for (const [index, other] of states.entries())
    if (other && dominates(one, other)) states[index] = undefined;
  states.push(one);
};

/** Plans that another one is as good as in everything are left out. */
const worthwhile = (offered: readonly Offered[], tripDays: number): Offered[] =>
  offered.filter((one, index) =>
    offered.every((other, at) => {
      if (other === one || !isAsGood(other, one, tripDays)) return true;
      return at > index && isAsGood(one, other, tripDays);
    }),
  );

const isAsGood = (a: Offered, b: Offered, tripDays: number): boolean =>
  a.unlimited === b.unlimited &&
  (['first', 'today', 'later'] as const).every(
    (when) => a[when].minor <= b[when].minor && a[when].volume >= b[when].volume,
  ) &&
  Array.from({ length: tripDays + 1 }, (_, day) => day).every((day) =>
    // What is queued has to last as long as it keeps others waiting.
    a.rule === 'queues' ? a.daysFrom(day) === b.daysFrom(day) : a.daysFrom(day) >= b.daysFrom(day),
  );

/** All that one more purchase makes of it, but what ends in a gap. */
const following = (from: Reached, { offered, tripDays }: Search): Reached[] =>
  offered.flatMap((plan) =>
    stepsWith(from, plan, tripDays).filter((one) => one.day >= tripDays || !isGap(one, plan)),
  );

/** By day: what sequences have come so far, and could be done for no more than the ceiling. */
const explore = (search: Search, start: Reached, { known, ceiling, bound }: Task): Explored => {
  const byDay: (Reached | undefined)[][] = Array.from({ length: search.tripDays }, () => []);
  let [best, states] = [known, 0];
  const isTooDear = (minor: number): boolean => minor > Math.min(ceiling, best?.minor ?? ceiling);
  const reach = (one: Reached): void => {
    const list = byDay[one.day];
    const { minor, count } = bound(one);
    if (!list) best = isBetter(one, best) ? one : best;
    else if (one.count + count <= search.limit && !isTooDear(one.minor + minor)) keep(list, one);
  };
  reach(start);
  // A list grows while it is gone through: with less than a day's use a sequence stays on its day.
  for (const list of byDay)
    for (const from of list) {
      if (!from || isTooDear(from.minor)) continue;
      states += 1;
      for (const one of following(from, search)) reach(one);
    }
  return { best, states };
};

type Explored = Omit<Found, 'furthest'>;

interface Task {
  readonly bound: Bound;
  /** What covers the trip for certain. */
  readonly known: Reached | undefined;
  /** In minor units. */
  readonly ceiling: number;
}

/** Tried one after the other, as shares of what it has to cost at least: under a low ceiling there is little to go through. */
const CEILINGS = [1, 1.03, 1.06, 1.1, 1.15, 1.2, 1.3, 1.5, 2, Number.POSITIVE_INFINITY];

/** Under the first ceiling that something is found under, it is the cheapest. */
const underCeilings = (search: Search, start: Reached, known: Reached | undefined): Explored => {
  const bound = boundOf(search);
  let [best, states] = [known, 0];
  // What may cost nothing has a ceiling, too.
  const least = Math.max(1, bound(start).minor);
  for (const share of CEILINGS) {
    const found = explore(search, start, { bound, known: best, ceiling: least * share });
    best = found.best;
    states += found.states;
    if (best && best.minor <= least * share) break;
  }
  return { best, states };
};

/** Plans of one rule only: what two rules make of each other is not published. */
const cheapestOf = (search: Search, rule: Rule): Found => {
  const { tripDays } = search;
  const ofRule = { ...search, offered: search.offered.filter((it) => it.rule === rule) };
  const start = startOf(search, rule);
  let best: Reached | undefined;
  let furthest: Reached | undefined;
  for (const offered of ofRule.offered) {
    const reached = repeated(start, offered, search);
    if (reached.day >= tripDays && isBetter(reached, best)) best = reached;
    if (reached.count > 0 && (!furthest || isFurther(reached, furthest))) furthest = reached;
  }
  const isStuck = ofRule.offered.some((offered) => isGap(start, offered));
  const useful = { ...ofRule, offered: worthwhile(ofRule.offered, tripDays) };
  return { ...(isStuck ? { best, states: 0 } : underCeilings(useful, start, best)), furthest };
};

/**
 * The cheapest sequence of purchases of one rule that covers the trip.
 *
 * A label-setting search over days: a state is how far a sequence has come, what is left then and until when, for how much
 * money and how many purchases. States that another one is as good as are dropped, and so is what cannot become cheaper than
 * what is known, nor done with the purchases that are left. A day has at most a state for each number of purchases, end and
 * thousandth of a day's use, so the work is polynomial in days, plans and purchases.
 */
export const cheapest = (search: Search): Found => {
  const rules = [...new Set(search.offered.map(({ rule }) => rule))];
  const none: Found = { best: undefined, furthest: undefined, states: 0 };
  return rules
    .map((rule) => cheapestOf(search, rule))
    .reduce(
      (all, one) => ({
        best: one.best && isBetter(one.best, all.best) ? one.best : all.best,
        furthest: further(one.furthest, all.furthest),
        states: all.states + one.states,
      }),
      none,
    );
};

const further = (a: Reached | undefined, b: Reached | undefined): Reached | undefined =>
  a && b ? (isFurther(a, b) ? a : b) : (a ?? b);

/** The purchases of a sequence, by the day on which they are bought. What waits behind others is bought after them. */
export const purchasesOf = ({ last }: Reached): Bought[] => {
  const list: Bought[] = [];
  for (let one = last; one; one = one.before) {
    const day = one.offered.rule === 'queues' ? Math.min(one.day, list[0]?.day ?? one.day) : one.day;
    list.unshift({ ...one, day });
  }
  return list.sort((a, b) => a.day - b.day);
};
