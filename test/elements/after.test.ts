import { assert } from '@open-wc/testing';
import { RenewalError } from '../../src/contract/error.ts';
import { paths } from '../../src/contract/paths.ts';
import type { RefundDecision } from '../../src/domain/model/order.ts';
import { allByRole, findByRole, untilText, visibleText } from './support/by-role.ts';
import { focused, press, type StageOptions, type } from './support/checkout.ts';
import { assertAccessible } from './support/mount.ts';
import { changingOrder, referenceOf, renewed, statusOf } from './support/renewed.ts';
import { waitUntil } from './support/wait.ts';

/** Counts what is sent to paths that end so. */
const counting = (
  ending: string,
): { readonly sent: Request[]; readonly fetch: NonNullable<StageOptions['fetch']> } => {
  const sent: Request[] = [];
  return {
    sent,
    fetch: (send) => (input, init) => {
      const request = new Request(input, init);
      if (new URL(request.url).pathname.endsWith(ending)) sent.push(request);
      return send(input, init);
    },
  };
};

describe('a refund', () => {
  it('is asked for with a reason, confirmed, and its state is shown', async () => {
    const { sent, fetch } = counting('/refund-requests');
    const staged = await renewed({ fetch });
    const { page, sandbox } = staged;
    await sandbox.chooseRefunds('person');
    await press(page, 'Ask for a refund');
    await untilText(statusOf(staged), /You can ask until .+ A plan that has been used is not refunded\./);
    await assertAccessible(page);
    await press(page, /^Ask for MX\$100\.00 back$/);
    await untilText(statusOf(staged), 'Choose a reason first.');
    await waitUntil(() => focused()?.localName === 'input', 'one is where it is chosen');
    (await findByRole(page, 'radio', 'I no longer need it')).click();
    await press(page, /^Ask for MX\$100\.00 back$/);
    await untilText(statusOf(staged), 'Ask for MX$100.00 back? The decision goes to t•••@example.com.');
    await waitUntil(() => focused()?.textContent?.startsWith('Ask for MX'), 'one is at the question');
    assert.isEmpty(sent);
    await assertAccessible(page);
    const yes = await findByRole(page, 'button', 'Yes, ask for it');
    yes.focus();
    yes.click();
    yes.click();
    await untilText(statusOf(staged), 'You have asked for a refund');
    await untilText(statusOf(staged), /Asked on .+: I no longer need it/);
    assert.lengthOf(sent, 1);
    assert.isEmpty(allByRole(page, 'button', 'Ask for a refund'));
    assert.match(focused()?.textContent ?? '', /You have asked for a refund/);
    await assertAccessible(page);
  });

  it('keeps the plan for whoever thinks better of it', async () => {
    const { sent, fetch } = counting('/refund-requests');
    const { page } = await renewed({ fetch });
    await press(page, 'Ask for a refund');
    (await findByRole(page, 'radio', 'Another reason')).click();
    await press(page, /^Ask for MX/);
    await press(page, 'Keep the plan');
    const ask = await findByRole(page, 'button', /^Ask for MX/);
    await waitUntil(() => focused() === ask, 'one is where one was');
    assert.isEmpty(sent);
  });

  it('that is granted goes back the way it was paid', async () => {
    const staged = await renewed();
    await staged.sandbox.chooseRefunds('granted');
    await press(staged.page, 'Show the receipt');
    await untilText(statusOf(staged), 'Receipt to');
    await press(staged.page, 'Ask for a refund');
    (await findByRole(staged.page, 'radio', 'I chose the wrong plan')).click();
    await press(staged.page, /^Ask for MX/);
    await press(staged.page, 'Yes, ask for it');
    await untilText(statusOf(staged), 'MX$100.00 went back the way you paid');
    await press(staged.page, 'Show the receipt');
    await untilText(statusOf(staged), /Refunded MX\$100\.00 · /);
    await assertAccessible(staged.page);
  });

  it('cannot be asked for when its time is over: it says since when, and the way on', async () => {
    const staged = await renewed({
      client: changingOrder((it) => ({ ...it, refundableUntil: it.createdAt })),
    });
    await press(staged.page, 'Ask for a refund');
    await untilText(statusOf(staged), 'The time to ask for a refund ended on');
    assert.lengthOf(allByRole(statusOf(staged), 'radio'), 0);
    allByRole(staged.page, 'button', 'Question this charge').at(-1)?.click();
    await untilText(statusOf(staged), 'What is wrong with this charge?');
  });

  for (const [decision, says] of [
    ['used', 'No refund: the plan has been used.'],
    ['too_late', 'No refund: the time for it is over.'],
    ['not_refundable', 'No refund: this plan is not refundable.'],
    ['unknown', 'No refund.'],
  ] satisfies [RefundDecision, string][]) {
    it(`that is refused says why, and the way on: ${decision}`, async () => {
      const staged = await renewed({
        client: changingOrder(({ refundableUntil: _until, ...it }) => ({
          ...it,
          refundRequest: { reason: 'not_needed', at: it.createdAt, decision },
        })),
      });
      const { page } = staged;
      await untilText(statusOf(staged), says);
      await assertAccessible(page);
      const [way] = allByRole(page, 'button', 'Question this charge');
      way?.click();
      await untilText(statusOf(staged), 'What is wrong with this charge?');
    });
  }

  it('is not offered where it cannot be asked for', async () => {
    const { page } = await renewed({
      client: changingOrder(({ refundableUntil: _until, ...it }) => it),
    });
    assert.isEmpty(allByRole(page, 'button', 'Ask for a refund'));
  });

  it('with its answer lost can be tried again without asking twice', async () => {
    const keys = new Set<string | undefined>();
    let lost = true;
    const staged = await renewed({
      client: (client) => ({
        ...client,
        requestRefund: async (...args) => {
          keys.add(args[2].idempotencyKey);
          const order = await client.requestRefund(...args);
          if (lost) throw new RenewalError('network-unreachable', { retryable: true });
          return order;
        },
      }),
    });
    await staged.sandbox.chooseRefunds('person');
    await press(staged.page, 'Ask for a refund');
    (await findByRole(staged.page, 'radio', 'I no longer need it')).click();
    await press(staged.page, /^Ask for MX/);
    await press(staged.page, 'Yes, ask for it');
    await untilText(statusOf(staged), 'You can safely try again.');
    await assertAccessible(staged.page);
    lost = false;
    await press(staged.page, 'Try again');
    await untilText(statusOf(staged), 'You have asked for a refund');
    assert.equal(keys.size, 1);
  });

  it('speaks Chinese', async () => {
    const staged = await renewed();
    staged.page.lang = 'zh-Hans';
    await press(staged.page, '申请退款');
    (await findByRole(staged.page, 'radio', '选错了套餐')).click();
    await press(staged.page, /^申请退回 MX\$100\.00$/);
    await untilText(statusOf(staged), '确定申请退回 MX$100.00 吗？');
    await assertAccessible(staged.page);
  });
});

