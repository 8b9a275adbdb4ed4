import { html, nothing } from 'lit';
import { code128 } from './code-128.ts';
import { qrCode } from './qr.ts';

/** Light modules that a scanner needs on each side. */
const QR_QUIET = 4;
const BAR_QUIET = 10;

/** How wide a QR code is drawn, in px, about, and how wide each of its modules is at least. */
const QR_WIDTH = 280;
const LEAST_MODULE = 3;

/** A QR code that is crisp at every size; `undefined` where the text is too long for one. @param label says what it is for */
export const drawQr = (text: string, label: string): unknown => {
  const rows = qrCode(text);
  return rows && drawing('qr', label, rows, [QR_QUIET, QR_QUIET]);
};

/** A Code 128, as high as its place; `undefined` where it cannot hold the text. */
export const drawBarcode = (text: string, label: string): unknown => {
  const row = code128(text);
  return row && drawing('barcode', label, [row], [BAR_QUIET, 0]);
};

const drawing = (
  kind: 'qr' | 'barcode',
  label: string,
  rows: readonly string[],
  [aside, above]: readonly [number, number],
): unknown => {
  const width = (rows[0]?.length ?? 0) + 2 * aside;
  const height = rows.length + 2 * above;
  // Whole pixels for each module, or they would not be of one size.
  const drawnWidth = kind === 'qr' && width * Math.max(LEAST_MODULE, Math.floor(QR_WIDTH / width));
  return html`<svg class=${kind} role="img" aria-label=${label} width=${drawnWidth || nothing} viewBox="0 0 ${width} ${height}"
    preserveAspectRatio=${kind === 'qr' ? 'xMidYMid' : 'none'} shape-rendering="crispEdges">
    <rect width=${width} height=${height} fill="#fff"></rect>
    <path d=${darkRuns(rows, aside, above)}></path>
  </svg>`;
};

/** A rectangle for each run of dark modules: side by side they would leave hairlines between them. */
const darkRuns = (rows: readonly string[], left: number, top: number): string =>
  rows
    .map((row, y) =>
      [...row.matchAll(/1+/g)]
        .map(({ index, 0: { length } }) => `M${left + index} ${top + y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('');
