import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import { reminderPaths } from '../../../../src/contract/reminder-paths.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time.ts';
import { refused } from '../support/backend.ts';
import { createReminded, exitOf, type Reminded, WISHES } from '../support/reminded-card.ts';
import { EMAIL } from '../support/renewing-card.ts';

const SOMEBODY = 'somebody@example.org';
const wrong = (code: string): string => (code === '123456' ? '654321' : '123456');
/** Reminders by e-mail that are on, and the first of them. */
const mailed = async (): Promise<{ reminded: Reminded; url: string }> => {
  const reminded = await createReminded();
  await reminded.put({ channel: 'email' }, await reminded.signInByCode('email'));
  await reminded.pass(16 * DAY);
  const [mail] = await reminded.reminders();
  assert.ok(mail);
  return { reminded, url: exitOf(mail) };
};

describe('reminders of somebody else’s card', () => {
  it('are neither seen, set, ended nor confirmed', async () => {
    const mine = await createReminded();
    const theirs = await createReminded(
      { world: mine.world, store: mine.deps.store },
      { type: 'msisdn', value: '+525512345688' },
    );
    await mine.set({ channel: 'email', email: EMAIL });
    await mine.run();
    const [code] = await mine.codes();
    const { id } = await mine.signIn();
    const { token } = await theirs.signIn();
    const { call } = mine;
    const path = reminderPaths.reminders(id);
    await refused(call('GET', path, { token }), 'card-not-found');
    await refused(call('PUT', path, { token, body: WISHES }), 'card-not-found');
    await refused(call('DELETE', path, { token }), 'card-not-found');
    await refused(call('POST', reminderPaths.confirmations(id), { token, body: { code } }), 'card-not-found');
    for (const method of ['GET', 'PUT', 'DELETE']) await refused(call(method, path), 'session-expired');
    // Another card's code opens nothing here.
    await theirs.put({ channel: 'email', email: SOMEBODY });
    await refused(theirs.confirm(code ?? ''), 'code-incorrect');
    assert.equal((await mine.show()).status, 'unconfirmed');
  });
});

