import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: the receipt, on the screen, on paper and as a file; and what support needs. */
export const receipt: AfterMessages['receipt'] = {
  heading: '收据',
  print: '打印或存为 PDF',
  download: '下载',
  inApp: '此应用无法打印或保存。请将收据发送至邮箱，或在浏览器中打开本页。',
  fileName: (reference) => `收据-${reference}.html`,
  sendAgain: (email) => `重新发送至 ${email}`,
  sent: (email) => `已发送至 ${email}，请留意查收。`,
  sentOften: '已多次发送，请查看垃圾邮件，或在此下载。',
  seller: '商家',
  issued: '开具时间',
  paidAt: '付款时间',
  paidWith: '支付方式',
  test: '测试模式：未产生真实扣款，不能作为付款凭证。',

  install: '安装新的 eSIM',

  copyAll: '复制全部',
  subject: (reference) => `订单 ${reference}`,
  lines: { order: '订单号', status: '状态', error: '错误', request: '请求号', now: '当前时间' },
};
