import { paths } from '../src/contract/paths.ts';
import { SECOND } from '../src/domain/time.ts';
import {
  createPaymentPage,
  createSandboxRoutes,
  createSqlSandboxStore,
  createWorld,
  SANDBOX_SELLER,
  sandboxPartners,
} from '../src/sandbox/index.ts';
import { startWorkerLoop } from '../src/server/adapters/node.ts';
import {
  createHandler,
  createSupport,
  createWorker,
  type LogEntry,
  type ServerDeps,
} from '../src/server/index.ts';
import { ensureBuilt } from './build.ts';
import { openDatabase } from './database.ts';
import { createKillSwitch } from './kill.ts';
import { createPages } from './pages.ts';
import { keptSecret } from './secrets.ts';
import { CannotStart, readSettings, type Settings } from './settings.ts';
import { elsewhere, openSite, type Site } from './sites.ts';

/*
 * `npm start`: a real backend with a made-up world around it, and the partner pages that use it. Three sites, so that
 * a page, its backend and the payment page are strangers to each other, as they are in life.
 */

/** Run from the last to the first when the demo stops, or cannot start. */
const closers: (() => Promise<unknown>)[] = [];
const closeAll = async (): Promise<void> => {
  for (const close of closers.splice(0).reverse()) await close();
};

try {
  const settings = readSettings(process.env);
  if (settings.build) ensureBuilt(settings.root);
  const sites = await openSites(settings.port);
  await start(settings, sites);
  announce(sites);
} catch (error) {
  await closeAll();
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

interface Sites {
  readonly pages: Site;
  readonly backend: Site;
  readonly payments: Site;
}

async function openSites(port: number): Promise<Sites> {
  const open = async (name: string, host: 'localhost' | '127.0.0.1', step: number): Promise<Site> => {
    const site = await openSite({ name, host, port: port === 0 ? 0 : port + step });
    closers.push(site.close);
    return site;
  };
  return {
    pages: await open('pages', 'localhost', 0),
    backend: await open('backend', '127.0.0.1', 1),
    payments: await open('payment page', '127.0.0.1', 2),
  };
}

async function start(settings: Settings, { pages, backend, payments }: Sites): Promise<void> {
  const database = await openDatabase(settings);
  closers.push(database.close);
  const killSwitch = createKillSwitch(settings.killAfterCommit);
  const publicUrl = settings.backendAddress ?? backend.origin;
  // In frames of the hostile pages the same pages are strangers, by their other name.
  const partnerOrigins = [pages.origin, elsewhere(pages.origin)];

  const webhookSecret = keptSecret(settings.dataFolder, 'webhook-secret').toString('hex');
  const world = await createWorld({
    store: killSwitch.sandbox(await createSqlSandboxStore(database.transaction)),
    paymentOrigin: payments.origin,
    webhookUrl: `${backend.origin}${paths.paymentWebhook}`,
    webhookSecret,
    deliver: (request) => fetch(request),
    realNow: Date.now,
    newId: () => crypto.randomUUID().replaceAll('-', ''),
  });
  const deps: ServerDeps = {
    store: killSwitch.store(database.store),
    carrier: world.carrier,
    payments: world.payments,
    messages: world.messages,
    refundPolicy: world.refundPolicy,
    promotions: world.promotions,
    guide: world.guide,
    partners: sandboxPartners(partnerOrigins),
    seller: SANDBOX_SELLER,
    secret: keptSecret(settings.dataFolder, 'secret'),
    publicUrl,
    now: world.clock.now,
    wake: () => loop.wake(),
    log,
  };

  // A short lease: what a killed process held is taken up again within seconds.
  const worker = createWorker(deps, { lease: 5 * SECOND, providerPatience: 4 * SECOND });
  const loop = startWorkerLoop(
    {
      ...worker,
      runDue: async () => {
        await world.sendWebhooks();
        return worker.runDue();
      },
    },
    { now: world.clock.now, onError: report },
  );
  closers.push(loop.stop);

  const handler = createHandler(deps);
  const routes = createSandboxRoutes({
    world,
    support: createSupport(deps),
    origins: [pages.origin],
    onChange: loop.wake,
  });
  backend.serve(async (request) => {
    const { pathname } = new URL(request.url);
    const answer = await (pathname.startsWith('/sandbox/') ? routes : handler).fetch(request);
    if (pathname === paths.sessions) killSwitch.arm();
    return answer;
  });
  payments.serve(
    createPaymentPage({
      payments: world.payments,
      clock: world.clock,
      onChange: loop.wake,
      returnOrigins: [publicUrl, ...partnerOrigins],
    }).fetch,
  );
  const { root, cdnFolder } = settings;
  pages.serve(
    createPages({
      root,
      cdnFolder,
      elsewhere: elsewhere(pages.origin),
      backend: publicUrl,
      now: world.clock.now,
    }).fetch,
  );
  stopOnSignals();
}

function stopOnSignals(): void {
  const stop = (): void => void closeAll().catch(report);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  if (process.env.npm_lifecycle_event !== 'start') return;
  // npm passes a signal on to the shell that it runs us in, and the shell dies of it without a word to us.
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop();
  }, 200);
  watch.unref();
}

function announce({ pages, backend, payments }: Sites): void {
  const { origin } = pages;
  process.stdout.write(`
  A shop, with everything in one box   ${origin}/
  A travel blog                        ${origin}/blog
  Each element in its own place        ${origin}/parts
  The ten-line embed                   ${origin}/plain
  Pages that are against us            ${origin}/hostile/

  The phone at the edge of each page shows codes, receipts and the test cards. No money moves.
  Stop with Ctrl+C.

`);
  const addresses = { pages: origin, backend: backend.origin, payments: payments.origin };
  process.stdout.write(`ready ${JSON.stringify(addresses)}\n`);
}

function log(entry: LogEntry): void {
  if (entry.event === 'failure') process.stderr.write(`${JSON.stringify(entry)}\n`);
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
