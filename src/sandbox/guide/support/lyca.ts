import { WEEKDAYS } from '../../../domain/model/opening-hours.ts';
import type { SupportSheet } from '../facts.ts';
import { DECLINED, delayed, refunded } from './common.ts';

const SITE = 'https://www.lycamobile.co.uk';
const SOURCE = { name: 'Lyca Mobile', url: SITE, asOf: '2025-12' };

/**
 * Lyca Mobile UK: 322, +44 203 617 4331, Monday to Saturday from 9 to 18, an address for who pays monthly, and a chat at
 * any hour: its site, 2025-12 (github.com/surendrapras/lycamobile). It writes “GMT”; taken is the clock of London, since
 * an office there keeps summer time. The chat is reached from its site: an address of its own was not found.
 *
 * - Credit: no money back, 90 days (lycamobile.co.uk, terms of top-up services). Plans side by side and nothing carried
 *   forward: terms of Lyca Ireland. Twenty minutes: the questions and answers of Lyca Netherlands.
 * - Codes to dial are those of other countries. The list of the EU: lycamobile.fr.
 */
export const lyca: SupportSheet = {
  hotlines: [
    {
      fromCard: '322',
      number: '+442036174331',
      reach: 'anywhere',
      languages: [],
      cost: {
        en: '322 is free from a Lyca number; the other number costs what your operator charges.',
        zh: '用 Lyca 号码拨 322 免费；拨另一号码按您的运营商资费收取。',
      },
      hours: {
        timeZone: 'Europe/London',
        week: WEEKDAYS.filter((day) => day !== 'sun').map((day) => ({ day, from: 9 * 60, to: 18 * 60 })),
      },
      source: SOURCE,
    },
  ],
  emails: [
    {
      address: 'paymonthly@lycamobile.co.uk',
      title: {
        en: 'For who pays monthly; an answer takes up to 48 working hours',
        zh: '仅限月付合约用户；最长 48 个工作小时内回复',
      },
      source: SOURCE,
    },
  ],
  links: [
    {
      kind: 'chat',
      url: SITE,
      title: { en: 'Chat “LIA”, on Lyca’s site', zh: '在线客服 LIA（Lyca 官网）' },
      hours: {
        timeZone: 'Europe/London',
        week: WEEKDAYS.map((day) => ({ day, from: 0, to: 24 * 60 })),
      },
    },
  ],
  questions: [
    {
      id: 'end',
      topic: 'validity',
      question: { en: 'When exactly does a plan of 30 days end?', zh: '30 天套餐到底哪天到期？' },
      answer: [
        {
          en: 'By the terms of Lyca Ireland the day of purchase counts as the first. We found no such sentence in the British ones: take the end that is shown for your card.',
          zh: '按 Lyca 爱尔兰的条款，购买当天计为第 1 天。英国条款未查到此说明，请以卡片显示的到期时间为准。',
        },
      ],
    },
    {
      id: 'side-by-side',
      topic: 'validity',
      question: { en: 'What if I renew before the old plan ends?', zh: '旧套餐没到期就续费会怎样？' },
      answer: [
        {
          en: 'Both run side by side, each with its own end; the one bought first is used first. By the terms of Lyca Ireland there can be four of the same plan.',
          zh: '两个套餐同时有效，到期日各自计算，先买的先用。按 Lyca 爱尔兰的条款，同一套餐最多可叠加四份。',
        },
      ],
    },
    {
      id: 'unused',
      topic: 'unused_data',
      question: {
        en: 'What happens to data and credit that I have not used?',
        zh: '没用完的流量和话费怎么办？',
      },
      answer: [
        { en: 'Data is lost at the end: nothing is carried forward.', zh: '流量到期后作废，不结转。' },
        {
          en: 'Credit stays, as long as you top up within 90 days of activation or of the last use.',
          zh: '话费可保留：请在激活或最后一次使用后 90 天内充值。',
        },
      ],
    },
    {
      id: 'from-abroad',
      topic: 'top_up',
      question: { en: 'Can I top up from abroad?', zh: '人在国外能充值吗？' },
      answer: [
        {
          en: 'Yes: here, and in Lyca’s app from anywhere in the world.',
          zh: '可以：可在本页充值，也可在世界任何地方用 Lyca 应用充值。',
        },
      ],
    },
    {
      id: 'voucher',
      topic: 'top_up',
      question: { en: 'Where can I pay in cash?', zh: '哪里可以用现金充值？' },
      answer: [
        {
          en: 'At shops that sell Lyca vouchers: they print a PIN, which you enter yourself.',
          zh: '在出售 Lyca 充值券的商店购买，凭券上的 PIN 码自行充值。',
        },
      ],
    },
    {
      id: 'balance',
      topic: 'balance',
      question: { en: 'How do I see what is left?', zh: '怎么查询剩余流量和话费？' },
      answer: [
        {
          en: 'In the Lyca Mobile app. Codes that go round, as *136#, belong to Lyca in other countries.',
          zh: '在 Lyca Mobile 应用中查看。网上流传的代码（如 *136#）属于其他国家的 Lyca。',
        },
      ],
    },
    {
      id: 'registration',
      topic: 'registration',
      question: { en: 'Do I need an ID or a credit check?', zh: '需要证件或信用审核吗？' },
      answer: [
        {
          en: 'Not for pay as you go. Pay-monthly plans take a British credit check, which a traveller does not pass.',
          zh: '预付费不需要。月付合约须通过英国信用审核，游客无法办理。',
        },
      ],
    },
    {
      id: 'esim',
      topic: 'esim',
      question: { en: 'How do I get the eSIM?', zh: 'eSIM 怎么收到？' },
      answer: [{ en: 'As a QR code by e-mail.', zh: '以二维码形式发送到邮箱。' }],
    },
    {
      id: 'coverage',
      topic: 'coverage',
      question: { en: 'Does it work in the EU, and in Monaco?', zh: '在欧盟和摩纳哥能用吗？' },
      answer: [
        {
          en: 'The plan says how much data there is for the EU. Lyca’s list for its French plans has Switzerland in it, but not Monaco: ask before you go there.',
          zh: '欧盟流量以套餐说明为准。Lyca 法国套餐的“欧盟”列表含瑞士，但不含摩纳哥，前往前请先咨询。',
        },
      ],
    },
    DECLINED,
    delayed({
      en: 'Lyca Netherlands says: within minutes, slower by credit card; ask support after 20 minutes.',
      zh: 'Lyca 荷兰称：几分钟内到账，信用卡稍慢；超过 20 分钟请联系客服。',
    }),
    refunded({
      en: 'Lyca pays no remaining credit out, also when the SIM is switched off.',
      zh: 'Lyca 不退还剩余话费，即使 SIM 卡已停用。',
    }),
  ],
};
