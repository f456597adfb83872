/** What the first bytes of a PNG or JPEG promise – kind, size, depth, way up – read before any of it is decoded. */
import { err, ok, type Result } from '../../contract/result.ts';
import type { PageError } from './pageError.ts';

export interface ImageHeader {
  readonly mime: 'image/png' | 'image/jpeg';
  /** As stored, before `orientation` turns it. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bitsPerSample: number;
  /** 1 gray, 3 colour, 4 CMYK or colour with transparency. */
  readonly channels: number;
  /** EXIF 1 … 8; 1 is upright. */
  readonly orientation: number;
}

/** A4 at 600 dpi is 34.8 million pixels. */
export const PIXELS_MAX = 34_900_000;
export const SIDE_MAX = 20_000;

/** An error is `notAnImage`, `truncated` or `tooLarge`; nothing throws whatever the bytes are. */
export function readHeader(bytes: Uint8Array): Result<ImageHeader, PageError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = startsWith(bytes, PNG)
    ? pngHeader(view)
    : startsWith(bytes, [0xff, 0xd8])
      ? jpegHeader(view)
      : err({ kind: 'notAnImage' } as const);
  if (!header.ok) return header;
  const { widthPx, heightPx } = header.value;
  if (widthPx === 0 || heightPx === 0) return err({ kind: 'notAnImage' });
  return widthPx > SIDE_MAX || heightPx > SIDE_MAX || widthPx * heightPx > PIXELS_MAX
    ? err({ kind: 'tooLarge' })
    : header;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte);

const IHDR = 0x49484452;
/** Samples a pixel by PNG colour type; a palette counts as colour. */
const PNG_CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 3, 4: 4, 6: 4 };

function pngHeader(view: DataView): Result<ImageHeader, PageError> {
  if (view.byteLength < 33) return err({ kind: 'truncated' });
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== IHDR) return err({ kind: 'notAnImage' });
  const channels = PNG_CHANNELS[view.getUint8(25)];
  if (channels === undefined) return err({ kind: 'notAnImage' });
  return ok({
    mime: 'image/png',
    widthPx: view.getUint32(16),
    heightPx: view.getUint32(20),
    bitsPerSample: view.getUint8(24),
    channels,
    orientation: 1,
  });
}

/** Start of frame: C0 … CF without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** ISO/IEC 10918-1 B.1.1.3: these markers stand alone. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

function jpegHeader(view: DataView): Result<ImageHeader, PageError> {
  let orientation = 1;
  for (let at = 2; ;) {
    // Any number of fill bytes FF may stand before a marker.
    while (at < view.byteLength && view.getUint8(at) === 0xff) at += 1;
    if (at >= view.byteLength) return err({ kind: 'truncated' });
    const marker = view.getUint8(at);
    if (view.getUint8(at - 1) !== 0xff) return err({ kind: 'damaged' });
    at += 1;
    if (isAlone(marker)) continue;
    if (marker === 0xd9 || marker === 0xda) return err({ kind: 'damaged' }); // picture or end before any frame
    if (at + 2 > view.byteLength) return err({ kind: 'truncated' });
    const length = view.getUint16(at);
    if (length < 2) return err({ kind: 'damaged' });
    const end = at + length;
    if (end > view.byteLength) return err({ kind: 'truncated' });
    if (isFrame(marker)) {
      if (length < 8) return err({ kind: 'damaged' });
      return ok({
        mime: 'image/jpeg',
        bitsPerSample: view.getUint8(at + 2),
        heightPx: view.getUint16(at + 3),
        widthPx: view.getUint16(at + 5),
        channels: view.getUint8(at + 7),
        orientation,
      });
    }
    if (marker === 0xe1) orientation = exifOrientation(view, at + 2, end) ?? orientation;
    at = end;
  }
}

const ORIENTATION_TAG = 0x0112;
const ENTRIES_MAX = 200;

/** The orientation in the first directory of an EXIF segment; null where there is none. */
function exifOrientation(view: DataView, start: number, end: number): number | null {
  const tiff = start + 6;
  if (tiff + 8 > end || view.getUint32(start) !== 0x45786966) return null; // "Exif"
  const order = view.getUint16(tiff);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return null;
  const entries = Math.min(ENTRIES_MAX, view.getUint16(directory, little));
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > end) return null;
    if (view.getUint16(entry, little) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
