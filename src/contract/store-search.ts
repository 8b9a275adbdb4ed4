import * as z from 'zod/mini';
import { Outlet } from '../domain/model/outlet.ts';

/** The nearest first, where a place was told; else in the order of the directory. */
export const StoreSearch = z.object({ stores: z.array(Outlet) });
export type StoreSearch = z.infer<typeof StoreSearch>;
