import { html } from 'lit';
import type { Tracking } from '../../state/state.ts';
import type { AfterContext } from '../purchase/context.ts';
import { createInstallation } from './installation.ts';
import { createQuestion } from './question.ts';
import { createReceipt } from './receipt.ts';
import { createRefund } from './refund.ts';
import { afterStyles } from './styles.ts';
import { createSupport } from './support.ts';

type Following = Extract<Tracking, { step: 'following' }>;

/** What is opened by a press on the order that is shown. */
export type Panel = 'receipt' | 'refund' | 'question' | 'support';

export const styles = [afterStyles];

/** What an ordinary renewal does not come to, of the order that is shown. */
export const create = (
  context: AfterContext,
): ((panel: Panel | 'installation', following: Following, open: (panel: Panel) => unknown) => unknown) => {
  const receipt = createReceipt(context);
  const refund = createRefund(context);
  const question = createQuestion(context);
  const support = createSupport(context);
  const installation = createInstallation(context);
  return (panel, following, open) => {
    const { order } = following;
    const drawn = {
      receipt: () => receipt(order),
      refund: () => refund(order, () => open('question')),
      question: () => question(order.id, order),
      support: () => support(following),
      installation: () => order.fulfilment.installation && installation(order.fulfilment.installation),
    };
    return html`<div class="panel ${panel}">${drawn[panel]()}</div>`;
  };
};
