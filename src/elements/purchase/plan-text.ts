import type { Plan } from '../../domain/model/plan.ts';
import type { PurchaseContext } from './context.ts';

/** A plan in a few words: `1.5 GB · 15 days`; its seller's title where there is no volume to name. */
export const planText = ({ messages, format }: PurchaseContext, plan: Plan): string => {
  const data = plan.benefits.find(({ usageType }) => usageType === 'data')?.allowance;
  const what =
    data?.kind === 'metered'
      ? format.volume(data.totalBytes, data.displayUnitBytes)
      : data?.kind === 'unlimited'
        ? messages.common.unlimited
        : plan.title.text;
  const { duration } = plan.validity;
  return duration === undefined ? what : messages.checkout.facts([what, format.duration(duration)]);
};
