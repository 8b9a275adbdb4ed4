import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

type Encoding = 'br' | 'gzip';

/** In bytes: less than that hardly gets smaller. */
const SMALLEST = 256;

/** Quick ones: an answer is compressed each time that it is given. */
const COMPRESS: Readonly<Record<Encoding, (body: Uint8Array) => Promise<Uint8Array>>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [zlib.BROTLI_PARAM_QUALITY]: 5,
        [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
        [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body),
};

/**
 * The same answer with fewer bytes, for whoever takes it so: a roaming phone pays for each. Text only, and not what is
 * tiny or compressed already.
 *
 * Compressing a secret beside text that an attacker chooses tells them of it by its length, where they can make the
 * victim's browser ask again and again. They cannot here: no cookie or other credential goes along by itself, and a token
 * is in one answer only.
 */
export const compressed = async (request: Request, response: Response): Promise<Response> => {
  const encoding = encodingFor(request.headers.get('Accept-Encoding') ?? '');
  if (response.body === null || response.headers.has('Content-Encoding') || !isText(response))
    return response;
  const headers = new Headers(response.headers);
  headers.append('Vary', 'Accept-Encoding');
  const { status, statusText } = response;
  const body = new Uint8Array(await response.arrayBuffer());
  if (encoding === undefined || body.length < SMALLEST)
    return new Response(body, { status, statusText, headers });
  headers.set('Content-Encoding', encoding);
  headers.delete('Content-Length');
  const etag = headers.get('ETag');
  // Other bytes of the same meaning.
  if (etag?.startsWith('"')) headers.set('ETag', `W/${etag}`);
  const smaller = await COMPRESS[encoding](body);
  return new Response(smaller as Uint8Array<ArrayBuffer>, { status, statusText, headers });
};

const isText = ({ headers }: Response): boolean =>
  /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]+\+)?(?:json|javascript|xml)\b)/i.test(
    headers.get('Content-Type') ?? '',
  );

/** Brotli where it is taken, else gzip. `*` and what is not said are no promise. */
const encodingFor = (accepted: string): Encoding | undefined => {
  const taken = accepted
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => !/;\s*q=0(?:\.0*)?$/.test(entry))
    .map((entry) => entry.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding));
};
