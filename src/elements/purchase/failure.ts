import { html, nothing } from 'lit';
import type { ErrorCode, RenewalError } from '../../contract/error.ts';
import { warning } from '../base/notice.ts';
import { action } from './action.ts';
import type { PurchaseContext } from './context.ts';
import { supportLinks } from './support-links.ts';

/** What a traveller can do about a failure. */
type Step = 'retry' | 'plans' | 'method' | 'entries' | 'sign_in' | 'check' | 'reload';

/** The step that helps with a code; most failures pass by themselves, and some are for support. */
const STEPS: Partial<Record<ErrorCode, Step | 'support'>> = {
  'request-invalid': 'entries',
  'idempotency-key-missing': 'reload',
  'idempotency-key-reused': 'reload',
  'session-expired': 'sign_in',
  'scope-missing': 'sign_in',
  'return-expired': 'sign_in',
  'order-state': 'check',
  'plan-unavailable': 'plans',
  'plan-incompatible': 'plans',
  'method-unavailable': 'method',
  'key-invalid': 'support',
  'origin-not-allowed': 'support',
  'endpoint-invalid': 'support',
  'card-not-found': 'support',
  'order-not-found': 'support',
  'card-retired': 'support',
  'payment-address-refused': 'support',
};

/** May the request have arrived although its answer did not? */
export const isLost = ({ code }: RenewalError): boolean =>
  code === 'timeout' || code === 'network-unreachable' || code === 'answer-invalid';

/**
 * A failure in one plain sentence, with the step that helps. A step that is not offered here gives way to a new try.
 * @param also what is true beside it, as that nothing was charged.
 */
export const failureNotice = (
  context: PurchaseContext,
  error: RenewalError,
  offered: Partial<Record<Step, () => unknown>>,
  also?: string,
): unknown => {
  const { common, checkout, order } = context.messages;
  const labels: Record<Step, string> = {
    retry: common.tryAgain,
    plans: checkout.pickAnotherPlan,
    method: checkout.chooseOther,
    entries: checkout.checkEntries,
    sign_in: order.signIn,
    check: order.checkNow,
    reload: common.reloadPage,
  };
  const best = STEPS[error.code] ?? 'retry';
  const steps = { ...offered, reload: () => location.reload() };
  const step = best === 'support' || steps[best] ? best : 'retry';
  return warning(html`<p>${common.errors[error.code]}</p>
    ${also === undefined ? nothing : html`<p class="small">${also}</p>`}
    ${step !== 'support' && steps[step] ? action(labels[step], steps[step]) : supportLinks(context)}`);
};
