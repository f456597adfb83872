/** Where things stand on a signature pad's own screen: text above, white for writing, buttons of one size (ux.md 55, 57). */
import type { PadArea, PadButton, PadScreen } from '../../contract/devices.ts';

export interface PadLine {
  readonly area: PadArea;
  /** Font sizes in pixels, the first that fits is taken; the last is used and wrapped where none does. */
  readonly sizes: readonly number[];
}

export interface PadLayout {
  readonly title: PadLine;
  readonly facts: PadLine;
  readonly digest: PadLine;
  readonly writing: PadArea;
  readonly baseLine: { readonly x: number; readonly y: number; readonly width: number };
  readonly buttons: readonly { readonly id: PadButton; readonly area: PadArea }[];
  readonly buttonSize: number;
  readonly stroke: number;
}

/** Cancelling left, confirming right, as on the page; no larger and no darker than the others. */
const ORDER: readonly PadButton[] = ['cancel', 'again', 'confirm'];
/** Below this height there is no room for buttons under the writing: they stand beside it. */
const FLAT = 160;

const area = (x: number, y: number, width: number, height: number): PadArea => ({ x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }); // prettier-ignore

function baseLineIn({ x, y, width, height }: PadArea): PadLayout['baseLine'] {
  return {
    x: x + Math.round(width * 0.04),
    y: y + Math.round(height * 0.8),
    width: Math.round(width * 0.92),
  };
}

export function padLayout({ width, height }: PadScreen): PadLayout {
  return height < FLAT ? flat(width, height) : tall(width, height);
}

function tall(width: number, height: number): PadLayout {
  const margin = Math.max(4, Math.round(width / 60));
  const unit = Math.min(width / 800, height / 480);
  const inner = width - 2 * margin;
  const size = (pixels: number, least: number): number => Math.max(least, Math.round(pixels * unit));
  const rows = [size(46, 22), size(34, 18), size(30, 17)] as const;
  const button = size(72, 34);
  const top = margin + rows[0];
  const under = top + rows[1];
  const buttonsAt = height - margin - button;
  const writingAt = under + rows[2] + Math.round(margin / 2);
  const each = (inner - margin * (ORDER.length - 1)) / ORDER.length;
  const writing = area(0, writingAt, width, buttonsAt - Math.round(margin / 2) - writingAt);
  return {
    title: { area: area(margin, margin / 2, inner, rows[0]), sizes: [size(34, 18), size(28, 16), size(22, 14), size(16, 12)] }, // prettier-ignore
    facts: { area: area(margin, top, inner, rows[1]), sizes: [size(26, 15), size(22, 14), size(18, 13), size(14, 12)] }, // prettier-ignore
    digest: { area: area(margin, under, inner, rows[2]), sizes: [size(22, 14), size(18, 13), size(15, 12)] },
    writing,
    baseLine: baseLineIn(writing),
    buttons: ORDER.map((id, i) => ({
      id,
      area: area(margin + i * (each + margin), buttonsAt, each, button),
    })),
    buttonSize: size(30, 17),
    stroke: size(3, 2),
  };
}

/** STU-300: 396 × 100. */
function flat(width: number, height: number): PadLayout {
  const margin = 3;
  const column = Math.round(width * 0.2);
  const inner = width - column - 3 * margin;
  const row = Math.round(height * 0.17);
  const each = (height - margin * (ORDER.length + 1)) / ORDER.length;
  const writing = area(0, row * 2 + 2, width - column - 2 * margin, height - row * 2 - 2);
  const half = Math.round(inner * 0.4);
  return {
    title: { area: area(margin, 1, half, row), sizes: [15, 14, 13, 12] },
    facts: { area: area(margin, 1 + row, inner, row), sizes: [14, 13, 12] },
    digest: { area: area(margin + half, 1, inner - half, row), sizes: [13, 12, 11] },
    writing,
    baseLine: baseLineIn(writing),
    buttons: ORDER.map((id, i) => ({ id, area: area(width - column - margin, margin + i * (each + margin), column, each) })), // prettier-ignore
    buttonSize: 15,
    stroke: 1,
  };
}
