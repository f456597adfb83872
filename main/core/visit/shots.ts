/** Checks a picture from the document camera before anything is done with it: it has to be what the page says it is. */
import type { ScannedPage } from '../../contract/devices.ts';
import type { CameraConfig } from '../../contract/launch.ts';
import { readImage } from '../../contract/pageImage.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { PageShot } from '../../contract/shot.ts';
import { sha256Hex } from '../util/digest.ts';

export function readShot(
  shot: PageShot,
  camera: CameraConfig | null,
): Result<ScannedPage, 'notNow' | 'badImage'> {
  if (camera === null) return err('notNow');
  const image = readImage(shot.bytes);
  const same =
    image.ok &&
    image.value.mime === shot.mime &&
    image.value.widthPx === shot.widthPx &&
    image.value.heightPx === shot.heightPx;
  if (!same) {
    shot.bytes.fill(0);
    return err('badImage');
  }
  return ok({
    index: 0,
    bytes: shot.bytes,
    sha256: sha256Hex(shot.bytes),
    dpi: camera.dpi,
    ...image.value,
  });
}
