/** Makes everything text entry fetches, into `.cache/text-entry`, and does nothing when its sources have not changed. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { encodeWordTable } from '../../renderer/text-entry/pinyin/wordTable.ts';
import { TEXT_ENTRY_FILES, textEntryFolder } from './files.ts';
import {
  characterCounts,
  DICTIONARY,
  KEYS,
  LEXICON,
  NAMES,
  RARE,
  rareRows,
  recognisedCharacters,
  simplified,
  wordRows,
} from './words.ts';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..', '..');
const ort = dirname(require.resolve('onnxruntime-web'));
const ocr = join(root, 'node_modules', '@gutenye', 'ocr-models', 'assets');
const MODEL = join(ocr, 'ch_PP-OCRv4_rec_infer.onnx');

const SOURCES = [
  DICTIONARY,
  LEXICON,
  NAMES,
  RARE,
  MODEL,
  KEYS,
  join(ort, 'ort.wasm.bundle.min.mjs'),
  join(ort, 'ort-wasm-simd-threaded.wasm'),
  join(dirname(require.resolve('pinyin-pro')), '..', 'package.json'),
  join(root, 'node_modules', 'opencc-js', 'package.json'),
  join(root, 'renderer', 'text-entry', 'pinyin', 'wordTable.ts'),
  join(import.meta.dirname, 'build.ts'),
  join(import.meta.dirname, 'words.ts'),
];

/** One digest over all sources; the stamp of what was made from them. */
function stampOf(files: readonly string[]): string {
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(file));
  return digest.digest('hex');
}

/** What the recogniser's classes mean: characters in class order, each with its simplified form and how common it is. */
function characters(): string {
  const counts = characterCounts();
  const keys = recognisedCharacters();
  return JSON.stringify({
    chars: keys,
    simplified: Object.fromEntries(
      keys.flatMap((char) => {
        const folded = simplified(char);
        return folded === char || Array.from(folded).length !== 1 ? [] : [[char, folded]];
      }),
    ),
    /** Ten times ln(1 + count), in the order of `chars`. */
    prior: keys.map((char) => Math.round(10 * Math.log(1 + (counts.get(char) ?? 0)))),
  });
}

/** The picker holds what neither handwriting nor a common word reaches first: no character the recogniser knows, but names' own. */
function rare(): string {
  const known = new Set(recognisedCharacters());
  const counts = characterCounts();
  const rows = rareRows().filter(({ char }) => !known.has(char) || (counts.get(char) ?? 0) < 60);
  return JSON.stringify(
    rows.map(({ char, readings, strokes, radical }) => [char, readings.join(' '), strokes, radical]),
  );
}

export function buildTextEntry(folder = textEntryFolder(root)): { readonly made: boolean } {
  const stampFile = join(folder, 'stamp');
  const stamp = stampOf(SOURCES);
  const complete = [...TEXT_ENTRY_FILES, 'stamp'].every((name) => existsSync(join(folder, name)));
  if (complete && readFileSync(stampFile, 'utf8') === stamp) return { made: false };
  mkdirSync(folder, { recursive: true });
  const write = (name: (typeof TEXT_ENTRY_FILES)[number], data: string | Uint8Array): void => {
    writeFileSync(join(folder, `${name}.part`), data);
    renameSync(join(folder, `${name}.part`), join(folder, name));
  };
  write('pinyin.bin', gzipSync(encodeWordTable(wordRows()), { level: 9 }));
  write('characters.json', characters());
  write('rare.json', rare());
  copyFileSync(MODEL, join(folder, 'recogniser.onnx'));
  copyFileSync(join(ort, 'ort.wasm.bundle.min.mjs'), join(folder, 'ort.mjs'));
  copyFileSync(join(ort, 'ort-wasm-simd-threaded.wasm'), join(folder, 'ort-wasm-simd-threaded.wasm'));
  writeFileSync(stampFile, stamp);
  return { made: true };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const { made } = buildTextEntry();
  console.log(
    made
      ? `text entry data made in ${Math.round(performance.now() - started)} ms`
      : 'text entry data is current',
  );
}
