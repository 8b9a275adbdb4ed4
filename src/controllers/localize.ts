import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Format } from '../i18n/format.ts';
import { type Locale, matchLocale } from '../i18n/locale.ts';

/** Loads one part of the messages in a language. */
export type LoadMessages<Messages> = (locale: Locale) => Promise<Messages>;

/** The element itself, its ancestors, and the hosts of the shadow trees that it stands in. */
export function* composedAncestors(element: Element): Generator<Element> {
  // By their shape and not by `instanceof`: in a frame of the page they are of other classes.
  let node: Partial<Element & ShadowRoot> | null | undefined = element;
  while (node) {
    if (node.localName) yield node as Element;
    node = (node.assignedSlot ?? node.parentNode ?? node.host) as typeof node;
  }
}

/** The nearest `lang`, through shadow trees; else the browser's language. */
export const nearestLanguage = (element: Element): string => {
  for (const ancestor of composedAncestors(element)) {
    const lang = ancestor.getAttribute('lang');
    if (lang) return lang;
  }
  return navigator.language;
};

/** Calls back after every change of a `lang` that could be the element's, until the signal ends it. */
export const watchLanguage = (element: Element, changed: () => void, signal: AbortSignal): void => {
  const observer = new MutationObserver(changed);
  const roots = new Set([...composedAncestors(element)].map((ancestor) => ancestor.getRootNode()));
  for (const root of roots)
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  signal.addEventListener('abort', () => observer.disconnect());
};

/**
 * Says things in the language of the place where the element stands: two languages can live on one page, and a changed
 * `lang` is followed. Until the first messages have come, `messages` is undefined and the element shows its skeleton.
 */
export class LocalizeController<Messages> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #load: LoadMessages<Messages>;
  #formats: boolean;
  #watch: AbortController | undefined;
  /** What the page asks for. */
  #wanted = '';
  /** What is shown: the older language until the words of the newer one are there. */
  #shown = '';
  #messages: Messages | undefined;
  /** What loaded them. */
  #said: LoadMessages<Messages> | undefined;
  #format: Format | undefined;
  #failed = false;

  /** @param formats whether formatters are needed from the first messages on. */
  constructor(host: ReactiveControllerHost & HTMLElement, load: LoadMessages<Messages>, formats = true) {
    this.#host = host;
    this.#load = load;
    this.#formats = formats;
    host.addController(this);
  }

  /** The tag of the messages that are shown: what `lang` of the rendered text has to say. */
  get locale(): Locale {
    return matchLocale(this.#shown || this.#wanted);
  }

  get messages(): Messages | undefined {
    return this.#messages;
  }

  /** In what its formatters write. */
  get tag(): string {
    return formatTag(this.#shown);
  }

  /** Comes together with the messages, or with more of them. */
  get format(): Format | undefined {
    return this.#format;
  }

  /** The words did not arrive, and there are no older ones to show. */
  get failed(): boolean {
    return this.#failed && this.#messages === undefined;
  }

  retry(): void {
    if (this.#failed) void this.#fetch();
  }

  /**
   * Says more from now on, in every language, and has formatters.
   * @param load a part of the messages that has the present one in it.
   * @throws {Error} where it did not arrive; calling again tries again.
   */
  async extend(load: LoadMessages<Messages>): Promise<void> {
    this.#load = load;
    this.#formats = true;
    // Overtaken by a change of the language, it is asked for once more.
    do await this.#fetch();
    while (this.#said !== load && !this.#failed);
    if (this.#failed) throw new Error('The words did not arrive.');
  }

  hostConnected(): void {
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    watchLanguage(this.#host, () => this.#resolve(), signal);
    // Words that were lost with the network come when it is back.
    window.addEventListener('online', () => this.retry(), { signal });
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#watch?.abort();
  }

  #resolve(): void {
    const tag = nearestLanguage(this.#host);
    if (tag === this.#wanted) return;
    this.#wanted = tag;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const tag = this.#wanted;
    const load = this.#load;
    const loaded = await Promise.all([
      load(matchLocale(tag)),
      this.#formats ? import('../i18n/format.ts') : undefined,
    ]).catch(() => undefined);
    if (this.#wanted !== tag || this.#load !== load) return;
    this.#failed = loaded === undefined;
    if (loaded) {
      const [messages, format] = loaded;
      this.#messages = messages;
      this.#said = load;
      this.#shown = tag;
      this.#format = format?.createFormat(this.tag);
    }
    this.#host.requestUpdate();
  }
}

/**
 * Numbers follow the page's own tag (`en-GB`, `zh-CN`) where its language is one of ours; names of countries in
 * Traditional Chinese would not fit Simplified sentences.
 */
const formatTag = (tag: string): string => {
  const locale = matchLocale(tag);
  return locale === 'en' ? (/^en\b/i.test(tag) ? tag : locale) : /hant|tw|hk|mo/i.test(tag) ? locale : tag;
};