describe('a question about a charge', () => {
  it('is asked with a reason and own words, and is listed', async () => {
    const { sent, fetch } = counting('/questions');
    const staged = await renewed({ fetch });
    const { page } = staged;
    await press(page, 'Question this charge');
    await untilText(statusOf(staged), 'The answer goes to t•••@example.com.');
    await assertAccessible(page);
    await press(page, 'Send the question');
    await untilText(statusOf(staged), 'Choose what is wrong first.');
    assert.isEmpty(sent);
    (await findByRole(page, 'radio', 'I was charged twice')).click();
    type(await findByRole(page, 'textbox', 'In your own words'), ' My bank shows it twice. ');
    const button = await findByRole(page, 'button', 'Send the question');
    button.click();
    button.click();
    await untilText(statusOf(staged), 'We have your question. The answer goes to t•••@example.com.');
    await untilText(statusOf(staged), /Asked already .+: I was charged twice/);
    assert.lengthOf(sent, 1);
    assert.deepEqual(await sent[0]?.json(), { reason: 'charged_twice', text: 'My bank shows it twice.' });
    assert.equal(((await findByRole(page, 'textbox', 'In your own words')) as HTMLTextAreaElement).value, '');
    await assertAccessible(page);
  });

  it('takes a thousand characters, and counts the last of them', async () => {
    const staged = await renewed();
    await press(staged.page, 'Question this charge');
    const field = (await findByRole(staged.page, 'textbox', 'In your own words')) as HTMLTextAreaElement;
    type(field, 'x'.repeat(899));
    assert.notInclude(visibleText(statusOf(staged)), 'characters left');
    type(field, 'x'.repeat(958));
    await untilText(statusOf(staged), '42 characters left');
    assert.equal(field.maxLength, 1000);
  });

  it('asked too often says so, keeps what was typed, and offers support', async () => {
    const staged = await renewed({
      client: (client) => ({
        ...client,
        askQuestion: () => Promise.reject(new RenewalError('rate-limited', { retryable: true })),
      }),
    });
    const { page } = staged;
    await press(page, 'Question this charge');
    (await findByRole(page, 'radio', 'Something else')).click();
    type(await findByRole(page, 'textbox', 'In your own words'), 'Please answer');
    await press(page, 'Send the question');
    await untilText(statusOf(staged), 'You have asked several times.');
    await findByRole(page, 'link', 'Write an e-mail');
    assert.equal(
      ((await findByRole(page, 'textbox', 'In your own words')) as HTMLTextAreaElement).value,
      'Please answer',
    );
    await assertAccessible(page);
  });

  it('speaks Chinese', async () => {
    const staged = await renewed();
    staged.page.lang = 'zh-Hans';
    await press(staged.page, '对扣款有疑问');
    (await findByRole(staged.page, 'radio', '金额不对')).click();
    await press(staged.page, '提交疑问');
    await untilText(statusOf(staged), '已收到您的疑问');
    await assertAccessible(staged.page);
  });
});

