import { deep } from './deep.ts';
import { isShown, main } from './look.ts';

const CONTROLS = 'a[href], button, input, select, textarea, summary';

/** WCAG 1.4.11: of what tells that something is there, to what is around it. */
const LEAST_CONTRAST = 3;

/** Controls on which the focus of a keyboard is not seen, or only faintly. */
export const faintFocus = (): string[] =>
  deep(main(), CONTROLS)
    .filter((control) => control.getRootNode() instanceof ShadowRoot && isShown(control))
    .flatMap((control) => {
      control.focus({ focusVisible: true, preventScroll: true } as FocusOptions);
      const ring = ringOf(control);
      const name = `${control.localName} “${(control.textContent ?? '').trim().slice(0, 30)}”`;
      if (!ring) return [`no ring around ${name}`];
      const contrast = contrastOf(ring.colour, backgroundOf(ring.part));
      return contrast < LEAST_CONTRAST ? [`a ring of ${contrast.toFixed(2)} : 1 around ${name}`] : [];
    });

/** What is drawn around a control, or around what stands for it. */
const ringOf = (control: HTMLElement): { readonly colour: string; readonly part: Element } | undefined => {
  const label = control.closest('label');
  const parts = [control, ...(label ? [label, ...label.querySelectorAll('*')] : [])];
  for (const part of parts.filter((each) => !each.matches('.visually-hidden'))) {
    for (const pseudo of [undefined, '::after']) {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part, pseudo);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2)
        return { colour: outlineColor, part };
    }
  }
  return undefined;
};

/** Edges of fields and choices that are too faint to be seen, on their own ground or on the one around. */
export const faintEdges = (): string[] =>
  deep(main(), 'input:not(.visually-hidden), select, textarea, .chip, .button-quiet')
    .filter((control) => control.getRootNode() instanceof ShadowRoot && isShown(control))
    .filter((control) => getComputedStyle(control).appearance === 'none' || !control.matches('input, select'))
    .flatMap((control) => {
      const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(control);
      const around = backgroundOf(control.parentElement ?? main());
      const best = Math.max(
        Number.parseFloat(borderTopWidth) > 0 ? contrastOf(borderTopColor, around) : 0,
        contrastOf(backgroundColor, around),
      );
      return best < LEAST_CONTRAST
        ? [`an edge of ${best.toFixed(2)} : 1 around ${control.localName}.${control.className}`]
        : [];
    });

const backgroundOf = (element: Element): string => {
  for (let each: Element | null = element.parentElement ?? hostOf(element); each; ) {
    const { backgroundColor } = getComputedStyle(each);
    if (pixelOf(backgroundColor)[3] === 255) return backgroundColor;
    each = each.assignedSlot ?? each.parentElement ?? hostOf(each);
  }
  return 'Canvas';
};

const hostOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** A colour of any notation, as the screen has it. */
const pixelOf = (colour: string): readonly number[] => {
  if (!context) throw new Error('There is no canvas.');
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};

const contrastOf = (one: string, other: string): number => {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
};

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = pixelOf(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
