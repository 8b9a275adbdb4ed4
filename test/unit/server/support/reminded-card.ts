import assert from 'node:assert/strict';
import { paths } from '../../../../src/contract/paths.ts';
import { reminderPaths } from '../../../../src/contract/reminder-paths.ts';
import type { Identifier } from '../../../../src/domain/identifiers.ts';
import type { Reminders } from '../../../../src/domain/model/reminders.ts';
import { Reminders as Shape } from '../../../../src/domain/model/reminders.ts';
import type { OutgoingMessage } from '../../../../src/server/index.ts';
import { createRenewing, NUMBER, type RenewingOptions } from './renewing-card.ts';

/** What a page asks for: three days and one before the end, by SMS to the card's own number. */
export const WISHES = {
  channel: 'sms',
  daysBefore: [3, 1],
  renewUrl: 'https://shop.example/renew?card=5512345699#here',
  consent: true,
} as const;

type Session = { readonly token: string; readonly id: string };

/** A card whose owner is reminded, in the sandbox's world. */
export const createReminded = async (options: RenewingOptions = {}, card: Identifier = NUMBER) => {
  const renewing = await createRenewing(options, card);
  const { call, signIn, world, handler } = renewing;

  const read = async (response: Promise<Response>): Promise<Reminders> => {
    const got = await response;
    const text = await got.text();
    assert.equal(got.status, 200, text);
    const answer = JSON.parse(text) as unknown;
    // Nothing is answered that is not in the contract.
    assert.deepEqual(Shape.parse(answer), answer);
    return answer as Reminders;
  };
  const put = async (
    over: Record<string, unknown> = {},
    session?: Session,
    locale = 'en',
  ): Promise<Response> => {
    const { token, id } = session ?? (await signIn());
    return call('PUT', reminderPaths.reminders(id), { token, locale, body: { ...WISHES, ...over } });
  };
  const confirm = async (code: string, session?: Session): Promise<Response> => {
    const { token, id } = session ?? (await signIn());
    return call('POST', reminderPaths.confirmations(id), { token, body: { code } });
  };
  const messages = async (about = 'reminder/'): Promise<OutgoingMessage[]> =>
    (await world.store.transaction((rows) => rows.list('messages'))).filter(({ key }) =>
      key.startsWith(about),
    );
  const codes = async (): Promise<string[]> =>
    (await messages('reminder-code/')).map(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? '');

  return {
    ...renewing,
    put,
    set: (over: Record<string, unknown> = {}, locale?: string) => read(put(over, undefined, locale)),
    confirm,
    confirmed: (code: string) => read(confirm(code)),
    show: async (): Promise<Reminders> => {
      const { token, id } = await signIn();
      return read(call('GET', reminderPaths.reminders(id), { token }));
    },
    turnOffReminders: async (): Promise<Response> => {
      const { token, id } = await signIn();
      return call('DELETE', reminderPaths.reminders(id), { token });
    },
    /** Signs in as a traveller does, with a code that was sent to the card's own address. */
    signInByCode: async (channel: 'sms' | 'email'): Promise<Session> => {
      const lookup = await call('POST', paths.cardLookups, { body: card });
      const { cardId } = (await lookup.json()) as { cardId: string };
      const made = await call('POST', paths.challenges, { body: { cardId, channel, locale: 'en' } });
      const { challengeId } = (await made.json()) as { challengeId: string };
      await renewing.run();
      const [sent] = await messages(`code/${challengeId}`);
      const code = /\b\d{6}\b/.exec(sent?.text ?? '')?.[0];
      const session = await call('POST', paths.sessions, { body: { challengeId, code } });
      const { token, cards } = (await session.json()) as { token: string; cards: { id: string }[] };
      return { token, id: cards[0]?.id ?? '' };
    },
    messages,
    codes,
    reminders: () => messages('reminder/'),
    records: () => renewing.deps.store.transaction((tx) => tx.reminders.ofCard(refOf(card))),
    /** Opens a link of a message, or presses its button. */
    open: (url: string, method = 'GET'): Promise<Response> =>
      handler.fetch(
        new Request(url, { method, ...(method === 'POST' ? { body: 'List-Unsubscribe=One-Click' } : {}) }),
      ),
    /** So much of the data is left, as the operator counts it. */
    leave: (share: number): Promise<void> =>
      world.store.transaction(async (rows) => {
        const state = await rows.read('cards', refOf(card));
        assert.ok(state);
        const buckets = state.buckets.map((bucket) =>
          bucket.allowance.kind === 'metered'
            ? {
                ...bucket,
                allowance: {
                  ...bucket.allowance,
                  remainingBytes: Math.round(bucket.allowance.totalBytes * share),
                },
              }
            : bucket,
        );
        await rows.write('cards', refOf(card), { ...state, buckets });
      }),
  };
};
export type Reminded = Awaited<ReturnType<typeof createReminded>>;

const refOf = ({ type, value }: Identifier): string => `mexico/${type}/${value}`;

/** The way out in a message. */
export const exitOf = ({ text }: Pick<OutgoingMessage, 'text'>): string =>
  /https:\/\/renew\.example\/v1\/u\/[\w-]+/.exec(text)?.[0] ?? '';
