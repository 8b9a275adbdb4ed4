import { Hono } from 'hono';
import type { Config } from '../../contract/config.ts';
import { paths } from '../../contract/paths.ts';
import { LOCALES } from '../../i18n/locale.ts';
import { isTestKey, type ServerContext } from '../context.ts';
import type { HttpEnv } from '../http/env.ts';

/** Who sells, in which languages, and which cards: known before anybody has said who they are. */
export const configRoutes = ({ seller, payments, refundPolicy }: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>().get(paths.config, (c) => {
    const config: Config = {
      brand: {
        name: seller.name,
        ...(seller.officialUrl === undefined ? {} : { officialUrl: seller.officialUrl }),
      },
      mode: isTestKey(c.get('partner').publishableKey) ? 'test' : 'live',
      locales: [...LOCALES],
      cardTypes: seller.cardTypes,
      channels: ['sms', 'email'],
      support: {
        email: seller.supportEmail,
        ...(seller.supportPhone === undefined ? {} : { phone: seller.supportPhone }),
      },
      ...(refundPolicy ? { refunds: { askWithin: refundPolicy.askWithin } } : {}),
      paymentOrigins: [...payments.origins],
    };
    c.header('Cache-Control', 'public, max-age=300');
    return c.json(config);
  });
