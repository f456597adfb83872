/** Handwriting behind the port: strokes go to the recogniser's worker, only the newest answer counts. */
import { err, ok, unreachable, type Result } from '../../main/contract/result.ts';
import type { Candidate, LoadError, TextEntryProvider } from './provider.ts';
import type { RecogniserAsk, RecogniserSays } from './recogniser.ts';

/** A model that has not loaded by then is not coming: the person is pointed to pinyin. */
const LOAD_DEADLINE_MS = 60_000;

export function createHandwriting(base: string, startWorker: () => Worker): TextEntryProvider<'handwriting'> {
  let worker: Worker | null = null;
  let loading: Promise<Result<null, LoadError>> | null = null;
  const progress = new Set<(share: number) => void>();
  const waiting = new Map<number, (candidates: readonly Candidate[]) => void>();
  let next = 1;

  const ask = (message: RecogniserAsk): void => worker?.postMessage(message);
  const giveUp = (): void => {
    for (const settle of waiting.values()) settle([]);
    waiting.clear();
    worker?.terminate();
    worker = null;
  };

  function start(): Promise<Result<null, LoadError>> {
    return new Promise((resolve) => {
      const end = (result: Result<null, LoadError>): void => {
        clearTimeout(timer);
        if (!result.ok) {
          giveUp();
          loading = null; // a later attempt may find the files again
        }
        resolve(result);
      };
      const timer = setTimeout(() => end(err({ kind: 'unreachable' })), LOAD_DEADLINE_MS);
      worker = startWorker();
      worker.onerror = () => end(err({ kind: 'damaged' }));
      worker.onmessage = (event: MessageEvent<RecogniserSays>) => {
        const says = event.data;
        switch (says.kind) {
          case 'progress':
            for (const listener of progress) listener(says.share);
            return;
          case 'ready':
            return end(ok(null));
          case 'failed':
            return end(err({ kind: 'unreachable' }));
          case 'answer':
            waiting.get(says.n)?.(says.candidates);
            waiting.delete(says.n);
            return;
          default:
            return unreachable(says);
        }
      };
      ask({ kind: 'prepare', base });
    });
  }

  return {
    way: 'handwriting',
    async load(onProgress) {
      progress.add(onProgress);
      loading ??= start();
      const result = await loading;
      progress.delete(onProgress);
      return result;
    },
    async candidates({ strokes, areaSide }, context) {
      if (worker === null || strokes.length === 0) return [];
      const n = next++;
      return new Promise((resolve) => {
        waiting.set(n, resolve);
        ask({ kind: 'recognise', n, strokes, areaSide, context });
      });
    },
    taken: () => undefined,
    forget: () => undefined,
    close: giveUp,
  };
}
