/** Keeps what lies on the table of one room while the court's process comes and goes: which request it is of, and its ink, sealed. */
import type { KeyObject } from 'node:crypto';
import type { InkChange } from '../../contract/live.ts';
import type { CourtStore } from '../store/store.ts';
import { tried } from '../store/tried.ts';
import { openInk, sealInk } from './inkSeal.ts';
import { marksOn, type FileVersion, type KeptSet } from './keptMarks.ts';

export type KeptLaying = {
  readonly paper: string;
  readonly matter: string;
  readonly ink: readonly InkChange[];
};

export type PaperKeeper = {
  laid(paper: string, matter: string): void;
  /** Durable when this returns, unless the disk is full: nobody is told of ink that a restart would forget. */
  inked(paper: string, change: InkChange): void;
  dropped(paper: string): void;
  /** Marks that were kept with this request, of this very file. */
  earlier(matter: string, file: FileVersion): readonly KeptSet[];
  /** A paper was asked for that is not there. */
  missed(): void;
  /** What was laid in the process before. */
  kept(): readonly KeptLaying[];
};

/** On a full disk a paper lies and is drawn on like any other, and is not on the table after a restart. */
export function paperKeeper(
  store: Pick<CourtStore, 'live' | 'keptMarks' | 'audit'>,
  key: KeyObject,
  room: string,
): PaperKeeper {
  const { live } = store;
  return {
    earlier: (matter, file) => marksOn({ store, key }, matter, file),
    laid: (paper, matter) => void tried(() => live.papers.add(room, paper, matter)),
    inked: (paper, change) => void tried(() => live.ink.add(paper, sealInk(key, paper, change))),
    dropped: (paper) => void tried(() => live.papers.drop(paper)),
    missed: () => void tried(() => live.countMiss(room)),
    kept: () =>
      live.papers.of(room).map(({ paper, matter }) => ({
        paper,
        matter,
        // A change that does not open was put there by somebody else, or the key is another: it is nobody's ink.
        ink: live.ink.of(paper).flatMap((sealed) => openInk(key, paper, sealed) ?? []),
      })),
  };
}
