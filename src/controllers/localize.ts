import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createFormat, type Format } from '../i18n/format.ts';
import { type Locale, matchLocale } from '../i18n/locale.ts';

/** Loads one part of the messages in a language. */
export type LoadMessages<Messages> = Readonly<Record<Locale, () => Promise<Messages>>>;

/** The element itself, its ancestors, and the hosts of the shadow trees that it stands in. */
export function* composedAncestors(element: Element): Generator<Element> {
  let node: Node | null = element;
  while (node) {
    if (node instanceof Element) yield node;
    node = (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode;
    if (node instanceof ShadowRoot) node = node.host;
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

/**
 * Says things in the language of the place where the element stands: two languages can live on one page, and a changed
 * `lang` is followed. Until the first messages have come, `messages` is undefined and the element shows its skeleton.
 */
export class LocalizeController<Messages> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #load: LoadMessages<Messages>;
  #observer: MutationObserver | undefined;
  #tag = '';
  #messages: Messages | undefined;
  #format: Format | undefined;
  #failed = false;

  constructor(host: ReactiveControllerHost & HTMLElement, load: LoadMessages<Messages>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  /** BCP 47 tag as the page wrote it. */
  get tag(): string {
    return this.#tag;
  }

  /** The tag of the messages that are shown: what `lang` of the rendered text has to say. */
  get locale(): Locale {
    return matchLocale(this.#tag);
  }

  get messages(): Messages | undefined {
    return this.#messages;
  }

  get format(): Format {
    this.#format ??= createFormat(formatTag(this.#tag));
    return this.#format;
  }

  /** The words did not arrive, and there are no older ones to show. */
  get failed(): boolean {
    return this.#failed && this.#messages === undefined;
  }

  retry(): void {
    if (this.#failed) void this.#fetch();
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#resolve());
    const roots = new Set([...composedAncestors(this.#host)].map((element) => element.getRootNode()));
    for (const root of roots)
      this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #resolve(): void {
    const tag = nearestLanguage(this.#host);
    if (tag === this.#tag) return;
    this.#tag = tag;
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const tag = this.#tag;
    const messages = await this.#load[matchLocale(tag)]().catch(() => undefined);
    if (this.#tag !== tag) return;
    this.#failed = messages === undefined;
    if (messages) {
      this.#messages = messages;
      this.#format = undefined;
    }
    this.#host.requestUpdate();
  }
}

/** Numbers follow the page's own tag (`en-GB`, `zh-CN`) where its language is one of ours. */
const formatTag = (tag: string): string => (/^(en|zh)\b/i.test(tag) ? tag : 'en');
