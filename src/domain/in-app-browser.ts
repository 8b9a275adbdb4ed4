import type { MethodKind, PaymentMethod, Quote } from './model/quote.ts';

/** What can be paid with, and what not and why. */
export type MethodOffer = Pick<Quote, 'methods' | 'unavailable'>;

/** Browsers inside of apps, and the ways to pay that come to no end there. */
const IN_APP: readonly (readonly [app: RegExp, fails: readonly MethodKind[]])[] = [
  // WeChat opens no address of Alipay's, and loses its way back from PayPal's.
  [/MicroMessenger/, ['alipay', 'paypal']],
  [/AlipayClient/, ['wechat_pay']],
  // Instagram, Facebook and LINE: a wallet's own app or window does not come back to this page.
  [/Instagram|FBA[NV]\/|\bLine\//, ['paypal', 'alipay', 'wechat_pay']],
];

/** Inside of an app nothing can be saved as a file, nor printed. */
export const isInApp = (userAgent: string): boolean => IN_APP.some(([app]) => app.test(userAgent));

/** The ways to pay that do not work in the browser of this `User-Agent`; none in a browser of its own. */
export const failingKinds = (userAgent: string): readonly MethodKind[] =>
  IN_APP.find(([app]) => app.test(userAgent))?.[1] ?? [];

/** The method of this id or, where it is not among them, the recommended one. */
export const methodOrBest = (
  methods: readonly PaymentMethod[],
  id: string | undefined,
): PaymentMethod | undefined =>
  methods.find((method) => method.id === id) ?? methods.find(({ recommended }) => recommended) ?? methods[0];

/** The same offer as this browser can use it. Where the recommended way does not work in it, the next one takes its place. */
export const offerIn = (userAgent: string, { methods, unavailable }: MethodOffer): MethodOffer => {
  const failing = failingKinds(userAgent);
  const works = methods.filter(({ kind }) => !failing.includes(kind));
  if (works.length === methods.length) return { methods, unavailable };
  return {
    methods: works.some(({ recommended }) => recommended)
      ? works
      : works.map((method, index) => ({ ...method, recommended: index === 0 })),
    unavailable: [
      ...unavailable,
      ...methods
        .filter((method) => !works.includes(method))
        .map(({ id, kind }) => ({ id, kind, reason: 'in_app_browser' as const })),
    ],
  };
};