describe('the receipt', () => {
  it('is saved as a page that stands alone, also without a network', async () => {
    let offline = false;
    const staged = await renewed({
      fetch: (send) => (input, init) =>
        offline ? Promise.reject(new TypeError('Failed to fetch')) : send(input, init),
    });
    const { page } = staged;
    await press(page, 'Show the receipt');
    await untilText(statusOf(staged), '12 Harbour Street');
    offline = true;
    const { name, text } = await saved(() => press(page, 'Download'));
    const reference = referenceOf(staged);
    assert.equal(name, `receipt-${reference}.html`);
    assert.include(text, `<title>Receipt ${reference}</title>`);
    for (const fact of [reference, '12 Harbour Street', 'Telcel', 'Credit card', 'MX$100.00', 'Test mode'])
      assert.include(text, fact);
    // Nothing runs, nothing is loaded, nothing of Lit's marks is left.
    assert.notMatch(text, /<(script|link|img|iframe|a)\b|\bsrc=|\bon\w+=|\bstyle=|<!--/);
    assert.match(text, /^<!doctype html><html lang="en"><head><meta charset="utf-8">.*<style>[^<]*@page/s);
  });

  it('has what a backend calls itself as text in its file, and never as markup', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const staged = await renewed({
      client: (client) => ({
        ...client,
        getReceipt: async (...args) => {
          const receipt = await client.getReceipt(...args);
          return {
            ...receipt,
            seller: { ...receipt.seller, name: evil },
            planTitle: { text: evil, lang: '"><b>' },
          };
        },
      }),
    });
    await press(staged.page, 'Show the receipt');
    await findByRole(staged.page, 'button', 'Download');
    const { text } = await saved(() => press(staged.page, 'Download'));
    assert.notMatch(text, /<(script|img|b)\b/);
    assert.include(text, '&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;');
    assert.include(text, 'lang="&quot;');
  });

  it('has its discounts, and is in the language of the page', async () => {
    const staged = await renewed({
      client: (client) => ({
        ...client,
        getReceipt: async (...args) => {
          const receipt = await client.getReceipt(...args);
          const discount = { kind: 'discount' as const, amount: { currency: 'MXN', minor: -1000 } };
          return { ...receipt, lines: [...receipt.lines, discount] };
        },
      }),
    });
    staged.page.lang = 'zh-Hans';
    await press(staged.page, '查看收据');
    await untilText(statusOf(staged), '优惠 -MX$10.00');
    const { name, text } = await saved(() => press(staged.page, '下载'));
    assert.match(name, /^收据-[A-Z0-9]+\.html$/);
    assert.include(text, '<html lang="zh-Hans">');
    assert.include(text, '优惠');
    await assertAccessible(staged.page);
  });

  it('is sent again, once for two presses', async () => {
    const { sent, fetch } = counting('/receipt-emails');
    const staged = await renewed({ fetch });
    await press(staged.page, 'Show the receipt');
    const button = await findByRole(staged.page, 'button', 'Send it again to t•••@example.com');
    button.focus();
    button.click();
    button.click();
    await untilText(statusOf(staged), 'It is on its way to t•••@example.com.');
    assert.strictEqual(focused(), button);
    assert.lengthOf(sent, 1);
    assert.include(sent[0]?.url ?? '', paths.orders);
    await assertAccessible(staged.page);
  });

  it('of what somebody else has paid is not sent anywhere', async () => {
    const staged = await renewed({
      client: (client) => ({
        ...client,
        getReceipt: async (...args) => ({ ...(await client.getReceipt(...args)), email: '•••' }),
        getOrder: async (...args) => ({ ...(await client.getOrder(...args)), contact: { email: '•••' } }),
      }),
    });
    await press(staged.page, 'Show the receipt');
    await findByRole(staged.page, 'button', 'Download');
    assert.lengthOf(allByRole(staged.page, 'button', /^Send it again/), 0);
    assert.lengthOf(allByRole(staged.page, 'button', 'Question this charge'), 0);
  });

  it('sent too often says what else there is', async () => {
    const staged = await renewed({
      client: (client) => ({
        ...client,
        sendReceipt: () => Promise.reject(new RenewalError('rate-limited', { retryable: true })),
      }),
    });
    await press(staged.page, 'Show the receipt');
    await press(staged.page, /^Send it again/);
    await untilText(statusOf(staged), 'Sent several times');
    await assertAccessible(staged.page);
  });
});

