import { deep } from './deep.ts';
import { isLetGo, isShown, main } from './look.ts';

/**
 * Lines whose signs do not follow each other from left to right. Our languages are written so, on a page of any
 * direction: “1.5 GB” must not become “GB 1.5”, nor a full stop stand before its sentence.
 */
export const readsWrong = (): string[] =>
  deep(main(), '*')
    .filter((element) => isShown(element) && isBlock(element) && !isLetGo(element))
    .flatMap((block) => textsOf(block).flatMap((texts) => linesOf(texts.flatMap(signsOf))))
    .filter((line) => line.some(({ left }, at) => at > 0 && left < (line[at - 1]?.left ?? 0) - 1))
    .map((line) => `“${textOf(line)}” reads as “${textOf([...line].sort((a, b) => a.left - b.left))}”`);

const isBlock = (element: Element): boolean => !getComputedStyle(element).display.startsWith('inline');
const isFlexible = (element: Element): boolean => /flex|grid/.test(getComputedStyle(element).display);

/** The texts that a block itself sets, those together that share their lines. */
const textsOf = (block: Element): Text[][] => {
  const texts = textNodes(block);
  return isFlexible(block) ? texts.map((text) => [text]) : [texts];
};

const textNodes = (within: Node): Text[] =>
  [...within.childNodes].flatMap((node) => {
    if (node instanceof Text) return node.data.trim() === '' ? [] : [node];
    return node instanceof HTMLElement && getComputedStyle(node).display === 'inline' ? textNodes(node) : [];
  });

/** A sign of a text, and where it stands. */
interface Sign {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

const signsOf = (text: Text): Sign[] =>
  Array.from({ length: text.length }, (_, at) => signAt(text, at)).filter(
    ({ text, height }) => text.trim() !== '' && height > 0,
  );

const signAt = (text: Text, at: number): Sign => {
  const range = new Range();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  // Where a line is broken, some browsers give the end of the one before as well.
  const { left, top, width, height } = [...range.getClientRects()].at(-1) ?? new DOMRect();
  return { text: width === 0 ? '' : (text.data[at] ?? ''), left, top, height };
};

const linesOf = (signs: readonly Sign[]): Sign[][] => {
  const lines: Sign[][] = [];
  for (const sign of signs) {
    const last = lines.at(-1)?.at(-1);
    if (last && Math.abs(sign.top - last.top) < sign.height / 2) lines.at(-1)?.push(sign);
    else lines.push([sign]);
  }
  return lines;
};

const textOf = (signs: readonly Sign[]): string => signs.map(({ text }) => text).join('');
