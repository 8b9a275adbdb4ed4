import type { SupportSheet } from '../facts.ts';
import { DECLINED, delayed, refunded } from './common.ts';

/**
 * Telcel Amigo. *264 from the line; neither its hours nor an address or a number from abroad were found.
 *
 * - Packages add up, the later end counts; recurring ones: Telcel's Amigo Sin Límite terms, read in 2026. That they end to
 *   the minute: one traveller (letsjusttravel.com). Where they are sold, and where not: the terms, 2026-06-04.
 * - Registration: tvazteca.com, 2026-01-11. Who is exempt: lavozdelanacion.com, 2026.
 * - eSIM: telcel.com/travel-to-mexico. Canada: the terms of 2020. Balance: *133# in a guide of 2010 (sanfelipelife.com).
 * - A foreign card refused for its postcode: grandpacking.co.nz, 2016.
 */
export const mexico: SupportSheet = {
  hotlines: [{ fromCard: '*264', reach: 'card', languages: [] }],
  emails: [],
  links: [{ kind: 'help', url: 'https://www.telcel.com', title: { en: 'Telcel’s site', zh: 'Telcel 官网' } }],
  questions: [
    {
      id: 'end',
      topic: 'validity',
      question: { en: 'When exactly does my package end?', zh: '套餐到底几点到期？' },
      answer: [
        {
          en: 'According to a traveller’s report it counts from the minute of purchase: a package of seven days ends at the same minute a week later.',
          zh: '据旅行者反馈，有效期从购买的那一分钟起算：7 天套餐在一周后的同一时刻到期。',
        },
        {
          en: 'Money on the card (saldo) has an end date of its own.',
          zh: '卡内话费（saldo）另有自己的有效期。',
        },
      ],
    },
    {
      id: 'unused',
      topic: 'unused_data',
      question: { en: 'What happens to data that I have not used?', zh: '没用完的流量怎么办？' },
      answer: [
        {
          en: 'It is lost at the end. If you renew before then, the new data is added to what is left, and the later end date applies to all of it.',
          zh: '到期后作废。若在到期前续费，新流量与剩余流量相加，统一按较晚的到期日计算。',
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
          en: 'Here, yes: it takes the ten digits of the Mexican number, and no Mexican address.',
          zh: '在本页可以：只需输入 10 位墨西哥手机号，无需墨西哥地址。',
        },
        {
          en: 'On Telcel’s own form, according to a traveller’s report of 2016, foreign cards failed because it wants a postcode of five digits.',
          zh: '据 2016 年一位旅行者反馈，在 Telcel 官方页面用外国卡会失败，因为必须填写 5 位邮政编码。',
        },
      ],
    },
    {
      id: 'in-shops',
      topic: 'top_up',
      question: { en: 'Where can I pay in cash?', zh: '哪里可以用现金充值？' },
      answer: [
        {
          en: 'At OXXO, 7-Eleven, pharmacies, other convenience stores, and in Telcel’s customer centres.',
          zh: 'OXXO、7-Eleven、药店及其他便利店，以及 Telcel 营业厅均可。',
        },
        {
          en: 'Amigo Sin Límite packages are not sold at Liverpool, Walmart, MixUp, nor through banks and cash machines.',
          zh: 'Liverpool、Walmart、MixUp 以及银行和 ATM 不办理 Amigo Sin Límite 套餐。',
        },
      ],
    },
    {
      id: 'by-sms',
      topic: 'auto_renewal',
      question: {
        en: 'Can I buy a package with the money on the card?',
        zh: '能用卡内话费购买套餐吗？',
      },
      answer: [
        {
          en: 'Send SL and the amount by text to 5050, as in SL100. With an R at the end (SL100R) it renews by itself.',
          zh: '发送短信 SL 加金额（如 SL100）至 5050。末尾加 R（SL100R）则自动续订。',
        },
        {
          en: 'One package can renew itself. It does so at the price of that day, and not at all where the money on the card is too little.',
          zh: '仅能有一个套餐自动续订；续订按当日价格扣费，话费不足则不续订。',
        },
      ],
    },
    {
      id: 'balance',
      topic: 'balance',
      question: { en: 'How do I see what is left?', zh: '怎么查询剩余流量和话费？' },
      answer: [
        {
          en: 'Call *264 from the card, or use the app Mi Telcel. According to an older guide *133# works too.',
          zh: '用本机拨打 *264，或使用 Mi Telcel 应用。据较早的攻略，也可拨 *133#。',
        },
      ],
    },
    {
      id: 'registration',
      topic: 'registration',
      question: {
        en: 'Do I have to register? My line is suspended.',
        zh: '必须实名登记吗？我的号码被停机了。',
      },
      answer: [
        {
          en: 'Since 9 January 2026 each Mexican line has to be linked to its holder; those that were there before, until 30 June 2026. A line that is not linked is suspended, and topping up does not change that.',
          zh: '自 2026 年 1 月 9 日起，墨西哥号码须登记机主；此前的号码须在 2026 年 6 月 30 日前完成。未登记的号码会被停机，充值也无法恢复。',
        },
        {
          en: 'Have your passport ready: it takes an official ID, and a selfie as proof that it is you. Roaming with a foreign SIM, and travel eSIMs from abroad, are exempt.',
          zh: '请准备护照：登记需官方证件及真人自拍验证。境外号码漫游和境外旅行 eSIM 无需登记。',
        },
      ],
    },
    {
      id: 'esim',
      topic: 'esim',
      question: { en: 'When do I have to install the tourist eSIM?', zh: '游客 eSIM 最晚何时安装？' },
      answer: [
        {
          en: 'Within a year after you bought it, activation included.',
          zh: '购买后一年内安装并激活。',
        },
      ],
    },
    {
      id: 'coverage',
      topic: 'coverage',
      question: { en: 'Does it work in the USA and Canada too?', zh: '在美国和加拿大也能用吗？' },
      answer: [
        {
          en: 'Amigo Sin Límite packages do. In Canada browsing is limited: by the terms of 2020, to 50 to 200 MB in the smaller packages. Not at sea or in the air.',
          zh: 'Amigo Sin Límite 套餐可以。在加拿大上网有上限：按 2020 年条款，较小的套餐为 50 至 200 MB。海上和飞行途中不可用。',
        },
      ],
    },
    DECLINED,
    delayed({
      en: 'According to a guide of 2025 it is mostly there at once, and a text confirms it.',
      zh: '据 2025 年的攻略，一般即时到账，并有短信确认。',
    }),
    refunded({
      en: 'Telcel publishes no rule of its own that we found.',
      zh: '未查到 Telcel 公布的退款规则。',
    }),
  ],
};
