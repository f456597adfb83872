/** Ink on a canvas: whose it is says a colour and, for who does not see it, a sign with the number of the seat. */
import { INK } from '../../../main/contract/coview.ts';
import { pointsOf, type Mark } from '../../../main/contract/ink.ts';
import type { LiveRole } from '../../../main/contract/live.ts';

/** Each at least 4.5 to 1 on white. */
export const ROLE_INK: Readonly<Record<LiveRole, string>> = {
  booth: '#0b57d0', party: '#a3231b', agent: '#8a3ffc', interpreter: '#1c6146', mediator: '#17506b',
  judicialOfficer: '#7a4a00', policeOfficer: '#9f1853', judge: '#18222c',
  plaintiff: '#0b57d0', defendant: '#a3231b', thirdParty: '#8a3ffc', witness: '#1c6146',
}; // prettier-ignore

interface Size {
  readonly width: number;
  readonly height: number;
}
/** As a share of the page's width. */
const LINE = 0.0028;
const SIGN = 0.02;
/** A sign is set where a hand begins anew, not at each stroke of a word. */
const APART = 0.12 * INK.side;

export interface SignedStroke {
  readonly seat: number;
  readonly role: LiveRole;
  readonly points: readonly number[];
  /** Of an earlier session: broken lines, its sign with a mark of its own. */
  readonly earlier?: boolean;
}

export const strokesOf = (marks: readonly Mark[], earlier = false): readonly SignedStroke[] =>
  marks.flatMap(({ seat, role, body }) =>
    body.kind === 'stroke' ? [{ seat, role, points: pointsOf(body.pieces), earlier }] : [],
  );

export function drawInk(
  brush: CanvasRenderingContext2D,
  size: Size,
  strokes: readonly SignedStroke[],
  signOf: (role: LiveRole, earlier: boolean) => string,
): void {
  brush.clearRect(0, 0, size.width, size.height);
  const signed = new Map<string, readonly [number, number]>();
  for (const { seat, role, points, earlier = false } of strokes) {
    const [x, y] = points;
    if (x === undefined || y === undefined) continue;
    brush.setLineDash(earlier ? [size.width / 100, size.width / 150] : []);
    drawStroke(brush, size, points, ROLE_INK[role]);
    const hand = `${seat} ${earlier}`;
    const last = signed.get(hand);
    if (last !== undefined && Math.hypot(x - last[0], y - last[1]) < APART) continue;
    signed.set(hand, [x, y]);
    drawSign(brush, size, [x, y], `${signOf(role, earlier)}${seat}`, ROLE_INK[role]);
  }
}

const at = (value: number, length: number): number => (value / INK.side) * length;

function drawStroke(
  brush: CanvasRenderingContext2D,
  { width, height }: Size,
  points: readonly number[],
  colour: string,
): void {
  brush.strokeStyle = colour;
  brush.lineWidth = Math.max(2, LINE * width);
  brush.lineCap = 'round';
  brush.lineJoin = 'round';
  brush.beginPath();
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [at(points[i] ?? 0, width), at(points[i + 1] ?? 0, height)];
    if (i === 0) brush.moveTo(x, y);
    // A dot is a line to itself.
    brush.lineTo(x, y);
  }
  brush.stroke();
}

function drawSign(
  brush: CanvasRenderingContext2D,
  { width, height }: Size,
  [x, y]: readonly [number, number],
  sign: string,
  colour: string,
): void {
  const tall = SIGN * width;
  brush.font = `700 ${tall}px sans-serif`;
  const wide = brush.measureText(sign).width + tall * 0.5;
  const left = Math.min(Math.max(0, at(x, width) - wide), width - wide);
  const top = Math.max(0, at(y, height) - tall * 1.5);
  brush.fillStyle = colour;
  brush.fillRect(left, top, wide, tall * 1.3);
  brush.fillStyle = '#fff';
  brush.textBaseline = 'middle';
  brush.fillText(sign, left + tall * 0.25, top + tall * 0.68);
}
