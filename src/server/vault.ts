import { base64url, CompactEncrypt, compactDecrypt } from 'jose';

/**
 * What the backend seals and signs. Each purpose has a key of its own, derived from the one secret:
 * a token made for one purpose opens nothing else.
 */
export interface Vault {
  /** Encrypts and authenticates a JSON value (JWE, A256GCM): whoever holds the text neither reads nor changes it. */
  seal(purpose: string, value: unknown): Promise<string>;
  /** @returns `undefined` where the text was not sealed here for this purpose. */
  open(purpose: string, sealed: string): Promise<unknown>;
  /** Keyed hash (HMAC-SHA-256, base64url) of several texts. */
  digest(purpose: string, ...parts: readonly string[]): Promise<string>;
}

/** @param secret at least 32 bytes. @throws RangeError for less. */
export const createVault = (secret: Uint8Array): Vault => {
  if (secret.byteLength < 32) throw new RangeError('The secret must have at least 32 bytes');
  const root = crypto.subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveBits']);
  const derived = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  const deriveKey = async (purpose: string): Promise<Uint8Array<ArrayBuffer>> => {
    const info = new TextEncoder().encode(`renewal-elements/${purpose}`);
    const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    return new Uint8Array(await crypto.subtle.deriveBits(params, await root, 256));
  };
  const keyFor = (purpose: string): Promise<Uint8Array<ArrayBuffer>> => {
    const known = derived.get(purpose) ?? deriveKey(purpose);
    derived.set(purpose, known);
    return known;
  };

  return {
    seal: async (purpose, value) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(await keyFor(`seal/${purpose}`)),
    open: async (purpose, sealed) => {
      const key = await keyFor(`seal/${purpose}`);
      try {
        const allowed = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
        const { plaintext } = await compactDecrypt(sealed, key, allowed);
        return JSON.parse(new TextDecoder().decode(plaintext));
      } catch {
        return undefined; // Not ours, or changed: for the caller both are the same.
      }
    },
    digest: async (purpose, ...parts) => {
      const algorithm = { name: 'HMAC', hash: 'SHA-256' };
      const key = await crypto.subtle.importKey('raw', await keyFor(`mac/${purpose}`), algorithm, false, [
        'sign',
      ]);
      const text = new TextEncoder().encode(JSON.stringify(parts));
      return base64url.encode(new Uint8Array(await crypto.subtle.sign('HMAC', key, text)));
    },
  };
};

const bytes = (secret: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(secret);

/** Compares without telling by its time where the difference is. */
export const equalInConstantTime = (a: string, b: string): boolean => {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i % (b.length || 1));
  return difference === 0;
};
