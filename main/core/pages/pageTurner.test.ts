/** The quick turn against the plain way to read between pixels, in both directions, in gray and in colour. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { assembled } from '../../../build/pages/turning.ts';
import { numbers } from './fixtures.ts';
import { apply, turnedSize, turning, type Raster } from './homography.ts';
import { turn } from './pageTurner.ts';

const SIZE = { width: 211, height: 149 };

function grainy(channels: 1 | 3): Raster {
  const next = numbers(5);
  const data = Uint8Array.from({ length: SIZE.width * SIZE.height * channels }, () =>
    Math.floor(next() * 256),
  );
  return { ...SIZE, channels, data };
}

const shade = ({ width, height, channels, data }: Raster, x: number, y: number, channel: number): number =>
  x < 0 || y < 0 || x >= width || y >= height ? 255 : (data[(y * width + x) * channels + channel] ?? -1);

/** By the definition: the mean of the four neighbours, each by its nearness. */
function between(page: Raster, x: number, y: number, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const line = (row: number): number =>
    shade(page, left, row, channel) * (1 - right) + shade(page, left + 1, row, channel) * right;
  return line(top) * (1 - down) + line(top + 1) * down;
}

function furthest(page: Raster, degrees: number): number {
  const size = turnedSize(page, degrees);
  const back = turning(-degrees, size, page);
  const { data, release } = turn(page, size, back);
  let most = 0;
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / page.channels);
    const [px, py] = [pixel % size.width, Math.floor(pixel / size.width)];
    const { x, y } = apply(back, { x: px + 0.5, y: py + 0.5 });
    const exact = between(page, x - 0.5, y - 0.5, i % page.channels);
    most = Math.max(most, Math.abs((data[i] ?? -1000) - exact));
  }
  release();
  return most;
}

describe('a page', () => {
  it.each([-10, -3.3, -0.25, 0.25, 1.34, 10])(
    'turned by %d° is what its pixels say, to its very border',
    (degrees) => {
      // Grain is the hardest page there is: a place 1/500 pixel off is half a shade.
      expect(furthest(grainy(3), degrees)).toBeLessThan(2.5);
      expect(furthest(grainy(1), degrees)).toBeLessThan(2.5);
    },
  );

  it('larger than the one before finds room, and one after it sees nothing of it', () => {
    const large = { width: 700, height: 500, channels: 3, data: new Uint8Array(700 * 500 * 3).fill(7) };
    turn(large, turnedSize(large, 2), turning(-2, turnedSize(large, 2), large)).release();
    expect(furthest(grainy(3), 2)).toBeLessThan(2.5);
  });

  it('is left alone by the next one until it is released, and wiped then', () => {
    const page = grainy(3);
    const [size, back] = [turnedSize(page, 2), turning(-2, turnedSize(page, 2), page)];
    const first = turn(page, size, back);
    const before = first.data.slice();
    const second = turn({ ...page, data: new Uint8Array(page.data.length) }, size, back);
    expect(Buffer.compare(first.data, before)).toBe(0);
    for (const { data, release } of [first, second]) {
      release();
      expect(data.every((shade) => shade === 0)).toBe(true);
    }
  });
});

it('the loaded code is what its text assembles to', async () => {
  const there = await readFile(new URL('turningCode.ts', import.meta.url), 'utf8');
  expect(there).toBe(await assembled());
});
