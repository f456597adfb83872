/** Starts the embedded court on loopback and gets a one-time code for the booth from it. */
import { join } from 'node:path';
import { z } from 'zod';
import { policyDir } from './places.ts';
import { type Started, startProgram } from './program.ts';

const CourtReady = z.object({ url: z.url(), deskUrl: z.url(), code: z.string() });
export type CourtReady = z.infer<typeof CourtReady>;

export const BOOTH_ID = 'booth-1';

export function startCourt(options: {
  readonly dataDir: string;
  /** 0: any free port. */
  readonly port: number;
  onLine(line: string): void;
}): Promise<Started<CourtReady>> {
  const { dataDir, port, onLine } = options;
  const places = ['--data', join(dataDir, 'court'), '--policy', policyDir];
  return startProgram({
    script: 'main/court/start.ts',
    args: [...places, '--port', String(port), '--provision', BOOTH_ID],
    ready: CourtReady,
    onLine,
  });
}
