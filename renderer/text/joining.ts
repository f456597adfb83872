/** The type of every word of somebody who joins a mediation of another booth from this one. What a page at home says too is in `renderer/call`. */
import type { SeatProblem } from '../../main/contract/joining.ts';
import { joiningEn } from './joining.en.ts';
import { joiningZh } from './joining.zh.ts';
import { textHook } from './language.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}

export interface JoiningText {
  /** At the entrance. */
  readonly door: string;
  readonly code: {
    readonly title: string;
    readonly hint: string;
    readonly keys: string;
    readonly count: (typed: number) => string;
    readonly next: string;
    readonly problem: Readonly<Record<SeatProblem | 'short', Said>>;
  };
  readonly entering: Said;
  readonly waits: Readonly<Record<'connecting' | 'check' | 'lobby' | 'in' | 'apart' | 'break', Said>>;
  readonly lineLost: Said;
  readonly whole: string;
  readonly mine: string;
  readonly asked: {
    readonly title: string;
    readonly digits: string;
    readonly noDigits: string;
    readonly me: string;
    readonly given: Said;
  };
  readonly clause: { readonly title: (at: number, of: number) => string; readonly doubted: string };
  readonly digest: (groups: string) => string;
  readonly card: { readonly offer: string; readonly sign: string; readonly line: string; readonly reading: string; readonly again: string };
  readonly mayRefuse: string;
  readonly stop: { readonly title: string; readonly line: string };
  readonly finish: string;
  readonly again: string;
} // prettier-ignore

export const useJoiningText = textHook<JoiningText>({ 'zh-CN': joiningZh, en: joiningEn });
