/** Pinyin behind the port: fetches the word table once, answers from memory, learns for the visit alone. */
import { err, type Result } from '../../main/contract/result.ts';
import { createPinyinEngine, type PinyinEngine } from './pinyin/engine.ts';
import { decodeWordTable } from './pinyin/wordTable.ts';
import type { LoadError, TextEntryProvider } from './provider.ts';

export function createPinyin(base: string): TextEntryProvider<'pinyin'> {
  let engine: PinyinEngine | null = null;
  let loading: Promise<Result<null, LoadError>> | null = null;

  async function fetchTable(): Promise<Result<null, LoadError>> {
    const response = await fetch(new URL('pinyin.bin', base)).catch(() => null);
    if (response === null || !response.ok || response.body === null) return err({ kind: 'unreachable' });
    const unpacked = response.body.pipeThrough(new DecompressionStream('gzip'));
    const file = await new Response(unpacked).arrayBuffer().catch(() => null);
    const table = file === null ? err({ kind: 'damaged' } as const) : decodeWordTable(file);
    if (!table.ok) return table;
    engine = createPinyinEngine(table.value);
    return { ok: true, value: null };
  }

  return {
    way: 'pinyin',
    async load(onProgress) {
      loading ??= fetchTable();
      const result = await loading;
      if (result.ok) onProgress(1);
      else loading = null;
      return result;
    },
    candidates: ({ letters, fuzzy }, context) =>
      Promise.resolve(
        letters === ''
          ? []
          : (engine?.suggest(letters, fuzzy, context) ?? []).map((one) => ({ ...one, unlikely: false })),
      ),
    taken: (candidate) => engine?.learn(candidate.text),
    forget: () => engine?.forget(),
    close() {
      engine = null;
    },
  };
}
