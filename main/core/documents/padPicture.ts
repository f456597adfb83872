/** Turns a prompt set by Typst into the pixels of a pad's screen; runs in the document thread. */
import type Sharp from 'sharp';
import type { PadPicture, PadScreen } from '../../contract/devices.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { PadPictureJob } from './padPrompt.ts';
import type { DocumentError } from './typstError.ts';

/** `noRasteriser`: this machine has no library for it; the pad then writes the prompt in its own dots. */
export type PadPictureError = DocumentError | { readonly kind: 'noRasteriser' };
export type PadPictureResult = Result<PadPicture, PadPictureError>;

/** A little darker than the middle: strokes of small characters stay joined. */
const INK_BELOW = 150;

const twoLevels = (grey: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(grey, (level) => (level < INK_BELOW ? 0 : 255)); // prettier-ignore

async function rasteriser(): Promise<typeof Sharp | null> {
  try {
    return (await import('sharp')).default;
  } catch {
    return null; // not installed for this platform
  }
}

/** Text that is cut off at 150 of 255 reads better on a pad of two levels than dithered text: there are no areas of grey in it. */
async function greyOf(svg: string, { width, height, colour }: PadScreen): Promise<Uint8Array<ArrayBuffer> | null> {
  const sharp = await rasteriser();
  if (sharp === null) return null;
  const inPixels = svg.replace(/width="[\d.]+pt" height="[\d.]+pt"/, `width="${width}" height="${height}"`);
  const grey = await sharp(Buffer.from(inPixels))
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .grayscale()
    .raw()
    .toBuffer();
  return colour ? new Uint8Array(grey) : twoLevels(grey);
} // prettier-ignore

export async function padPicture(
  job: PadPictureJob,
  typeset: (source: string, data: PadPictureJob['data']) => Result<string, DocumentError>,
): Promise<PadPictureResult> {
  const svg = typeset(job.source, job.data);
  if (!svg.ok) return svg;
  const { width, height } = job.screen;
  const pixels = await greyOf(svg.value, job.screen);
  if (pixels === null) return err({ kind: 'noRasteriser' });
  return ok({
    width,
    height,
    format: 'gray8',
    pixels,
    buttons: job.layout.buttons.map(({ id, area }) => ({ id, area })),
    writing: job.layout.writing,
  });
}
