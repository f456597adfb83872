/** Lines drawn into a detector's map are found again: where they are, how they lean, in the order one reads. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cornersOf, inReadingOrder, lineBoxes, type LineBox } from './boxes.ts';

const [WIDTH, HEIGHT] = [400, 300];

/** A map that is sure of every pixel inside the boxes. */
function mapOf(boxes: readonly LineBox[]) {
  const data = new Float32Array(WIDTH * HEIGHT);
  for (const { cx, cy, width, height, angle } of boxes) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let y = 0; y < HEIGHT; y += 1)
      for (let x = 0; x < WIDTH; x += 1) {
        const [dx, dy] = [x + 0.5 - cx, y + 0.5 - cy];
        const inside =
          Math.abs(dx * cos + dy * sin) <= width / 2 && Math.abs(dy * cos - dx * sin) <= height / 2;
        if (inside) data[y * WIDTH + x] = 0.9;
      }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

const line = (cx: number, cy: number, width: number, height: number, degrees = 0): LineBox => ({
  cx, cy, width, height, angle: (degrees * Math.PI) / 180,
}); // prettier-ignore

it('a line of any lean is found where it is, grown by what the detector shrank', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 150, max: 250 }),
      fc.integer({ min: 110, max: 190 }),
      fc.integer({ min: 80, max: 180 }),
      fc.integer({ min: 10, max: 24 }),
      fc.double({ min: -30, max: 30, noNaN: true }),
      (cx, cy, width, height, degrees) => {
        const [found, ...others] = lineBoxes(mapOf([line(cx, cy, width, height, degrees)]));
        expect(others).toEqual([]);
        const grown = (width * height * 1.5) / (width + height);
        expect(Math.abs((found?.cx ?? 0) - cx)).toBeLessThan(1.5);
        expect(Math.abs((found?.cy ?? 0) - cy)).toBeLessThan(1.5);
        expect(Math.abs((found?.width ?? 0) - width - grown)).toBeLessThan(5);
        expect(Math.abs((found?.height ?? 0) - height - grown)).toBeLessThan(5);
        expect(Math.abs(((found?.angle ?? 9) * 180) / Math.PI - degrees)).toBeLessThan(2);
      },
    ),
    { numRuns: 40 },
  );
});

it('lines are read row by row, each from the left, on a page that lies askew too', () => {
  const lean = 4;
  const [cos, sin] = [Math.cos((lean * Math.PI) / 180), Math.sin((lean * Math.PI) / 180)];
  const places = [
    ['a', -90, -60],
    ['b', 80, -58],
    ['c', -90, -30],
    ['d', 90, -31],
    ['e', 0, 20],
  ] as const;
  const lines = places.map(([name, x, y]) => ({
    name,
    box: line(200 + x * cos - y * sin, 150 + x * sin + y * cos, 120, 16, lean),
  }));
  expect(inReadingOrder(lines.toReversed()).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('corners go round from the top left', () => {
  expect(cornersOf(line(50, 20, 40, 10))).toEqual([
    { x: 30, y: 15 },
    { x: 70, y: 15 },
    { x: 70, y: 25 },
    { x: 30, y: 25 },
  ]);
});

it.each([
  ['nothing', 0],
  ['a map that is sure of everything', 1],
])('%s does not take it long', (_, value) => {
  const found = lineBoxes({ data: new Float32Array(1280 * 960).fill(value), width: 1280, height: 960 });
  expect(found).toHaveLength(value);
});

it('a map of specks gives no lines', () => {
  const data = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i % 5 === 0 && Math.floor(i / WIDTH) % 5 === 0 ? 1 : 0)); // prettier-ignore
  expect(lineBoxes({ data, width: WIDTH, height: HEIGHT })).toEqual([]);
});
