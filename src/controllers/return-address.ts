import { RETURN_PARAMETER } from '../contract/return-parameter.ts';

/** The page's address without our parameter and without a fragment: where a payment leads back to by default. */
export const returnUrlOf = (href: string): string => {
  const url = new URL(href);
  url.searchParams.delete(RETURN_PARAMETER);
  url.hash = '';
  return url.href;
};

/**
 * Takes the token of a return address out of the page's address, so that it is neither shared, nor bookmarked, nor used
 * again by a reload. Only the provider with the key that ordered takes it.
 */
export const takeReturnToken = (
  publishableKey: string,
  page: Pick<Window, 'location' | 'history'>,
): string | undefined => {
  const url = new URL(page.location.href);
  const value = url.searchParams.get(RETURN_PARAMETER);
  const prefix = `${publishableKey}~`;
  if (value === null || !value.startsWith(prefix)) return undefined;
  url.searchParams.delete(RETURN_PARAMETER);
  page.history.replaceState(page.history.state, '', url);
  return value.slice(prefix.length);
};
