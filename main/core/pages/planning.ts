/** What is to be done to a page, decided on a small gray picture of it: which corners, how many degrees, and what that means at any size. */
import type { PageCorners, PageSource } from '../../contract/request.ts';
import type { Side } from './cutEdge.ts';
import { WHOLE, type Corners, type Gray, type Spot } from './gray.ts';
import {
  IDENTITY,
  apply,
  between,
  compose,
  turnedSize,
  turning,
  warpGray,
  type Homography,
  type Size,
} from './homography.ts';
import { paperOn } from './quad.ts';
import { skewOf } from './skew.ts';

/** Less than this nobody sees, and turning costs a little sharpness. */
const LEAST_DEGREES = 0.25;

/** `find`: look for the paper; `set`: by hand, null for the whole picture. */
export type Cropping =
  { readonly kind: 'find' } | { readonly kind: 'set'; readonly corners: PageCorners | null };

export interface CleaningPlan {
  readonly corners: Corners | null;
  readonly byPerson: boolean;
  /** Clockwise; 0: it lies straight, or nothing says how it lies. */
  readonly degrees: number;
  /** Sides over which the paper itself runs. */
  readonly runsOver: readonly Side[];
}

/** The plan, and the page as it lies inside its corners, not yet turned. */
export interface Planned {
  readonly plan: CleaningPlan;
  readonly flat: Gray;
}

export function planOf(gray: Gray, source: PageSource, cropping: Cropping): Planned {
  // A feeder takes nothing but the paper: any "table" there would be part of what is printed.
  const paper = cropping.kind === 'find' && source !== 'feeder' ? paperOn(gray) : ({ kind: 'none' } as const);
  const corners = cropping.kind === 'set' ? cropping.corners : paper.kind === 'found' ? paper.corners : null;
  const map = corners === null ? null : cropOf(corners, gray);
  const flat = map === null ? gray : warpGray(gray, map.size, map.back);
  const degrees = skewOf(flat);
  return {
    plan: {
      corners: map === null ? null : corners,
      byPerson: cropping.kind === 'set',
      degrees: Math.abs(degrees) < LEAST_DEGREES ? 0 : Math.round(degrees * 100) / 100,
      runsOver: paper.kind === 'runsOver' ? paper.sides : [],
    },
    flat,
  };
}

/** A picture's size after the plan, and where each of its pixels comes from. */
export interface Geometry {
  readonly size: Size;
  readonly back: Homography;
}

/** Null where nothing is moved. */
export function geometryOf(plan: CleaningPlan, size: Size): Geometry | null {
  const crop = plan.corners === null ? null : cropOf(plan.corners, size);
  if (crop === null && plan.degrees === 0) return null;
  const flat = crop ?? { size, back: IDENTITY };
  if (plan.degrees === 0) return flat;
  const turned = turnedSize(flat.size, plan.degrees);
  return { size: turned, back: compose(flat.back, turning(-plan.degrees, turned, flat.size)) };
}

/** As large as the paper's longer sides are on the picture, so that no detail is lost. */
function cropOf(corners: Corners, { width, height }: Size): Geometry | null {
  const [a, b, c, d] = corners.map(({ x, y }) => ({ x: x * width, y: y * height }));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const long = (p: Spot, q: Spot): number => Math.hypot(q.x - p.x, q.y - p.y);
  const size = {
    width: Math.max(1, Math.round(Math.max(long(a, b), long(d, c)))),
    height: Math.max(1, Math.round(Math.max(long(a, d), long(b, c)))),
  };
  const back = between(scaled(WHOLE, size), [a, b, c, d]);
  return back === null ? null : { size, back };
}

const scaled = ([a, b, c, d]: Corners, { width, height }: Size): Corners => {
  const at = ({ x, y }: Spot): Spot => ({ x: x * width, y: y * height });
  return [at(a), at(b), at(c), at(d)];
};

/** Where something seen on the flat page lies once it is turned, in fractions of either. */
export function markAfter(mark: Corners, plan: CleaningPlan, flat: Size): PageCorners {
  const turned = turnedSize(flat, plan.degrees);
  const map = turning(plan.degrees, flat, turned);
  const at = (spot: Spot): Spot => {
    const { x, y } = apply(map, { x: spot.x * flat.width, y: spot.y * flat.height });
    return { x: within(x / turned.width), y: within(y / turned.height) };
  };
  return [at(mark[0]), at(mark[1]), at(mark[2]), at(mark[3])];
}

const within = (share: number): number => Math.min(1, Math.max(0, share));
