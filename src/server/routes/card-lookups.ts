import { Hono } from 'hono';
import type { CardLookup } from '../../contract/access.ts';
import { CardLookupRequest } from '../../contract/access-requests.ts';
import type { CardTypeInfo } from '../../contract/config.ts';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { checkIdentifier, type Identifier, maskIdentifier } from '../../domain/identifiers.ts';
import { cardTypeOf } from '../access/card-type.ts';
import { openReference, sealIdentifier } from '../access/cards.ts';
import type { ServerContext } from '../context.ts';
import type { HttpEnv } from '../http/env.ts';
import { readBody } from '../http/validate.ts';

/** Names a card. Neither store nor carrier is asked: the answer comes from the identifier's form, whoever's it is. */
export const cardLookupRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>().post(paths.cardLookups, async (c) => {
    const request = await readBody(c, CardLookupRequest);
    const identifier =
      request.type === 'reference'
        ? await openReference(ctx, request.value)
        : readIdentifier(ctx.seller.cardTypes, request.type, request.value);
    const cardType = cardTypeOf(ctx.seller.cardTypes, identifier);
    const lookup: CardLookup = {
      cardId: await sealIdentifier(ctx, identifier),
      masked: maskIdentifier(identifier),
      ...(cardType ? { cardType: cardType.id } : {}),
      channels: identifier.type === 'email' ? ['email', 'sms'] : ['sms', 'email'],
    };
    return c.json(lookup);
  });

const readIdentifier = (
  types: readonly CardTypeInfo[],
  type: Identifier['type'],
  value: string,
): Identifier => {
  const checked = checkIdentifier(type, value);
  if (!checked.ok) throw identifierInvalid(checked.problem);
  const identifier: Identifier = { type, value: checked.value };
  if (!types.some(({ identifierTypes }) => identifierTypes.includes(type)))
    throw identifierInvalid('not_served');
  // A phone number says its country, and with it whether it is one of ours; a card number often does not.
  if (type === 'msisdn' && !cardTypeOf(types, identifier)) throw identifierInvalid('not_served');
  return identifier;
};

const identifierInvalid = (code: string): RenewalError =>
  new RenewalError('identifier-invalid', { errors: [{ pointer: '/value', code }] });
