import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeAutoRenewal, loadAutoRenewal } from '../../../src/state/auto-renewal.ts';
import { createTraveller, signIn } from './support/traveller.ts';

const OFF = { mode: 'off' } as const;

describe('auto-renewal', () => {
  test('a page that is seen again meanwhile does not cut a change off', async () => {
    const asked: string[] = [];
    const { store, ...traveller } = await createTraveller({
      change: (client) => ({
        ...client,
        getAutoRenewal: (...args) => {
          asked.push('read');
          return client.getAutoRenewal(...args);
        },
        putAutoRenewal: async (...args) => {
          asked.push('change');
          const [, , { signal }] = args;
          const value = await client.putAutoRenewal(...args);
          assert.equal(signal?.aborted, false);
          return value;
        },
      }),
    });
    await signIn({ store, ...traveller });
    const changing = changeAutoRenewal(store, OFF);
    await loadAutoRenewal(store);
    assert.equal(await changing, undefined);
    assert.deepEqual(asked, ['change']);
    assert.equal(store.state.autoRenewal.value?.status, 'off');
    await loadAutoRenewal(store);
    assert.deepEqual(asked, ['change', 'read']);
  });

  test('what is being read when it is changed is not waited for, whatever becomes of the change', async () => {
    const traveller = await createTraveller();
    const { store, network } = traveller;
    await signIn(traveller);
    await loadAutoRenewal(store);
    const reading = loadAutoRenewal(store);
    network.always = 'lost';
    const error = await changeAutoRenewal(store, OFF);
    await reading;
    assert.equal(error?.code, 'network-unreachable');
    assert.equal(store.state.autoRenewal.status, 'ready');
  });
});
