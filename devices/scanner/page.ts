/** Makes a finished page of a file that came from a scanner, or refuses it; refused bytes are zeroed. */
import { createHash } from 'node:crypto';
import type { ScannedPage } from '../../main/contract/devices.ts';
import type { SourceFailure } from '../../main/contract/documentSource.ts';
import { readImage } from '../../main/contract/pageImage.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { measuredDpi } from './options.ts';

/** `areaMm`: what was scanned, where it is known; a resolution the device rounded in silence shows in it. */
export function finishPage(
  bytes: Uint8Array<ArrayBuffer>,
  index: number,
  dpi: number,
  areaMm: { readonly x: number; readonly y: number } | null,
): Result<ScannedPage, SourceFailure> {
  const image = readImage(bytes);
  if (!image.ok) {
    bytes.fill(0);
    return err({ kind: 'badImage', detail: image.error });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ok({ index, bytes, sha256, dpi: measuredDpi(dpi, image.value, areaMm), ...image.value });
}
