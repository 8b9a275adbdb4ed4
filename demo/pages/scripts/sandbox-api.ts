import type { InboxMessage } from '../../../src/sandbox/messages.ts';
import type { DeskOrder, OrderEvent } from '../../../src/sandbox/order-desk.ts';

export interface SandboxCards {
  readonly cards: readonly {
    readonly cardType: string;
    readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  }[];
  readonly digits: readonly {
    readonly digits: string;
    readonly says: { readonly en: string; readonly zh: string };
  }[];
  readonly fulfilments: readonly string[];
  /** Promotion codes. */
  readonly codes: readonly {
    readonly code: string;
    readonly says: { readonly en: string; readonly zh: string };
  }[];
}
/** What was chosen to happen; `null`: nothing. */
export interface SandboxChoices {
  readonly fulfilment: string | null;
  readonly refunds: string | null;
  readonly outages: readonly string[];
}
export interface SandboxTime {
  readonly now: string;
  readonly aheadMs: number;
}

/** The sandbox's own calls, which no real backend has. */
export const sandboxApi = (backend: string) => {
  const call = async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${backend}/sandbox/${path}`, {
      credentials: 'omit',
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`/sandbox/${path} answered ${response.status}`);
    return response.json();
  };
  return {
    inbox: async () => (await call<{ readonly messages: readonly InboxMessage[] }>('inbox')).messages,
    cards: () => call<SandboxCards>('cards'),
    time: () => call<SandboxTime>('clock'),
    /** @param advance ISO 8601 duration. */
    advance: (advance: string) => call<SandboxTime>('clock', { advance }),
    choices: () => call<SandboxChoices>('outcomes'),
    choose: (
      choice: Partial<SandboxChoices> & { readonly card?: { readonly type: string; readonly value: string } },
    ) => call('outcomes', choice),
    orders: async () => (await call<{ readonly orders: readonly DeskOrder[] }>('orders')).orders,
    befall: (reference: string, event: OrderEvent) => call(`orders/${reference}`, { event }),
    reset: () => call<SandboxTime>('reset', {}),
  };
};
export type SandboxApi = ReturnType<typeof sandboxApi>;
