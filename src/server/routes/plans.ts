import { Hono } from 'hono';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import type { Plan } from '../../domain/model/plan.ts';
import { cardTypeOf } from '../access/card-type.ts';
import { isKnownCardId, openIdentifier, sessionCard } from '../access/cards.ts';
import { readSession } from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import { type HttpContext, type HttpEnv, pathPart, pattern } from '../http/env.ts';
import { CardPlanParameters, PlanQueryParameters, readQuery } from '../http/validate.ts';
import { askProvider } from '../provider.ts';
import { createSharedCalls } from '../shared-calls.ts';

export const planRoutes = (ctx: ServerContext): Hono<HttpEnv> => {
  // Anybody may ask for these, and carriers count how often they are asked.
  const shared = createSharedCalls<Plan[]>();
  const listPublic: ListPublic = (cardType, locale) =>
    shared(`${cardType}/${locale}`, () =>
      askProvider((call) => ctx.carrier.listPlans(cardType, locale, call)),
    );

  return new Hono<HttpEnv>()
    .get(paths.plans, async (c) => {
      const { country, card_type: cardType, currency } = readQuery(c, PlanQueryParameters);
      const types = ctx.seller.cardTypes.filter(
        (type) =>
          (cardType === undefined || type.id === cardType) &&
          (country === undefined || type.country === country),
      );
      const lists = await Promise.all(
        types.map(async (type) =>
          pricedIn(await listPublic(type.id, c.get('locale')), currency ?? type.currency),
        ),
      );
      c.header('Cache-Control', 'public, max-age=60');
      return c.json({ plans: lists.flat() });
    })
    .get(pattern(paths.cardPlans(':cardId')), async (c) => {
      const { currency } = readQuery(c, CardPlanParameters);
      c.header('Cache-Control', 'private, max-age=60');
      const { plans, usual } = await plansForCard(ctx, c, listPublic);
      return c.json({ plans: pricedIn(plans, currency ?? usual) });
    });
};

type ListPublic = (cardType: string, locale: string) => Promise<Plan[]>;

/** What a card can be renewed with, and the currency that its prices are in where nobody asks for another. */
interface Catalogue {
  readonly plans: readonly Plan[];
  readonly usual: string;
}

/**
 * In a session, what this card can be renewed with. Without one, the public list of its kind of card,
 * read from the number's form: the same for a card that nobody knows.
 */
const plansForCard = async (
  ctx: ServerContext,
  c: HttpContext,
  listPublic: ListPublic,
): Promise<Catalogue> => {
  const cardId = pathPart(c, 'cardId');
  const session = await readSession(ctx, c);
  if (session) {
    const { ref, currency: usual } = await sessionCard(ctx, session, cardId);
    return {
      usual,
      plans: await askProvider((call) => ctx.carrier.listPlansFor(ref, c.get('locale'), call)),
    };
  }
  if (isKnownCardId(cardId)) throw new RenewalError('session-expired');
  const type = cardTypeOf(ctx.seller.cardTypes, await openIdentifier(ctx, cardId));
  if (!type) throw new RenewalError('scope-missing');
  return { usual: type.currency, plans: await listPublic(type.id, c.get('locale')) };
};

/** Prices in two currencies cannot be compared: a list has one. */
const pricedIn = (plans: readonly Plan[], currency: string): Plan[] =>
  plans.filter(({ price }) => price.currency === currency);
