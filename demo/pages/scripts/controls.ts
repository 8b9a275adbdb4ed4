import type { DeskOrder, OrderEvent } from '../../../src/sandbox/order-desk.ts';
import { both, button, make } from './dom.ts';
import type { SandboxApi, SandboxCards, SandboxTime } from './sandbox-api.ts';

/*
 * The traveller's phone has a back: time, operators, payment provider and support, for whoever tries the demo out.
 */

type Words = readonly [en: string, zh: string];
type WordsByName = Readonly<Record<string, Words>>;

const FULFILMENTS: WordsByName = {
  at_once: ['works at once', '立即到账'],
  after_minutes: ['takes five minutes', '五分钟后到账'],
  after_a_day: ['takes 26 hours', '26 小时后到账'],
  refused: ['is refused: refund', '被拒绝：退款'],
  unknown: ['outcome unknown: review', '结果未知：人工核实'],
  nothing_changed: ['accepted, nothing changes: review', '已受理但无变化：人工核实'],
  answer_lost: ['works, the answer gets lost', '成功但回执丢失'],
};

const REFUNDS: WordsByName = {
  granted: ['always granted', '一律同意'],
  used: ['refused: already used', '拒绝：已使用'],
  too_late: ['refused: too late', '拒绝：已过期限'],
  not_refundable: ['refused: not refundable', '拒绝：不可退款'],
  person: ['decided by a person, below', '由客服在下方决定'],
};

const OUTAGES: WordsByName = {
  operators: ['Operators do not answer', '运营商无响应'],
  refunds: ['The payment provider cannot refund', '支付机构暂停退款'],
};

const EVENTS: WordsByName = {
  chargeback: ['Chargeback', '拒付（chargeback）'],
  refund: ['Refund at the provider', '在支付机构退款'],
  arrives_exact: ['Bank or shop: money arrives', '银行或商店：款项到账'],
  arrives_too_little: ['Too little arrives', '到账金额不足'],
  arrives_too_much: ['Too much arrives', '到账金额过多'],
  arrives_twice: ['Arrives twice', '重复到账'],
  arrives_late: ['Arrives after the deadline', '逾期到账'],
  applied: ['Support: it is on the card', '客服：已到账'],
  not_applied: ['Support: it is not', '客服：未到账'],
  granted: ['Grant refund', '同意退款'],
  not_refundable: ['Refuse refund', '拒绝退款'],
};

const STATUSES: WordsByName = {
  awaiting_payment: ['awaiting payment', '待付款'],
  payment_pending: ['payment pending', '付款处理中'],
  paid: ['paid', '已付款'],
  fulfilling: ['being activated', '开通中'],
  fulfilled: ['renewed', '续费成功'],
  needs_review: ['in review', '人工核实'],
  refund_requested: ['refund requested', '已申请退款'],
  refund_pending: ['refund on its way', '退款中'],
  refunded: ['refunded', '已退款'],
  reversed: ['payment reversed', '付款已撤销'],
  canceled: ['canceled', '已取消'],
  expired: ['expired', '已过期'],
};

const inBoth = (words: Words | undefined, name: string): DocumentFragment =>
  both(...(words ?? ([name, name] as const)));

/** Time, and the cards as they were. */
export const timeSection = (api: SandboxApi, showTime: (time: SandboxTime) => void): HTMLElement => {
  const forward = (advance: string) => () => void api.advance(advance).then(showTime);
  return make(
    'section',
    {},
    make('h3', {}, both('Time', '时间')),
    make(
      'div',
      { class: 'phone-row' },
      button(both('+10 minutes', '快进 10 分钟'), forward('PT10M')),
      button(both('+1 hour', '快进 1 小时'), forward('PT1H')),
      button(both('+1 day', '快进 1 天'), forward('P1D')),
      button(both('Reset cards', '重置测试卡'), () => void api.reset().then(showTime)),
    ),
  );
};

