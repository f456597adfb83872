/** A picture as JPEG, written in stripes: each on a thread of its own while the next one is drawn, and joined as ISO/IEC 10918-1 E.1.4 lets one restart. */
import sharp from 'sharp';
import type { Size } from './homography.ts';
import { PIXELS_MAX } from './imageHeader.ts';
import type { Drawn } from './sheet.ts';

/** Enough that the first is written soon and the last does not take long. */
const STRIPES = 4;
/** A restart interval is told in 16 bits. */
const UNITS_MAX = 65_535;

export interface Writing {
  readonly quality: number;
  readonly dpi: number;
  readonly seconds: number;
}

/** Its pixels are the same as if it were written in one piece. */
export async function jpegOf(picture: Drawn, writing: Writing): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, channels, data } = picture;
  const unit = unitOf(channels);
  const across = Math.ceil(width / unit);
  const down = Math.min(Math.ceil(height / unit / STRIPES), Math.floor(UNITS_MAX / across));
  const stripes: Promise<Buffer>[] = [];
  for (let from = 0; from < height; from += down * unit) {
    const end = Math.min(height, from + down * unit);
    picture.draw(from, end);
    const rows = data.subarray(from * width * channels, end * width * channels);
    stripes.push(written(rows, { width, height: end - from }, channels, writing));
  }
  // Nobody may still read the picture when one of them fails: it is wiped and given back then.
  await Promise.allSettled(stripes);
  return joined(await Promise.all(stripes), height, across * down, writing.dpi);
}

/** Pixels a side of what is coded together: of colours, every other pixel is kept both ways. */
const unitOf = (channels: number): number => (channels === 1 ? 8 : 16);

const written = (
  rows: Uint8Array,
  size: Size,
  channels: number,
  { quality, seconds }: Writing,
): Promise<Buffer> =>
  sharp(rows, { raw: { ...size, channels: channels === 1 ? 1 : 3 }, limitInputPixels: 2 * PIXELS_MAX })
    .timeout({ seconds })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    // Looking for better Huffman tables more than doubles the time; the same ones for all stripes are needed anyhow.
    .jpeg({ quality, chromaSubsampling: '4:2:0', optimiseCoding: false })
    .toBuffer();

const START = [0xff, 0xd8];
const END_LENGTH = 2;

/** The head of the first stripe with the whole height, then what is coded of each, a restart marker between them. */
function joined(
  stripes: readonly Buffer[],
  height: number,
  interval: number,
  dpi: number,
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  for (const [i, stripe] of stripes.entries()) {
    const { frame, scan, coded } = placesIn(stripe);
    if (i === 0) {
      stripe.writeUInt16BE(height, frame + 5);
      pieces.push(Buffer.from(START), density(dpi), stripe.subarray(START.length, scan), restarts(interval), stripe.subarray(scan, coded)); // prettier-ignore
    } else pieces.push(Buffer.from([0xff, 0xd0 + ((i - 1) % 8)]));
    pieces.push(stripe.subarray(coded, stripe.length - (i === stripes.length - 1 ? 0 : END_LENGTH)));
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** Where the markers of frame and scan stand, and where what is coded begins. */
function placesIn(jpeg: Buffer): { readonly frame: number; readonly scan: number; readonly coded: number } {
  let frame = 0;
  for (let at = START.length; ; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg.readUInt16BE(at);
    if (marker === 0xffc0) frame = at;
    if (marker === 0xffda) return { frame, scan: at, coded: at + 2 + jpeg.readUInt16BE(at + 2) };
  }
}

/** The JFIF segment; JPEG alone does not tell how large a picture is on paper. */
function density(dpi: number): Buffer {
  const segment = Buffer.from('ffe000104a46494600010101000000000000', 'hex');
  segment.writeUInt16BE(dpi, 12);
  segment.writeUInt16BE(dpi, 14);
  return segment;
}

function restarts(interval: number): Buffer {
  const segment = Buffer.from('ffdd00040000', 'hex');
  segment.writeUInt16BE(interval, 4);
  return segment;
}