describe('what is opened of an order', () => {
  it('is one thing at a time, and nothing of it before', async () => {
    const staged = await renewed();
    const { page } = staged;
    const panels = () => statusOf(staged).querySelectorAll('.panel').length;
    assert.equal(panels(), 0);
    await press(page, 'Show the receipt');
    await untilText(statusOf(staged), '12 Harbour Street');
    await press(page, 'For support');
    await findByRole(page, 'button', 'Copy everything');
    assert.equal(panels(), 1);
    assert.notInclude(visibleText(statusOf(staged)), '12 Harbour Street');
    const toggle = await findByRole(page, 'button', 'For support');
    assert.equal(toggle.getAttribute('aria-expanded'), 'true');
    toggle.click();
    await waitUntil(() => panels() === 0, 'it is put away');
  });
});

/** What the browser is given to save, without saving it. */
const saved = async (
  run: () => Promise<unknown>,
): Promise<{ readonly name: string; readonly text: string }> => {
  const { click } = HTMLAnchorElement.prototype;
  const { createObjectURL } = URL;
  const blobs: Blob[] = [];
  const names: string[] = [];
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return createObjectURL(blob);
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    assert.match(this.href, /^blob:/);
    names.push(this.download);
  };
  try {
    await run();
  } finally {
    Object.assign(URL, { createObjectURL });
    HTMLAnchorElement.prototype.click = click;
  }
  const [blob] = blobs;
  const [name] = names;
  if (!blob || name === undefined) throw new Error('Nothing was saved.');
  assert.equal(blob.type, 'text/html');
  return { name, text: await blob.text() };
};