/** What is going to happen: to top-ups, to requests for money, and who does not answer. */
export const outcomesSection = (api: SandboxApi) => {
  const outcome = select('phone-outcome', ['as its digits say', '按号码末两位'], FULFILMENTS);
  const card = select('phone-outcome-card', ['of every card, from now on', '所有卡，从现在起'], {});
  const refunds = select('phone-refunds', ['by the shop’s terms', '按商家规则'], REFUNDS);
  const outages = Object.entries(OUTAGES).map(([value, words]) => {
    const box = make('input', { type: 'checkbox', value });
    box.addEventListener('change', () => void api.choose({ outages: checked() }));
    return { box, label: make('label', { class: 'phone-check' }, box, inBoth(words, value)) };
  });
  const checked = () => outages.filter(({ box }) => box.checked).map(({ box }) => box.value);
  outcome.addEventListener('change', () => {
    const chosen = card.selectedOptions[0]?.dataset;
    const one = chosen?.type && chosen.value ? { card: { type: chosen.type, value: chosen.value } } : {};
    void api.choose({ fulfilment: outcome.value || null, ...one });
  });
  // What was chosen for one card says nothing of another.
  card.addEventListener('change', () => void showChoices());
  refunds.addEventListener('change', () => void api.choose({ refunds: refunds.value || null }));

  const showChoices = async (): Promise<void> => {
    const choices = await api.choices();
    outcome.value = card.value === '' ? (choices.fulfilment ?? '') : '';
    refunds.value = choices.refunds ?? '';
    for (const { box } of outages) box.checked = choices.outages.includes(box.value);
  };
  const section = make(
    'section',
    {},
    make('h3', {}, both('What happens next', '接下来会发生什么')),
    make('label', { for: 'phone-outcome' }, both('The next top-up', '下一次续费')),
    outcome,
    make('label', { for: 'phone-outcome-card' }, both('Of which card', '哪张卡')),
    card,
    make('label', { for: 'phone-refunds' }, both('Refunds that are asked for', '退款申请')),
    refunds,
    ...outages.map(({ label }) => label),
  );
  const showCards = ({ cards }: SandboxCards): void => {
    const named = cards.flatMap(({ identifiers }) => identifiers.slice(0, 1));
    card.append(
      ...named.map(({ type, value }) =>
        make('option', { value: `${type}/${value}`, 'data-type': type, 'data-value': value }, value),
      ),
    );
  };
  return { section, showCards, showChoices };
};

/** The latest orders, each with what can be made to happen to it now. */
export const ordersSection = (api: SandboxApi) => {
  const list = make('ul', { class: 'phone-orders' });
  const section = make('section', {}, make('h3', {}, both('Orders', '订单')), list);
  let shown = '';
  const refresh = async (): Promise<void> => {
    const orders = await api.orders();
    // What is the same is left alone: it may have the focus.
    if (JSON.stringify(orders) === shown) return;
    shown = JSON.stringify(orders);
    list.replaceChildren(
      ...(orders.length === 0 ? [noOrders()] : orders.map((order) => orderItem(order, befall))),
    );
  };
  const befall = (reference: string, event: OrderEvent): void =>
    void api.befall(reference, event).then(refresh, refresh);
  return { section, refresh };
};

const noOrders = (): HTMLLIElement =>
  make('li', { class: 'quiet' }, both('Orders are listed here.', '订单会显示在这里。'));

const orderItem = (
  { reference, status, plan, events }: DeskOrder,
  befall: (reference: string, event: OrderEvent) => void,
): HTMLLIElement =>
  make(
    'li',
    {},
    make('b', {}, reference),
    make('span', {}, inBoth(STATUSES[status], status)),
    make('small', {}, plan),
    make(
      'div',
      { class: 'phone-row' },
      ...events.map((event) => button(inBoth(EVENTS[event], event), () => befall(reference, event))),
    ),
  );

const select = (id: string, first: Words, words: WordsByName): HTMLSelectElement =>
  make(
    'select',
    { id },
    option('', first),
    ...Object.entries(words).map(([value, both]) => option(value, both)),
  );

// An option holds plain text only, so it says both.
const option = (value: string, [en, zh]: Words): HTMLOptionElement =>
  make('option', { value }, `${en} · ${zh}`);
