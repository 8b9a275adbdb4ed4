/** The backend: a handler for requests and a worker for what must not be forgotten, over four ports. */

export { DEFAULT_LIMITS, type Limit, type Limits } from './access/limits.ts';
export { createMemoryStore, type MemoryStoreOptions } from './adapters/memory.ts';
export type { LogEntry, RandomBytes, ServerDeps } from './deps.ts';
export type * from './guide-port.ts';
export { createHandler, type Handler } from './handler.ts';
export type * from './mandate-port.ts';
export type * from './ports.ts';
export { refundUnused } from './purchase/refund-policy.ts';
export type { Store, Transaction } from './store.ts';
export { createSupport, type OrderCase, type Support } from './support.ts';
export { createWorker, type Worker, type WorkerOptions } from './worker.ts';
