/** The words of keys and writing area in the language of the view. */
import { textHook } from '../../text/language.ts';
import { entryLabelsEn, padLabelsEn } from '../../text-entry/labels.en.ts';
import type { EntryLabels, PadLabels } from '../../text-entry/labels.ts';
import { entryLabelsZh, padLabelsZh } from '../../text-entry/labels.zh.ts';

interface Labels {
  readonly entry: EntryLabels;
  readonly pad: PadLabels;
}

export const useEntryLabels = textHook<Labels>({
  'zh-CN': { entry: entryLabelsZh, pad: padLabelsZh },
  en: { entry: entryLabelsEn, pad: padLabelsEn },
});