describe('the code of reminders', () => {
  it('is tried five times, and then another one has to be asked for', async () => {
    const reminded = await createReminded();
    await reminded.set({ channel: 'email', email: SOMEBODY });
    await reminded.run();
    const [code = ''] = await reminded.codes();
    for (let left = 4; left >= 0; left--)
      assert.equal((await refused(reminded.confirm(wrong(code)), 'code-incorrect')).triesLeft, left);
    await refused(reminded.confirm(code), 'challenge-expired');
    await reminded.pass(DAY);
    assert.deepEqual(await reminded.reminders(), []);
  });

  it('is over after ten minutes, and with the reminders', async () => {
    const reminded = await createReminded();
    await refused(reminded.confirm('123456'), 'challenge-expired');
    await reminded.set({ channel: 'email', email: SOMEBODY });
    await reminded.run();
    const [code = ''] = await reminded.codes();
    await reminded.pass(11 * MINUTE, MINUTE);
    await refused(reminded.confirm(code), 'challenge-expired');
    await reminded.set({ channel: 'email', email: SOMEBODY });
    await reminded.run();
    const [, second = ''] = await reminded.codes();
    await reminded.turnOffReminders();
    await refused(reminded.confirm(second), 'challenge-expired');
  });

  it('opens no session, and a sign-in is not shut out by guessing at it', async () => {
    const reminded = await createReminded();
    // The card's own address: the one to which its sign-in codes go.
    const own = 'traveller@example.com';
    for (let asked = 0; asked < 4; asked++) {
      await reminded.set({ channel: 'email', email: own });
      await reminded.run();
      const code = (await reminded.codes()).at(-1) ?? '';
      for (let tries = 0; tries < 5; tries++) await reminded.confirm(wrong(code));
      await reminded.pass(2 * MINUTE, MINUTE);
    }
    await refused(reminded.put({ channel: 'email', email: own }), 'rate-limited');
    assert.ok((await reminded.signInByCode('email')).token, 'their owner still signs in');
    const record = await reminded.records();
    const challengeId = record?.confirmation?.challengeId ?? '';
    const body = { challengeId, code: (await reminded.codes()).at(-1) };
    const response = await reminded.call('POST', paths.sessions, { body });
    assert.equal(response.ok, false);
  });

  it('cannot be used to fill somebody’s mailbox: five a day to an address, and for a card', async () => {
    const reminded = await createReminded();
    let sent = 0;
    for (let asked = 0; asked < 12; asked++) {
      const response = await reminded.put({ channel: 'email', email: SOMEBODY });
      if (response.ok) sent++;
      else await refused(Promise.resolve(response), 'rate-limited');
      await reminded.pass(2 * MINUTE, MINUTE);
    }
    assert.equal(sent, 5);
    assert.equal((await reminded.codes()).length, 5);
    await refused(reminded.put({ channel: 'email', email: 'another@example.org' }), 'rate-limited');
    // Another card, the same address: spelled otherwise, too.
    const other = await createReminded(
      { world: reminded.world, store: reminded.deps.store },
      { type: 'msisdn', value: '+525512345688' },
    );
    await refused(other.put({ channel: 'email', email: SOMEBODY.toUpperCase() }), 'rate-limited');
    assert.equal((await other.put()).status, 200, 'the card’s own number takes no code');
    await reminded.pass(DAY);
    assert.equal((await reminded.put({ channel: 'email', email: SOMEBODY })).status, 200);
  });

  it('is needed for a number that is not the card’s own', async () => {
    const reminded = await createReminded();
    const shown = await reminded.set({ phone: '+8613800138000' });
    assert.equal(shown.status, 'unconfirmed');
    await reminded.run();
    const [sms] = await reminded.messages('reminder-code/');
    assert.deepEqual([sms?.channel, sms?.to], ['sms', '+8613800138000']);
  });
});

describe('a request for reminders', () => {
  it('is refused where it says something else than the contract', async () => {
    const reminded = await createReminded();
    const wrongs: readonly Record<string, unknown>[] = [
      { consent: false },
      { consent: undefined },
      { daysBefore: [0] },
      { daysBefore: [31] },
      { daysBefore: [1.5] },
      { daysBefore: [1, 2, 3, 4, 5, 6] },
      { daysBefore: [] },
      { thresholdPercent: 0 },
      { thresholdPercent: 91 },
      { channel: 'pigeon' },
      { email: EMAIL },
      { phone: '5512345699' },
      { channel: 'email', email: 'a@b.example, c@d.example' },
      { timeZone: 'Mars/Olympus' },
      { more: true },
    ];
    for (const over of wrongs) await refused(reminded.put(over), 'request-invalid');
    await refused(reminded.put({ renewUrl: 'https://evil.example/renew' }), 'origin-not-allowed');
    await refused(reminded.put({ renewUrl: 'javascript:alert(1)' }), 'origin-not-allowed');
    assert.equal((await reminded.show()).status, 'off');
    const retired = await createReminded({}, { type: 'msisdn', value: '+525512345618' });
    await refused(retired.put(), 'card-retired');
    const never = await createReminded({}, { type: 'msisdn', value: '+525512345627' });
    await refused(never.put(), 'request-invalid');
  });

  it('links to no page by the number of the card', async () => {
    const links = {
      'https://shop.example/renew/5512345699': 'https://shop.example/',
      'https://shop.example/c/+52%2055%201234%205699/x': 'https://shop.example/',
      'https://shop.example/renew?n=5512345699#5512345699': 'https://shop.example/renew',
      'https://shop.example/2026/renew': 'https://shop.example/2026/renew',
    };
    for (const [given, kept] of Object.entries(links)) {
      const reminded = await createReminded();
      await reminded.set({ renewUrl: given });
      assert.equal((await reminded.records())?.renewUrl, kept);
    }
  });

  it('is counted: thirty an hour, while turning off is always possible', async () => {
    const reminded = await createReminded();
    for (let asked = 0; asked < 30; asked++) assert.equal((await reminded.put()).status, 200);
    await refused(reminded.put(), 'rate-limited');
    assert.equal((await reminded.turnOffReminders()).status, 204);
    await reminded.pass(HOUR);
    assert.equal((await reminded.put()).status, 200);
  });
});

