/** A booth that captures without end until it is killed: prints one line per capture that was acknowledged. Arguments: folder, court URL, code. */
import { z } from 'zod';
import { captureSample, openBooth } from './boothKit.ts';

const [folder, courtUrl, code] = z.tuple([z.string(), z.string(), z.string()]).parse(process.argv.slice(2));
const booth = await openBooth(folder);
process.stdout.write(`opened ${booth.store.setAside ?? 'whole'} ${booth.audit.firstBreak() ?? 'chained'}\n`);
booth.link(courtUrl, code);
for (let n = 0; ; n++) {
  const id = `request-${process.pid}-${n}`;
  const result = await captureSample(booth, id, n % 3, 3_000);
  if (result.ok) process.stdout.write(`captured ${result.value.itemId} ${id}\n`);
  // 200 runs stay below what the desk lists, where they are counted
  await new Promise((resolve) => setTimeout(resolve, 120));
}
