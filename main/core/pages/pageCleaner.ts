/** Cleans one page with libvips: decodes it within bounds, looks at it small, and writes the straightened copy. The original is never touched. */
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import type { PageThresholds } from '../../contract/policy.ts';
import type { CleaningStep, PageCorners, PageSource } from '../../contract/request.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Corners, Gray } from './gray.ts';
import { warp, type Raster } from './homography.ts';
import { PIXELS_MAX, readHeader, type ImageHeader } from './imageHeader.ts';
import { grayOf } from './luminance.ts';
import { judge, type Findings } from './judging.ts';
import type { PageError } from './pageError.ts';
import { turn } from './pageTurner.ts';
import { geometryOf, planOf, type CleaningPlan, type Cropping } from './planning.ts';

export interface CleaningJob {
  readonly bytes: Uint8Array;
  readonly mime: 'image/png' | 'image/jpeg';
  readonly dpi: number;
  readonly source: PageSource;
  readonly cropping: Cropping;
  readonly limits: PageThresholds;
}

export interface CleanCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: 'image/jpeg';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
  readonly steps: CleaningStep[];
}

export interface CleanedPage {
  readonly findings: Findings;
  readonly corners: PageCorners | null;
  /** Null: nothing had to be done, the page is the file as it came. */
  readonly copy: CleanCopy | null;
  readonly oversize: boolean;
}

/** Pages are looked at this wide; the thresholds hold for it. */
const LOOK_PX = 1000;
/** Of one run of libvips; the whole page has a deadline of its own in `pageThread`. */
const RUN_SECONDS = 10;
const FIRST_QUALITY = 85;
const QUALITIES = [FIRST_QUALITY, 75, 65, 55] as const;
const SCALED_QUALITIES = [70, 55] as const;

// Nothing of a page stays behind for a next one.
sharp.cache(false);

export async function cleanPage(job: CleaningJob): Promise<Result<CleanedPage, PageError>> {
  const header = readHeader(job.bytes);
  if (!header.ok) return header;
  if (header.value.mime !== job.mime) return err({ kind: 'wrongMime' });
  const space = header.value.channels === 1 ? 'b-w' : 'srgb';
  // On two cores at once: to shrink the decoded page afterwards would take as long again as decoding it.
  const whole = decoded(rasterOf(job.bytes, space));
  const gray = await decoded(graySmall(job.bytes, space));
  const planned = gray.ok ? planOf(gray.value, job.source, job.cropping) : null;
  const raster = await whole;
  if (!raster.ok) return raster;
  if (!gray.ok || planned === null) {
    forget(raster.value);
    return gray.ok ? err({ kind: 'damaged' }) : gray;
  }
  // libvips works on its own threads: the copy is written while this one looks at the small picture.
  const copying = copyOf(job, header.value, raster.value, planned.plan);
  const findings = judge(planned, job.limits);
  const corners = planned.plan.corners === null ? null : cornersOf(planned.plan.corners);
  forget(gray.value);
  const copy = await copying;
  if (!copy.ok) return copy;
  const size = copy.value?.bytes.length ?? job.bytes.length;
  return ok({ findings, corners, copy: copy.value, oversize: size > job.limits.maxPageBytes });
}

const cornersOf = ([a, b, c, d]: Corners): PageCorners => [a, b, c, d];

type Space = 'b-w' | 'srgb';

/** The file, gray or colour, upright, on white. */
const upright = (bytes: Uint8Array, space: Space): Sharp =>
  sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', sequentialRead: true, pages: 1 })
    .timeout({ seconds: RUN_SECONDS })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace(space);

const rawOf = (picture: Sharp): Promise<Raster> =>
  picture
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .then(({ data, info }) => ({ ...sizeOf(info), data }));

const rasterOf = (bytes: Uint8Array, space: Space): Promise<Raster> => rawOf(upright(bytes, space));

const sizeOf = ({ width, height, channels }: OutputInfo): Omit<Raster, 'data'> => ({
  width,
  height,
  channels,
});

const opened = ({ width, height, channels, data }: Raster): Sharp =>
  sharp(data, {
    raw: { width, height, channels: channels === 1 ? 1 : 3 },
    limitInputPixels: 2 * PIXELS_MAX,
  }).timeout({ seconds: RUN_SECONDS });

async function graySmall(bytes: Uint8Array, space: Space): Promise<Gray> {
  const small = await rawOf(upright(bytes, space).resize({ width: LOOK_PX, withoutEnlargement: true }));
  const gray = grayOf(small);
  if (gray.data !== small.data) forget(small);
  return gray;
}

/**
 * Wipes a picture and gives its memory back: left to the garbage collector, it would run for almost every page. Done
 * while the copy is written, or when the answer is out: nobody waits for it.
 */
function forget({ data }: { readonly data: Uint8Array }): void {
  setImmediate(() => {
    data.fill(0);
    if (data.buffer instanceof ArrayBuffer && data.length === data.buffer.byteLength) data.buffer.transfer(0);
  });
}

