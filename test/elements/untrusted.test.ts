import '../../src/define/all.ts';
import { assert } from '@open-wc/testing';
import { html } from 'lit';
import { createHttpClient } from '../../src/client/http-client.ts';
import { callOf, PAGE_CALLS } from '../payloads/answers.ts';
import type { Ground } from '../payloads/generate.ts';
import { judgeLayout, judgeLeaving, judgeMarkup, judgePaper, judgeWords } from '../payloads/judge.ts';
import { plainOf } from '../payloads/plain.ts';
import { seedOf } from '../payloads/random.ts';
import { plainVisit } from '../payloads/shrink.ts';
import { asAnswer, responseOf } from '../payloads/transport.ts';
import { type Overrides, runVisit } from '../payloads/visit.ts';
import { deepQuery } from './support/by-role.ts';
import { mount, untilSettled } from './support/mount.ts';

/** A few hundred of what `npm run payloads` sends by the hundred thousand. */
const SEED = 7;
const VISITS = 20;
const ground: Ground = { now: Date.UTC(2026, 10, 20, 18), payOrigin: 'https://pay.test' };
const NOTHING_NAMED = { addresses: new Set<string>(), text: '' };

/** A plan of a dull answer, otherwise as it is told here. */
const plansWith = (changes: object, count = 1): Overrides => {
  const [call] = PAGE_CALLS.filter(({ id }) => id === 'listPlans');
  if (!call?.shape) throw new Error('Plans have no shape');
  const { plans } = plainOf(call.shape, ground) as { readonly plans: readonly object[] };
  const answer = asAnswer(call, {
    plans: Array.from({ length: count }, (_, at) => ({ ...plans[0], id: `plan-${at}`, ...changes })),
  });
  return { listPlans: answer, listPublicPlans: answer };
};

/** All but the calls that are told is dull, however often they are made. */
const dullBut = (overrides: Overrides): Overrides =>
  new Proxy(overrides, { get: (them, name: string) => them[name.split(' ')[0] ?? ''] ?? 'plain' });

/** What a page has shown, in all its shadow trees, when it was last looked at. */
const textsOf = (root: Node): string =>
  root instanceof Text
    ? root.data
    : [...(root instanceof Element && root.shadowRoot ? [root.shadowRoot] : []), ...root.childNodes]
        .map(textsOf)
        .join(' ');

describe('data of a backend that means harm', () => {
  for (let first = 0; first < VISITS; first += 10) {
    it(`changes nothing but texts, visits ${first} to ${first + 9}`, async function () {
      this.timeout(60_000);
      for (let at = first; at < first + 10; at++) {
        const seed = seedOf(SEED, at);
        const { complaints, setting, presses } = await runVisit(seed, ground);
        assert.isEmpty(
          complaints,
          `npm run payloads -- --visit ${seed}: ${JSON.stringify([setting, presses])}`,
        );
      }
    });
  }

  it('does not keep a traveller from paying where it is none', async function () {
    this.timeout(60_000);
    let left = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const visit = await plainVisit(seed, ground);
      assert.isEmpty(visit.complaints, JSON.stringify([visit.setting, visit.presses]));
      left += visit.left;
    }
    assert.isAbove(left, 0, 'visits get as far as the payment page');
  });

  it('is shown as the text that it is', async () => {
    const name = `<b onclick="x">{{7*7}} \${7*7}</b><!--?lit$-->`;
    let shown = '';
    const { complaints } = await runVisit(
      1,
      ground,
      dullBut(plansWith({ title: { text: name }, benefits: [] })),
      (stage) => {
        shown += textsOf(stage);
      },
    );
    assert.isEmpty(complaints);
    assert.include(shown, name);
  });

  it('turns no text around that stands beside it, and has an end', async () => {
    let shown = '';
    const text = `\u202eeurt${'x'.repeat(10_000)}`;
    await runVisit(1, ground, dullBut(plansWith({ title: { text }, benefits: [] })), (stage) => {
      shown = textsOf(stage);
    });
    assert.include(shown, 'eurtxxx');
    assert.notInclude(shown, '\u202e');
    assert.notInclude(shown, 'x'.repeat(500));
  });

  it('may be a thousand plans', async function () {
    this.timeout(60_000);
    const { listPublicPlans } = plansWith({}, 1000);
    const send: typeof fetch = async (input, init) => {
      const { method, url } = new Request(input, init);
      const call = callOf(method, new URL(url).pathname);
      if (!call?.shape) throw new TypeError('Nobody answers');
      const isPlans = call.id === 'listPublicPlans' && typeof listPublicPlans === 'object';
      return responseOf(isPlans ? listPublicPlans : asAnswer(call, plainOf(call.shape, ground)));
    };
    const client = createHttpClient({ endpoint: 'https://backend.test', publishableKey: 'pk', fetch: send });
    const page = mount(
      html`<renewal-provider card-type="mexico" .client=${client}><renewal-plan-picker></renewal-plan-picker></renewal-provider>`,
    );
    await untilSettled(page);
    assert.lengthOf(deepQuery(page, 'input[name=plan]'), 1000);
  });
});

describe('what is looked for', () => {
  const box = (): HTMLElement => document.body.appendChild(document.createElement('div'));
  afterEach(() => document.querySelector('body > div')?.remove());

  it('is markup, an attribute and an address of nobody', () => {
    const root = box();
    root.append(document.createElement('img'), document.createElement('a'));
    root.firstElementChild?.setAttribute('background', 'x');
    root.lastElementChild?.setAttribute('href', 'https://evil.test/');
    assert.deepEqual(judgeMarkup(root, ground, NOTHING_NAMED), [
      'markup: <img>',
      'markup: <img background="x">',
      'address: https://evil.test/',
    ]);
    for (const href of [
      'javascript:alert(1)',
      '//evil.test',
      'mailto:a@b.test?bcc=c@d.test',
      'https:\\\\evil.test',
    ]) {
      root.lastElementChild?.setAttribute('href', href);
      assert.include(judgeMarkup(root, ground, NOTHING_NAMED), `address: ${href}`);
    }
  });

  it('is a way to another origin than the payment’s', () => {
    assert.isEmpty(judgeLeaving(['https://pay.test/pay'], ground, NOTHING_NAMED));
    assert.isNotEmpty(judgeLeaving(['https://pay.test.evil.test/'], ground, NOTHING_NAMED));
  });

  it('is what a program says', () => {
    const root = box();
    root.append('NaN days');
    assert.isNotEmpty(judgeWords(root, NOTHING_NAMED));
    assert.isNotEmpty(judgePaper('<html><body><p onclick="x">'));
  });

  it('is what does not stay in its element', () => {
    const root = box();
    const element = document.createElement('renewal-of-tests');
    const shown = document.createElement('div');
    shown.className = 'root';
    shown.append(document.createElement('p'));
    element.attachShadow({ mode: 'open' }).append(shown);
    root.append(element);
    assert.isEmpty(judgeLayout(root));
    (shown.firstElementChild as HTMLElement).style.setProperty('width', '9999px');
    (shown.firstElementChild as HTMLElement).style.setProperty('height', '9999px');
    assert.lengthOf(judgeLayout(root), 3);
  });
});
