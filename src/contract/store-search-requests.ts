import * as z from 'zod/mini';

/** No finer than a thousandth of a degree, so that nobody is told where a traveller stands (`coarse` of `domain/distance.ts`). */
const degreesE6 = (most: number) =>
  z.int().check(z.minimum(-most * 1e6), z.maximum(most * 1e6), z.multipleOf(1000));

/** `place` chooses, `near` sorts; without either all shops of this kind of card are meant. */
export const StoreSearchRequest = z.strictObject({
  cardType: z.string().check(z.maxLength(64)),
  near: z.exactOptional(z.strictObject({ latE6: degreesE6(90), lngE6: degreesE6(180) })),
  /** As it was typed: a city, a district, a postal code or a shop's name, or the beginning of one. */
  place: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(100))),
});
export type StoreSearchRequest = z.infer<typeof StoreSearchRequest>;
