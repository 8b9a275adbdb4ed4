import { groupPhone } from '../../../src/domain/phone-groups.ts';
import type { InboxMessage } from '../../../src/sandbox/messages.ts';
import { ordersSection, outcomesSection, timeSection } from './controls.ts';
import { both, button, copyButton, drawing, make } from './dom.ts';
import { pageLanguage } from './languages.ts';
import type { SandboxApi, SandboxCards, SandboxTime } from './sandbox-api.ts';

const POLL_MS = 600;
const WIDE = matchMedia('(min-width: 84rem)');

/** The traveller's phone: what the backend sent, the test cards, and what the sandbox can be made to do. */
export const startPhone = (api: SandboxApi): void => {
  const count = make('span', { class: 'phone-count' });
  const clock = make('time');
  const messages = make('ul', { class: 'phone-messages', 'aria-live': 'polite' });
  const cards = make('div');
  const outcomes = outcomesSection(api);
  const orders = ordersSection(api);
  const phone = make(
    'aside',
    { class: 'phone', id: 'phone', 'aria-labelledby': 'phone-title' },
    make('header', {}, make('h2', { id: 'phone-title' }, both('The traveller’s phone', '旅客的手机')), clock),
    make(
      'div',
      { class: 'phone-screen', tabindex: '0', role: 'region', 'aria-labelledby': 'phone-title' },
      make('section', {}, make('h3', {}, both('Messages', '消息')), messages),
      make('section', {}, make('h3', {}, both('Test cards', '测试卡')), cards),
      timeSection(api, showTime),
      outcomes.section,
      orders.section,
    ),
  );
  phone.hidden = !WIDE.matches;
  const toggle = button(
    drawing('M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Zm3 15h2'),
    () => {
      phone.hidden = !phone.hidden;
      toggle.setAttribute('aria-expanded', String(!phone.hidden));
      if (!phone.hidden) seen = known.length;
      showCount();
    },
    { class: 'phone-toggle', 'aria-controls': 'phone', 'aria-expanded': String(!phone.hidden) },
  );
  toggle.append(make('span', {}, both('Phone', '手机')), count);
  document.body.append(phone, toggle);

  let known: readonly InboxMessage[] = [];
  let seen = 0;
  let offset = 0;

  function showCount(): void {
    const unseen = phone.hidden ? known.length - seen : 0;
    count.textContent = unseen > 0 ? String(unseen) : '';
  }
  function showTime(time: SandboxTime): void {
    offset = Date.parse(time.now) - Date.now();
    tick();
  }
  function tick(): void {
    const now = new Date(Date.now() + offset);
    clock.dateTime = now.toISOString();
    clock.textContent = new Intl.DateTimeFormat(pageLanguage(), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(now);
  }
  function showMessages(latest: readonly InboxMessage[]): void {
    if (latest.length === known.length && latest[0]?.id === known[0]?.id && messages.childElementCount > 0)
      return;
    if (latest.length < known.length) seen = 0;
    known = latest;
    if (!phone.hidden) seen = known.length;
    messages.replaceChildren(...(latest.length === 0 ? [emptyInbox()] : latest.map(messageItem)));
    showCount();
  }

  const poll = async (): Promise<void> => {
    if (!document.hidden) {
      try {
        showMessages(await api.inbox());
        if (!phone.hidden) await orders.refresh();
      } catch {
        // The backend is restarting: the next poll finds it.
      }
      tick();
    }
    setTimeout(() => void poll(), POLL_MS);
  };
  const fill = async (): Promise<void> => {
    try {
      const known = await api.cards();
      cards.replaceChildren(...cardTable(known));
      outcomes.showCards(known);
      await outcomes.showChoices();
      showTime(await api.time());
    } catch {
      setTimeout(() => void fill(), POLL_MS);
    }
  };
  void fill();
  void poll();
};

const emptyInbox = (): HTMLLIElement =>
  make('li', { class: 'quiet' }, both('Codes and receipts arrive here.', '验证码和续费通知会显示在这里。'));

const messageItem = ({ channel, to, subject, text, lang, at }: InboxMessage): HTMLLIElement => {
  const time = new Intl.DateTimeFormat(pageLanguage(), { hour: '2-digit', minute: '2-digit' }).format(
    Date.parse(at),
  );
  const item = make(
    'li',
    { class: `phone-message ${channel}` },
    make(
      'small',
      {},
      make('span', {}, `${channel === 'sms' ? 'SMS' : 'E-mail'} → ${to}`),
      make('time', {}, time),
    ),
  );
  // The message is in its own language, whatever the page's is: said to screen readers, not to the switch.
  const body = make('div', { 'data-lang': lang });
  if (subject) body.append(make('b', {}, subject));
  body.append(text);
  item.append(body);
  const code = /\b\d{6}\b/.exec(text)?.[0];
  if (code) item.append(copyButton(code));
  return item;
};

const CARD_NAMES: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  mexico: ['Mexico', '墨西哥'],
  chile: ['Chile', '智利'],
  monaco: ['Monaco', '摩纳哥'],
  'new-caledonia': ['New Caledonia', '新喀里多尼亚'],
  lyca: ['Lyca', 'Lyca'],
};

/** As it is printed: a phone number as its country groups it, a card number by fours. */
const spaced = (value: string): string =>
  value.startsWith('+')
    ? groupPhone(value.slice(1))
    : value.replace(/^\d+$/, (digits) => digits.replace(/(.{4})(?=.)/g, '$1 '));

const cardTable = ({ cards, digits, codes }: SandboxCards): Node[] => [
  make(
    'ul',
    { class: 'phone-cards' },
    ...cards.map(({ cardType, identifiers }) =>
      make(
        'li',
        {},
        make('span', {}, both(...(CARD_NAMES[cardType] ?? ([cardType, cardType] as const)))),
        make('div', {}, ...identifiers.map(({ value }) => copyButton(spaced(value)))),
      ),
    ),
  ),
  make(
    'details',
    {},
    make('summary', {}, both('Other last two digits', '其他末两位数字')),
    make(
      'p',
      { class: 'quiet' },
      both(
        'Any number of the right form is a card. Its last two digits (on a card number: before the check digit) choose what it does.',
        '任何格式正确的号码都是一张卡。末两位数字（卡号则取校验位之前的两位）决定其状态。',
      ),
    ),
    make(
      'table',
      {},
      ...digits.map(({ digits: two, says }) =>
        make('tr', {}, make('th', { scope: 'row' }, `…${two}`), make('td', {}, both(says.en, says.zh))),
      ),
    ),
  ),
  make(
    'details',
    {},
    make('summary', {}, both('Promotion codes', '优惠码')),
    make(
      'table',
      {},
      ...codes.map(({ code, says }) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, copyButton(code)),
          make('td', {}, both(says.en, says.zh)),
        ),
      ),
    ),
  ),
];
