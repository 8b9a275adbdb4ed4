/**
 * The page on which a plan can be renewed, with the plan in its address as `plan`; undefined where the page's author
 * named none, or something that is no http(s) address.
 * @param base against which a relative address is read.
 */
export const renewalAddress = (
  href: string,
  base: string,
  planId: string | undefined,
): string | undefined => {
  if (href === '' || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (planId !== undefined) url.searchParams.set('plan', planId);
  return url.href;
};
