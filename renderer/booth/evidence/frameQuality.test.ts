import { describe, expect, it } from 'vitest';
import { hintOf } from './frameQuality.ts';

const WIDTH = 64;
const HEIGHT = 48;
const frame = (light: (x: number, y: number) => number): Uint8ClampedArray => {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const value = light(i % WIDTH, Math.floor(i / WIDTH));
    rgba.set([value, value, value, 255], 4 * i);
  }
  return rgba;
};
/** Lines of writing on paper: sharp, or run together by a soft wave. */
const sharp = (x: number): number => (x % 4 < 2 ? 30 : 230);
const soft = (x: number): number => 130 + 60 * Math.sin(x / 9);

describe('a frame of the camera', () => {
  it('with sharp writing in good light needs no hint', () => {
    expect(hintOf(frame(sharp), WIDTH, HEIGHT)).toBeNull();
  });
  it('without light is dark, sharp or not', () => {
    expect(
      hintOf(
        frame((x) => sharp(x) / 8),
        WIDTH,
        HEIGHT,
      ),
    ).toBe('dark');
    expect(
      hintOf(
        frame(() => 0),
        WIDTH,
        HEIGHT,
      ),
    ).toBe('dark');
  });
  it('out of focus is blurred', () => {
    expect(hintOf(frame(soft), WIDTH, HEIGHT)).toBe('blurred');
  });
});
