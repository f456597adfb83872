/** The type of every word that text entry and the number pad show or speak; a new language is complete or does not compile. */

export interface EntryLabels {
  readonly ways: string;
  readonly handwriting: string;
  readonly pinyin: string;
  readonly phrases: string;
  readonly rareCharacters: string;
  readonly symbols: string;

  readonly caretLeft: string;
  readonly caretRight: string;
  readonly deleteOne: string;
  readonly clearAll: string;
  /** Shown in the empty field. */
  readonly emptyHint: string;
  /** "12 of 200 characters" */
  readonly count: (used: number, most: number) => string;
  readonly full: string;

  readonly writeHere: string;
  readonly undoStroke: string;
  readonly rewrite: string;
  readonly loading: (percent: number) => string;
  readonly loadFailed: string;

  readonly candidates: string;
  /** Live region: "5 choices: 解 调 …" */
  readonly candidatesAre: (texts: readonly string[]) => string;
  readonly noCandidates: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly page: (page: number, pages: number) => string;

  readonly letters: string;
  readonly deleteLetter: string;
  readonly fuzzyOn: string;
  readonly fuzzyOff: string;

  readonly byRadical: string;
  readonly byStrokes: string;
  readonly byReading: string;
  readonly strokesOf: (count: number) => string;
  readonly radicalOf: (sign: string) => string;
}

export interface PadLabels {
  readonly keypad: string;
  readonly ten000: string;
  readonly point: string;
  readonly deleteOne: string;
  readonly clearAll: string;
  readonly yuan: string;
  readonly upperCase: string;
  /** "大约 3.56 万元"; `size` and `unit` as `roughSize` gives them, `fen` for languages that count otherwise. */
  readonly rough: (size: string, unit: '万' | '亿', fen: number) => string;
  readonly readAloud: string;
}
