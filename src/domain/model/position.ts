import * as z from 'zod/mini';

/**
 * A point on the earth (WGS 84), in whole millionths of a degree, about 0.1 m: north and east are positive. Whole numbers,
 * as money and bytes are. What is beyond the poles or the date line is none (`isOnEarth`).
 */
export const Position = z.object({ latE6: z.int(), lngE6: z.int() });
export type Position = z.infer<typeof Position>;
