import type { basics as english } from '../en/basics.ts';
import type { Translated } from '../messages.ts';

/** Simplified Chinese: words that every element may need at once, also where nothing more can be loaded. */
export const basics: Translated<typeof english> = {
  errors: {
    'session-expired': '为了保护您的卡，登录已失效。请重新获取验证码。',
    'key-invalid': '此页面尚未开通续费功能，请联系网站方。',
    'origin-not-allowed': '此页面不支持续费，请前往商家网站办理。',
    'network-unreachable': '网络未连接，请检查网络后重试。',
    'endpoint-invalid': '此页面尚未开通续费功能，请联系网站方。',
    unknown: '出了点问题。请重试，或联系客服。',
  },
  openAddress: '或在新标签页中打开此网址：',
  tryAgain: '重试',
  testMode: '测试模式：价格仅为示例，不会真实扣款。',
};
