import { html, nothing } from 'lit';
import type { ErrorCode, RenewalError } from '../../contract/error.ts';
import { warningIcon } from '../../theme/icons.ts';
import type { PurchaseContext } from './context.ts';
import { supportLinks } from './support-links.ts';

/** What a traveller can do about a failure. */
export type NextStep = 'retry' | 'plans' | 'method' | 'entries' | 'sign_in' | 'check' | 'reload' | 'support';

const STEPS: Partial<Record<ErrorCode, NextStep>> = {
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

/** The step that helps with this code; most failures pass by themselves. */
export const nextStep = (code: ErrorCode): NextStep => STEPS[code] ?? 'retry';

export interface StepButton {
  readonly label: string;
  readonly run: () => void;
}

/** May the request have arrived although its answer did not? */
export const isLost = ({ code }: RenewalError): boolean =>
  code === 'timeout' || code === 'network-unreachable' || code === 'answer-invalid';

/**
 * A failure in one plain sentence, with the step that helps. A step that has no button here gives way to a new try.
 * @param also what is true beside it, as that nothing was charged.
 */
export const failureNotice = (
  context: PurchaseContext,
  error: RenewalError,
  steps: Partial<Record<NextStep, StepButton>>,
  also?: string,
): unknown => {
  const { common } = context.messages;
  const step = nextStep(error.code);
  const button = steps[step] ?? (step === 'support' ? undefined : steps.retry);
  return html`<div class="notice notice-danger">
    ${warningIcon()}
    <div>
      <p>${common.errors[error.code]}</p>
      ${also === undefined ? nothing : html`<p class="small">${also}</p>`}
      ${
        button
          ? html`<button type="button" class="button-quiet" @click=${button.run}>${button.label}</button>`
          : supportLinks(context)
      }
    </div>
  </div>`;
};
