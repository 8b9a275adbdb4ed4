import { type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { RenewalError } from '../../contract/error.ts';
import { checkIdentifier, type Identifier } from '../../domain/identifiers.ts';
import { MINUTE, SECOND } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import type { Partner } from '../ports.ts';

/** Longest life of a partner token. */
const LONGEST = (5 * MINUTE) / SECOND;

const Claims = z.object({
  /** Printable: it goes into the store as it is. */
  jti: z.string().check(z.minLength(8), z.maxLength(128), z.regex(/^[!-~]+$/)),
  iat: z.number(),
  exp: z.number(),
  card: z.strictObject({
    type: z.enum(['msisdn', 'iccid', 'email']),
    value: z.string().check(z.maxLength(254)),
  }),
});

/**
 * Reads the JWT with which a partner vouches for a visitor: HS256 with the partner's own secret, `aud` is this backend's
 * public address, `exp` at most 5 minutes after `iat`, a `jti` that was never used, and one `card`.
 * @throws RenewalError `session-expired` for anything that is not so
 */
export const readPartnerToken = async (
  ctx: ServerContext,
  partner: Partner,
  token: string,
): Promise<{ identifier: Identifier; jti: string }> => {
  if (partner.tokenSecret === undefined) throw new RenewalError('session-expired');
  const claims = Claims.safeParse(await verify(ctx, partner.tokenSecret, token));
  if (!claims.success || claims.data.exp - claims.data.iat > LONGEST)
    throw new RenewalError('session-expired');
  const { jti, card } = claims.data;
  const checked = checkIdentifier(card.type, card.value);
  if (!checked.ok) throw new RenewalError('identifier-invalid');
  return { identifier: { type: card.type, value: checked.value }, jti };
};

const verify = async (
  { publicUrl, now }: ServerContext,
  secret: string,
  token: string,
): Promise<JWTPayload> => {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      audience: publicUrl,
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: LONGEST,
      clockTolerance: 5,
      currentDate: new Date(now()),
    });
    return payload;
  } catch (cause) {
    throw new RenewalError('session-expired', { cause });
  }
};
