import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { createHttpClient } from '../../src/client/http-client.ts';
import type { Order } from '../../src/domain/model/order.ts';
import { SHOP_KEY, SHOP_TOKEN_SECRET } from '../../src/sandbox/index.ts';
import { type Engine, type EngineName, openEngine } from '../engines/engine.ts';
import { type DemoProcess, freePorts, startDemo } from '../kill/demo-process.ts';
import { type FaultyProxy, openProxy } from './proxy.ts';

/** The books of the payment provider and of the operator. */
export interface Ledger {
  readonly payments: readonly {
    readonly reference: string;
    readonly captures: readonly { readonly refunded: boolean }[];
  }[];
  readonly topUps: readonly { readonly reference: string; readonly appliedAt?: string }[];
}

/** A browser, the demo, and between them a network that does what it is told. */
export interface Scene {
  readonly engine: Engine;
  readonly proxy: FaultyProxy;
  readonly pages: string;
  /** A token by which the shop signs in whoever has this card; each works once. */
  tokenFor(number: string): Promise<string>;
  ledger(): Promise<Ledger>;
  /** All orders of a card, as its owner may read them; the newest first. */
  ordersOf(number: string): Promise<readonly Order[]>;
  /** The backend's clock, in epoch ms. */
  now(): Promise<number>;
  advance(ms: number): Promise<void>;
  /** Ends the demo as a power cut does, and starts it again. */
  powerCut(): Promise<void>;
  close(): Promise<void>;
}

export const openScene = async (name: EngineName, hangMs?: number): Promise<Scene> => {
  const folder = await mkdtemp(join(tmpdir(), 'renewal-stress-'));
  const port = await freePorts();
  const target = `http://127.0.0.1:${port + 1}`;
  const proxy = await openProxy({ target: () => target, ...(hangMs === undefined ? {} : { hangMs }) });
  const options = { folder, port, backendAddress: proxy.url };
  let demo: DemoProcess;
  let engine: Engine;
  [demo, engine] = await Promise.all([startDemo(options), openEngine(name)]);
  const { pages, backend } = demo.addresses;

  const sandbox = async <T>(path: string, body?: object): Promise<T> => {
    const init = body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${backend}/sandbox/${path}`, init);
    return answer.json() as Promise<T>;
  };
  const now = async (): Promise<number> => Date.parse((await sandbox<{ now: string }>('clock')).now);
  const tokenFor = async (number: string): Promise<string> => {
    const issuedAt = Math.floor((await now()) / 1000);
    return new SignJWT({ card: { type: 'msisdn', value: number } })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(proxy.url)
      .setJti(crypto.randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 240)
      .sign(new TextEncoder().encode(SHOP_TOKEN_SECRET));
  };
  const client = createHttpClient({
    endpoint: backend,
    publishableKey: SHOP_KEY,
    fetch: (input, init) => {
      const request = new Request(input, init);
      request.headers.set('Origin', pages);
      return fetch(request);
    },
  });

  return {
    engine,
    proxy,
    pages,
    tokenFor,
    now,
    ledger: () => sandbox<Ledger>('ledger'),
    ordersOf: async (number) => {
      const session = await client.createSession({ partnerToken: await tokenFor(number) }, { locale: 'en' });
      const call = { locale: 'en', token: session.token };
      const { orders } = await client.listOrders(session.cards[0]?.id ?? '', call);
      return Promise.all(orders.map(({ id }) => client.getOrder(id, call)));
    },
    advance: async (ms) => void (await sandbox('clock', { advance: `PT${ms / 1000}S` })),
    powerCut: async () => {
      await demo.kill();
      demo = await startDemo(options);
    },
    close: async () => {
      await engine.close();
      await proxy.close();
      await demo.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
