/** One opened request as it is searched: its words in memory, its files read one after the other while it is asked already. */
import type { RequestBundle, SealedFile } from '../../contract/request.ts';
import { FOUND_MAX, type Found, type FoundPlace, type SearchAnswer } from '../../contract/search.ts';
import type { Result } from '../../contract/result.ts';
import { openPageIndex, type FoundPage } from '../store/sqlite/pageIndex.ts';
import { joined, linesWithin, type JoinedLines, type ReadLine } from './ocr/lines.ts';
import type { FileKind, ReadPages, Unreadable } from './ocr/readThread.ts';
import { toldPieces } from './told.ts';

export type MatterParts = {
  readonly isHere: (file: SealedFile) => boolean;
  /** The plain bytes. */
  readonly bytesOf: (file: SealedFile) => Promise<Result<Uint8Array, Unreadable>>;
  readonly read: (kind: FileKind, bytes: Uint8Array) => Promise<Result<ReadPages, Unreadable>>;
  /** The sets of marks that are there now, named in their order; their notes are read anew when that changes. */
  readonly marksNow: () => string;
  readonly notes: () => readonly NotePiece[];
  /** Called when reading comes to rest. */
  readonly rested: (counts: { readonly read: number; readonly unreadable: number }) => void;
};

/** Words that were written onto a page in a live session, as they stand there. */
export type NotePiece = { readonly place: FoundPlace & { readonly kind: 'note' }; readonly text: string };

export type MatterSearch = {
  find(words: string): SearchAnswer;
  /** Reads what was not here before; nothing while reading goes on. */
  readOn(): void;
  /** Forgets every word. */
  close(): void;
};

type Entry = {
  readonly place: FoundPlace;
  readonly lines: readonly ReadLine[];
  readonly joined: JoinedLines | null;
};

/** What was told comes first, then the document, then evidence in its order: the index answers in the order of these numbers. */
const ORDER = { document: 10_000, evidence: 20_000 } as const;
/** Characters shown before and after what was found. */
const AROUND = { before: 16, after: 32 } as const;

export function matterSearch(bundle: RequestBundle, parts: MatterParts): MatterSearch {
  const index = openPageIndex();
  const entries = new Map<number, Entry>();
  const files = [...bundle.files.entries()].filter(([, { role }]) => role !== 'evidenceOriginal');
  const waiting = new Map(files);
  const unreadable: number[] = [];
  let [going, closed] = [false, false];

  const pieces = toldPieces(bundle).map(({ place, text }, page) => ({ page, place, text }));
  for (const { page, place } of pieces) entries.set(page, { place, lines: [], joined: null });
  index.add(pieces);

  const notes = noteSearch(parts);

  const addPages = (at: number, file: SealedFile, pages: ReadPages): void => {
    const isDocument = file.role === 'document';
    const added = pages.map((lines, i) => {
      const page = isDocument ? ORDER.document + i : ORDER.evidence + at;
      const place: FoundPlace = isDocument
        ? { kind: 'document', page: i + 1 }
        : { kind: 'evidence', file: at };
      const text = joined(lines);
      entries.set(page, { place, lines, joined: text });
      return { page, text: text.text };
    });
    index.add(added);
  };

  const readAll = async (): Promise<void> => {
    for (const [at, file] of waiting) {
      if (!parts.isHere(file)) continue;
      const bytes = await parts.bytesOf(file);
      const pages = bytes.ok ? await parts.read(kindOf(file), bytes.value) : bytes;
      if (closed) return;
      waiting.delete(at);
      if (pages.ok) addPages(at, file, pages.value);
      else unreadable.push(at);
    }
    going = false;
    parts.rested({ read: files.length - waiting.size - unreadable.length, unreadable: unreadable.length });
  };

  return {
    find(words) {
      const inFile = index.find(words, FOUND_MAX + 1);
      const found = [
        ...inFile.flatMap((one) => foundIn(one, entries.get(one.page))),
        ...notes.find(words, FOUND_MAX + 1 - inFile.length),
      ];
      return {
        found: found.slice(0, FOUND_MAX),
        more: found.length > FOUND_MAX,
        reading: {
          files: files.length,
          read: files.length - waiting.size - unreadable.length,
          unreadable: [...unreadable],
          going,
        },
      };
    },
    readOn() {
      if (going || closed || ![...waiting.values()].some(parts.isHere)) return;
      going = true;
      void readAll();
    },
    close() {
      closed = true;
      entries.clear();
      index.close();
      notes.close();
    },
  };
}

/** Notes come after the file. They may be taken out, which an index of pages never is: the whole is made anew, it is small. */
function noteSearch({ marksNow, notes }: Pick<MatterParts, 'marksNow' | 'notes'>): {
  find(words: string, limit: number): readonly Found[];
  close(): void;
} {
  let index = openPageIndex();
  let entries: readonly Entry[] = [];
  let marks = '';
  return {
    find(words, limit) {
      const now = marksNow();
      if (now !== marks) {
        const pieces = notes();
        index.close();
        index = openPageIndex();
        index.add(pieces.map(({ text }, page) => ({ page, text })));
        entries = pieces.map(({ place }) => ({ place, lines: [], joined: null }));
        marks = now;
      }
      return limit <= 0 ? [] : index.find(words, limit).flatMap((one) => foundIn(one, entries[one.page]));
    },
    close: () => index.close(),
  };
}

const kindOf = ({ mime }: SealedFile): FileKind => (mime === 'application/pdf' ? 'document' : 'picture');

function foundIn({ text, places }: FoundPage, entry: Entry | undefined): readonly Found[] {
  const [first] = places;
  if (entry === undefined || first === undefined) return [];
  const [start, end] = first;
  const { place, joined: whole } = entry;
  const lines =
    whole === null
      ? []
      : entry.lines.filter((line) =>
          places.some(([from, to]) => linesWithin(entry.lines, whole, from, to).includes(line)),
        );
  return [
    {
      place,
      before: Array.from(text.slice(0, start)).slice(-AROUND.before).join(''),
      match: text.slice(start, end),
      after: Array.from(text.slice(end)).slice(0, AROUND.after).join(''),
      lines: lines.map(({ corners }) => corners),
    },
  ];
}
