import { type EpochMs, MINUTE } from '../../domain/time.ts';

const TOLERANCE = 5 * MINUTE;
export const SIGNATURE_HEADER = 'Sandbox-Signature';

const encoder = new TextEncoder();

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);

const signed = (timestamp: string, rawBody: string): Uint8Array<ArrayBuffer> =>
  encoder.encode(`${timestamp}.${rawBody}`);

/** The header of a webhook: `t=<ms since the epoch>,v1=<HMAC-SHA-256 of "t.body", hex>`. */
export const signWebhook = async (secret: string, rawBody: string, now: EpochMs): Promise<string> => {
  const timestamp = String(now);
  const mac = await crypto.subtle.sign('HMAC', await keyOf(secret), signed(timestamp, rawBody));
  return `t=${timestamp},v1=${Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** Is it signed with our secret, over this body, within five minutes of `now`? Compared in constant time. */
export const isSignedWebhook = async (
  secret: string,
  rawBody: string,
  header: string | null,
  now: EpochMs,
): Promise<boolean> => {
  const match = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(header ?? '');
  if (!match) return false;
  const [, timestamp = '', hex = ''] = match;
  if (Math.abs(now - Number(timestamp)) > TOLERANCE) return false;
  const mac = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  // `verify` compares the whole MAC, whatever differs first.
  return crypto.subtle.verify('HMAC', await keyOf(secret), mac, signed(timestamp, rawBody));
};
