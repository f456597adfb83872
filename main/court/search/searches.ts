/** The requests that are being searched: each opened at its first question, kept in memory for a while, then forgotten. */
import type { KeyObject } from 'node:crypto';
import { err, ok, type Result } from '../../contract/result.ts';
import type { SealedFile } from '../../contract/request.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import { marksOf } from '../coview/keptMarks.ts';
import { openBody, plainFile, type ReadingError, type ReadingParts } from '../desk/reading.ts';
import type { Log } from '../log.ts';
import { matterSearch, type MatterSearch } from './matterSearch.ts';
import { notePieces } from './notes.ts';
import type { PageReader } from './ocr/pageReader.ts';
import type { Unreadable } from './ocr/readThread.ts';

export type SearchParts = ReadingParts & {
  readonly reader: PageReader;
  /** Opens kept marks. */
  readonly ink: KeyObject;
  readonly now: () => number;
  readonly clerk: string;
  readonly log: Log;
};

export type Searches = {
  find(id: string, words: string): Promise<Result<SearchAnswer, ReadingError>>;
  /** Forgets all of them and ends the reading. */
  close(): Promise<void>;
};

/** A clerk looks into two or three at once. After the last question a request's words stay for `forget`. */
const KEPT = { most: 3 } as const;
const DELAYS = { forget: 600_000 } as const;

type Kept = {
  readonly opening: Promise<Result<MatterSearch, ReadingError>>;
  /** Questions that are being answered; while there are any, nothing is forgotten. */
  asking: number;
  timer: NodeJS.Timeout | undefined;
};

export function searchesOf(parts: SearchParts): Searches {
  /** Asked last, last in order. */
  const kept = new Map<string, Kept>();

  const forget = (id: string, one: Kept): void => {
    clearTimeout(one.timer);
    if (kept.get(id) === one) kept.delete(id);
    void one.opening.then(
      (opened) => opened.ok && opened.value.close(),
      () => undefined, // told to whoever asked
    );
  };
  const rest = (id: string, one: Kept): void => {
    one.asking -= 1;
    clearTimeout(one.timer);
    one.timer = setTimeout(() => {
      if (one.asking === 0) forget(id, one);
    }, DELAYS.forget);
    one.timer.unref();
    for (const [oldest, old] of [...kept].slice(0, -KEPT.most)) if (old.asking === 0) forget(oldest, old);
  };

  return {
    async find(id, words) {
      const one: Kept = kept.get(id) ?? { opening: open(parts, id), asking: 0, timer: undefined };
      clearTimeout(one.timer);
      kept.delete(id);
      kept.set(id, one);
      one.asking += 1;
      let begun = false;
      try {
        const opened = await one.opening;
        if (!opened.ok) return opened;
        begun = true;
        opened.value.readOn();
        return ok(opened.value.find(words));
      } finally {
        // what could not be opened is opened anew by the next question
        if (begun) rest(id, one);
        else forget(id, one);
      }
    },
    async close() {
      for (const [id, one] of kept) forget(id, one);
      await parts.reader.close();
    },
  };
}

/** A search shows words of the request, so its beginning is logged like an opening. */
async function open(parts: SearchParts, id: string): Promise<Result<MatterSearch, ReadingError>> {
  const { store, reader, now, clerk, log, ink } = parts;
  const body = await openBody(parts, id);
  if (!body.ok) return body;
  store.transaction(() =>
    store.audit.write({
      at: new Date(now()).toISOString(),
      who: clerk,
      event: 'requestSearched',
      subject: id,
    }),
  );
  return ok(
    matterSearch(body.value.bundle, {
      isHere: (file) => store.evidence.size(file.sealedSha256) !== null,
      bytesOf: (file) => bytesOf(parts, file),
      read: reader.read,
      marksNow: () => store.keptMarks.there(id).join(' '),
      notes: () => notePieces(marksOf({ store, key: ink }, id), body.value.bundle),
      rested: (counts) => log('requestSearched', { id, ...counts }),
    }),
  );
}

async function bytesOf({ shelf }: SearchParts, file: SealedFile): Promise<Result<Uint8Array, Unreadable>> {
  const bytes = await plainFile(shelf, file);
  return bytes.ok ? bytes : err({ kind: 'unreadable' });
}
