import type { Identifier } from '../domain/identifiers.ts';
import type { TopUpEffect } from '../domain/model/plan.ts';

/** What becomes of a top-up that is sent. */
export const FULFILMENTS = [
  'at_once',
  'after_minutes',
  'after_a_day',
  'refused',
  'unknown',
  'nothing_changed',
  'answer_lost',
] as const;
export type FulfilmentOutcome = (typeof FULFILMENTS)[number];

/** How a card starts. */
export type StartState =
  | 'healthy'
  | 'expired'
  | 'blocked_registration'
  | 'blocked_device'
  | 'never_used'
  | 'used_up'
  | 'throttled'
  | 'retired';

/** How a card and its operator behave; what is not said is ordinary. */
export interface Behaviour {
  readonly start?: StartState;
  readonly reading?: 'live' | 'delayed' | 'unreadable';
  readonly topUpEffect?: TopUpEffect;
  /** Does this card take top-ups? `when_used_up`: not while data is left. */
  readonly topUps?: 'always' | 'never' | 'when_used_up';
  readonly fulfilment?: FulfilmentOutcome;
  /** It takes no top-ups: a renewal is a new eSIM. */
  readonly newProfile?: true;
  /** No operator knows this number. */
  readonly unknownCard?: true;
  /** The operator does not answer. */
  readonly down?: true;
}

export interface DigitRule {
  readonly digits: string;
  readonly behaviour: Behaviour;
  readonly says: { readonly en: string; readonly zh: string };
}

/**
 * The last two digits of a number (of an ICCID: before its check digit) choose what the card is and does.
 * Any other two digits are an ordinary card with plenty left.
 */
export const DIGIT_RULES: readonly DigitRule[] = [
  { digits: '10', behaviour: { start: 'expired' }, says: { en: 'Expired two days ago', zh: '两天前已过期' } },
  {
    digits: '11',
    behaviour: { start: 'blocked_registration' },
    says: { en: 'Suspended: not registered to its holder', zh: '已停机：未实名登记' },
  },
  {
    digits: '12',
    behaviour: { start: 'blocked_device' },
    says: { en: 'Suspended: phone not registered', zh: '已停机：手机未登记' },
  },
  { digits: '13', behaviour: { start: 'never_used' }, says: { en: 'Never used', zh: '从未使用' } },
  {
    digits: '14',
    behaviour: { start: 'used_up' },
    says: { en: 'Data used up, days left', zh: '流量已用完，仍在有效期内' },
  },
  {
    digits: '15',
    behaviour: { reading: 'unreadable' },
    says: { en: 'Balance cannot be read online', zh: '无法在线查询余量' },
  },
  {
    digits: '16',
    behaviour: { reading: 'delayed' },
    says: { en: 'Balance is six hours old', zh: '余量数据延迟六小时' },
  },
  {
    digits: '17',
    behaviour: { start: 'throttled' },
    says: { en: 'Unlimited, slowed down until tomorrow', zh: '不限流量，今日已限速' },
  },
  {
    digits: '18',
    behaviour: { start: 'retired', topUps: 'never' },
    says: { en: 'Deactivated', zh: '已注销' },
  },
  {
    digits: '19',
    behaviour: { unknownCard: true },
    says: { en: 'Unknown to every operator', zh: '运营商查无此卡' },
  },
  {
    digits: '20',
    behaviour: { topUpEffect: 'adds' },
    says: { en: 'Adds volumes, the later end stays', zh: '流量相加，取较晚到期日' },
  },
  {
    digits: '21',
    behaviour: { topUpEffect: 'extends' },
    says: { en: 'Adds volumes, extends the time', zh: '流量相加，有效期顺延' },
  },
  {
    digits: '22',
    behaviour: { topUpEffect: 'queues' },
    says: { en: 'Queues behind the running plan', zh: '排在当前套餐之后生效' },
  },
  {
    digits: '24',
    behaviour: { topUpEffect: 'replaces' },
    says: { en: 'Replaces what is left', zh: '覆盖剩余流量' },
  },
  {
    digits: '25',
    behaviour: { topUpEffect: 'parallel' },
    says: { en: 'Runs beside what is left', zh: '与剩余流量并行' },
  },
  {
    digits: '26',
    behaviour: { topUps: 'when_used_up' },
    says: { en: 'Refuses top-ups until used up', zh: '流量用完前不可续费' },
  },
  { digits: '27', behaviour: { topUps: 'never' }, says: { en: 'Cannot be topped up', zh: '不可续费' } },
  {
    digits: '28',
    behaviour: { newProfile: true },
    says: { en: 'Renewed by a new eSIM', zh: '续费时发放新的 eSIM' },
  },
  {
    digits: '40',
    behaviour: { fulfilment: 'at_once' },
    says: { en: 'Top-up works at once', zh: '续费立即到账' },
  },
  {
    digits: '41',
    behaviour: { fulfilment: 'after_minutes' },
    says: { en: 'Top-up takes five minutes', zh: '续费五分钟后到账' },
  },
  {
    digits: '42',
    behaviour: { fulfilment: 'after_a_day' },
    says: { en: 'Top-up takes 26 hours', zh: '续费 26 小时后到账' },
  },
  {
    digits: '43',
    behaviour: { fulfilment: 'refused' },
    says: { en: 'Top-up refused: refund', zh: '续费被拒：退款' },
  },
  {
    digits: '44',
    behaviour: { fulfilment: 'unknown' },
    says: { en: 'Outcome unknown: review', zh: '结果未知：人工核实' },
  },
  {
    digits: '45',
    behaviour: { fulfilment: 'nothing_changed' },
    says: { en: 'Accepted, but nothing changed: review', zh: '已受理但无变化：人工核实' },
  },
  {
    digits: '46',
    behaviour: { fulfilment: 'answer_lost' },
    says: { en: 'Top-up works, its answer gets lost', zh: '续费成功但回执丢失' },
  },
  { digits: '50', behaviour: { down: true }, says: { en: 'Operator does not answer', zh: '运营商无响应' } },
];

const ORDINARY: Behaviour = {};

/** What the digits of an identifier say of its card. */
export const behaviourOf = (identifier: Identifier): Behaviour => {
  const digits = choosingDigits(identifier);
  return DIGIT_RULES.find((rule) => rule.digits === digits)?.behaviour ?? ORDINARY;
};

const choosingDigits = ({ type, value }: Identifier): string =>
  type === 'iccid' ? value.slice(-3, -1) : type === 'msisdn' ? value.slice(-2) : '';
