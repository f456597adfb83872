/** Turns SANE's own raw picture (PNM) into a PNG, without loss: what is scanned after a picture writer has crashed. */
import { crc32, deflateSync } from 'node:zlib';
import { err, ok, type Result } from '../../main/contract/result.ts';

interface RawPicture {
  readonly kind: 'bilevel' | 'gray' | 'color';
  readonly width: number;
  readonly height: number;
  readonly bits: 1 | 8 | 16;
  readonly pixels: Uint8Array;
}

const KINDS = { P4: 'bilevel', P5: 'gray', P6: 'color' } as const;
const MAX_SIDE_PX = 16_384;
/** The header is a few words; whatever comes later is not looked at for words. */
const HEADER_BYTES = 400;

const bytesPerRow = (kind: RawPicture['kind'], width: number, bits: number): number =>
  kind === 'bilevel' ? (width + 7) >> 3 : (width * (kind === 'color' ? 3 : 1) * bits) >> 3;

/** `truncated`: fewer pixels than the header says. */
export function readPnm(file: Uint8Array): Result<RawPicture, 'truncated' | 'unknownFormat'> {
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, HEADER_BYTES)).toString('latin1'); // prettier-ignore
  const comment = '(?:\\s+(?:#[^\\n]*\\n\\s*)*)';
  const words = new RegExp(`^(P4)${comment}(\\d{1,5})${comment}(\\d{1,5})\\s|^(P[56])${comment}(\\d{1,5})${comment}(\\d{1,5})${comment}(255|65535)\\s`).exec(head); // prettier-ignore
  if (words === null) return err('unknownFormat');
  const [whole, p4, w4, h4, p56, w56, h56, max] = words;
  const kind = KINDS[(p4 ?? p56) === 'P4' ? 'P4' : p56 === 'P5' ? 'P5' : 'P6'];
  const [width, height] = [Number(w4 ?? w56), Number(h4 ?? h56)];
  if (width === 0 || height === 0 || width > MAX_SIDE_PX || height > MAX_SIDE_PX) return err('unknownFormat');
  const bits = kind === 'bilevel' ? 1 : max === '65535' ? 16 : 8;
  const pixels = file.subarray(whole.length, whole.length + bytesPerRow(kind, width, bits) * height);
  return pixels.length < bytesPerRow(kind, width, bits) * height
    ? err('truncated')
    : ok({ kind, width, height, bits, pixels });
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The PNG file of a raw picture; the raw one is zeroed. */
export function pngOf(picture: RawPicture): Uint8Array<ArrayBuffer> {
  const { kind, width, height, bits, pixels } = picture;
  const row = bytesPerRow(kind, width, bits);
  const lines = Buffer.alloc((row + 1) * height); // each line begins with filter 0
  for (let y = 0; y < height; y++) {
    const line = pixels.subarray(y * row, (y + 1) * row);
    // PBM's 1 is black, PNG's is white
    lines.set(kind === 'bilevel' ? line.map((byte) => byte ^ 0xff) : line, y * (row + 1) + 1);
  }
  pixels.fill(0);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, kind === 'color' ? 2 : 0, 0, 0, 0], 8);
  const packed = deflateSync(lines, { level: 3 });
  lines.fill(0);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const file = Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]); // prettier-ignore
  return new Uint8Array(file);
}
