/** One text table per language, complete by type, chosen by the look of the view. */
import type { Language, LocalText } from '../../main/contract/policy.ts';
import { useBooth } from '../booth.ts';

export function useLanguage(): Language {
  return useBooth().view.frame.look.language;
}

/** Makes a hook from one table per language: `export const useText = textHook({ 'zh-CN': zhCN, en })`. */
export function textHook<T>(tables: Readonly<Record<Language, T>>): () => T {
  return function useTable() {
    return tables[useLanguage()];
  };
}

/** Reads texts that come from the policy pack or from core. */
export function useLocal(): (text: LocalText) => string {
  const language = useLanguage();
  return (text) => text[language];
}
