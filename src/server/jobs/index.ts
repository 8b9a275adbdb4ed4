import type { Task } from '../job-record.ts';
import { autoRenew } from './auto-renew.ts';
import { checkPayment, voidPayment } from './check-payment.ts';
import { decideRefund } from './decide-refund.ts';
import { expireOrder } from './expire-order.ts';
import { fulfilOrder } from './fulfil-order.ts';
import type { JobOutcome, Run } from './job.ts';
import { refund } from './refund.ts';
import { remind } from './remind.ts';
import { revokeMandate } from './revoke-mandate.ts';
import { sendCode } from './send-code.ts';
import { sendReceipt } from './send-receipt.ts';
import { sendReminderCode } from './send-reminder-code.ts';
import { sweep } from './sweep.ts';
import { tellAutoRenewal } from './tell-auto-renewal.ts';
import { tellSupport } from './tell-support.ts';
import { tellTraveller } from './tell-traveller.ts';

export type { JobOutcome } from './job.ts';

/** The task of a job names the function that does it, so each gets the task that it knows. */
const runs =
  <K extends Task['kind']>(kind: K, work: (run: Run<Extract<Task, { kind: K }>>) => Promise<JobOutcome>) =>
  (run: Run): Promise<JobOutcome> => {
    const { task } = run.job;
    if (!isTask(task, kind)) throw new TypeError(`A job of kind ${task.kind} is not for ${kind}`);
    return work({ ...run, job: { ...run.job, task } });
  };

const isTask = <K extends Task['kind']>(task: Task, kind: K): task is Extract<Task, { kind: K }> =>
  task.kind === kind;

export const JOBS: Readonly<Record<Task['kind'], (run: Run) => Promise<JobOutcome>>> = {
  send_code: runs('send_code', sendCode),
  tell_traveller: runs('tell_traveller', tellTraveller),
  tell_support: runs('tell_support', tellSupport),
  send_receipt: runs('send_receipt', sendReceipt),
  check_payment: runs('check_payment', checkPayment),
  void_payment: runs('void_payment', voidPayment),
  expire_order: runs('expire_order', expireOrder),
  fulfil_order: runs('fulfil_order', fulfilOrder),
  decide_refund: runs('decide_refund', decideRefund),
  refund: runs('refund', refund),
  auto_renew: runs('auto_renew', autoRenew),
  revoke_mandate: runs('revoke_mandate', revokeMandate),
  tell_auto_renewal: runs('tell_auto_renewal', tellAutoRenewal),
  send_reminder_code: runs('send_reminder_code', sendReminderCode),
  remind: runs('remind', remind),
  sweep: runs('sweep', sweep),
};
