/** Keeps the providers of text entry loaded for as long as it is mounted; put it around the screens of one visit. */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { createGlyphTest } from './glyphs.ts';
import { createHandwriting } from './handwriting.ts';
import { createPinyin } from './pinyinProvider.ts';
import type { TextEntryProvider } from './provider.ts';
import { createRareCharacters, type RareCharacters } from './rareCharacters.ts';

export interface EntryProviders {
  readonly handwriting: TextEntryProvider<'handwriting'>;
  readonly pinyin: TextEntryProvider<'pinyin'>;
  readonly rareCharacters: RareCharacters;
}

/** @param base folder of the files of `build/text-entry`, ending in a slash */
function createProviders(base: string): EntryProviders {
  const family = getComputedStyle(document.body).fontFamily;
  return {
    handwriting: createHandwriting(
      base,
      () => new Worker(new URL('./recogniser.worker.ts', import.meta.url), { type: 'module' }),
    ),
    pinyin: createPinyin(base),
    rareCharacters: createRareCharacters(base, createGlyphTest(family)),
  };
}

function close(providers: EntryProviders): void {
  for (const provider of [providers.handwriting, providers.pinyin, providers.rareCharacters]) {
    provider.forget();
    provider.close();
  }
}

const Providers = createContext<EntryProviders | null>(null);

function useOwnProviders(base: string, wanted: boolean): EntryProviders | null {
  const [providers, setProviders] = useState<EntryProviders | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const made = createProviders(new URL(base, document.baseURI).href);
    // oxlint-disable-next-line react/set-state-in-effect -- workers are started and ended by the effect, never by a render
    setProviders(made);
    return () => {
      setProviders(null);
      close(made);
    };
  }, [base, wanted]);
  return providers;
}

/** Where the page's build puts the files. */
export const TEXT_ENTRY_BASE = './text-entry/';

/** What the visit taught the pinyin engine is forgotten when this unmounts: give it the visit's id as `key`. */
export function TextEntryHost({
  base = TEXT_ENTRY_BASE,
  children,
}: {
  base?: string;
  children: ReactNode;
}): ReactNode {
  return <Providers value={useOwnProviders(base, true)}>{children}</Providers>;
}

/** The host's providers, or, without a host, ones that live as long as the asking field. Null until the first effect ran. */
export function useEntryProviders(): EntryProviders | null {
  const hosted = useContext(Providers);
  const own = useOwnProviders(TEXT_ENTRY_BASE, hosted === null);
  return hosted ?? own;
}
