/** The port every way of entering words stands behind: strokes, letters or a list in, ranked candidates out. */
import type { Result } from '../../main/contract/result.ts';

/** Ways of entry. `voice` and `osIme` are reserved: nothing offers them yet, so no tab shows them. */
export type EntryWay = 'handwriting' | 'pinyin' | 'phrases' | 'rareCharacters' | 'voice' | 'osIme';

/** One point of the pen, in CSS pixels of the writing area. */
export interface InkPoint {
  readonly x: number;
  readonly y: number;
}
export type Stroke = readonly InkPoint[];

/** `radical` is a Kangxi radical number 1–214; `strokes` the total stroke count; `reading` toneless pinyin. */
export type RareQuery =
  | { readonly by: 'radical'; readonly radical: number }
  | { readonly by: 'strokes'; readonly strokes: number }
  | { readonly by: 'reading'; readonly reading: string };

/** What each way is asked with. */
export interface EntryInput {
  /** `areaSide`: shorter side of the writing area, so that a dot stays a dot. */
  readonly handwriting: { readonly strokes: readonly Stroke[]; readonly areaSide: number };
  /** `fuzzy` lets n/l, z/zh, c/ch, s/sh, in/ing, en/eng, an/ang and f/h stand for each other. */
  readonly pinyin: { readonly letters: string; readonly fuzzy: boolean };
  readonly phrases: { readonly phrases: readonly string[] };
  readonly rareCharacters: RareQuery;
}

/** What the ranking may look at: a name keeps traditional and rare forms, a sentence is folded to simplified ones. */
export interface EntryContext {
  readonly kind: 'name' | 'sentence' | 'address';
  /** The text before the caret; only its last character is used. */
  readonly before: string;
}

export interface Candidate {
  readonly text: string;
  /** How much of the input this candidate uses up, in the input's own unit (letters; strokes are always used whole). */
  readonly consumes: number;
  /** Below the floor: shown greyed, still choosable. */
  readonly unlikely: boolean;
}

export type LoadError = { readonly kind: 'unreachable' | 'damaged' | 'unsupported' };

export interface TextEntryProvider<W extends keyof EntryInput> {
  readonly way: W;
  /** Fetches and prepares the provider's data once; further calls share the first one's answer. `share` is 0–1. */
  load(onProgress: (share: number) => void): Promise<Result<null, LoadError>>;
  /** Best first, without duplicates; empty when nothing fits or when `load` has not succeeded. */
  candidates(input: EntryInput[W], context: EntryContext): Promise<readonly Candidate[]>;
  /** A candidate was taken; a provider may remember it for the rest of the visit, in memory only. */
  taken(candidate: Candidate, input: EntryInput[W]): void;
  /** Forgets whatever `taken` taught it. */
  forget(): void;
  /** Ends workers and frees data; the provider is not used afterwards. */
  close(): void;
}
