/** Bundles all programs and pages into `dist/`; an entry whose source is not there is left out, and said so. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { type Entry, entries } from './bundle/entries.ts';
import { bundleVerifier } from './bundle/verifier.ts';
import { configOf, root, TARGETS } from './vite.config.ts';

async function bundle(entry: Entry): Promise<void> {
  const started = performance.now();
  if (entry.kind === 'standalone') await bundleVerifier(root, join(root, entry.file), TARGETS.page);
  else await build(configOf(entry));
  if (entry.kind === 'page') {
    for (const [from, to] of Object.entries(entry.copies)) {
      const target = join(root, entry.folder, to);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(root, 'node_modules', from), target, { recursive: true });
    }
  }
  process.stderr.write(`  ${entry.name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Names on the command line choose entries; none means all. */
const chosen = process.argv.slice(2);
const wanted = entries.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
if (chosen.length === 0) await rm(join(root, 'dist'), { recursive: true, force: true });
for (const entry of wanted) {
  if (!existsSync(join(root, entry.source))) {
    process.stderr.write(`  ${entry.name}: left out, ${entry.source} does not exist\n`);
    continue;
  }
  try {
    await bundle(entry);
  } catch (error) {
    // The others are still built, so that one run shows all that is wrong.
    process.stderr.write(`  ${entry.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
await cp(join(root, 'main/shell/public'), join(root, 'dist/shell/public'), { recursive: true });
