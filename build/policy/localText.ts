/** Short way to write a text in both languages: Chinese first, as it binds. */
import type { LocalText } from '../../main/contract/policy.ts';

export const both = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english });
