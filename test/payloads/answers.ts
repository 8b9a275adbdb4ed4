import type * as z from 'zod/mini';
import { SCHEMAS } from '../../src/contract/openapi.ts';
import type { Operation } from '../../src/contract/operation.ts';
import { OPERATIONS } from '../../src/contract/operations.ts';
import { Problem } from '../../src/contract/problem.ts';

export { Problem };

/** A call that a page makes, and the shape of its answer; undefined where it has none. */
export interface PageCall extends Operation {
  readonly shape: z.core.$ZodType | undefined;
}

const SHAPES: Readonly<Record<string, z.core.$ZodType>> = SCHEMAS;

/** Every call of the contract that a page makes. */
export const PAGE_CALLS: readonly PageCall[] = OPERATIONS.filter(({ caller }) => caller === 'page').map(
  (operation) => {
    const { answer, id } = operation;
    if (answer === undefined) return { ...operation, shape: undefined };
    const shape = SHAPES[answer];
    if (!shape) throw new Error(`${id} answers with ${answer}, whose shape is not documented.`);
    return { ...operation, shape };
  },
);

/** Which call a request is. */
export const callOf = (method: string, path: string): PageCall | undefined =>
  PAGE_CALLS.find(
    (call) =>
      call.method.toUpperCase() === method &&
      new RegExp(`^${call.path.replace(/%7B\w+%7D|\{\w+\}/g, '[^/]+')}$`).test(path),
  );
