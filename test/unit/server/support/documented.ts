import assert from 'node:assert/strict';
import { problemsOf } from '../../../../src/contract/operation.ts';
import { OPERATIONS } from '../../../../src/contract/operations.ts';
import { isProblemCode } from '../../../../src/contract/problem-code.ts';

/** The documented call that a request makes, if it is one. */
export const operationOf = (method: string, path: string) =>
  OPERATIONS.find(
    (operation) =>
      operation.method === method.toLowerCase() &&
      new RegExp(`^${decodeURIComponent(operation.path).replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );

/** What the backend really answered is what the contract says that it may. */
export const assertDocumented = async (request: Request, response: Response): Promise<void> => {
  const operation = operationOf(request.method, new URL(request.url).pathname);
  if (!operation) return;
  const about = `${operation.id}: ${response.status}`;
  if (response.status < 400) {
    const documented = [operation.status, ...Object.keys(operation.also ?? {}).map(Number)];
    assert.ok(documented.includes(response.status), `${about} is not documented`);
    return;
  }
  const { code } = (await response.clone().json()) as { code: string };
  assert.ok(isProblemCode(code) && problemsOf(operation).has(code), `${about} ${code} is not documented`);
};
