import * as z from 'zod/mini';
import { Plan } from '../domain/model/plan.ts';

export const Plans = z.object({ plans: z.array(Plan) });

/** Filters of the public catalogue; all optional. */
export interface PlanQuery {
  readonly country?: string | undefined;
  readonly cardType?: string | undefined;
  readonly currency?: string | undefined;
}