/** Takes the raster over: only here it is known until when it is read. */
async function copyOf(
  job: CleaningJob,
  header: ImageHeader,
  raster: Raster,
  plan: CleaningPlan,
): Promise<Result<CleanCopy | null, PageError>> {
  const converts = header.bitsPerSample > 8 || (header.mime === 'image/jpeg' && header.channels === 4);
  const steps: CleaningStep[] = [
    ...(header.orientation === 1 ? [] : [{ kind: 'oriented', exif: header.orientation } as const]),
    ...(converts ? [{ kind: 'converted' } as const] : []),
    ...(plan.corners === null
      ? []
      : [{ kind: 'cropped', corners: cornersOf(plan.corners), byPerson: plan.byPerson } as const]),
    ...(plan.degrees === 0 ? [] : [{ kind: 'straightened', degrees: plan.degrees } as const]),
  ];
  if (steps.length === 0 && job.bytes.length <= job.limits.maxPageBytes) {
    forget(raster);
    return ok(null);
  }
  const { picture, release } = drawn(raster, plan);
  const encoded = await decoded(encode(() => opened(picture), job));
  release();
  if (!encoded.ok) return encoded;
  // A page that only had to become smaller and could not is better left as it came.
  if (steps.length === 0 && encoded.value.bytes.length >= job.bytes.length) return ok(null);
  return ok({ ...encoded.value, steps: [...steps, ...encoded.value.steps] });
}

/** The page as it is to be written, until it is released; the raster is then forgotten too. */
function drawn(raster: Raster, plan: CleaningPlan): { readonly picture: Raster; release(): void } {
  const geometry = geometryOf(plan, raster);
  if (geometry === null) return { picture: raster, release: () => forget(raster) };
  const { size, back } = geometry;
  const turned = plan.corners === null ? turn(raster, size, back) : null;
  const picture = turned ?? warp(raster, size, back);
  forget(raster);
  return { picture, release: turned === null ? () => forget(picture) : () => setImmediate(turned.release) };
}

/** The best quality that fits; then smaller, but never below the least resolution; else the smallest there is. */
async function encode(picture: () => Sharp, { dpi, limits }: CleaningJob): Promise<CleanCopy> {
  const fits = (copy: CleanCopy): boolean => copy.bytes.length <= limits.maxPageBytes;
  let last = await jpegOf(picture(), FIRST_QUALITY, dpi, null);
  for (const quality of QUALITIES.slice(1)) {
    if (fits(last)) return last;
    last = await jpegOf(picture(), quality, dpi, null);
  }
  if (fits(last) || dpi <= limits.minDpi) return last;
  const { widthPx, heightPx } = last;
  const at = (density: number, quality: number): Promise<CleanCopy> => {
    const share = density / dpi;
    const size = { width: Math.round(widthPx * share), height: Math.round(heightPx * share) };
    return jpegOf(picture(), quality, density, size);
  };
  const fitting = Math.floor(dpi * Math.sqrt((limits.maxPageBytes / last.bytes.length) * 0.8));
  const smaller = Math.max(limits.minDpi, fitting);
  for (const quality of SCALED_QUALITIES) {
    last = await at(smaller, quality);
    if (fits(last)) return last;
  }
  return smaller === limits.minDpi ? last : at(limits.minDpi, SCALED_QUALITIES[1]);
}

async function jpegOf(
  picture: Sharp,
  quality: number,
  dpi: number,
  size: { readonly width: number; readonly height: number } | null,
): Promise<CleanCopy> {
  const { data, info } = await (size === null ? picture : picture.resize({ ...size, fit: 'fill' }))
    .timeout({ seconds: RUN_SECONDS })
    .withExif({}) // what the camera noted of place and time is not handed on
    .withDensity(dpi)
    .jpeg({ quality, optimiseCoding: false })
    .toBuffer({ resolveWithObject: true });
  return {
    bytes: new Uint8Array(data),
    mime: 'image/jpeg',
    widthPx: info.width,
    heightPx: info.height,
    dpi,
    steps: [...(size === null ? [] : [{ kind: 'scaled', dpi } as const]), { kind: 'encoded', quality }],
  };
}

/** libvips tells what is wrong with a file by a sentence; all of it is about the file or the time it took. */
async function decoded<T>(work: Promise<T>): Promise<Result<T, PageError>> {
  try {
    return ok(await work);
  } catch (reason) {
    const words = reason instanceof Error ? reason.message.toLowerCase() : '';
    if (words.includes('timeout')) return err({ kind: 'timedOut' });
    if (words.includes('pixel limit')) return err({ kind: 'tooLarge' });
    if (/premature|truncat|end of|not enough/.test(words)) return err({ kind: 'truncated' });
    if (/unsupported image format/.test(words)) return err({ kind: 'notAnImage' });
    return err({ kind: 'damaged' });
  }
}
