import type { ServerContext } from '../context.ts';
import type { HttpContext } from './env.ts';

/**
 * Answers with JSON and its ETag, or with 304 where the caller has this very answer: what is asked again and again is
 * mostly as it was.
 * @param scope whose it is: the same text of something else has another tag.
 */
export const answerTagged = async (
  { vault }: ServerContext,
  c: HttpContext,
  scope: string,
  answer: unknown,
): Promise<Response> => {
  const text = JSON.stringify(answer);
  const etag = `"${await vault.digest('etag', scope, text)}"`;
  c.header('ETag', etag);
  if (matches(c.req.header('If-None-Match'), etag)) return c.body(null, 304);
  return c.body(text, 200, { 'Content-Type': 'application/json' });
};

const matches = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
