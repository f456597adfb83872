/** The words of the booth in the language of the view. */
import { en } from './en.ts';
import { textHook } from './language.ts';
import type { Texts } from './texts.ts';
import { zhCN } from './zhCN.ts';

export const useText = textHook<Texts>({ 'zh-CN': zhCN, en });
