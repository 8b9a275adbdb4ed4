import { WEEKDAYS } from '../../../domain/model/opening-hours.ts';
import type { SupportSheet } from '../facts.ts';
import { DECLINED, delayed, refunded } from './common.ts';

const PAGE = 'https://monaco-telecom.mc/en/support-mt/administrative-support';
const SOURCE = { name: 'Monaco Telecom', url: PAGE };

/**
 * Monaco Telecom: number, address, hours (every day, 8 to 22) and what a shop asks for are from its page of support. Which
 * languages are spoken, and what a call costs, it does not say.
 *
 * - 758, and a number's six months: its FAQ on mobiles. Airalo's rules: github.com/RabinMallick/simwindy, 2025-12-13;
 *   money back: Airalo's partner API. eSIM Go: docs.esim-go.com. Lags of a day: globalesim.app.
 * - Monaco in lists of the EU: lycamobile.fr has it not, honestmobile.co.uk has.
 */
export const monaco: SupportSheet = {
  hotlines: [
    {
      number: '+37799663300',
      reach: 'anywhere',
      languages: [],
      hours: {
        timeZone: 'Europe/Monaco',
        week: WEEKDAYS.map((day) => ({ day, from: 8 * 60, to: 22 * 60 })),
      },
      source: SOURCE,
    },
  ],
  emails: [{ address: 'service.client@monaco-telecom.mc', source: SOURCE }],
  links: [
    {
      kind: 'help',
      url: PAGE,
      title: { en: 'Monaco Telecom’s support', zh: 'Monaco Telecom 客服页面（英语）' },
    },
    {
      kind: 'account',
      url: 'https://www.airalo.com/my-esims',
      title: { en: 'My eSIMs, for plans of Airalo', zh: '“我的 eSIM”（Airalo 套餐）' },
    },
  ],
  questions: [
    {
      id: 'start',
      topic: 'validity',
      question: { en: 'When does my plan start?', zh: '套餐从什么时候开始计算？' },
      answer: [
        {
          en: 'Plans of Airalo (Discover) start with the first use on a network that they cover. The other plans here start when you buy them.',
          zh: 'Airalo（Discover）套餐在首次连接覆盖网络时开始计算；本页其他套餐自购买时起算。',
        },
      ],
    },
    {
      id: 'unused',
      topic: 'unused_data',
      question: { en: 'What happens to data that I have not used?', zh: '没用完的流量怎么办？' },
      answer: [{ en: 'It is lost at the end of the plan.', zh: '套餐到期后作废。' }],
    },
    {
      id: 'from-abroad',
      topic: 'top_up',
      question: { en: 'Can I renew before I am in Monaco?', zh: '还没到摩纳哥，可以提前续费吗？' },
      answer: [
        {
          en: 'Yes, from anywhere. But mind which plans begin to run when you buy them.',
          zh: '可以，在任何地方都能续费。但请注意：部分套餐自购买时即开始计算有效期。',
        },
      ],
    },
    {
      id: 'not-rechargeable',
      topic: 'esim',
      question: {
        en: 'Why does my eSIM offer no plan to renew with?',
        zh: '为什么我的 eSIM 没有可续的套餐？',
      },
      answer: [
        {
          en: 'Some eSIMs cannot be topped up, or their network has changed. Then it takes a new eSIM, which is installed beside the old one.',
          zh: '有些 eSIM 不支持充值，或其合作网络已变更。此时需要购买新的 eSIM，另行安装。',
        },
      ],
    },
    {
      id: 'no-number',
      topic: 'esim',
      question: { en: 'Does the eSIM have a phone number?', zh: '这张 eSIM 有电话号码吗？' },
      answer: [
        {
          en: 'A travel eSIM has none: data only, no calls and no texts. Keep your own SIM in the phone for the codes that your bank sends.',
          zh: '旅行 eSIM 没有号码：仅含流量，不能通话和收发短信。请保留原 SIM 卡，以接收银行验证码。',
        },
      ],
    },
    {
      id: 'balance',
      topic: 'balance',
      question: { en: 'How do I see what is left?', zh: '怎么查询剩余流量？' },
      answer: [
        {
          en: 'On a SIM of Monaco Telecom, call 758, or look in myMT. For plans of Airalo look under My eSIMs in its app or on its site. Figures of travel eSIMs can be up to a day old.',
          zh: 'Monaco Telecom 的卡可拨 758 或登录 myMT。Airalo 套餐请在其应用或网站的“我的 eSIM”中查看。旅行 eSIM 的用量显示最多可能延迟一天。',
        },
      ],
    },
    {
      id: 'coverage',
      topic: 'coverage',
      question: { en: 'Does it work in France and Italy too?', zh: '在法国和意大利也能用吗？' },
      answer: [
        {
          en: 'See the places of each plan: some are for Monaco alone, others for Monaco, France and Italy or parts of them.',
          zh: '请看每个套餐的适用地区：有的仅限摩纳哥，有的还含法国和意大利全境或部分地区。',
        },
        {
          en: 'Monaco is not in the EU. Other brands count it in or leave it out: look for its name in their list, or a phone that takes a Monaco mast is charged as roaming.',
          zh: '摩纳哥不是欧盟成员。各品牌的“欧盟”套餐有的包含摩纳哥、有的不含：请确认列表里写明摩纳哥，否则手机一旦连上摩纳哥信号，就会按漫游计费。',
        },
      ],
    },
    {
      id: 'registration',
      topic: 'registration',
      question: { en: 'Do I need my passport?', zh: '需要出示护照吗？' },
      answer: [
        {
          en: 'Not for a travel eSIM. In a shop of Monaco Telecom non-residents show an identity card, a passport or a driving licence.',
          zh: '旅行 eSIM 不需要。在 Monaco Telecom 营业厅办理时，非居民须出示身份证件、护照或驾照。',
        },
      ],
    },
    {
      id: 'number-kept',
      topic: 'validity',
      question: {
        en: 'How long do I keep the number of a prepaid SIM?',
        zh: '预付费 SIM 卡的号码能保留多久？',
      },
      answer: [
        {
          en: 'Six months after its credit has ended, for incoming calls only. Then Monaco Telecom cancels it.',
          zh: '话费到期后保留六个月，期间只能接听；之后由 Monaco Telecom 注销。',
        },
      ],
    },
    DECLINED,
    delayed({
      en: 'With providers of travel eSIMs mostly at once, and up to 10 or 15 minutes. You can install the eSIM meanwhile.',
      zh: '旅行 eSIM 一般即时到账，最多约 10 至 15 分钟，期间可以先安装 eSIM。',
    }),
    refunded({
      en: 'Airalo looks at each request, promises nothing, and pays back in Airalo credit. eSIM Go pays back what was never started, typically within 60 days.',
      zh: 'Airalo 逐一审核，不保证退款，且只退为 Airalo 余额。eSIM Go 仅退从未启用的套餐，通常限 60 天内。',
    }),
  ],
};
