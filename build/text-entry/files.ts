/** The files text entry fetches at run time, all made by `build.ts`; the page's build serves and copies exactly these. */
import { join } from 'node:path';

/** Names under the folder `text-entry/` beside the page. */
export const TEXT_ENTRY_FILES = [
  'pinyin.bin',
  'characters.json',
  'rare.json',
  'recogniser.onnx',
  'ort.mjs',
  'ort-wasm-simd-threaded.wasm',
] as const;

/** Where `build.ts` leaves them. */
export const textEntryFolder = (root: string): string => join(root, '.cache', 'text-entry');
