import type { EpochMs } from '../domain/time.ts';
import type { AutoRenewalNews } from './auto-renewal/record.ts';
import type { JobRequest, News, Task } from './job-record.ts';

const job = (about: string, task: Task, runAt: EpochMs): JobRequest => ({
  id: `${task.kind}/${about}`,
  task,
  runAt,
});

/** Jobs by what they are about: asking twice for the same makes one job. */
export const jobs = {
  sendCode: (challengeId: string, sealed: string, at: EpochMs) =>
    job(challengeId, { kind: 'send_code', sealed }, at),
  tellTraveller: (orderId: string, about: News, at: EpochMs, name?: string) =>
    name === undefined
      ? job(`${orderId}/${about}`, { kind: 'tell_traveller', orderId, about }, at)
      : job(`${orderId}/${about}/${name}`, { kind: 'tell_traveller', orderId, about, name }, at),
  tellSupport: (orderId: string, question: number, at: EpochMs) =>
    job(`${orderId}/${question}`, { kind: 'tell_support', orderId, question }, at),
  sendReceipt: (orderId: string, sending: string, at: EpochMs) =>
    job(`${orderId}/${sending}`, { kind: 'send_receipt', orderId, sending }, at),
  checkPayment: (orderId: string, paymentId: string, at: EpochMs) =>
    job(paymentId, { kind: 'check_payment', orderId, paymentId }, at),
  voidPayment: (providerRef: string, at: EpochMs) =>
    job(providerRef, { kind: 'void_payment', providerRef }, at),
  expireOrder: (orderId: string, at: EpochMs) => job(orderId, { kind: 'expire_order', orderId }, at),
  fulfilOrder: (orderId: string, at: EpochMs) => job(orderId, { kind: 'fulfil_order', orderId }, at),
  decideRefund: (orderId: string, at: EpochMs) => job(orderId, { kind: 'decide_refund', orderId }, at),
  refund: (about: { orderId: string; paymentId: string; captureId: string }, at: EpochMs) =>
    job(`${about.paymentId}/${about.captureId}`, { kind: 'refund', ...about }, at),
  autoRenew: (renewalId: string, at: EpochMs) => job(renewalId, { kind: 'auto_renew', renewalId }, at),
  revokeMandate: (providerRef: string, at: EpochMs) =>
    job(providerRef, { kind: 'revoke_mandate', providerRef }, at),
  tellAutoRenewal: (renewalId: string, about: AutoRenewalNews, name: string, at: EpochMs) =>
    job(`${renewalId}/${about}/${name}`, { kind: 'tell_auto_renewal', renewalId, about, name }, at),
  sendReminderCode: (reminderId: string, challengeId: string, sealed: string, at: EpochMs) =>
    job(challengeId, { kind: 'send_reminder_code', reminderId, sealed }, at),
  remind: (reminderId: string, at: EpochMs) => job(reminderId, { kind: 'remind', reminderId }, at),
  sweep: (at: EpochMs) => job('all', { kind: 'sweep' }, at),
} as const;
