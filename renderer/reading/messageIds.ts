/** Names of the booth's own texts by their place in the tables: a recorded clip is found by it, and a text with a name is nobody's secret. */
import type { Language } from '../../main/contract/policy.ts';
import { en } from '../text/en.ts';
import { readingEn, readingZh } from '../text/reading.ts';
import { requestEn } from '../text/request.en.ts';
import { requestZh } from '../text/request.zh.ts';
import { zhCN } from '../text/zhCN.ts';

type Names = ReadonlyMap<string, string>;

function collect(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'string') {
    const text = value.trim();
    if (text !== '' && !into.has(text)) into.set(text, path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value))
      collect(part, path === '' ? key : `${path}.${key}`, into);
  }
}

function namesOf(...tables: readonly object[]): Names {
  const names = new Map<string, string>();
  for (const table of tables) collect(table, '', names);
  return names;
}

const NAMES: Readonly<Record<Language, Names>> = {
  'zh-CN': namesOf(zhCN, requestZh, { reading: readingZh }),
  en: namesOf(en, requestEn, { reading: readingEn }),
};

/** Null: made from parts, or not the booth's own. */
export const messageId = (text: string, language: Language): string | null =>
  NAMES[language].get(text.trim()) ?? null;
