import type { Order } from '../../src/domain/model/order.ts';
import type { Ledger, Scene } from './scene.ts';
import type { Screen } from './screen.ts';

/** What one schedule has left behind, judged by the books of provider and operator, never by what a page says. */
export interface Judge {
  /** Is there money for the renewal, and nobody has given it back? */
  isPaid(): Promise<boolean>;
  /** Says something about money that is not so? */
  hear(screen: Screen): Promise<void>;
  /** What is wrong, in sentences. @param oneOrder whether nothing in the schedule could end an order but its renewal, or make one afterwards */
  verdict(oneOrder: boolean): Promise<readonly string[]>;
}

const PAID = [
  'Your card is renewed',
  'Paid: your plan will be activated next',
  'Your plan is being activated',
  'Activation is taking longer than usual',
];
const ENDED: ReadonlySet<Order['status']> = new Set([
  'fulfilled',
  'canceled',
  'expired',
  'refunded',
  'reversed',
]);

export const openJudge = async (scene: Scene, number: string): Promise<Judge> => {
  const before = await scene.ledger();
  const known = new Set(before.payments.map(({ reference }) => reference));
  const offences: string[] = [];
  const fresh = ({ payments, topUps }: Ledger) => ({
    payments: payments.filter(({ reference }) => !known.has(reference)),
    topUps: topUps.filter(({ reference }) => !known.has(reference)),
  });

  return {
    isPaid: async () =>
      fresh(await scene.ledger()).payments.some(({ captures }) => captures.some(({ refunded }) => !refunded)),
    hear: async ({ text, complaints, url }) => {
      offences.push(...complaints.map((complaint) => `the page complains: ${complaint}`));
      if (!url.startsWith(scene.pages)) return;
      const { payments, topUps } = fresh(await scene.ledger());
      const isPaid = payments.some(({ captures }) => captures.length > 0);
      const said = PAID.find((title) => text.includes(title));
      if (said !== undefined && !isPaid) offences.push(`the page says “${said}”, and nothing is paid`);
      if (said === PAID[0] && !topUps.some(({ appliedAt }) => appliedAt !== undefined))
        offences.push('the page says that the card is renewed, and the operator knows nothing of it');
    },
    verdict: async (oneOrder) => {
      const orders = await scene.ordersOf(number);
      const { payments, topUps } = fresh(await scene.ledger());
      return [...new Set([...offences, ...orders.flatMap(bookOf), ...together(orders), ...count(orders)])];

      function bookOf({ reference, status }: Order): string[] {
        const captures = payments
          .filter((payment) => payment.reference === reference)
          .flatMap((one) => one.captures);
        const kept = captures.filter(({ refunded }) => !refunded).length;
        const applied = topUps.filter(
          (topUp) => topUp.reference === reference && topUp.appliedAt !== undefined,
        ).length;
        const due = status === 'fulfilled' ? 1 : 0;
        return [
          ...(kept === due ? [] : [`order ${reference} is ${status}, and ${kept} charges are kept for it`]),
          ...(applied === due
            ? []
            : [`order ${reference} is ${status}, and was put on the card ${applied} times`]),
        ];
      }
      function count(all: readonly Order[]): string[] {
        const fulfilled = all.filter(({ status }) => status === 'fulfilled').length;
        const strays = payments
          .filter(({ reference }) => !all.some((order) => order.reference === reference))
          .flatMap(({ captures }) => captures)
          .filter(({ refunded }) => !refunded);
        return [
          ...(fulfilled === 1 ? [] : [`one renewal was wanted, and there are ${fulfilled}`]),
          ...(oneOrder && all.length !== 1
            ? [`one order was wanted, and there are ${all.map(({ status }) => status).join(', ')}`]
            : []),
          ...(strays.length === 0 ? [] : ['money was taken for an order that is not there']),
        ];
      }
    },
  };
};

/** Nobody has asked for a second order: no two may have been open at once. */
const together = (orders: readonly Order[]): string[] => {
  const lives = orders
    .map(({ createdAt, timeline, status, reference }) => ({
      reference,
      from: createdAt,
      to: ENDED.has(status) ? (timeline.at(-1)?.at ?? '') : '9',
    }))
    .toSorted((one, other) => one.from.localeCompare(other.from));
  return lives.flatMap(({ from, reference }, index) => {
    const former = lives[index - 1];
    return former && former.to > from
      ? [`orders ${former.reference} and ${reference} were open at once`]
      : [];
  });
};
