/** Cleans one page with libvips: decodes it within bounds, looks at it small, and writes the straightened copy. The original is never touched. */
import sharp, { type Sharp } from 'sharp';
import type { PageThresholds } from '../../contract/policy.ts';
import type { CleaningStep, PageCorners, PageSource } from '../../contract/request.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Corners } from './gray.ts';
import { warp, type Raster } from './homography.ts';
import { PIXELS_MAX, readHeader, type ImageHeader } from './imageHeader.ts';
import { jpegOf } from './jpegStripes.ts';
import { judge, type Findings } from './judging.ts';
import type { PageError } from './pageError.ts';
import { geometryOf, planOf, type CleaningPlan, type Cropping } from './planning.ts';
import { layOut, type Drawn, type Sheet } from './sheet.ts';

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
  const raster = await decoded(rasterOf(job.bytes, space));
  if (!raster.ok) return raster;
  const sheet = layOut(raster.value);
  const gray = sheet.look(LOOK_PX);
  const planned = planOf(gray, job.source, job.cropping);
  // libvips works on its own threads: the copy is written while this one looks at the small picture.
  const copying = copyOf(job, header.value, { raster: raster.value, sheet }, planned.plan);
  const findings = judge(planned, job.limits);
  const corners = planned.plan.corners === null ? null : cornersOf(planned.plan.corners);
  const copy = await copying;
  forget(raster.value, gray);
  setImmediate(sheet.release);
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
    .then(({ data, info }) => ({ width: info.width, height: info.height, channels: info.channels, data }));

const rasterOf = (bytes: Uint8Array, space: Space): Promise<Raster> => rawOf(upright(bytes, space));

/**
 * Wipes pictures and gives their memory back, when the answer is out: nobody waits for it. Left to the garbage
 * collector, it would run for almost every page.
 */
function forget(...pictures: readonly Pick<Raster, 'data'>[]): void {
  setImmediate(() => {
    for (const { data } of pictures) {
      data.fill(0);
      if (data.buffer instanceof ArrayBuffer && data.length === data.buffer.byteLength)
        data.buffer.transfer(0);
    }
  });
}

interface Decoded {
  readonly raster: Raster;
  readonly sheet: Sheet;
}

async function copyOf(
  job: CleaningJob,
  header: ImageHeader,
  page: Decoded,
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
  if (steps.length === 0 && job.bytes.length <= job.limits.maxPageBytes) return ok(null);
  const picture = pictureOf(page, plan);
  const encoded = await decoded(encode(picture, job));
  if (plan.corners !== null) forget(picture);
  if (!encoded.ok) return encoded;
  // A page that only had to become smaller and could not is better left as it came.
  if (steps.length === 0 && encoded.value.bytes.length >= job.bytes.length) return ok(null);
  return ok({ ...encoded.value, steps: [...steps, ...encoded.value.steps] });
}

/** The page as it is to be written. */
function pictureOf({ raster, sheet }: Decoded, plan: CleaningPlan): Drawn {
  const geometry = geometryOf(plan, raster);
  if (geometry === null) return ready(raster);
  const { size, back } = geometry;
  return plan.corners === null ? sheet.turned(size, back) : ready(warp(raster, size, back));
}

const ready = (raster: Raster): Drawn => ({ ...raster, draw: () => {} });

/** The best quality that fits; then smaller, but never below the least resolution; else the smallest there is. */
async function encode(picture: Drawn, { dpi, limits }: CleaningJob): Promise<CleanCopy> {
  const fits = (copy: CleanCopy): boolean => copy.bytes.length <= limits.maxPageBytes;
  let last = await copyAt(picture, FIRST_QUALITY, dpi);
  const drawn = ready(picture);
  for (const quality of QUALITIES.slice(1)) {
    if (fits(last)) return last;
    last = await copyAt(drawn, quality, dpi);
  }
  if (fits(last) || dpi <= limits.minDpi) return last;
  const at = async (density: number, quality: number): Promise<CleanCopy> => {
    const small = await resized(drawn, density / dpi);
    const copy = await copyAt(ready(small), quality, density);
    forget(small);
    return { ...copy, steps: [{ kind: 'scaled', dpi: density }, ...copy.steps] };
  };
  const fitting = Math.floor(dpi * Math.sqrt((limits.maxPageBytes / last.bytes.length) * 0.8));
  const smaller = Math.max(limits.minDpi, fitting);
  for (const quality of SCALED_QUALITIES) {
    last = await at(smaller, quality);
    if (fits(last)) return last;
  }
  return smaller === limits.minDpi ? last : at(limits.minDpi, SCALED_QUALITIES[1]);
}

const resized = ({ width, height, channels, data }: Raster, share: number): Promise<Raster> =>
  rawOf(
    sharp(data, {
      raw: { width, height, channels: channels === 1 ? 1 : 3 },
      limitInputPixels: 2 * PIXELS_MAX,
    })
      .timeout({ seconds: RUN_SECONDS })
      .resize({ width: Math.round(width * share), height: Math.round(height * share), fit: 'fill' })
      .toColourspace(channels === 1 ? 'b-w' : 'srgb'),
  );

async function copyAt(picture: Drawn, quality: number, dpi: number): Promise<CleanCopy> {
  return {
    bytes: await jpegOf(picture, { quality, dpi, seconds: RUN_SECONDS }),
    mime: 'image/jpeg',
    widthPx: picture.width,
    heightPx: picture.height,
    dpi,
    steps: [{ kind: 'encoded', quality }],
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
