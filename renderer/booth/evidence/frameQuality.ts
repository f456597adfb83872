/** Whether a frame of the camera is too dark or too blurred to be worth a page: a hint while aiming, never a verdict. Pure. */

export type FrameHint = 'dark' | 'blurred';

/** Frames are looked at this wide; the measures below hold for that size (documents.md 2). */
export const LOOK_WIDTH = 480;
const DARK_BELOW = 45;
const BLURRED_BELOW = 18;

/** `rgba`: four bytes a pixel, rows from the top. */
export function hintOf(rgba: ArrayLike<number>, width: number, height: number): FrameHint | null {
  const gray = new Float32Array(width * height);
  let sum = 0;
  for (let i = 0; i < gray.length; i++) {
    const light =
      0.299 * (rgba[4 * i] ?? 0) + 0.587 * (rgba[4 * i + 1] ?? 0) + 0.114 * (rgba[4 * i + 2] ?? 0);
    gray[i] = light;
    sum += light;
  }
  if (gray.length === 0 || sum / gray.length < DARK_BELOW) return 'dark';
  return laplacianVariance(gray, width, height) < BLURRED_BELOW ? 'blurred' : null;
}

/** Sharp edges change suddenly: the variance of the second derivative is small where nothing is sharp. */
function laplacianVariance(gray: Float32Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  const at = (x: number, y: number): number => gray[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const value = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
      sum += value;
      squares += value * value;
      count++;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
