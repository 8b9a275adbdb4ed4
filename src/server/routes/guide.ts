import { Hono } from 'hono';
import type { CardTypeInfo } from '../../contract/config.ts';
import { paths } from '../../contract/paths.ts';
import type { StoreSearch } from '../../contract/store-search.ts';
import { StoreSearchRequest } from '../../contract/store-search-requests.ts';
import { nearestFirst } from '../../domain/distance.ts';
import type { OperatorSupport } from '../../domain/model/operator-support.ts';
import { isAtPlace } from '../../domain/place-search.ts';
import type { ServerContext } from '../context.ts';
import type { ListedOutlet, SupportFacts } from '../guide-port.ts';
import type { HttpEnv } from '../http/env.ts';
import { invalid } from '../http/problem.ts';
import { readBody, readQuery, SupportQueryParameters } from '../http/validate.ts';
import { askProvider } from '../provider.ts';
import { createSharedCalls } from '../shared-calls.ts';

/** As many as anybody looks through. */
const MOST_STORES = 50;
const NOTHING_KNOWN: SupportFacts = { hotlines: [], emails: [], links: [], questions: [] };

/** Whom to ask about a card and where to go with it: for anybody, and of nobody. */
export const guideRoutes = ({ guide, seller }: ServerContext): Hono<HttpEnv> => {
  const sharedSupport = createSharedCalls<SupportFacts>();
  const sharedOutlets = createSharedCalls<ListedOutlet[]>();
  const supportOf = (cardType: string, locale: string): Promise<SupportFacts> =>
    sharedSupport(`${cardType}/${locale}`, () =>
      askProvider(async (call) => (await guide?.support(cardType, locale, call)) ?? NOTHING_KNOWN),
    );
  const outletsOf = (cardType: string, locale: string): Promise<ListedOutlet[]> =>
    sharedOutlets(`${cardType}/${locale}`, () =>
      askProvider(async (call) => (await guide?.outlets(cardType, locale, call)) ?? []),
    );

  return new Hono<HttpEnv>()
    .get(paths.support, async (c) => {
      const { card_type: asked } = readQuery(c, SupportQueryParameters);
      const { id: cardType, operator } = servedType(seller.cardTypes, asked, '/card_type');
      const support: OperatorSupport = {
        cardType,
        operator,
        ...(await supportOf(cardType, c.get('locale'))),
      };
      c.header('Cache-Control', 'public, max-age=300');
      return c.json(support);
    })
    .post(paths.storeSearches, async (c) => {
      const search = await readBody(c, StoreSearchRequest);
      const { id } = servedType(seller.cardTypes, search.cardType, '/cardType');
      const found: StoreSearch = { stores: foundBy(search, await outletsOf(id, c.get('locale'))) };
      return c.json(found);
    });
};

const servedType = (types: readonly CardTypeInfo[], asked: string, pointer: string): CardTypeInfo => {
  const type = types.find(({ id }) => id === asked);
  if (!type) throw invalid(pointer, 'not_served');
  return type;
};

const foundBy = (
  { near, place }: StoreSearchRequest,
  all: readonly ListedOutlet[],
): StoreSearch['stores'] => {
  const meant = place === undefined ? all : all.filter((each) => isAtPlace(each, place, each.alsoNamed));
  const sorted = near ? nearestFirst(meant, near) : meant;
  return sorted.slice(0, MOST_STORES).map(({ alsoNamed: _, ...outlet }) => outlet);
};
