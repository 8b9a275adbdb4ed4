import { RenewalError } from '../../contract/error.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import type { MandateRequest, Mandates, ProviderMandate } from '../../server/mandate-port.ts';
import type { SandboxClock } from '../clock.ts';
import { chosenCharge } from '../outcomes.ts';
import type { SandboxRows, SandboxStore } from '../store/store.ts';
import type { PayerAction } from './record.ts';
import { noteEvent } from './webhooks.ts';

/** A mandate as the provider keeps it. */
export interface MandateRecord {
  /** Opaque; in the address of the hosted page. */
  readonly id: string;
  readonly request: MandateRequest;
  readonly status: Exclude<ProviderMandate['status'], 'expired'>;
}

/** What the payer does on the hosted page. */
export type MandateAnswer = 'given' | 'refused';

export interface SandboxMandates extends Mandates {
  find(id: string): Promise<MandateRecord | undefined>;
  /** Only the first answer counts, and none that comes too late; answers the mandate as it then stands. */
  answer(id: string, answer: MandateAnswer): Promise<MandateRecord | undefined>;
  list(): Promise<MandateRecord[]>;
}

export interface MandatesOptions {
  readonly store: SandboxStore;
  readonly clock: SandboxClock;
  /** Where the hosted page is. */
  readonly origin: string;
  readonly newId: () => string;
}

export const createSandboxMandates = ({ store, clock, origin, newId }: MandatesOptions): SandboxMandates => {
  const change = (
    id: string,
    next: (record: MandateRecord) => MandateRecord,
  ): Promise<MandateRecord | undefined> =>
    store.transaction(async (rows) => {
      const stored = await rows.read('mandates', id);
      const changed = stored && next(stored);
      if (!changed || changed === stored) return stored;
      await rows.write('mandates', id, changed);
      await noteEvent(rows, { id: `evt_${newId()}`, paymentId: id, now: clock.now() });
      return changed;
    });
  const find = (id: string): Promise<MandateRecord | undefined> =>
    store.transaction((rows) => rows.read('mandates', id));

  return {
    open: (request) =>
      store.transaction(async (rows) => {
        const known = (await rows.list('mandates')).find((mandate) => mandate.request.key === request.key);
        const record = known ?? { id: `man_${newId()}`, request, status: 'open' as const };
        await rows.write('mandates', record.id, record);
        const action = { kind: 'redirect' as const, url: `${origin}/mandate/${record.id}` };
        return { providerRef: record.id, action };
      }),
    read: async (ref) => {
      const record = await find(ref);
      if (!record) throw new RenewalError('not-found');
      return {
        status: canAnswer(record, clock.now()) || record.status !== 'open' ? record.status : 'expired',
      };
    },
    revoke: async (ref) => {
      await change(ref, (old) => (old.status === 'revoked' ? old : { ...old, status: 'revoked' }));
    },
    find,
    answer: (id, answer) =>
      change(id, (old) => (canAnswer(old, clock.now()) ? { ...old, status: answer } : old)),
    list: () => store.transaction((rows) => rows.list('mandates')),
  };
};

export const canAnswer = ({ status, request }: MandateRecord, now: EpochMs): boolean =>
  status === 'open' && now < fromInstant(request.expiresAt);

/** What a charge by a mandate comes to: it pays, or as was chosen; and never by one that is not given, or no more. */
export const chargeBy = async (rows: SandboxRows, mandateRef: string): Promise<PayerAction> => {
  const mandate = await rows.read('mandates', mandateRef);
  if (mandate?.status !== 'given') return { kind: 'decline', code: 'declined' };
  const code = await chosenCharge(rows);
  return code === undefined ? { kind: 'approve' } : { kind: 'decline', code };
};
