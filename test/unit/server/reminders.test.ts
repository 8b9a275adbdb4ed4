import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zoneOffset } from '../../../src/domain/duration.ts';
import { DAY, type EpochMs, fromInstant, HOUR, MINUTE, toInstant } from '../../../src/domain/time.ts';
import { chooseOutages } from '../../../src/sandbox/outcomes.ts';
import { openPGlite } from '../../../src/server/adapters/postgres.ts';
import { refused } from './support/backend.ts';
import { createReminded, exitOf, type Reminded } from './support/reminded-card.ts';
import { EMAIL, START } from './support/renewing-card.ts';

const PLAN = 'mx-telcel-asl-200';
/** The data of such a card lasts 18 days; it ends at six in the morning there. */
const END = START + 18 * DAY;
const MEXICO = 'America/Mexico_City';
/** Due at six in the morning, and so at eight in the evening before. */
const dueBefore = (end: EpochMs, days: number): EpochMs => end - days * DAY - 10 * HOUR;
const card = (digits: string) => ({ type: 'msisdn', value: `+5255123456${digits}` }) as const;
const times = async (reminded: Reminded): Promise<EpochMs[]> =>
  (await reminded.reminders()).map((message) => fromInstant((message as unknown as { at: string }).at));
const outage = (reminded: Reminded, is: boolean) =>
  reminded.world.store.transaction((rows) => chooseOutages(rows, is ? ['operators'] : []));

