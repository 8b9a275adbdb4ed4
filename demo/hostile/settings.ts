import { hostDocument } from './document.ts';
import type { HostileGroup, HostilePage } from './page.ts';

/** Every way to keep something throws, as where a reader has refused it. */
const NO_STORAGE = `
const refuse = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
  Object.defineProperty(window, name, { get: refuse });
Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
`;

/** There is a storage, and it takes nothing: the private windows of older browsers. */
const FULL_STORAGE = `
Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };
`;

/** A page without TLS, or an older browser: what needs a secure context is not there. */
const INSECURE = `
delete Navigator.prototype.clipboard;
delete Navigator.prototype.share;
delete Navigator.prototype.locks;
delete Navigator.prototype.serviceWorker;
Object.defineProperty(Crypto.prototype, 'randomUUID', { value: undefined });
Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
`;

/** A reader who saves: little data, no movement, strong contrast. */
const SAVING = `
Object.defineProperty(Navigator.prototype, 'connection', {
  get: () => Object.assign(new EventTarget(), { saveData: true, effectiveType: 'slow-2g', downlink: 0.05, rtt: 2000 }),
});
const { matchMedia } = window;
window.matchMedia = (query) =>
  matchMedia.call(window, /reduced-data|reduced-motion|prefers-contrast/.test(query) ? 'all' : query);
`;

const setting = (name: string, title: string, about: string, script: string): HostilePage => ({
  path: `settings/${name}`,
  title,
  about,
  html: hostDocument({ title, head: `<script src="/hostile/settings/${name}/setting.js"></script>` }),
  files: { 'setting.js': script },
});

export const settings: HostileGroup = {
  title: 'Settings',
  pages: [
    setting(
      'no-storage',
      'Nothing may be kept',
      'Refuses storage and cookies: whoever asks for them is told off.',
      NO_STORAGE,
    ),
    setting('full-storage', 'A full store', 'Has a storage that takes nothing.', FULL_STORAGE),
    setting('insecure', 'Without TLS', 'Has nothing of what browsers keep for secure pages.', INSECURE),
    setting('saving', 'Little data', 'Says that its reader saves data on a very slow network.', SAVING),
  ],
};
