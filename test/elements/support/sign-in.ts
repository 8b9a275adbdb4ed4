import { assert } from '@open-wc/testing';
import type { RenewalClient } from '../../../src/client/client.ts';
import type { Backend } from './mount.ts';

/** The newest code on the traveller's phone. */
export const codeOnPhone = async ({ sandbox }: Backend): Promise<string> => {
  await sandbox.settled();
  const [latest] = (await sandbox.inbox()).flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? []);
  assert.isDefined(latest, 'a code has come');
  return latest ?? '';
};

/** As `backend.signedIn`, for the card of this phone number in E.164: its last two digits choose how it is. */
export const signedInAs = ({ sandbox, client }: Backend, phone: string): RenewalClient => ({
  ...client,
  createSession: () => sandbox.signIn({ type: 'msisdn', value: phone }),
});
