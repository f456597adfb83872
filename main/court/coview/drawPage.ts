/** One page of a document or a picture of evidence as the picture a session shows: bounded in what is read and in what comes out. */
import { execFile } from 'node:child_process';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp, { type Sharp } from 'sharp';
import { PAPER_PAGES_MAX } from '../../contract/coview.ts';

/** An A4 page at 150 dpi: small type stays readable at twice the size. */
const PICTURE = { longest: 1_754, quality: 80, effort: 1, mostBytes: 1_000_000 } as const;
/** Refused by its header, before any pixel is read. */
const MOST_PIXELS = 80_000_000;
/** The kernel ends what a document's page may at most cost; it usually takes a tenth of a second. */
const POPPLER = { cpuSeconds: 20, memoryBytes: 2_147_483_648, mostBytes: 16_000_000, ms: 25_000 } as const;

/** Throws on what is no PDF. */
export async function countPages(bytes: Uint8Array): Promise<number> {
  const loading = getDocument({
    data: bytes,
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const { numPages } = await loading.promise;
    if (numPages > PAPER_PAGES_MAX) throw new Error(`${numPages} pages`);
    return numPages;
  } finally {
    await loading.destroy();
  }
}

/** By poppler's own program: pdf.js on a native canvas ended its process without a word about once in ten pages. */
export async function drawDocumentPage(bytes: Uint8Array, page: number): Promise<Uint8Array> {
  const { cpuSeconds, memoryBytes, mostBytes, ms } = POPPLER;
  const limits = [`--cpu=${cpuSeconds}`, `--as=${memoryBytes}`];
  const wanted = ['-f', `${page}`, '-l', `${page}`, '-scale-to', `${PICTURE.longest}`, '-'];
  const pixels = await new Promise<Buffer>((resolve, reject) => {
    const options = { encoding: 'buffer', maxBuffer: mostBytes, timeout: ms, killSignal: 'SIGKILL' } as const;
    const drawing = execFile('prlimit', [...limits, 'pdftoppm', ...wanted], options, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
    // It ends before it has read all where the bytes are no PDF: the callback tells.
    drawing.stdin?.on('error', () => undefined);
    drawing.stdin?.end(bytes);
  });
  const raw = pixelsOf(pixels);
  return encoded(sharp(raw.data, { raw: raw.size }));
}

/** Binary PPM with eight bits a sample: `P6`, width and height, 255, then three bytes for each pixel. */
function pixelsOf(ppm: Buffer) {
  const [head = '', width, height] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(ppm.toString('latin1', 0, 40)) ?? [];
  const size = { width: Number(width), height: Number(height), channels: 3 } as const;
  const data = ppm.subarray(head.length);
  if (head === '' || data.length !== size.width * size.height * size.channels) throw new Error('no picture');
  return { data, size };
}

/** Turned upright as the camera noted. Throws on what is no picture. */
export const drawEvidence = (bytes: Uint8Array): Promise<Uint8Array> =>
  encoded(sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient());

/** Nothing but pixels goes out: no name, no place, no day a camera may have written into its file. */
async function encoded(picture: Sharp): Promise<Uint8Array> {
  const { longest, quality, effort, mostBytes } = PICTURE;
  const bytes = await picture
    .resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .webp({ quality, effort })
    .toBuffer();
  if (bytes.length > mostBytes) throw new Error(`${bytes.length} bytes`);
  return bytes;
}
