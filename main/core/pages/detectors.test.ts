/** Each check of a page on both sides of its threshold, on pages drawn for it. */
import { describe, expect, it } from 'vitest';
import { thresholds } from '../../../build/policy/limits.ts';
import { emptinessOf } from './blank.ts';
import { sharpnessOf } from './blur.ts';
import { cutSides } from './cutEdge.ts';
import { fingerprintOf, likeness } from './fingerprint.ts';
import { blurred, fill, noisy, onTable, paper, turned, written } from './fixtures.ts';
import { glareOf } from './glare.ts';
import type { Corners } from './gray.ts';
import { judge } from './judging.ts';
import { planOf } from './planning.ts';
import { paperOn } from './quad.ts';
import { skewOf } from './skew.ts';

const limits = thresholds.pages;
const verdict = (page: ReturnType<typeof paper>) =>
  judge(planOf(page, 'flatbed', { kind: 'find' }), limits).verdict;

describe('lean', () => {
  it.each([0.5, 1.3, 2.2, -3, -0.8, 6])('of %d° is found', (degrees) => {
    expect(skewOf(turned(written(), degrees))).toBeCloseTo(-degrees, 1);
  });

  it('of 1.3° is found in noise, and in writing that runs down the page', () => {
    expect(Math.abs(skewOf(noisy(turned(written(), 1.3), 6)) + 1.3)).toBeLessThan(0.06);
    expect(Math.abs(skewOf(turned(turned(written(), 90), 1.3)) + 1.3)).toBeLessThan(0.06);
  });

  it('is none where nothing says so', () => {
    expect(skewOf(paper())).toBe(0);
    expect(skewOf(noisy(paper(), 6))).toBe(0);
    expect(Math.abs(skewOf(written()))).toBeLessThan(0.1);
  });

  it('is warned of above 2° only', () => {
    expect(verdict(turned(written(), 1.8))).toBe('good');
    expect(verdict(turned(written(), 2.3))).toBe('skewed');
  });
});

describe('a blank page', () => {
  it('has no edges, noise or not', () => {
    for (const page of [paper(), noisy(paper(), 5), noisy(paper(200), 5)]) {
      expect(emptinessOf(page).edgeShare).toBeLessThan(limits.blankEdgeShare);
      expect(verdict(page)).toBe('blank');
    }
  });

  it('is not one with a line of writing, nor one that is only blurred', () => {
    expect(emptinessOf(written({ lines: 1 })).edgeShare).toBeGreaterThan(limits.blankEdgeShare);
    expect(verdict(written({ lines: 1 }))).toBe('good');
    expect(verdict(noisy(blurred(written(), 9), 2))).toBe('blurred');
  });

  it('ignores the shadow of the lid along its border', () => {
    expect(verdict(fill(noisy(paper(), 4), 0, 0, 12, 1414, 60))).toBe('blank');
  });
});

describe('sharpness', () => {
  const of = (page: ReturnType<typeof paper>) => sharpnessOf(page, limits.blurRefuse).variance ?? 0;

  it('falls with blur through both thresholds', () => {
    expect(of(written())).toBeGreaterThan(2000);
    expect(of(blurred(written(), 1.5))).toBeGreaterThan(limits.blurRefuse);
    expect(of(blurred(written(), 1.5))).toBeLessThan(limits.blurWarn);
    expect(of(blurred(written(), 4))).toBeLessThan(limits.blurRefuse);
  });

  it('is not feigned by the grain of a camera', () => {
    const page = noisy(blurred(written({ paper: 225 }), 4), 6);
    expect(of(page)).toBeLessThan(limits.blurRefuse);
  });

  it('shows where the page is blurred', () => {
    const sharp = written();
    const soft = blurred(sharp, 4);
    const half = {
      ...sharp,
      data: sharp.data.map((shade, i) => (i < sharp.data.length / 2 ? shade : (soft.data[i] ?? 0))),
    };
    const { area, blurredShare } = sharpnessOf(half, limits.blurRefuse);
    expect(area?.[0].y).toBeGreaterThan(0.45);
    expect(blurredShare).toBeGreaterThan(0.3);
  });

  it('tells hardly legible from not quite clear', () => {
    const serious = (sigma: number) =>
      judge(planOf(blurred(written(), sigma), 'feeder', { kind: 'find' }), limits).serious;
    expect([serious(1.5), serious(4)]).toEqual([false, true]);
  });
});

describe('a reflection', () => {
  const photo = written({ paper: 205 });
  const side = (share: number): number => Math.sqrt(share * 1000 * 1414);

  it('is told above its share of the page and not below', () => {
    const lit = (share: number) => fill(photo, 400, 500, 400 + side(share), 500 + side(share), 255);
    expect(glareOf(lit(0.02)).share).toBeGreaterThan(limits.glareShare);
    expect(glareOf(lit(0.001)).share).toBeLessThan(limits.glareShare);
    expect([verdict(lit(0.02)), verdict(lit(0.001))]).toEqual(['glare', 'good']);
  });

  it('is outlined where it is', () => {
    const area = glareOf(fill(photo, 400, 500, 600, 700, 255)).area;
    expect(area?.[0].x).toBeCloseTo(0.4, 1);
    expect(area?.[2].y).toBeCloseTo(700 / 1414, 1);
  });

  it('is never seen on paper that is as white itself', () => {
    expect(glareOf(written({ paper: 255 })).share).toBe(0);
  });
});

