/** How a page talks to a backend, without any element. */
export type { ErrorCode } from '../contract/error.ts';
export { RenewalError } from '../contract/error.ts';
export type { AuthorizedOptions, CallOptions, IdempotentOptions, RenewalClient } from './client.ts';
export { createHttpClient, type HttpClientOptions } from './http-client.ts';
export { DEFAULT_RETRY, type RetryPolicy } from './retry.ts';
