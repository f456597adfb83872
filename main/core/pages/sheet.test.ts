/** The quick ways over a whole page against the plain ones: turned in both directions, and looked at small, in gray and in colour. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { assembled } from '../../../build/pages/kernel.ts';
import { numbers } from './fixtures.ts';
import { apply, turnedSize, turning, type Raster } from './homography.ts';
import { layOut } from './sheet.ts';

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
  const sheet = layOut(page);
  const { data, draw } = sheet.turned(size, back);
  draw(0, size.height);
  let most = 0;
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / page.channels);
    const [px, py] = [pixel % size.width, Math.floor(pixel / size.width)];
    const { x, y } = apply(back, { x: px + 0.5, y: py + 0.5 });
    const exact = between(page, x - 0.5, y - 0.5, i % page.channels);
    most = Math.max(most, Math.abs((data[i] ?? -1000) - exact));
  }
  sheet.release();
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
    const sheet = layOut(large);
    const size = turnedSize(large, 2);
    sheet.turned(size, turning(-2, size, large)).draw(0, size.height);
    sheet.release();
    expect(furthest(grainy(3), 2)).toBeLessThan(2.5);
  });

  it('is left alone by the next one until it is released, and wiped then', () => {
    const [one, other] = [grainy(3), { ...grainy(3), data: new Uint8Array(grainy(3).data.length) }];
    const size = turnedSize(one, 2);
    const made = [one, other].map((page) => {
      const sheet = layOut(page);
      const picture = sheet.turned(size, turning(-2, size, page));
      picture.draw(0, size.height);
      return { ...sheet, data: picture.data, before: picture.data.slice() };
    });
    expect(Buffer.compare(made[0]?.data ?? new Uint8Array(1), made[0]?.before ?? new Uint8Array(1))).toBe(0);
    for (const { data, release } of made) {
      release();
      expect(data.every((shade) => shade === 0)).toBe(true);
    }
  });

  it.each([2, -2])('turned by %d° is drawn in pieces without touching those that are there', (degrees) => {
    const page = grainy(3);
    const size = turnedSize(page, degrees);
    const [whole, pieces] = [layOut(page), layOut(page)].map((sheet) => ({
      ...sheet,
      picture: sheet.turned(size, turning(-degrees, size, page)),
    }));
    if (whole === undefined || pieces === undefined) throw new Error('no sheet');
    whole.picture.draw(0, size.height);
    const row = size.width * page.channels;
    for (let from = 0; from < size.height; from += 16) {
      const end = Math.min(size.height, from + 16);
      const there = pieces.picture.data.slice(0, from * row);
      // What another thread reads must not change, not even for a moment: nothing is written outside the piece.
      pieces.picture.data.fill(99, end * row);
      pieces.picture.draw(from, end);
      expect(Buffer.compare(pieces.picture.data.subarray(0, from * row), there)).toBe(0);
      expect(pieces.picture.data.subarray(end * row).every((shade) => shade === 99)).toBe(true);
    }
    expect(Buffer.compare(pieces.picture.data, whole.picture.data)).toBe(0);
    for (const sheet of [whole, pieces]) sheet.release();
  });
});

describe('a look at a page', () => {
  const covered = (page: Raster, x: number, y: number, across: number, down: number): number => {
    let [sum, area] = [0, 0];
    for (let row = Math.floor(y * down); row < Math.min(page.height, (y + 1) * down); row++)
      for (let column = Math.floor(x * across); column < Math.min(page.width, (x + 1) * across); column++) {
        const wide = Math.min(column + 1, (x + 1) * across) - Math.max(column, x * across);
        const high = Math.min(row + 1, (y + 1) * down) - Math.max(row, y * down);
        sum += shade(page, column, row, 0) * wide * high;
        area += wide * high;
      }
    return sum / area;
  };

  it.each([211, 210, 105, 85, 50, 7, 1])('is %d pixels wide, each the mean of what it covers', (width) => {
    const page = grainy(1);
    const sheet = layOut(page);
    const gray = sheet.look(width);
    sheet.release();
    expect(gray.width).toBe(width);
    const [across, down] = [page.width / gray.width, page.height / gray.height];
    for (let i = 0; i < gray.data.length; i++) {
      const exact = covered(page, i % width, Math.floor(i / width), across, down);
      expect(Math.abs((gray.data[i] ?? -1000) - exact)).toBeLessThan(2.5);
    }
  });

  it('is never wider than the page, and of colours as bright as they are', () => {
    const data = new Uint8Array(90).map((_, i) => (i % 3 === 0 ? 255 : 0));
    const sheet = layOut({ width: 6, height: 5, channels: 3, data });
    const gray = sheet.look(1000);
    sheet.release();
    expect([gray.width, gray.height]).toEqual([6, 5]);
    // Pure red has 0.2126 of the light of white, which is 127 of 255 in sRGB.
    expect([...gray.data]).toEqual(Array.from({ length: 30 }, () => 127));
  });
});

it('the loaded code is what its text assembles to', async () => {
  const there = await readFile(new URL('kernelCode.ts', import.meta.url), 'utf8');
  expect(there).toBe(await assembled());
});
