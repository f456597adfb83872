/** Measures what a piece of code allocates, and ends it when it does not end by itself. */
import { GCProfiler, getHeapStatistics } from 'node:v8';
import { createContext, Script } from 'node:vm';

interface Held {
  readonly heap: number;
  /** Array buffers. */
  readonly outside: number;
}

const heldNow = (): Held => {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return { heap, outside };
};

/**
 * Every byte allocated meanwhile, on the heap and in array buffers, also what the collector took back: its own account of
 * each collection closes the gap. Null: memory was freed beside a collection, so the sum would be too small.
 */
export function allocatedBy(work: () => void): number | null {
  const profiler = new GCProfiler();
  profiler.start();
  let last = heldNow();
  let [sum, freed] = [0, false];
  const upTo = (now: Held): void => {
    const [heap, outside] = [now.heap - last.heap, now.outside - last.outside];
    if (heap < 0 || outside < 0) freed = true;
    sum += heap + outside;
  };
  work();
  const end = heldNow();
  for (const { beforeGC, afterGC } of profiler.stop().statistics) {
    upTo({ heap: beforeGC.heapStatistics.usedHeapSize, outside: beforeGC.heapStatistics.externalMemory });
    last = { heap: afterGC.heapStatistics.usedHeapSize, outside: afterGC.heapStatistics.externalMemory };
  }
  upTo(end);
  return freed ? null : sum;
}

/**
 * The cheap way for very many small pieces of work: which of them took more than `most` tells it, or may have, because
 * memory was freed during it. A collection that no piece accounts for casts doubt on all.
 */
export function doubtful(pieces: number, work: (piece: number) => void, most: (piece: number) => number): ReadonlySet<number> | 'all' {
  const doubts = new Set<number>();
  let collected = 0;
  const profiler = new GCProfiler();
  profiler.start();
  let last = heldNow();
  for (let piece = 0; piece < pieces; piece++) {
    work(piece);
    const now = heldNow();
    const [heap, outside] = [now.heap - last.heap, now.outside - last.outside];
    if (heap < 0) collected++;
    if (heap < 0 || outside < 0 || heap + outside > most(piece)) doubts.add(piece);
    last = now;
  }
  const freeing = profiler.stop().statistics.filter(({ beforeGC, afterGC }) => beforeGC.heapStatistics.usedHeapSize > afterGC.heapStatistics.usedHeapSize); // prettier-ignore
  return freeing.length > collected ? 'all' : doubts;
} // prettier-ignore

/** A timer could not: it waits for the very code that hangs. Here another thread ends it. */
export function createGuard(): (work: () => void, mostMs: number) => 'ended' | 'hung' {
  let guarded = (): void => {};
  const context = createContext({ run: () => guarded() });
  const script = new Script('run()');
  return (work, mostMs) => {
    guarded = work;
    try {
      script.runInContext(context, { timeout: mostMs });
      return 'ended';
    } catch (thrown) {
      // an error of the context's own realm: it is no instance of ours
      const code: unknown = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : null; // prettier-ignore
      if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'hung';
      throw thrown;
    }
  };
}
