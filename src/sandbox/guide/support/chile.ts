import type { SupportSheet } from '../facts.ts';
import { DECLINED, delayed, refunded } from './common.ts';

/**
 * WOM. 103 from its lines: lacompraideal.cl; 600 600 1106 for what is at home, and WhatsApp without a number:
 * wom.cl/centro-de-ayuda. No hours, no e-mail address and no number from abroad were found.
 *
 * - Money: latercera.com. Promotional money: wom.cl. Data bags: what one does to another, and to what is left, was not found.
 * - IMEI: multibanda.net. Webpay and its delays: directoriocomercial.marketday.com.co, 2025, of little trust, as is
 *   that payment pages ask for a RUT (formsandtaxes.com).
 */
export const chile: SupportSheet = {
  hotlines: [
    { fromCard: '103', reach: 'card', languages: [] },
    {
      title: { en: 'WOM Hogar (at home: not this card)', zh: 'WOM Hogar（家庭宽带，非本卡业务）' },
      fromCard: '600 600 1106',
      reach: 'country',
      languages: [],
    },
  ],
  emails: [],
  links: [
    {
      kind: 'help',
      url: 'https://www.wom.cl/centro-de-ayuda/',
      title: { en: 'WOM’s help centre (in Spanish)', zh: 'WOM 帮助中心（西班牙语）' },
    },
  ],
  questions: [
    {
      id: 'end',
      topic: 'validity',
      question: { en: 'How long does a data bag last?', zh: '流量包有效期多长？' },
      answer: [
        {
          en: 'As its plan says: the one of a month ends on the same day of the next month.',
          zh: '以套餐说明为准：月包至次月同日到期。',
        },
      ],
    },
    {
      id: 'money-end',
      topic: 'validity',
      question: { en: 'Does money on the card expire?', zh: '卡内话费会过期吗？' },
      answer: [
        {
          en: 'After 30, 60 or 90 days. It is kept all the same, and comes back if you top up within 180 days of the last top-up.',
          zh: '30、60 或 90 天后过期，但会保留：距上次充值 180 天内再充值即可恢复使用。',
        },
      ],
    },
    {
      id: 'unused',
      topic: 'unused_data',
      question: { en: 'What happens to data that I have not used?', zh: '没用完的流量怎么办？' },
      answer: [
        {
          en: 'WOM does not publish it. To be safe, use it before the bag ends, and renew after that.',
          zh: 'WOM 未公布。稳妥起见，请在到期前用完，到期后再续。',
        },
      ],
    },
    {
      id: 'from-abroad',
      topic: 'top_up',
      question: {
        en: 'Can I top up from abroad, with a foreign bank card and without a RUT?',
        zh: '没有智利税号（RUT），能用境外银行卡充值吗？',
      },
      answer: [
        {
          en: 'Here, yes: it takes the phone number only. According to a guide, pages of the operators ask for a Chilean RUT, which a traveller does not have.',
          zh: '在本页可以，只需手机号。据攻略，运营商自己的页面会要求填写智利税号（RUT），游客没有。',
        },
      ],
    },
    {
      id: 'promotional-money',
      topic: 'top_up',
      question: { en: 'What can I not buy with money that was a present?', zh: '赠送话费有什么限制？' },
      answer: [
        {
          en: 'Money that WOM gave you, or that came with a promotion, buys no subscriptions.',
          zh: 'WOM 赠送或活动所得的话费不能用于购买订阅服务。',
        },
      ],
    },
    {
      id: 'balance',
      topic: 'balance',
      question: { en: 'How do I see what is left?', zh: '怎么查询剩余流量和话费？' },
      answer: [
        {
          en: 'Dial *103# and answer 2, call 103 and press 2, or use the app MiWOM.',
          zh: '拨打 *103# 后回复 2，或致电 103 后按 2，也可使用 MiWOM 应用。',
        },
      ],
    },
    {
      id: 'imei',
      topic: 'device',
      question: { en: 'Do I have to register my foreign phone?', zh: '外国手机需要登记吗？' },
      answer: [
        {
          en: 'Only if you stay for more than 30 days: then its IMEI has to be registered, which is free. Until that is done the line is blocked, and topping up does not change it.',
          zh: '停留超过 30 天才需要登记 IMEI，免费。完成登记前号码会被停机，充值也无法恢复。',
        },
      ],
    },
    {
      id: 'imei-papers',
      topic: 'device',
      question: { en: 'What do I need for that registration?', zh: '登记 IMEI 需要什么材料？' },
      answer: [
        {
          en: 'You have to be 18 or older. Passport or ID, entry stamp or return ticket no older than 120 days, a photo of the phone’s IMEI, and a screenshot of what *#06# shows.',
          zh: '须年满 18 岁。需护照或身份证件、120 天内的入境章或返程机票、手机 IMEI 照片，以及拨 *#06# 后的截图。',
        },
      ],
    },
    {
      id: 'coverage',
      topic: 'coverage',
      question: { en: 'Does it work in Argentina or Peru too?', zh: '在阿根廷或秘鲁也能用吗？' },
      answer: [{ en: 'No: in Chile only.', zh: '不能，仅限智利境内使用。' }],
    },
    DECLINED,
    delayed({
      en: 'According to a guide of 2025 a top-up by Webpay is there within minutes; where the network failed, the bank lets go of the money in a few days.',
      zh: '据 2025 年的攻略，通过 Webpay 充值几分钟内到账；若因网络故障失败，银行会在几天内解冻款项。',
    }),
    refunded({ en: 'WOM publishes no rule of its own that we found.', zh: '未查到 WOM 公布的退款规则。' }),
  ],
};
