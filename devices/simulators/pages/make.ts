/** Makes the prepared pages anew: Typst sets them, pdftoppm rasterises them, each becomes one small gray PNG. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { runProgram } from '../../transport/child.ts';
import { encodePng } from '../png.ts';

const NAMES = ['iou', 'transfer-record', 'chat-print', 'repair-invoice', 'lease-1', 'lease-2', 'wage-note', 'photos']; // prettier-ignore
const DPI = 150;

const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'yuncang-pages-'));
const compiler = NodeCompiler.create({ workspace: here });
const pdf = compiler.pdf({ mainFilePath: join(here, 'pages.typ') });
writeFileSync(join(work, 'pages.pdf'), pdf);
const drawn = await runProgram('pdftoppm', ['-gray', '-r', String(DPI), join(work, 'pages.pdf'), join(work, 'p')], { deadlineMs: 60_000 }); // prettier-ignore
if (drawn.code !== 0) throw new Error(`pdftoppm: ${drawn.stderr}`);

/** Sixteen grays, white paper slightly off white as a scanner sees it. */
const tone = (value: number): number => Math.round(((value >> 4) * 246) / 15);

const files = readdirSync(work).filter((name) => name.endsWith('.pgm')).sort(); // prettier-ignore
if (files.length !== NAMES.length) throw new Error(`${files.length} pages for ${NAMES.length} names`);
for (const [i, name] of files.entries()) {
  const bytes = readFileSync(join(work, name));
  const [, width = 0, height = 0] = bytes.toString('latin1', 0, 40).split(/\s+/).map(Number);
  const pixels = Uint8Array.from(bytes.subarray(bytes.length - width * height), tone);
  const png = encodePng({ width, height, pixels }, { color: false, level: 9, dpi: DPI });
  writeFileSync(join(here, `${NAMES[i]}.png`), png);
  process.stdout.write(`${NAMES[i]} ${width}×${height} ${png.length} bytes\n`);
}
rmSync(work, { recursive: true });

/** Pages as hurried hands lay them in: out of the focus of the glass, or leaning. */
const spoil = {
  'transfer-record-blurred': sharp(join(here, 'transfer-record.png')).blur(6),
  'lease-1-askew': sharp(join(here, 'lease-1.png')).rotate(1.3, { background: '#f6f6f6' }),
};
for (const [name, picture] of Object.entries(spoil)) {
  const png = picture.toColourspace('b-w').withDensity(DPI).png({ compressionLevel: 9 });
  const { size } = await png.toFile(join(here, `${name}.png`));
  process.stdout.write(`${name} ${size} bytes\n`);
}
