/** What is to be said of a page: the one thing that matters most, and where it is on the picture. */
import type { PageThresholds } from '../../contract/policy.ts';
import type { PageCorners, PageVerdict } from '../../contract/request.ts';
import { emptinessOf } from './blank.ts';
import { sharpnessOf } from './blur.ts';
import { cutSides, type Side } from './cutEdge.ts';
import { fingerprintOf } from './fingerprint.ts';
import { glareOf } from './glare.ts';
import { WHOLE, type Corners, type Gray } from './gray.ts';
import { geometryOf, markAfter, type CleaningPlan, type Planned } from './planning.ts';
import { layOut, type Sheet } from './sheet.ts';

/** Whether it is like another page is for who knows the other pages. */
export type SeenAlone = Exclude<PageVerdict, 'duplicate' | 'unknown'>;

export interface Findings {
  readonly verdict: SeenAlone;
  readonly serious: boolean;
  /** In fractions of the cleaned picture. */
  readonly marks: readonly PageCorners[];
  readonly fingerprint: string;
}

/** Share of what is written that may be unclear while the rest is sharp: a photograph has soft parts too. */
const BLURRED_SHARE = 0.5;
/** Share of blocks with something faint on them below which a page without edges is blank and not blurred. */
const TRACE_SHARE = 0.004;

/** Width at which a page is compared with others. */
const PRINT_PX = 333;

interface Finding {
  readonly verdict: SeenAlone;
  readonly serious: boolean;
  readonly marks: readonly Corners[];
}

export function judge(planned: Planned, limits: PageThresholds): Findings {
  const { plan, flat } = planned;
  const { verdict, serious, marks } = findingOf(planned, limits);
  return {
    verdict,
    serious,
    marks: marks.map((mark) => markAfter(mark, plan, flat)),
    fingerprint: fingerprintOf(straightened(flat, plan)),
  };
}

/** As it will lie on the copy, and small: a coarse grid needs no fine picture. */
function straightened(flat: Gray, plan: CleaningPlan): Gray {
  const small = onSheet(flat, (sheet) => sheet.look(PRINT_PX));
  const geometry = geometryOf({ ...plan, corners: null }, small);
  if (geometry === null) return small;
  return onSheet(small, (sheet) => {
    const { width, height, data, draw } = sheet.turned(geometry.size, geometry.back);
    draw(0, height);
    return { width, height, data: data.slice() };
  });
}

function onSheet(gray: Gray, make: (sheet: Sheet) => Gray): Gray {
  const sheet = layOut({ ...gray, channels: 1 });
  const made = make(sheet);
  sheet.release();
  return made;
}

/** In the order of what spoils most. */
function findingOf({ plan, flat }: Planned, limits: PageThresholds): Finding {
  const empty = emptinessOf(flat);
  if (empty.edgeShare < limits.blankEdgeShare && empty.traceShare < TRACE_SHARE)
    return { verdict: 'blank', serious: true, marks: [WHOLE] };
  const sharp = sharpnessOf(flat, limits.blurRefuse);
  // Writing so blurred that no tile stands out from the paper is still a trace.
  const variance = sharp.variance ?? (empty.edgeShare < limits.blankEdgeShare ? 0 : Infinity);
  if (variance < limits.blurRefuse)
    return { verdict: 'blurred', serious: true, marks: [sharp.area ?? WHOLE] };
  const cut = cutSides(flat).filter(({ strokes }) => strokes >= limits.cutStrokes);
  const over = [...plan.runsOver.map(sideBand), ...cut.map(({ area }) => area)];
  if (over.length > 0) return { verdict: 'cutEdge', serious: true, marks: over.slice(0, 4) };
  const glare = glareOf(flat);
  if (glare.area !== null && glare.share >= limits.glareShare)
    return { verdict: 'glare', serious: true, marks: [glare.area] };
  if (variance < limits.blurWarn || sharp.blurredShare > BLURRED_SHARE)
    return { verdict: 'blurred', serious: false, marks: [sharp.area ?? WHOLE] };
  if (Math.abs(plan.degrees) > limits.skewWarnDegrees)
    return { verdict: 'skewed', serious: false, marks: [WHOLE] };
  return { verdict: 'good', serious: false, marks: [] };
}

function sideBand(side: Side): Corners {
  const [left, right] = side === 'left' ? [0, 0.05] : side === 'right' ? [0.95, 1] : [0, 1];
  const [top, bottom] = side === 'top' ? [0, 0.05] : side === 'bottom' ? [0.95, 1] : [0, 1];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
