import type { Context } from 'hono';
import { RenewalError } from '../../contract/error.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Partner } from '../ports.ts';

export interface HttpEnv {
  Bindings: {
    /** Where the platform hides the `Origin` header from the caller: a handler that is called within a page. */
    readonly origin?: string;
  };
  Variables: {
    requestId: string;
    /** Whose page asks; set by the gate. */
    partner: Partner;
    locale: Locale;
    /** Why the request was refused, for the log. */
    problem?: string;
  };
}
export type HttpContext = Context<HttpEnv>;

/** A path of the contract as a pattern of the router: `/v1/orders/:id`. */
export const pattern = (path: string): string => decodeURIComponent(path);

/** A part of the path, decoded. */
export const pathPart = (c: HttpContext, name: string): string => {
  const value = c.req.param(name);
  if (value === undefined) throw new RenewalError('not-found');
  return value;
};

/** Could it be an id that was made here? Other characters are not looked for in the store, which may not take them. */
export const isId = (text: string): boolean => /^[\w-]+$/.test(text);
