import { deep } from './deep.ts';

/** What can be pressed or typed into. */
const CONTROLS = 'a[href], button, input, select, textarea, summary, [role=button], [tabindex="0"]';

/** WCAG 2.5.8: CSS pixels, in both directions. */
const LEAST_TARGET = 24;

export const main = (): HTMLElement => document.querySelector('main') ?? document.body;

export const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });

/** What a host page puts inside of an element is the host's. */
export const isOurs = (element: Element): boolean => element.getRootNode() instanceof ShadowRoot;

const named = (element: Element): string => {
  const host = (element.getRootNode() as ShadowRoot).host?.localName ?? '';
  const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ');
  const about = element.id
    ? `#${element.id}`
    : element.className
      ? `.${String(element.getAttribute('class'))}`
      : '';
  return `${host} ${element.localName}${about} “${text.slice(0, 40)}”`;
};

/** What can be pressed for a control: its own box, that of the labels that press it, and what these spread over. */
const targetsOf = (control: HTMLElement): DOMRect[] => {
  const labels = 'labels' in control ? [...((control.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
  const spread = labels.flatMap((label) =>
    getComputedStyle(label, '::after').position === 'absolute' ? (label.offsetParent ?? []) : [],
  );
  return [control, ...labels, ...spread].flatMap((each) => [...each.getClientRects()]);
};

/** Controls that are too small to be hit. */
export const smallTargets = (): string[] =>
  deep(main(), CONTROLS)
    .filter((control) => isOurs(control) && isShown(control) && !control.matches(':disabled'))
    .filter((control) => {
      const rects = targetsOf(control);
      return !rects.some(
        ({ width, height }) => width >= LEAST_TARGET - 0.01 && height >= LEAST_TARGET - 0.01,
      );
    })
    .map((control) => {
      const { width, height } = control.getBoundingClientRect();
      return `target of ${width.toFixed(1)} × ${height.toFixed(1)}: ${named(control)}`;
    });

/** Is a thing inside of one that scrolls sideways by itself, or that is made to be out of sight? */
export const isLetGo = (element: Element): boolean => {
  for (let each: Element | null = element; each; each = parentOf(each)) {
    if (each.matches('.visually-hidden, svg *')) return true;
    const { overflowX } = getComputedStyle(each);
    if (each !== element && (overflowX === 'auto' || overflowX === 'scroll')) return true;
  }
  return false;
};

const parentOf = (element: Element): Element | null =>
  element.assignedSlot ??
  element.parentElement ??
  ((element.getRootNode() as ShadowRoot).host as Element | undefined) ??
  null;

/** What stands out of its element to a side, or is cut off in it: whoever reads has to scroll sideways, or loses it. */
export const overflows = (): string[] => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const page = scrollWidth > clientWidth ? [`the page is ${scrollWidth} of ${clientWidth} px wide`] : [];
  const root = main().getBoundingClientRect();
  // What is above the page has the whole window, also where only the page is narrow.
  const placeOf = (element: Element): Pick<DOMRect, 'left' | 'right'> =>
    element.closest(':popover-open') ? { left: 0, right: clientWidth } : root;
  const out = deep(main(), '*')
    .filter((element) => isShown(element) && !isLetGo(element))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const place = placeOf(element);
      return width > 0 && (left < place.left - 0.5 || right > place.right + 0.5);
    })
    .map((element) => `out of the page: ${named(element)}`);
  const cut = deep(main(), '*')
    .filter((element) => isShown(element) && !isLetGo(element) && !(element instanceof HTMLInputElement))
    .filter((element) => {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
      const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      return (
        element.clientWidth > 0 &&
        // What stands in a few lines of a card is whole in its details.
        textOverflow !== 'ellipsis' &&
        webkitLineClamp === 'none' &&
        ((clips(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (clips(overflowY) && element.scrollHeight > element.clientHeight + 1))
      );
    })
    .map((element) => `cut off: ${named(element)}`);
  return [...page, ...out, ...cut];
};
