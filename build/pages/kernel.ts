/** Assembles `main/core/pages/kernel.wat` into the bytes the booth loads: `node build/pages/kernel.ts` after each change of it; a test compares both. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openWabt from 'wabt';

const PAGES = new URL('../../main/core/pages/', import.meta.url);

/** The text of `kernelCode.ts`. */
export async function assembled(): Promise<string> {
  const wabt = await openWabt();
  const module = wabt.parseWat('kernel.wat', await readFile(new URL('kernel.wat', PAGES), 'utf8'), {
    simd: true,
  });
  const { buffer } = module.toBinary({});
  module.destroy();
  const lines =
    Buffer.from(buffer)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  return `/** WebAssembly of \`kernel.wat\` in base64, written by \`build/pages/kernel.ts\`. */
export const KERNEL = [
${lines.map((line) => `  '${line}',\n`).join('')}].join('');
`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await writeFile(fileURLToPath(new URL('kernelCode.ts', PAGES)), await assembled());
