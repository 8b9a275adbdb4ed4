import assert from 'node:assert/strict';
import { it } from 'node:test';
import { randomUuid } from '../../../src/controllers/uuid.ts';

it('makes keys of the form that the backend takes, each a new one', () => {
  const made = Array.from({ length: 1000 }, () => randomUuid());
  for (const uuid of made)
    assert.match(uuid, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.equal(new Set(made).size, made.length);
});