describe('reminders', () => {
  it('are off, and say what cannot be reminded of and why', async () => {
    const shows = async (digits: string) => {
      const shown = await (await createReminded({}, card(digits))).show();
      assert.ok(shown.status === 'off');
      return shown.unavailable.map(({ what, reason }) => `${what}: ${reason}`);
    };
    assert.deepEqual(await shows('99'), []);
    assert.deepEqual(await shows('15'), ['days_before: end_unknown', 'threshold: usage_unreadable']);
    assert.deepEqual(await shows('13'), ['days_before: not_started']);
    assert.deepEqual(await shows('17'), ['threshold: unlimited']);
    assert.deepEqual(await shows('27'), ['days_before: not_offered', 'threshold: not_offered']);
    assert.deepEqual(await shows('18'), ['days_before: card_retired', 'threshold: card_retired']);
    assert.deepEqual(await shows('10'), [], 'renewed, it has an end again');
    assert.deepEqual(await shows('50'), [], 'nobody knows');
  });

  it('are set to the card’s own number at once, and say when the next one is due', async () => {
    const reminded = await createReminded();
    const shown = await reminded.set({ daysBefore: [1, 3, 3], thresholdPercent: 20 });
    assert.ok(shown.status === 'active');
    assert.deepEqual(shown.daysBefore, [3, 1]);
    assert.equal(shown.thresholdPercent, 20);
    assert.equal(shown.channel, 'sms');
    assert.match(shown.to, /^\+52\s•••\s•••\s5699$/);
    assert.equal(shown.timeZone, MEXICO);
    assert.equal(fromInstant(shown.nextAt ?? ''), dueBefore(END, 3));
    assert.deepEqual(await reminded.show(), shown);
    const record = await reminded.records();
    assert.deepEqual([record?.consent.wording, record?.consent.at], ['reminders-1', START]);
    assert.equal(record?.renewUrl, 'https://shop.example/renew');
  });

  for (const [name, open] of [
    ['memory', undefined],
    ['PGlite', async () => (await openPGlite()).store],
  ] as const) {
    it(`are sent when they are due, once, and say what is left, until when, and the way out (${name})`, async () => {
      const store = await open?.();
      const reminded = await createReminded(store ? { store } : {});
      await reminded.set();
      await reminded.run();
      for (const at of [dueBefore(END, 3), dueBefore(END, 1), END + DAY]) {
        await reminded.pass(at - MINUTE - reminded.world.clock.now(), 12 * HOUR);
        await reminded.pass(5 * MINUTE, MINUTE);
      }
      const [first, second, ...others] = await reminded.reminders();
      assert.ok(first && second && others.length === 0);
      const [firstAt = 0, secondAt = 0] = await times(reminded);
      assert.ok(firstAt >= dueBefore(END, 3) && firstAt < dueBefore(END, 3) + 5 * MINUTE, toInstant(firstAt));
      assert.ok(
        secondAt >= dueBefore(END, 1) && secondAt < dueBefore(END, 1) + 5 * MINUTE,
        toInstant(secondAt),
      );
      assert.equal(first.channel, 'sms');
      assert.equal(first.to, reminded.identifier.value);
      assert.match(first.text, /ends on December 8, 2026 at 06:00 AM CST\./);
      assert.match(first.text, /[\d.]+ GB of data is left\./);
      assert.match(
        first.text,
        /Renew: https:\/\/shop\.example\/renew Stop: https:\/\/renew\.example\/v1\/u\/[A-Za-z\d]{22}$/,
      );
      for (const { text } of [first, second]) assert.ok(!/5512345699|12345699/.test(text));
      assert.ok(first.text.length < 320, `${first.text.length} characters`);
      await store?.close();
    });
  }

  it('ask an address first whether it wants them, and write nothing else to it before', async () => {
    const reminded = await createReminded();
    const shown = await reminded.set({ channel: 'email', email: EMAIL });
    assert.ok(shown.status === 'unconfirmed');
    assert.equal(shown.to, 'm•••@example.com');
    await reminded.run();
    const [letter, ...others] = await reminded.messages('reminder-code/');
    assert.ok(letter && others.length === 0);
    assert.equal(letter.to, EMAIL);
    assert.ok(!letter.text.includes('http'), 'no link that anybody could press');
    await refused(reminded.confirm('000000'), 'code-incorrect');
    const [code = ''] = await reminded.codes();
    const active = await reminded.confirmed(code);
    assert.ok(active.status === 'active');
    assert.equal(active.confirmedAt, toInstant(reminded.world.clock.now()));
    assert.equal((await reminded.confirmed(code)).status, 'active', 'asked twice it is confirmed once');
    await reminded.pass(20 * DAY);
    const [mail, last, ...more] = await reminded.reminders();
    assert.ok(mail && last && more.length === 0);
    assert.match(mail.subject ?? '', /^Your data ends Tue, Dec 8 – card \+52\s•••\s•••\s5699$/);
    assert.match(mail.text, /What you have not used by then is lost\./);
    assert.match(mail.text, /because you asked for it on Nov 20, 2026/);
    assert.deepEqual(mail.headers, {
      'List-Unsubscribe': `<${exitOf(mail)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('need no code where this session was opened by one that was sent there', async () => {
    const reminded = await createReminded();
    const session = await reminded.signInByCode('email');
    const shown = (await (await reminded.put({ channel: 'email' }, session)).json()) as {
      status: string;
      to: string;
    };
    assert.deepEqual([shown.status, shown.to], ['active', 't•••@example.com']);
    const other = await createReminded();
    const bySms = await other.signInByCode('sms');
    const asked = (await (await other.put({ channel: 'email' }, bySms)).json()) as { status: string };
    assert.equal(asked.status, 'unconfirmed');
  });

  it('send another code after a minute, and the former one is no longer good', async () => {
    const reminded = await createReminded();
    await reminded.set({ channel: 'email', email: EMAIL });
    await reminded.run();
    await reminded.set({ channel: 'email', email: EMAIL });
    await reminded.run();
    assert.equal((await reminded.codes()).length, 1);
    await reminded.pass(MINUTE, MINUTE);
    await reminded.set({ channel: 'email', email: EMAIL });
    await reminded.run();
    const [first = '', second = ''] = await reminded.codes();
    assert.ok(second);
    if (first !== second) await refused(reminded.confirm(first), 'code-incorrect');
    assert.equal((await reminded.confirmed(second)).status, 'active');
  });

  it('forget an address that does not confirm within a day', async () => {
    const reminded = await createReminded();
    await reminded.set({ channel: 'email', email: EMAIL });
    await reminded.pass(25 * HOUR);
    assert.equal((await reminded.show()).status, 'off');
    assert.equal(await reminded.records(), undefined);
    assert.deepEqual(await reminded.reminders(), []);
  });

  it('are changed without being confirmed anew; another address is asked, and the former one hears no more', async () => {
    const reminded = await createReminded();
    await reminded.set();
    const changed = await reminded.set({ daysBefore: [5] });
    assert.ok(changed.status === 'active');
    assert.equal(fromInstant(changed.nextAt ?? ''), dueBefore(END, 5));
    const other = await reminded.set({ channel: 'email', email: EMAIL });
    assert.equal(other.status, 'unconfirmed');
    await reminded.pass(20 * DAY);
    assert.deepEqual(await reminded.reminders(), []);
  });

  it('are forgotten when they are turned off', async () => {
    const reminded = await createReminded();
    await reminded.set({ channel: 'email', email: EMAIL });
    assert.equal((await reminded.turnOffReminders()).status, 204);
    assert.equal((await reminded.turnOffReminders()).status, 204);
    await reminded.pass(20 * DAY);
    assert.deepEqual(await reminded.messages('reminder'), [], 'not even the code was sent');
    assert.equal(await reminded.records(), undefined);
  });

  it('follow the end that a renewal has moved', async () => {
    const reminded = await createReminded();
    await reminded.set();
    await reminded.pass(10 * DAY);
    await reminded.renewByHand(PLAN);
    const shown = await reminded.show();
    assert.ok(shown.status === 'active');
    const next = fromInstant(shown.nextAt ?? '');
    assert.ok(next > END, shown.nextAt);
    await reminded.pass(END + DAY - reminded.world.clock.now());
    assert.deepEqual(await reminded.reminders(), [], 'the former end is nobody’s business any more');
    await reminded.pass(next + 4 * DAY - reminded.world.clock.now());
    assert.equal((await reminded.reminders()).length, 2);
  });

  it('follow it, too, where figures are hours old', async () => {
    const reminded = await createReminded({}, card('16'));
    await reminded.set();
    // Minutes before a reminder is due; the operator's figures show it six hours later.
    const shown = await reminded.show();
    assert.ok(shown.status === 'active');
    await reminded.pass(fromInstant(shown.nextAt ?? '') - 10 * MINUTE - reminded.world.clock.now());
    await reminded.renewByHand(PLAN);
    await reminded.pass(7 * HOUR);
    assert.deepEqual(await reminded.reminders(), []);
  });

  it('say how old figures are that are hours old', async () => {
    for (const [locale, says] of [
      ['en', /[\d.]+ GB of data was left on Fri, Dec 4, .*\. Renew: /],
      ['zh-CN', /截至 12月4日周五 .*，剩余流量 [\d.]+ GB。续费：/],
    ] as const) {
      const reminded = await createReminded({}, card('16'));
      await reminded.set({}, locale);
      await reminded.pass(16 * DAY);
      assert.match((await reminded.reminders())[0]?.text ?? '', says);
    }
  });

  it('are sent late where the operator was down, not by a guess, and not after the end', async () => {
    const reminded = await createReminded();
    await reminded.set();
    await outage(reminded, true);
    await reminded.pass(16 * DAY);
    assert.deepEqual(await reminded.reminders(), []);
    await outage(reminded, false);
    await reminded.pass(4 * HOUR);
    const [late, ...others] = await reminded.reminders();
    assert.ok(late && others.length === 0, 'the one three days before');
    await outage(reminded, true);
    await reminded.pass(3 * DAY);
    await outage(reminded, false);
    await reminded.pass(DAY);
    assert.equal((await reminded.reminders()).length, 1, 'it has ended');
  });

  it('are not given up by an outage of days, nor held up by an address that takes nothing', async () => {
    const reminded = await createReminded();
    await reminded.set({ daysBefore: [5, 1] });
    await reminded.pass(dueBefore(END, 5) - MINUTE - START, DAY);
    await outage(reminded, true);
    // More tries than other messages have.
    await reminded.pass(40 * HOUR, 5 * MINUTE);
    await outage(reminded, false);
    const { messages } = reminded.deps;
    const send = messages.send.bind(messages);
    let tries = 0;
    messages.send = async () => {
      tries++;
      throw new Error('mailbox full');
    };
    await reminded.pass(26 * HOUR, 30 * MINUTE);
    assert.ok(tries > 5);
    const before = tries;
    await reminded.pass(5 * HOUR);
    assert.equal(tries, before, 'passed over after a day');
    messages.send = send;
    await reminded.pass(3 * DAY);
    assert.deepEqual(
      (await reminded.reminders()).map(({ key }) => key.split('/').at(-1)),
      ['1'],
    );
  });

  it('link to the seller’s own page once the partner lists theirs no more', async () => {
    const partners = { gone: false };
    const wrap: NonNullable<Parameters<typeof createReminded>[0]>['wrap'] = (deps) => ({
      ...deps,
      seller: { ...deps.seller, officialUrl: 'https://tern.example/renew' },
      partners: deps.partners.map((partner) =>
        partners.gone ? { ...partner, origins: ['https://other.example'] } : partner,
      ),
    });
    const reminded = await createReminded({ wrap });
    await reminded.set();
    await reminded.run();
    partners.gone = true;
    const next = await createReminded({ wrap, world: reminded.world, store: reminded.deps.store });
    await next.pass(16 * DAY);
    assert.match((await next.reminders())[0]?.text ?? '', /Renew: https:\/\/tern\.example\/renew /);
  });

  it('leave an end to auto-renewal that is on', async () => {
    const reminded = await createReminded();
    await reminded.set();
    await reminded.turnOn('mandate', PLAN);
    await reminded.pass(19 * DAY);
    assert.equal((await reminded.charges()).length, 1);
    assert.deepEqual(await reminded.reminders(), []);
    const shown = await reminded.show();
    assert.ok(shown.status === 'active' && shown.nextAt === undefined);
  });

  it('say once that little is left, in the daytime', async () => {
    const reminded = await createReminded();
    await reminded.set({ daysBefore: [], thresholdPercent: 20 });
    await reminded.pass(17 * HOUR);
    assert.deepEqual(await reminded.reminders(), []);
    await reminded.leave(0.1);
    await reminded.pass(9 * DAY);
    const [low, ...others] = await reminded.reminders();
    assert.ok(low && others.length === 0);
    assert.match(low.text, /little data is left on card/);
    const [at = 0] = await times(reminded);
    const hour = new Date(at + zoneOffset(at, MEXICO)).getUTCHours();
    assert.ok(hour >= 9 && hour < 21 && at > START + 17 * HOUR, toInstant(at));
  });

  it('ask the operator no more often than they have to', async () => {
    let reads = 0;
    const reminded = await createReminded({
      wrap: (deps) => ({
        ...deps,
        carrier: {
          ...deps.carrier,
          readUsage: (...given) => {
            reads++;
            return deps.carrier.readUsage(...given);
          },
        },
      }),
    });
    await reminded.set();
    await reminded.run();
    reads = 0;
    await reminded.pass(17 * DAY);
    assert.ok(reads <= 4, `${reads} for two reminders`);
    await reminded.set({ thresholdPercent: 10 });
    await reminded.run();
    reads = 0;
    await reminded.pass(12 * HOUR);
    assert.ok(reads <= 6, `${reads} in twelve hours`);
  });

  it('keep the nights of where the traveller is, and say the end in the card’s zone', async () => {
    const reminded = await createReminded();
    await reminded.set({ timeZone: 'Asia/Shanghai' });
    await reminded.pass(20 * DAY);
    for (const at of await times(reminded)) {
      const hour = new Date(at + zoneOffset(at, 'Asia/Shanghai')).getUTCHours();
      assert.ok(hour >= 9 && hour <= 21, toInstant(at));
    }
    assert.match((await reminded.reminders())[0]?.text ?? '', /06:00 AM CST/);
  });

  it('end a month after the card’s data, and go on where it is renewed before', async () => {
    const reminded = await createReminded({}, card('10'));
    await reminded.set();
    await reminded.pass(20 * DAY, DAY);
    assert.equal((await reminded.show()).status, 'active');
    await reminded.renewByHand(PLAN);
    await reminded.pass(31 * DAY);
    assert.equal((await reminded.reminders()).length, 2);
    await reminded.pass(32 * DAY, DAY);
    assert.equal((await reminded.show()).status, 'off');
    assert.equal(await reminded.records(), undefined);
  });

  it('are sent by one of two workers that look at the same moment', async () => {
    const database = await openPGlite();
    const reminded = await createReminded({ store: database.store });
    const second = await createReminded({ store: database.store, world: reminded.world });
    await reminded.set();
    for (let hours = 0; hours < 20 * 24; hours += 6) {
      await reminded.world.clock.advance(6 * HOUR);
      await Promise.all([reminded.worker.runDue(), second.worker.runDue()]);
    }
    assert.equal((await reminded.reminders()).length, 2);
    await database.close();
  });
});