describe('a cut edge', () => {
  it('is where writing runs over the border', () => {
    const cut = written({ left: -9 });
    expect(cutSides(cut)[0]).toMatchObject({ side: 'left' });
    expect(cutSides(cut)[0]?.strokes).toBeGreaterThanOrEqual(limits.cutStrokes);
    expect(verdict(cut)).toBe('cutEdge');
  });

  it('is none where writing ends before it, nor the frame of the glass', () => {
    expect(cutSides(written({ left: 24, right: 960 }))).toEqual([]);
    const framed = cutSides(fill(written(), 0, 0, 1000, 8, 20));
    expect(Math.max(0, ...framed.map(({ strokes }) => strokes))).toBeLessThan(limits.cutStrokes);
  });

  it('is the side over which the paper itself runs', () => {
    const over: Corners = [{ x: 0.1, y: -0.15 }, { x: 0.9, y: -0.15 }, { x: 0.9, y: 0.9 }, { x: 0.1, y: 0.9 }]; // prettier-ignore
    const photo = onTable(written({ paper: 225 }), over, 60);
    expect(paperOn(photo)).toEqual({ kind: 'runsOver', sides: ['top'] });
    expect(verdict(photo)).toBe('cutEdge');
  });
});

describe('the same page again', () => {
  const print = (page: ReturnType<typeof paper>) =>
    judge(planOf(page, 'feeder', { kind: 'find' }), limits).fingerprint;
  const first = print(written({ seed: 1 }));

  it('is known although it lies a little otherwise and has other noise', () => {
    for (const again of [
      noisy(written({ seed: 1 }), 5),
      noisy(turned(written({ seed: 1 }), 0.6), 4),
      turned(written({ seed: 1 }), -2.5),
    ])
      expect(likeness(first, print(again))).toBeGreaterThan(limits.duplicateLikeness);
  });

  it('is not a page of the same form with other words', () => {
    for (const seed of [2, 3, 4, 5])
      expect(likeness(first, print(written({ seed })))).toBeLessThan(limits.duplicateLikeness - 0.1);
  });

  it('is not told of two empty pages', () => {
    const empty = fingerprintOf(paper());
    expect(likeness(empty, empty)).toBe(0);
  });
});

describe('paper on a table', () => {
  const corners: Corners = [{ x: 0.14, y: 0.1 }, { x: 0.83, y: 0.07 }, { x: 0.92, y: 0.93 }, { x: 0.08, y: 0.9 }]; // prettier-ignore

  it('is found to a pixel or two, in noise and with dark pictures on it', () => {
    const page = fill(written({ paper: 232 }), 200, 900, 800, 1200, 40);
    const found = paperOn(noisy(onTable(page, corners, 70), 4));
    if (found.kind !== 'found') throw new Error(found.kind);
    for (const [i, { x, y }] of found.corners.entries()) {
      expect(Math.abs(x - (corners[i]?.x ?? 0)) * 1000).toBeLessThan(3);
      expect(Math.abs(y - (corners[i]?.y ?? 0)) * 1200).toBeLessThan(3);
    }
  });

  it('is laid flat: the page reads as if it had never been a photograph', () => {
    const { plan, flat } = planOf(onTable(written({ paper: 232 }), corners, 70), 'camera', { kind: 'find' });
    expect(plan.corners).not.toBeNull();
    expect(Math.abs(plan.degrees)).toBeLessThan(0.5);
    expect(flat.width / flat.height).toBeGreaterThan(0.6);
  });

  it('is never guessed: no table, a chaotic one, a bright one, or a paper with a torn corner', () => {
    const chaos = noisy(onTable(written({ paper: 232 }), corners, 150), 1);
    const wild = {
      ...chaos,
      data: chaos.data.map((shade, i) => (shade === 232 ? shade : ((i * 7919) % 211) + 30)),
    };
    const torn = fill(onTable(written({ paper: 232 }), corners, 70), 0, 0, 480, 420, 70);
    for (const picture of [written(), wild, onTable(written({ paper: 232 }), corners, 215), torn])
      expect(paperOn(picture).kind).not.toBe('found');
  });

  it('is not looked for in what came through a feeder', () => {
    const photo = onTable(written({ paper: 232 }), corners, 70);
    expect(planOf(photo, 'feeder', { kind: 'find' }).plan.corners).toBeNull();
  });

  it('is where the person put the corners, or the whole picture', () => {
    const photo = onTable(written({ paper: 232 }), corners, 70);
    const byHand = planOf(photo, 'camera', {
      kind: 'set',
      corners: [corners[0], corners[1], corners[2], corners[3]],
    });
    expect(byHand.plan).toMatchObject({ byPerson: true, corners });
    expect(planOf(photo, 'camera', { kind: 'set', corners: null }).plan.corners).toBeNull();
  });
});

it('says nothing against a plain good page', () => {
  expect(verdict(noisy(written(), 3))).toBe('good');
});
