import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import { sandbox } from '../kill/buyer.ts';
import { byRole, pressAtRest, untilRole, untilText } from './support/find.ts';
import { codeSent, payAndReturn, toMethods, toReview } from './support/renewal.ts';
import { complaintsOf, openStage, type Stage, visitPage, visitSorePage } from './support/stage.ts';

/** What `demo/hostile/recorder.js` tells of its book; a secret that it finds there is a complaint of its page. */
interface Recorded {
  /** Kinds of secrets that were sent, or came back. */
  readonly secrets: readonly string[];
  /** Where something was seen, as in `attribute href of a`. */
  readonly places: readonly string[];
  readonly kept: readonly string[];
}

let stage: Stage;
let lastCode: string | undefined;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const recordOf = (tab: Tab): Promise<Recorded> =>
  tab.evaluate(() => (globalThis as unknown as { recorded: () => Recorded }).recorded());

const onPage = (name: string, page: string, run: (tab: Tab) => Promise<void>): void => {
  void it(name, () => visitPage(stage, stage.at(`privacy/${page}`), 700, run));
};

/** Names the card and proves it, with a wrong code first. */
const signIn = async (tab: Tab, number: string): Promise<void> => {
  const { backend } = stage.demo.addresses;
  await pressAtRest(tab, 'textbox');
  await tab.type(number);
  await pressAtRest(tab, 'button', 'Continue');
  await pressAtRest(tab, 'button', 'Send');
  lastCode = await codeSent(backend, lastCode);
  await pressAtRest(tab, 'textbox');
  await tab.type(lastCode === '111111' ? '222222' : '111111');
  await untilText(tab, 'That code is not right');
  // What was typed is selected.
  await tab.type(lastCode);
  await untilRole(tab, 'meter');
};

/** A card gets one message a minute. */
const aMinuteLater = (): Promise<unknown> =>
  sandbox(stage.demo.addresses.backend, 'clock', { advance: 'PT2M' });

describe('nothing secret is left where a page’s other scripts look', () => {
  onPage(
    'in a whole renewal, from the phone number to the receipt and the orders',
    'phone-number',
    async (tab) => {
      await signIn(tab, '5555555555');
      await toMethods(tab);
      await toReview(tab);
      await payAndReturn(tab);
      await pressAtRest(tab, 'button', 'Show the receipt');
      await pressAtRest(tab, 'button', 'For support');
      await untilText(tab, 'Request: req_');
      await pressAtRest(tab, 'button', 'Done');
      await aMinuteLater();
      await signIn(tab, '5555555555');
      await pressAtRest(tab, 'button', 'Orders and receipts');
      await untilText(tab, '1 order', 'renewal-history');
      await pressAtRest(tab, 'button', 'Details');
      await untilText(tab, 'Your card is renewed', 'renewal-order-status');
      await pressAtRest(tab, 'button', 'Show the receipt');
      await pressAtRest(tab, 'button', 'Download');

      assert.deepEqual(await complaintsOf(tab), []);
      const { secrets, places, kept } = await recordOf(tab);
      const known = ['code', 'e-mail', 'idempotency key', 'number', 'return token', 'token'];
      assert.deepEqual(secrets, known, 'what was looked for');
      for (const place of ['address', 'request', 'error', 'event renewal-complete', 'attribute href of a'])
        assert.ok(places.includes(place), place);
      assert.deepEqual(kept, []);
    },
  );

  onPage('where a card is named by its ICCID, and remembered on request', 'iccid', async (tab) => {
    await signIn(tab, '8968701000000000010');
    assert.deepEqual((await recordOf(tab)).kept, []);
    await pressAtRest(tab, 'checkbox', 'Remember this card');
    const kept = await until('an entry', async () => (await recordOf(tab)).kept.at(-1));
    const [card, ...others] = JSON.parse(kept) as { masked: string }[];
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(card ?? {}).sort(), ['cardType', 'masked', 'reference']);
    assert.match(card?.masked ?? '', /^\D*\d{4}$/);
    assert.deepEqual((await recordOf(tab)).secrets, ['code', 'number', 'token']);
  });
});

/** How a page would leave something in each place that is looked at; `number` is what was typed. */
const LEAKS: Readonly<Record<string, (number: string) => unknown>> = {
  address: (number) => history.replaceState(null, '', `?card=${number}`),
  'history.state': (number) => history.replaceState({ number }, ''),
  title: (number) => {
    document.title = number;
  },
  'window.name': (number) => {
    window.name = number;
  },
  cookie: (number) => {
    // biome-ignore lint/suspicious/noDocumentCookie: this is what other scripts do.
    document.cookie = `card=${number}`;
  },
  localStorage: (number) => localStorage.setItem('card', number),
  sessionStorage: (number) => sessionStorage.setItem('card', number),
  request: (number) => fetch(`/none?card=${number}`),
  beacon: (number) => navigator.sendBeacon('/none', number),
  message: (number) => postMessage({ number }, location.origin),
  console: (number) => console.debug('card', { number }),
  error: (number) => {
    setTimeout(() => {
      throw new Error('lost', { cause: { number } });
    });
  },
  'event shop': (number) => dispatchEvent(new CustomEvent('shop', { detail: { number } })),
  'attribute title of div': (number) =>
    document
      .querySelector('renewal-box')
      ?.shadowRoot?.querySelector('.root')
      ?.setAttribute('title', number.replace(/(...)/g, '$1 ')),
};

it('the recorder sees whatever a page leaves in one of those places', () =>
  visitSorePage(stage, stage.at('privacy/phone-number'), 700, async (tab) => {
    const number = '5512345678';
    await tab.click(byRole, 'textbox');
    await tab.type(number);
    await tab.click(byRole, 'button', 'Continue');
    await untilRole(tab, 'button', 'Send');
    assert.deepEqual(await complaintsOf(tab), []);
    for (const [place, leak] of Object.entries(LEAKS)) {
      await tab.evaluate(leak, number);
      await until(place, async () => {
        await recordOf(tab);
        return (await complaintsOf(tab)).includes(`console: leak: number in ${place}`);
      });
    }
  }));
