/** The requests that are being searched: each opened at its first question, kept in memory for a while, then forgotten. */
import { err, ok, type Result } from '../../contract/result.ts';
import type { SealedFile } from '../../contract/request.ts';
import type { SearchAnswer } from '../../contract/search.ts';
import { fileKeyOf, openBody, type ReadingError, type ReadingParts } from '../desk/reading.ts';
import type { Log } from '../log.ts';
import { BrokenSealError, isMissing, openSealedFile } from '../worker/opening.ts';
import { matterSearch, type MatterSearch } from './matterSearch.ts';
import type { PageReader } from './ocr/pageReader.ts';
import type { Unreadable } from './ocr/readThread.ts';

export type SearchParts = ReadingParts & {
  readonly reader: PageReader;
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
  readonly timer: NodeJS.Timeout;
};

export function searchesOf(parts: SearchParts): Searches {
  const kept = new Map<string, Kept>();

  const forget = (id: string): void => {
    const one = kept.get(id);
    if (one === undefined) return;
    kept.delete(id);
    clearTimeout(one.timer);
    void one.opening.then((opened) => opened.ok && opened.value.close());
  };
  /** Asked last, forgotten last. */
  const keptFor = (id: string): Kept['opening'] => {
    const before = kept.get(id);
    clearTimeout(before?.timer);
    kept.delete(id);
    const timer = setTimeout(() => forget(id), DELAYS.forget);
    timer.unref();
    const opening = before?.opening ?? open(parts, id);
    kept.set(id, { opening, timer });
    for (const oldest of [...kept.keys()].slice(0, -KEPT.most)) forget(oldest);
    return opening;
  };

  const find: Searches['find'] = async (id, words) => {
    const opening = keptFor(id);
    const opened = await opening;
    // Others were asked for meanwhile, and this one was forgotten before it could answer.
    if (kept.get(id)?.opening !== opening) return find(id, words);
    if (!opened.ok) {
      forget(id);
      return opened;
    }
    opened.value.readOn();
    return ok(opened.value.find(words));
  };

  return {
    find,
    async close() {
      for (const id of [...kept.keys()]) forget(id);
      await parts.reader.close();
    },
  };
}

/** A search shows words of the request, so its beginning is logged like an opening. */
async function open(parts: SearchParts, id: string): Promise<Result<MatterSearch, ReadingError>> {
  const { store, reader, now, clerk, log } = parts;
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
      bytesOf: (file) => bytesOf(parts, file),
      read: reader.read,
      rested: (counts) => log('requestSearched', { id, ...counts }),
    }),
  );
}

async function bytesOf(
  { store, shelf }: SearchParts,
  file: SealedFile,
): Promise<Result<Uint8Array, Unreadable> | null> {
  if (store.evidence.size(file.sealedSha256) === null) return null;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of openSealedFile(shelf.pathOf(file.sealedSha256), fileKeyOf(file)))
      chunks.push(chunk);
  } catch (error) {
    if (error instanceof BrokenSealError || isMissing(error)) return err({ kind: 'unreadable' });
    throw error;
  }
  return ok(Buffer.concat(chunks));
}
