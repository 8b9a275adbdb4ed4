import type { Sentence } from '../../cards/sentence.ts';
import type { QuestionFacts } from '../facts.ts';

/** What is the same for every card. */
export const DECLINED: QuestionFacts = {
  id: 'declined',
  topic: 'declined',
  question: { en: 'My payment was declined. What now?', zh: '付款被拒绝了怎么办？' },
  answer: [
    {
      en: 'Nothing was renewed. Try another way to pay, or ask your bank whether it lets you pay online and abroad.',
      zh: '未成功续费。请换一种支付方式，或向发卡银行确认是否已开通境外及线上支付。',
    },
    {
      en: 'If your bank shows an amount as reserved, only the bank can say when it lets go of it.',
      zh: '如果银行账单显示款项被预授权冻结，何时解冻以银行答复为准。',
    },
  ],
};

/** @param usually how long it takes, and who says so */
export const delayed = (...usually: readonly Sentence[]): QuestionFacts => ({
  id: 'delay',
  topic: 'delay',
  question: {
    en: 'I have paid, and nothing has come. How long does it take?',
    zh: '已付款但没有到账，要等多久？',
  },
  answer: [
    ...usually,
    {
      en: 'Do not pay a second time: an order that is paid goes on by itself, and its page says when it is done. Restarting the phone helps some networks to notice.',
      zh: '请勿重复付款：已付款的订单会自动处理，完成后订单页会显示。有时重启手机即可让网络刷新状态。',
    },
  ],
});

/** @param operatorSays the operator's own rule */
export const refunded = (...operatorSays: readonly Sentence[]): QuestionFacts => ({
  id: 'refund',
  topic: 'refund',
  question: { en: 'Can I have my money back?', zh: '可以退款吗？' },
  answer: [
    {
      en: 'For a renewal that you bought here, ask the seller: the order says until when you can, and where.',
      zh: '在本页购买的续费请向卖家申请：可申请的期限和入口见订单。',
    },
    ...operatorSays,
  ],
});
