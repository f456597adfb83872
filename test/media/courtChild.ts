/** The court as a program of its own for tests that kill it: its options are the first argument, where it listens the first line. */
import { z } from 'zod';
import { MediaSettings } from '../../main/court/media/mediaSettings.ts';
import { startCourt } from '../../main/court/start.ts';

const Options = z.strictObject({
  dataDir: z.string(),
  host: z.string(),
  port: z.number(),
  livePageDir: z.string(),
  media: MediaSettings,
});

const { media, ...options } = Options.parse(JSON.parse(process.argv[2] ?? ''));
const started = await startCourt({ ...options, settings: { media } });
if (!started.ok) throw new Error(started.error.message);
const { url, token } = started.value;
process.stdout.write(`${JSON.stringify({ url, token })}\n`);
