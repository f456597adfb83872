/** Verifies a packet on a thread of its own, within bounds of time and memory. */
import { Worker } from 'node:worker_threads';
import type { Result } from '../../contract/result.ts';
import type { CheckedPacket, OpenedPacket } from './checkPacket.ts';
import { refused, type Refusal } from './flaws.ts';

type Verdict = Result<CheckedPacket, Refusal>;

/** An agreement of 20 clauses and 8 signers takes a second; nothing honest takes these. */
const BOUNDS = { ms: 120_000, heapMb: 1024 } as const;
const THREAD = new URL('./verifyThread.ts', import.meta.url);

/**
 * `entry` is another thread in tests only. A packet on which the thread ends by itself (memory, a shape nobody thought of) is
 * refused like one that takes too long: it must not come up again at every start.
 */
export function verifyApart(
  opened: OpenedPacket,
  failed: (why: string) => void,
  { entry = THREAD, ms = BOUNDS.ms }: { readonly entry?: URL; readonly ms?: number } = {},
): Promise<Verdict> {
  return new Promise((resolve) => {
    const thread = new Worker(entry, {
      resourceLimits: { maxOldGenerationSizeMb: BOUNDS.heapMb },
    });
    const end = (verdict: Verdict): void => {
      clearTimeout(deadline);
      resolve(verdict);
      void thread.terminate();
    };
    const deadline = setTimeout(() => {
      failed('deadline');
      end(refused('tooSlow'));
    }, ms);
    thread.once('message', (verdict: Verdict) => end(verdict));
    thread.once('error', (error) => {
      failed(error instanceof Error ? error.name : 'unknown');
      end(refused('packetUnreadable'));
    });
    thread.once('exit', () => end(refused('packetUnreadable')));
    thread.postMessage(opened);
  });
}
