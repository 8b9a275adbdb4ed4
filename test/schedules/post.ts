import type { Backend } from './backend.ts';
import type { HookFate } from './steps.ts';
import type { Turnstile } from './turnstile.ts';

/** Carries webhooks from the payment provider to the backend, as well as the schedule lets it. */
export interface Post {
  readonly deliver: (request: Request) => Promise<Response>;
  /** What becomes of the next ones, in their order. */
  have(fates: readonly HookFate[]): void;
  /** Delivers what was held back, the latest first. */
  handOver(): Promise<void>;
}

interface PostOptions {
  readonly turnstile: Turnstile;
  readonly backend: () => Backend;
}

const TAKEN = 204;

export const openPost = ({ turnstile, backend }: PostOptions): Post => {
  let fates: HookFate[] = [];
  let held: Request[] = [];
  const bring = async (request: Request): Promise<Response> => {
    await turnstile.pass();
    return backend().ask(({ handler }) => handler.fetch(request));
  };
  return {
    have: (given) => {
      fates = [...given];
    },
    handOver: async () => {
      const late = held.reverse();
      held = [];
      for (const request of late) await bring(request).catch(() => undefined);
    },
    deliver: async (request) => {
      switch (fates.shift() ?? 'arrives') {
        case 'refused':
          throw new TypeError('fetch failed');
        case 'swallowed':
          return new Response(null, { status: TAKEN });
        case 'held back':
          held.push(request);
          return new Response(null, { status: TAKEN });
        case 'twice':
          await bring(request.clone());
          return bring(request);
        default:
          return bring(request);
      }
    },
  };
};
