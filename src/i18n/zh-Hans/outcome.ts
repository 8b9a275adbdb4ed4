import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: what became of an order otherwise than hoped, why, and what to do. */
export const outcome: AfterMessages['outcome'] = {
  texts: {
    pending: (deadline) => `银行尚未确认。订单保留至 ${deadline}，之后到账的款项会自动退回。`,
    slow: '请勿再次付款或下单：我们会持续向运营商查询，办好后通知您。',
    hearBy: (moment) => `如果到 ${moment} 仍无消息，请把下面的信息发给客服。`,
    pastDay: '已超过一天。请把下面的信息发给客服。',
    unclear: {
      no_answer: '运营商尚未答复，目前还不知道套餐是否已开通。',
      no_effect: '运营商称已办理，但您的卡上尚未显示。',
    },
    needs_review: (email) => `请勿重复下单。我们会为您开通套餐或退款，不会重复扣款，结果将发送至 ${email}。`,
    refund_requested: '正在审核，有结果后会通知您。',
    notAdded: '套餐未能开通。',
    cameLate: '您的付款在订单关闭之后才到账。',
    refund_pending: (amount) => `${amount} 将原路退回，银行到账最多需要十天。`,
    refunded: (amount) => `${amount} 已原路退回，银行入账可能需要几天。`,
    reversed: '银行或支付机构已撤销付款并收回款项。如有疑问，请把下面的信息发给客服。',
    expired: '订单未在规定时间内付款。',
    unknown: '请稍后再次查询。如果一直如此，请把下面的信息发给客服。',
  },
  notCharged: '您未被扣款。',
  stillArrives: '如果之后仍有款项到账，会自动退回。',
  payUntil: (deadline) => `请在 ${deadline} 前付款，您填写的内容都已保留。`,

  declines: {
    insufficient_funds: '卡或账户余额不足。请补足余额后重试，或更换支付方式。',
    authentication_failed: '银行未能确认是您本人。请备好手机重试，或更换支付方式。',
    details_incorrect: '银行卡信息有误。请核对卡号、有效期和安全码后重试。',
    card_expired: '银行卡已过期。请换一张卡，或更换支付方式。',
    card_not_supported:
      '此处不支持该银行卡，通常是因为未开通境外支付。请换一张卡、更换支付方式，或联系银行开通。',
    limit_exceeded: '已达到卡或账户的限额。请稍后再试，或更换支付方式。',
    try_again: '银行系统暂时繁忙。请一分钟后重试。',
    declined: '银行拒绝了这笔付款，未说明原因。请更换支付方式，或咨询银行。',
    abandoned: '支付页面在付款前已关闭。准备好后可继续付款。',
    expired: '请重新发起付款。',
    voucher_used: '该充值码已被使用。请换一个充值码，或更换支付方式。',
    voucher_too_small: '该充值码面值不足。请换一个充值码，或更换支付方式。',
    unknown: '付款被拒绝。请重试，或更换支付方式。',
  },
};
