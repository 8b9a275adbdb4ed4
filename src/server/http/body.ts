import type { HttpContext } from './env.ts';
import { invalid } from './problem.ts';

/** In bytes; no request of the contract comes near it. */
const LARGEST_BODY = 64 * 1024;

/**
 * The body as text, byte for byte: what is signed is compared as it came. It is counted while it is read, whatever
 * `Content-Length` says, and nothing is read of a caller who was refused before.
 * @throws RenewalError `request-invalid`: too large, no UTF-8, or cut off
 */
export const readText = async (c: HttpContext): Promise<string> => {
  const { headers } = c.req.raw;
  if (Number(headers.get('Content-Length')) > LARGEST_BODY) throw invalid('', 'too_large');
  const body: Request['body'] | undefined = c.req.raw.body;
  // Firefox, where the handler runs in a page, has no stream of a request's body.
  const stream = body === undefined ? new Response(await c.req.raw.blob()).body : body;
  const bytes = stream === null ? [] : await readBytes(stream);
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return bytes.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch (cause) {
    throw invalid('', 'utf8', cause);
  }
};

const readBytes = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array[]> => {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const chunk = await nextOf(reader);
    if (chunk === undefined) return chunks;
    size += chunk.byteLength;
    if (size > LARGEST_BODY) {
      reader.cancel().catch(() => undefined); // It is refused whether or not its sender hears of it.
      throw invalid('', 'too_large');
    }
    chunks.push(chunk);
  }
};

const nextOf = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> => {
  try {
    return (await reader.read()).value;
  } catch (cause) {
    throw invalid('', 'incomplete', cause); // The caller went away in the middle of it.
  }
};
