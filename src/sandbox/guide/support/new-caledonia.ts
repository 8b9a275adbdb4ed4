import type { SupportSheet } from '../facts.ts';
import { DECLINED, delayed, refunded } from './common.ts';

const SOURCE = {
  name: 'OPT-NC',
  url: 'https://github.com/opt-nc/phonenumber-validator',
  asOf: '2023-06-14',
};

/**
 * OPT-NC Mobilis: its special numbers, from New Caledonia only; hours, an e-mail address and a number from abroad were not
 * found.
 *
 * - Three months of the tourist card: oleti-tours.com. No unlimited plan: lnc.nc, 2019. 2G switched off: operatorwatch.com.
 * - Not in the lists of Airalo (2025-12-13) and eSIM Go (2025-08-09). Cards and cash: lonelyplanet.fr.
 * - What is of little trust is said as such: the counter at the airport (jp.yuukoma.me), sold out at New Year (eshima.info).
 * - No rule on passports was found, no balance code, and no time that a top-up takes.
 */
export const newCaledonia: SupportSheet = {
  hotlines: [
    { fromCard: '1000', reach: 'country', languages: [], source: SOURCE },
    {
      title: { en: 'Faults', zh: '故障报修' },
      fromCard: '1013',
      reach: 'country',
      languages: [],
      source: SOURCE,
    },
    {
      title: { en: 'Directory', zh: '查号台' },
      fromCard: '1012',
      reach: 'country',
      languages: [],
      source: SOURCE,
    },
  ],
  emails: [],
  links: [
    {
      kind: 'help',
      url: 'https://www.opt.nc',
      title: { en: 'OPT-NC’s site (in French)', zh: 'OPT-NC 官网（法语）' },
    },
  ],
  questions: [
    {
      id: 'end',
      topic: 'validity',
      question: { en: 'How long does the tourist card last?', zh: '游客卡有效期多长？' },
      answer: [
        {
          en: 'Three months, by a local travel agency. Each plan here says how long its data lasts.',
          zh: '据当地旅行社介绍为三个月。流量的有效期以各套餐说明为准。',
        },
      ],
    },
    {
      id: 'unused',
      topic: 'unused_data',
      question: { en: 'What happens to data that I have not used?', zh: '没用完的流量怎么办？' },
      answer: [
        {
          en: 'By the terms of the plans here it is lost at the end. If you renew before then it stays, and the new time follows the time you have left.',
          zh: '按本页套餐条款，到期后作废。若在到期前续费则会保留，新有效期接在剩余有效期之后。',
        },
      ],
    },
    {
      id: 'unlimited',
      topic: 'plans',
      question: { en: 'Why is there no unlimited plan?', zh: '为什么没有不限流量的套餐？' },
      answer: [
        {
          en: 'OPT-NC’s chairman explained it in 2019 with a tax of the provinces, which is reckoned by the minute. Hotel Wi-Fi is often limited too: one traveller had 250 MB a day.',
          zh: 'OPT-NC 董事长 2019 年解释说，这与按分钟计征的省税有关。酒店 Wi-Fi 也常有限额：有旅行者遇到每天仅 250 MB。',
        },
      ],
    },
    {
      id: 'from-abroad',
      topic: 'top_up',
      question: {
        en: 'Can I top up from abroad, with a foreign bank card?',
        zh: '人在国外，能用境外银行卡充值吗？',
      },
      answer: [
        {
          en: 'Here, yes: with the number on the card, or the one printed on the SIM. Which cards OPT-NC itself takes online we have not found.',
          zh: '在本页可以：输入手机号或 SIM 卡上印的卡号即可。OPT-NC 官网支持哪些银行卡，未查到。',
        },
      ],
    },
    {
      id: 'in-shops',
      topic: 'top_up',
      question: { en: 'Where can I buy or top up a card?', zh: '哪里可以买卡或充值？' },
      answer: [
        {
          en: 'In agencies of OPT-NC and at partners of Mobilis. Bring cash: Visa and Mastercard work in hotels and shops, but not in tribal stays, on campsites, and in much of the Loyalty Islands.',
          zh: 'OPT-NC 营业厅及 Mobilis 合作店。请备现金：酒店和商店可刷 Visa、Mastercard，但部落民宿、露营地和洛亚蒂群岛多数地方不行。',
        },
        {
          en: 'According to travellers there is a counter in the arrivals hall of La Tontouta, also for late flights, and cards were sold out in Nouméa at New Year 2020.',
          zh: '据旅行者反馈，拉通图塔机场到达厅设有柜台，晚班航班也有人值守；2020 年元旦期间努美阿曾断货。',
        },
      ],
    },
    {
      id: 'balance',
      topic: 'balance',
      question: { en: 'How do I see what is left?', zh: '怎么查询剩余流量和话费？' },
      answer: [
        {
          en: 'Call 1000 in New Caledonia. No code to dial is published that we found.',
          zh: '在新喀里多尼亚拨打 1000。未查到公开的查询代码。',
        },
      ],
    },
    {
      id: 'registration',
      topic: 'registration',
      question: { en: 'Do I need my passport to buy a card?', zh: '买卡需要护照吗？' },
      answer: [
        {
          en: 'We have not found the rule. Take your passport along to be safe.',
          zh: '未查到相关规定，稳妥起见请带上护照。',
        },
      ],
    },
    {
      id: 'esim',
      topic: 'esim',
      question: { en: 'Can I use a travel eSIM instead?', zh: '可以改用旅行 eSIM 吗？' },
      answer: [
        {
          en: 'Mostly not: New Caledonia was missing in the lists of Airalo and eSIM Go in 2025. Look for its name in the list before you buy one.',
          zh: '多数不行：2025 年 Airalo 和 eSIM Go 的覆盖列表里都没有新喀里多尼亚。购买前请确认列表中写明该地区。',
        },
      ],
    },
    {
      id: 'coverage',
      topic: 'coverage',
      question: { en: 'Which network is there, and what of roaming?', zh: '当地是什么网络？漫游如何？' },
      answer: [
        {
          en: 'One network, with 3G and 4G; 2G was switched off on 1 January 2025, so that very old phones find none. It is not part of EU roaming, and foreign operators charge a lot for it.',
          zh: '只有一张网络，支持 3G 和 4G；2G 已于 2025 年 1 月 1 日关闭，老旧手机可能无信号。这里不属于欧盟漫游区，境外运营商漫游费很高。',
        },
      ],
    },
    DECLINED,
    delayed({
      en: 'OPT-NC publishes no time that we found.',
      zh: '未查到 OPT-NC 公布的到账时间。',
    }),
    refunded({
      en: 'OPT-NC publishes no rule of its own that we found.',
      zh: '未查到 OPT-NC 公布的退款规则。',
    }),
  ],
};
