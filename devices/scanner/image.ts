/** Looks into a page's bytes: its size in pixels, and whether the file is whole. */
import { err, ok, type Result } from '../../main/contract/result.ts';

export interface PageImage {
  readonly mime: 'image/png' | 'image/jpeg';
  readonly widthPx: number;
  readonly heightPx: number;
}

const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex');
/** The closing IEND chunk, always the same twelve bytes. */
const PNG_TAIL = Buffer.from('0000000049454e44ae426082', 'hex');

function readPng(bytes: Buffer): Result<PageImage, 'truncated'> {
  if (bytes.length < 45 || !bytes.subarray(-12).equals(PNG_TAIL)) return err('truncated');
  return ok({ mime: 'image/png', widthPx: bytes.readUInt32BE(16), heightPx: bytes.readUInt32BE(20) });
}

function readJpeg(bytes: Buffer): Result<PageImage, 'truncated'> {
  if (bytes[bytes.length - 2] !== 0xff || bytes[bytes.length - 1] !== 0xd9) return err('truncated');
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return err('truncated');
    // start of frame: C0–CF but not the tables C4, C8 and CC
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return ok({
        mime: 'image/jpeg',
        heightPx: bytes.readUInt16BE(at + 5),
        widthPx: bytes.readUInt16BE(at + 7),
      });
    }
  }
  return err('truncated');
}

export function readImage(file: Uint8Array): Result<PageImage, 'truncated' | 'unknownFormat'> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const image = bytes.subarray(0, 8).equals(PNG_HEAD) ? readPng(bytes) : bytes[0] === 0xff && bytes[1] === 0xd8 ? readJpeg(bytes) : err('unknownFormat' as const); // prettier-ignore
  if (!image.ok) return image;
  return image.value.widthPx > 0 && image.value.heightPx > 0 ? image : err('truncated');
}
