/** The photo of a card: what a decoder must give, and the port behind which one may stand (devices.md A.8). */
import { err, ok, type Result } from '../../main/contract/result.ts';

export interface DecodedPhoto {
  /** A whole 24-bit BMP file of 102 by 126 pixels. */
  readonly bmp: Uint8Array<ArrayBuffer>;
}

/** Why there is no picture; the card itself is read all the same. */
export type PhotoFault =
  /** This booth has no decoder: the codec is its institute's, and nothing of it is shipped. */
  | 'noDecoder'
  | 'notStarted'
  | 'tooSlow'
  /** It ended with an error, or without writing a file. */
  | 'failed'
  | 'wrongSize'
  | 'notABmp';

export interface PhotoDecoder {
  /** `wlt`: the 1,024 bytes off the card. They are the caller's to overwrite once this has resolved. */
  decode(wlt: Uint8Array): Promise<Result<DecodedPhoto, PhotoFault>>;
}

export const noPhotoDecoder: PhotoDecoder = { decode: () => Promise.resolve(err('noDecoder')) };

export const PHOTO = { widthPx: 102, heightPx: 126 } as const;
const HEADER_BYTES = 54;
const BITS_PER_PIXEL = 24;
/** Rows are padded to four bytes. */
const ROW_BYTES = Math.ceil((PHOTO.widthPx * 3) / 4) * 4;
export const PHOTO_FILE_BYTES = HEADER_BYTES + ROW_BYTES * PHOTO.heightPx;

/** A decoder is another's program: what it wrote is looked at before anybody shows it. */
export function checkPhoto(bmp: Uint8Array<ArrayBuffer>): Result<DecodedPhoto, 'wrongSize' | 'notABmp'> {
  if (bmp.length < HEADER_BYTES || bmp[0] !== 0x42 || bmp[1] !== 0x4d) return err('notABmp');
  const view = new DataView(bmp.buffer, bmp.byteOffset, bmp.byteLength);
  const plain = view.getUint32(30, true) === 0 && view.getUint16(26, true) === 1;
  if (!plain || view.getUint16(28, true) !== BITS_PER_PIXEL) return err('notABmp');
  // a negative height means rows from the top down
  const fits =
    view.getInt32(18, true) === PHOTO.widthPx && Math.abs(view.getInt32(22, true)) === PHOTO.heightPx;
  const whole = bmp.length === PHOTO_FILE_BYTES && view.getUint32(10, true) === HEADER_BYTES;
  return fits && whole ? ok({ bmp }) : err('wrongSize');
}
