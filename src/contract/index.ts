/** What page and backend say to each other, as schemas and types. */
export * from '../domain/model/card.ts';
export * from '../domain/model/effect.ts';
export * from '../domain/model/order.ts';
export * from '../domain/model/plan.ts';
export * from '../domain/model/primitives.ts';
export * from '../domain/model/quote.ts';
export * from '../domain/model/usage.ts';
export * from './access.ts';
export * from './access-requests.ts';
export * from './catalogue.ts';
export * from './config.ts';
export * from './error.ts';
export * from './paths.ts';
export * from './problem.ts';
export * from './problem-code.ts';
export * from './purchase.ts';
export * from './purchase-requests.ts';
