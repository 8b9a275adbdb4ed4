type Child = Node | string;

/** Makes an element; texts stay texts. */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** A text in both languages; the page's style sheet shows the one of `<html lang>`. */
export const both = (en: string, zh: string): DocumentFragment => {
  const fragment = document.createDocumentFragment();
  fragment.append(make('span', { lang: 'en' }, en), make('span', { lang: 'zh-Hans' }, zh));
  return fragment;
};

/** A small line drawing, from the `d` of its path. */
export const drawing = (d: string): SVGSVGElement => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: '20',
    height: '20',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(name, value);
  }
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
};

export const button = (
  label: Child,
  onClick: () => void,
  attributes: Readonly<Record<string, string>> = {},
) => {
  const element = make('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', onClick);
  return element;
};

/** A button that puts a text on the clipboard and says so. */
export const copyButton = (text: string): HTMLButtonElement => {
  const element = button(text, () => void copy(), { class: 'copy', title: 'Copy' });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text.replaceAll(' ', ''));
      element.replaceChildren('✓ ', text);
      setTimeout(() => element.replaceChildren(text), 1500);
    } catch {
      // No permission to copy: the text is selected instead.
      getSelection()?.selectAllChildren(element);
    }
  };
  return element;
};
