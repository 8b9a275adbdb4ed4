import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: what stands in the way of a renewal. */
export const obstacles: AfterMessages['obstacles'] = {
  blocked: {
    title: '付款无法解除停机',
    registration: '此卡尚未实名登记。请先到运营商处登记，再在此续费。',
    device: '所用手机尚未登记。请先到运营商处登记，再在此续费。',
    operator: '此卡已被运营商停机，只有运营商可以恢复。',
    unknown: '运营商未说明原因。付款前请先咨询客服。',
  },
  retired: {
    title: '此卡已注销',
    text: '客服可以告诉您如何换领新卡。',
  },
  notRenewable: {
    title: '此卡不支持续费',
    text: '流量用完后需办理新卡或新的 eSIM。客服可以告诉您选哪种。',
  },
  open: {
    known: (reference) => `订单 ${reference} 尚未完成。请继续该订单，以免重复付款。`,
    unknown: '该订单是在别处提交的。如果是您本人的订单，请在原处完成，以免重复付款。',
    continue: '继续该订单',
    second: '仍要再买一份',
  },
};
