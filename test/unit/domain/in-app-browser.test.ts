import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failingKinds, isInApp, offerIn } from '../../../src/domain/in-app-browser.ts';
import type { MethodKind, PaymentMethod } from '../../../src/domain/model/quote.ts';

const APPS = {
  WeChat:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.53(0x18003531) NetType/WIFI Language/zh_CN',
  Alipay:
    'Mozilla/5.0 (Linux; U; Android 14; zh-CN) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0 Mobile Safari/537.36 AliApp(AP/10.6.80.8000) AlipayClient/10.6.80.8000',
  Instagram:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 Instagram 357.0.0.28.96 (iPhone14,5)',
  'Facebook on iOS':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 [FBAN/FBIOS;FBAV/489.0.0.44.70]',
  'Facebook on Android':
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/489.0.0.66.73;]',
  LINE: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.18.0',
} as const;

const BROWSERS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
  '',
];

const method = (kind: MethodKind, recommended = false): PaymentMethod => ({
  id: kind,
  kind,
  currency: 'EUR',
  fee: { currency: 'EUR', minor: 0 },
  total: { currency: 'EUR', minor: 1000 },
  arrival: 'PT0S',
  privacyKey: 'wallet',
  recommended,
});

describe('a browser inside of an app', () => {
  const wallets = ['paypal', 'alipay', 'wechat_pay'];
  for (const { app, fails } of [
    { app: 'WeChat', fails: ['alipay', 'paypal'] },
    { app: 'Alipay', fails: ['wechat_pay'] },
    { app: 'Instagram', fails: wallets },
    { app: 'Facebook on iOS', fails: wallets },
    { app: 'Facebook on Android', fails: wallets },
    { app: 'LINE', fails: wallets },
  ] as const) {
    test(`${app} is known by its user agent, with what fails in it`, () => {
      assert.deepEqual(failingKinds(APPS[app]), fails);
      assert.equal(isInApp(APPS[app]), true);
    });
  }

  test('is told from a browser of its own, where everything works', () => {
    for (const browser of BROWSERS) {
      assert.deepEqual(failingKinds(browser), []);
      assert.equal(isInApp(browser), false);
    }
  });

  test('is offered what works in it, the rest with the reason', () => {
    const offer = { methods: [method('alipay'), method('wechat_pay', true)], unavailable: [] };
    assert.deepEqual(offerIn('', offer), offer);
    const inAlipay = offerIn(APPS.Alipay, offer);
    assert.deepEqual(inAlipay.methods, [method('alipay', true)], 'the next one is recommended');
    assert.deepEqual(inAlipay.unavailable, [
      { id: 'wechat_pay', kind: 'wechat_pay', reason: 'in_app_browser' },
    ]);
    const inWeChat = offerIn(APPS.WeChat, offer);
    assert.deepEqual(inWeChat.methods, [method('wechat_pay', true)]);
    assert.deepEqual(offerIn(APPS.WeChat, inWeChat), inWeChat, 'asked twice it says the same');
    assert.deepEqual(offerIn(APPS.LINE, offer).methods, []);
  });
});
