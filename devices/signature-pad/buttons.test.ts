import { describe, expect, it } from 'vitest';
import type { PadPicture } from '../../main/contract/devices.ts';
import { NO_TOUCH, touchButtons, type Touch } from './buttons.ts';

const geometry = { maxX: 999, maxY: 499, maxPressure: 1023, unitsPerMm: 10, samplesPerSecond: 200 };
const area = (x: number) => ({ x, y: 40, width: 20, height: 10 });
const picture: PadPicture = {
  width: 100, height: 50, format: 'gray8', pixels: new Uint8Array(5000),
  buttons: [{ id: 'cancel', area: area(0) }, { id: 'confirm', area: area(70) }],
  writing: { x: 0, y: 0, width: 100, height: 40 },
}; // prettier-ignore

/** What came of a pen that goes along these places (in pixels) and is lifted at the last. */
function draw(...places: [number, number][]): { ink: number; pressed: (string | null)[] } {
  let touch: Touch = NO_TOUCH;
  let ink = 0;
  const pressed: (string | null)[] = [];
  const last = places.at(-1) ?? [0, 0];
  for (const [i, [x, y]] of [...places, last].entries()) {
    const touching = i < places.length;
    const report = { near: true, touching, pressure: 1, x: x * 10, y: y * 10, time: null, sequence: null };
    const step = touchButtons(touch, report, geometry, picture);
    touch = step.touch;
    if (step.ink) ink++;
    if (step.pressed !== null) pressed.push(step.pressed);
  }
  return { ink, pressed };
}

describe('a pen on the pad', () => {
  it('writes outside the buttons', () => expect(draw([50, 10], [60, 12])).toEqual({ ink: 3, pressed: [] }));
  it('presses a button it goes down and up on, and leaves no ink there', () =>
    expect(draw([75, 45], [76, 45])).toEqual({ ink: 0, pressed: ['confirm'] }));
  it('takes a press back by sliding off', () =>
    expect(draw([75, 45], [50, 45])).toEqual({ ink: 0, pressed: [] }));
  it('does not press another button than it went down on', () =>
    expect(draw([75, 45], [5, 45])).toEqual({ ink: 0, pressed: [] }));
  it('may cross a button while it writes', () =>
    expect(draw([50, 30], [75, 45], [76, 46])).toEqual({ ink: 4, pressed: [] }));
  it('on a pad without a picture only writes', () => {
    const report = { near: true, touching: true, pressure: 1, x: 750, y: 450, time: null, sequence: null };
    expect(touchButtons(NO_TOUCH, report, geometry, null).ink).toBe(true);
  });
});
