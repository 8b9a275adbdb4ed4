/*
 * What a backend that means harm, is broken, or has never been tried says. Each list is for a kind of field; a field that
 * none is meant for takes from all of them.
 */

export const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>*{display:none}</style>',
  '<!--',
  ']]>',
  '&lt;b&gt;&#x202e;',
  '$\u007b7*7}',
  '{{7*7}}',
  '{{constructor.constructor("alert(1)")()}}',
  '?lit$1234$',
  '<!--?lit$-->',
] as const;

export const NAMES_OF_OBJECTS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  '0',
] as const;

export const WRITING = [
  'a'.repeat(10_000),
  'ß'.repeat(700),
  'word '.repeat(2000),
  '超长的套餐名称'.repeat(300),
  '\u202eMX$1.00 elbatnuoc\u202c',
  '\u202e\u202e\u202e$1',
  '\u2066\u2067\u2068 open',
  'a\u200b\u200c\u200d\ufeffb',
  '\u0000\u0001\u001b[31m\u007f\u0085',
  'line\nline\r\nline\ttab\u2028line\u2029line',
  '\n'.repeat(500),
  ' '.repeat(300),
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇲🇽'.repeat(30),
  'باقة إنترنت للمسافرين ٣ جيجابايت',
  'חבילת גלישה 3GB עם MX$100',
  `Z${'\u0351\u0489\u0321'.repeat(60)}algo`,
  '\ud800',
  'half \udc00 a pair',
  '﷽﷽﷽',
  '',
] as const;

export const ADDRESSES = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'JaVaScRiPt://pay.test/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://pay.test/0f0f',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'about:blank',
  '//evil.test/',
  '/relative',
  '?query',
  '#hash',
  ' https:\\\\evil.test',
  'https:evil.test',
  'https://evil.test/',
  'https://pay.test@evil.test/',
  'https://pay.test.evil.test/',
  'https://pay.test:444/',
  'https://evil.test#https://pay.test',
  'https://[::1',
  'http://%00/',
  'intent://evil#Intent;scheme=https;end',
  `https://evil.test/${'a'.repeat(3000)}`,
] as const;

export const ORIGINS = [
  '*',
  'null',
  'javascript:',
  'https://',
  'https://pay.test/',
  'HTTPS://PAY.TEST',
  'about:',
  '',
] as const;

export const MAILBOXES = [
  'help@seller.test',
  'help@seller.test?bcc=everybody@evil.test&body=pay',
  'help@seller.test,evil@evil.test',
  'help@seller.test%0d%0aBcc:evil@evil.test',
  'help@seller.test\r\nBcc: evil@evil.test',
  '<evil@evil.test>',
  '•••••',
  'not an address',
] as const;

export const NUMBERS_TO_CALL = [
  '+52 55 5555 0100',
  '*21*0900123456#',
  '+52;ext=1;phone-context=evil',
  '900123456?body=x',
  '+52\u202e0055',
  'sms:900',
] as const;

export const ZONES = ['America/Mexico_City', 'Pacific/Noumea', 'UTC', 'Nowhere/Land', '+25:00', ''] as const;
export const COUNTRIES = ['MX', 'NC', 'ZZ', 'XX', 'mx', 'Mexico', 'EU', ''] as const;
export const LANGUAGES = ['en', 'zh-Hans', 'ar', 'not a tag', 'x-', 'en-u-nu-arab-ca-islamic', ''] as const;
export const CURRENCIES = ['MXN', 'XPF', 'CLP', 'KWD', 'ZZZ', 'XXX', 'BTC'] as const;

export const DURATIONS = [
  'P30D',
  'PT24H',
  'P1M',
  'PT0S',
  'P0D',
  'P1Y2M3W4DT5H6M7S',
  `P${'9'.repeat(9)}Y`,
  `P${'9'.repeat(400)}D`,
  'PT99999999999S',
] as const;

/** Instants that have the form of one, and are no time that a phone was made for. */
export const INSTANTS = [
  '0000-00-00T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '1999-13-32T25:61:61Z',
  '2016-12-31T23:59:60Z',
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
] as const;

export const NUMBERS = [
  0,
  1,
  -1,
  7,
  100,
  2 ** 31,
  2 ** 32 + 1,
  10 ** 15,
  -(10 ** 15),
  Number.MAX_SAFE_INTEGER,
] as const;

/** What is no integer of ours, and what is no number in JSON at all. */
export const WRONG_NUMBERS = [0.5, -0.1, 1e308, -1e308, 5e-324, 2 ** 53, 1e21] as const;
