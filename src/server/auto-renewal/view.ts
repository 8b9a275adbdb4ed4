import { maskIdentifier } from '../../domain/identifiers.ts';
import type { AutoRenewal } from '../../domain/model/auto-renewal.ts';
import { type EpochMs, toInstant } from '../../domain/time.ts';
import { isConfirming } from './agree.ts';
import type { AutoRenewalRecord, Mode, RenewalFailure } from './record.ts';

/** As the card's owner sees it. */
export const autoRenewalView = (
  renewal: AutoRenewalRecord | undefined,
  modes: readonly Mode[],
  now: EpochMs,
): AutoRenewal => {
  const offer = { modes: [...modes] };
  if (!renewal) return { status: 'off', ...offer };
  const { mandate, failure, priceChange } = renewal;
  const agreed = {
    ...offer,
    mode: renewal.mode,
    plan: renewal.plan,
    every: renewal.every,
    price: renewal.price,
    email: maskIdentifier({ type: 'email', value: renewal.email }),
  };
  if (renewal.status === 'on') {
    return {
      status: 'on',
      ...agreed,
      nextAt: toInstant(Math.max(renewal.nextAt, now)),
      ...(priceChange
        ? { priceChange: { price: priceChange.price, from: toInstant(priceChange.from) } }
        : {}),
      ...(failure ? { failure: failureView(failure) } : {}),
    };
  }
  if (renewal.status === 'stopped' && failure)
    return { status: 'stopped', ...agreed, failure: failureView(failure) };
  if (mandate && isConfirming(renewal, now))
    return { status: 'confirming', ...agreed, action: mandate.action };
  return { status: 'off', ...offer };
};

const failureView = ({ code, at }: RenewalFailure) => ({ code, at: toInstant(at) });