describe('the way out of reminders', () => {
  it('is a page that changes nothing by being opened, and names nobody', async () => {
    const { reminded, url } = await mailed();
    const page = await reminded.open(url);
    const text = await page.text();
    assert.equal(page.status, 200);
    assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.equal(
      page.headers.get('Content-Security-Policy'),
      "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    assert.equal(page.headers.get('Cache-Control'), 'no-store');
    assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
    assert.match(text, /<form method="post"><button>Stop reminders<\/button><\/form>/);
    assert.doesNotMatch(text, /<script|style=|5699|traveller|example/);
    await reminded.open(url, 'HEAD');
    assert.equal((await reminded.show()).status, 'active');
  });

  it('ends them by its button, and by one click in a mail program, as often as it is pressed', async () => {
    const { reminded, url } = await mailed();
    for (let presses = 0; presses < 2; presses++) {
      const page = await reminded.open(url, 'POST');
      assert.equal(page.status, 200);
      assert.match(await page.text(), /no more of these reminders/);
    }
    assert.equal((await reminded.show()).status, 'off');
    assert.equal(await reminded.records(), undefined);
    await reminded.pass(5 * DAY);
    assert.equal((await reminded.reminders()).length, 1);
  });

  it('ends those that it came with and no others, and opens nothing else', async () => {
    const { reminded, url } = await mailed();
    await reminded.set();
    await reminded.open(url, 'POST');
    assert.equal((await reminded.show()).status, 'active', 'these go to another address');
    const token = url.split('/').at(-1) ?? '';
    await refused(reminded.call('GET', paths.cards, { token }), 'scope-missing');
    const record = await reminded.records();
    assert.ok(!JSON.stringify(record).includes(token), 'the store has its hash alone');
    const stored = reminded.records();
    assert.notEqual((await stored)?.exitKey, token);
  });

  it('looks the same where nobody knows it, however it is written', async () => {
    const { reminded, url } = await mailed();
    const known = await (await reminded.open(url)).text();
    for (const other of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '%00', "'%20or%201=1", '<b>', '%F0%9F%92%A9']) {
      const page = await reminded.open(`https://renew.example/v1/u/${other}`);
      assert.equal(page.status, 200);
      assert.equal(await page.text(), known);
      assert.equal((await reminded.open(`https://renew.example/v1/u/${other}`, 'POST')).status, 200);
    }
    assert.equal((await reminded.show()).status, 'active');
  });
});

describe('the log of reminders', () => {
  it('names no address, no number and no token', async () => {
    const lines: string[] = [];
    const reminded = await createReminded({
      wrap: (deps) => ({ ...deps, log: (entry) => lines.push(JSON.stringify(entry)) }),
    });
    await reminded.set({ channel: 'email', email: SOMEBODY });
    await reminded.run();
    const [code = ''] = await reminded.codes();
    await reminded.confirmed(code);
    await reminded.pass(16 * DAY);
    const [mail] = await reminded.reminders();
    assert.ok(mail);
    const url = exitOf(mail);
    await reminded.open(url, 'POST');
    const log = lines.join('\n');
    for (const secret of [SOMEBODY, 'somebody', '5512345699', '5699', code, url.split('/').at(-1) ?? ''])
      assert.ok(!log.includes(secret), secret);
  });
});
