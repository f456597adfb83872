/** Looks into a page's bytes before anything decodes them: format, size in pixels, and whether the file is whole. */
import { err, ok, type Result } from './result.ts';

export interface PageImage {
  readonly mime: 'image/png' | 'image/jpeg';
  readonly widthPx: number;
  readonly heightPx: number;
}

/** `tooLarge`: an image bomb; decoding it would take more memory than any page of paper needs. */
export type PageImageFault = 'truncated' | 'unknownFormat' | 'tooLarge';

/** A0 at 300 dpi is 9933 × 14043; a sheet of A4 at 1200 dpi 9921 × 14031. */
const MAX_SIDE_PX = 16_384;
const MAX_PIXELS = 150_000_000;

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The closing IEND chunk, always the same twelve bytes. */
const PNG_TAIL = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const IHDR = [0x49, 0x48, 0x44, 0x52];

const holds = (bytes: Uint8Array, at: number, part: readonly number[]): boolean =>
  at >= 0 && part.every((byte, i) => bytes[at + i] === byte);

function readPng(bytes: Uint8Array, view: DataView): Result<PageImage, PageImageFault> {
  const whole = bytes.length >= 45 && holds(bytes, 12, IHDR) && holds(bytes, bytes.length - 12, PNG_TAIL);
  if (!whole) return err('truncated');
  return ok({ mime: 'image/png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) });
}

function readJpeg(bytes: Uint8Array, view: DataView): Result<PageImage, PageImageFault> {
  if (!holds(bytes, bytes.length - 2, [0xff, 0xd9])) return err('truncated');
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return err('truncated');
    // start of frame: C0–CF but not the tables C4, C8 and CC
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return ok({ mime: 'image/jpeg', heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) });
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return err('truncated'); // counts itself: less would never move on
    at += 2 + length;
  }
  return err('truncated');
}

export function readImage(bytes: Uint8Array): Result<PageImage, PageImageFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isJpeg = holds(bytes, 0, [0xff, 0xd8]);
  if (!isJpeg && !holds(bytes, 0, PNG_HEAD)) return err('unknownFormat');
  const image = isJpeg ? readJpeg(bytes, view) : readPng(bytes, view);
  if (!image.ok) return image;
  const { widthPx, heightPx } = image.value;
  if (widthPx === 0 || heightPx === 0) return err('truncated');
  return Math.max(widthPx, heightPx) > MAX_SIDE_PX || widthPx * heightPx > MAX_PIXELS
    ? err('tooLarge')
    : image;
}
