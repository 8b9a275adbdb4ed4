import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import { openStage, type Stage } from './support/stage.ts';

/*
 * Fields that a browser, a phone or a password manager fills: they say what belongs in them, take it with whatever events
 * it comes, and enter nothing that is no code.
 */

let stage: Stage;
let tab: Tab;
before(async () => {
  stage = await openStage();
  tab = await stage.open();
});
after(() => stage.close());

const sees = (text: string) =>
  until(`the text ${text}`, () => tab.evaluate((it) => globalThis.access.sees(it), text));
const press = (name: string) => tab.evaluate((it) => globalThis.access.press(it), name);
const fill = (name: string, value: string, events: readonly string[]) =>
  tab.evaluate((...it) => globalThis.access.fill(...it), name, value, events);
const textIn = (name: string) => tab.evaluate((it) => globalThis.access.textIn(it), name);
const attributesOf = (name: string) =>
  tab.evaluate(
    (it) => globalThis.access.attributesOf(it, ['type', 'name', 'inputmode', 'autocomplete']),
    name,
  );
const newCode = () => until('a code', () => tab.evaluate(() => globalThis.access.sentCode()));

const untilCode = async (): Promise<string> => {
  await tab.evaluate(() => globalThis.access.open({}));
  await sees('Find your card');
  await fill('Phone number', '55 5555 5555', ['input']);
  await press('Continue');
  await press('Send the code');
  await sees('Enter the code');
  return newCode();
};

test('each field says what belongs in it', async () => {
  await tab.evaluate(() => globalThis.access.show('card-access/PhoneNumber'));
  assert.deepEqual(await attributesOf('Phone number'), ['tel', 'identifier', 'tel', 'tel']);
  await tab.evaluate(() => globalThis.access.show('card-access/Code'));
  assert.deepEqual(await attributesOf('6-digit code'), ['text', 'code', 'numeric', 'one-time-code']);
  await tab.evaluate(() => globalThis.access.show('checkout-button/Details'));
  assert.deepEqual(await attributesOf('E-mail'), ['email', 'email', 'email', 'email']);
  assert.deepEqual(await attributesOf('Phone (optional)'), ['tel', 'phone', 'tel', 'tel']);
});

for (const { how, events } of [
  { how: 'with all events', events: ['input', 'change'] },
  { how: 'with a change alone', events: ['change'] },
  { how: 'without any event', events: [] },
] as const) {
  test(`a phone number and a code that are filled in ${how} are taken`, async () => {
    await tab.evaluate(() => globalThis.access.open({}));
    await sees('Find your card');
    await fill('Phone number', '+525555555555', events);
    await press('Continue');
    await press('Send the code');
    await sees('Enter the code');
    await fill('6-digit code', await newCode(), events);
    if (events.length === 0) await press('Sign in');
    await sees('Mexico data card');
  });
}

for (const events of [['input', 'change'], ['change']] as const) {
  test(`an e-mail address that is filled in with ${events.join(' and ')} is kept`, async () => {
    await tab.evaluate(() => globalThis.access.show('checkout-button/Details'));
    await fill('E-mail', 'traveller@example.com', events);
    await press('Start the plan');
    await press('Review the order');
    await sees('Check and pay');
    await sees('traveller@example.com');
  });
}

test('what a password manager puts in the place of the code is not entered by itself', async () => {
  const code = await untilCode();
  for (const wrong of ['hunter2', 'Pass123456', '+52 55 5555 5555']) {
    await fill('6-digit code', wrong, ['input', 'change']);
    assert.equal(await tab.evaluate(() => globalThis.access.sees('That code is not right')), false);
  }
  await fill('6-digit code', '', ['input']);
  await fill('6-digit code', code, ['input', 'input', 'change']);
  await sees('Mexico data card');
  assert.equal(await tab.evaluate(() => globalThis.access.sees('tries left')), false);
});

test('a code may be pasted with the message that it came in, and is entered by a press', async () => {
  const code = await untilCode();
  assert.equal(await tab.evaluate(() => globalThis.access.mayPaste('6-digit code')), true);
  await fill('6-digit code', `Your code is ${code}. It works for 10 minutes.`, ['input']);
  assert.equal(await textIn('6-digit code'), code);
  await press('Sign in');
  await sees('Mexico data card');
});
