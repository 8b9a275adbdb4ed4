import { hostDocument } from './document.ts';
import type { HostileGroup, HostilePage } from './page.ts';

/** As the browsers inside of these apps name themselves. */
const WECHAT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.53(0x18003531) NetType/WIFI Language/zh_CN';
const ALIPAY =
  'Mozilla/5.0 (Linux; U; Android 14; zh-CN) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0 Mobile Safari/537.36 AliApp(AP/10.6.80.8000) AlipayClient/10.6.80.8000';
const INSTAGRAM =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 Instagram 357.0.0.28.96 (iPhone14,5)';

/** What such a browser does without: windows, paper, the clipboard, and sharing. */
const poor = (userAgent: string): string => `
Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => ${JSON.stringify(userAgent)} });
delete Navigator.prototype.clipboard;
delete Navigator.prototype.share;
delete Navigator.prototype.connection;
window.open = () => null;
window.print = undefined;
`;

const insideApp = (name: string, title: string, userAgent: string): HostilePage => ({
  path: `apps/${name}`,
  title: `Inside ${title}`,
  about: `Says that it is shown by ${title}, with no other window, no clipboard, nothing to print with and nothing to share with.`,
  html: hostDocument({
    title: `Inside ${title}`,
    head: `<script src="/hostile/apps/${name}/app.js"></script>`,
  }),
  files: { 'app.js': poor(userAgent) },
});

export const apps: HostileGroup = {
  title: 'Inside of apps',
  pages: [
    insideApp('wechat', 'WeChat', WECHAT),
    insideApp('alipay', 'Alipay', ALIPAY),
    insideApp('instagram', 'Instagram', INSTAGRAM),
  ],
};
