import type { Identifier } from '../../../src/domain/identifiers.ts';
import { createMemorySandboxStore } from '../../../src/sandbox/store/memory.ts';
import type { SandboxStore } from '../../../src/sandbox/store/store.ts';
import { createWorld, type World } from '../../../src/sandbox/world.ts';

export const START = Date.parse('2026-11-20T12:00:00Z');
export const PAY = 'https://pay.example';

export interface TestWorld extends World {
  /** Webhooks that reached the backend. */
  readonly delivered: Request[];
}

/** The world outside of a backend, at a fixed time, with a backend that takes or refuses webhooks. */
export const testWorld = async (
  options: {
    readonly store?: SandboxStore;
    readonly answer?: () => Response;
    readonly duplicateWebhooks?: boolean;
  } = {},
): Promise<TestWorld> => {
  const delivered: Request[] = [];
  let ids = 0;
  const { store = createMemorySandboxStore(), answer = () => new Response(null, { status: 204 }) } = options;
  const world = await createWorld({
    store,
    paymentOrigin: PAY,
    webhookUrl: 'https://backend.example/hooks',
    webhookSecret: 'test-webhook-secret',
    deliver: (request) => {
      delivered.push(request);
      return Promise.resolve(answer());
    },
    duplicateWebhooks: options.duplicateWebhooks ?? false,
    realNow: () => START,
    newId: () => `id${++ids}`,
  });
  return { ...world, delivered };
};

/** A Mexican number that ends with these two digits. */
export const mexican = (digits: string) => ({ type: 'msisdn' as const, value: `+5255123456${digits}` });
/** A Caledonian ICCID whose last two digits before the check digit are these. */
export const caledonian = (digits: string) => ({
  type: 'iccid' as const,
  value: `8968701000000012${digits}0`,
});
export const chilean = (digits: string) => ({ type: 'msisdn' as const, value: `+569123456${digits}` });
export const monegasque = (digits: string) => ({
  type: 'iccid' as const,
  value: `8937701000000012${digits}0`,
});
export const british = (digits: string) => ({ type: 'msisdn' as const, value: `+4477009002${digits}` });

/** A number of each kind of card. */
export const NUMBERS = { mexican, chilean, monegasque, caledonian, british };

/** The operator's key of the one card behind an identifier. */
export const refOf = async (world: World, identifier: Identifier) => {
  const [card] = await world.carrier.findCards(identifier);
  if (!card) throw new Error('No such card');
  return card.ref;
};
