/** A signature as a grey picture, black on white, at a resolution that prints in true size. */
import { crc32, deflateSync } from 'node:zlib';
import { strokesOf, type CapturedSample, type SignatureCapture } from '../signatureCapture.ts';
import { penWidth } from './pen.ts';

const DOTS_PER_MM = 300 / 25.4;
/** A pad as large as a sheet is drawn smaller rather than in more pixels than this a side. */
const MOST_PIXELS = 4000;
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly pixels: Uint8Array;
}

/** Darkens what lies within half a width of the line; the outermost pixel is part grey. */
function drawLine({ width, height, scale, pixels }: Canvas, from: CapturedSample, to: CapturedSample): void {
  const [ax, ay, bx, by] = [from.x, from.y, to.x, to.y].map((mm) => mm * scale) as [number, number, number, number]; // prettier-ignore
  const radius = Math.max(0.5, (penWidth(to) * scale) / 2);
  const long = (bx - ax) ** 2 + (by - ay) ** 2;
  const reach = radius + 1;
  const [left, right] = [Math.max(0, Math.floor(Math.min(ax, bx) - reach)), Math.min(width - 1, Math.ceil(Math.max(ax, bx) + reach))]; // prettier-ignore
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(ay, by) - reach)), Math.min(height - 1, Math.ceil(Math.max(ay, by) + reach))]; // prettier-ignore
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const share = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)); // prettier-ignore
      const off = Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
      const grey = Math.round(255 * Math.min(1, Math.max(0, off - radius + 0.5)));
      const at = y * width + x;
      if (grey < (pixels[at] ?? 255)) pixels[at] = grey;
    }
  }
} // prettier-ignore

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function encode({ width, height, scale, pixels }: Canvas): Uint8Array {
  const raw = Buffer.alloc((width + 1) * height); // each row begins with its filter: none
  for (let y = 0; y < height; y++) raw.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const density = Buffer.alloc(9);
  density.writeUInt32BE(Math.round(scale * 1000), 0);
  density.writeUInt32BE(Math.round(scale * 1000), 4);
  density[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function toPng(capture: SignatureCapture): Uint8Array {
  const { widthMm, heightMm } = capture;
  const scale = Math.min(DOTS_PER_MM, MOST_PIXELS / Math.max(widthMm, heightMm));
  const [width, height] = [Math.max(1, Math.ceil(widthMm * scale)), Math.max(1, Math.ceil(heightMm * scale))];
  const canvas: Canvas = { width, height, scale, pixels: new Uint8Array(width * height).fill(255) };
  for (const stroke of strokesOf(capture)) {
    for (const [i, to] of stroke.entries()) drawLine(canvas, stroke[i - 1] ?? to, to);
  }
  return encode(canvas);
}
