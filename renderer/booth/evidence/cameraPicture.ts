/** One picture from the camera at its full size: a photo where the camera gives one, else the frame that is shown. */
import { readImage, type PageImage } from '../../../main/contract/pageImage.ts';
import { err, ok, type Result } from '../../../main/contract/result.ts';

/** A camera that does not give its photo within this is asked for a frame instead. */
const PHOTO_MS = 8000;
const JPEG_QUALITY = 0.92;

export interface TakenPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly image: PageImage;
  readonly sha256: string;
}

/** A photo is worth taking only where it is larger than the video; a still picture that fails is no error. */
async function photo(track: MediaStreamTrack): Promise<Blob | null> {
  if (!('ImageCapture' in globalThis)) return null;
  const { width = 0, height = 0 } = track.getSettings();
  const capture = new ImageCapture(track);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PHOTO_MS));
  const taken = capture.getPhotoCapabilities().then(({ imageWidth, imageHeight }) => {
    const size = { imageWidth: imageWidth?.max ?? width, imageHeight: imageHeight?.max ?? height };
    return size.imageWidth < width ? null : capture.takePhoto(size);
  });
  return Promise.race([taken.catch(() => null), late]);
}

/** What is on the video right now, at the track's real size. */
async function frame(stream: MediaStream): Promise<Blob | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  try {
    await video.play();
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const paper = canvas.getContext('2d');
    if (paper === null || canvas.width === 0) return null;
    paper.drawImage(video, 0, 0);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  } catch (reason) {
    if (reason instanceof DOMException) return null; // the camera went away meanwhile
    throw reason;
  } finally {
    video.srcObject = null;
  }
}

const hexOf = (digest: ArrayBuffer): string =>
  [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

async function finished(blob: Blob): Promise<Result<TakenPicture, string>> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const image = readImage(bytes);
  if (!image.ok) return image;
  return ok({ bytes, image: image.value, sha256: hexOf(await crypto.subtle.digest('SHA-256', bytes)) });
}

export async function takePicture(
  track: MediaStreamTrack,
  stream: MediaStream,
): Promise<Result<TakenPicture, string>> {
  for (const take of [() => photo(track), () => frame(stream)]) {
    const blob = await take();
    const picture = blob === null ? err('none') : await finished(blob);
    if (picture.ok) return picture;
  }
  return err('no picture');
}
