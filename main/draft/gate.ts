/** What a change of somebody else has to be before it is taken in: rehearsed on a copy first, since nothing can be taken out again. */
import * as Y from 'yjs';
import { DRAFT, type DraftFlaw, type DraftSheet } from '../contract/draft.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { clauseTexts, seatOfWriter, touched, type ClauseTexts } from './clauseTexts.ts';

/** `host`: whose draft it is; may write every clause, and give back what others wrote. */
export interface Writer {
  readonly seat: number;
  readonly host: boolean;
}

export interface Gate {
  readonly texts: ClauseTexts;
  /** Takes a change in, whole or not at all; tells the clauses it touched, none where it was known. */
  pass(update: Uint8Array, by: Writer): Result<readonly string[], DraftFlaw>;
  /** Takes in what had passed before, in its order; what is no change of words is left out. */
  restore(update: Uint8Array): void;
  /** The owner wrote into the texts itself: the rehearsal follows. */
  refresh(): void;
  close(): void;
}

/** What the booth's own fields leave out too: controls but the new line, halves of characters, what turns a line around or shows nothing. */
const MAY_NOT_STAND =
  /(?!\n)\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffd]|\p{Noncharacter_Code_Point}/u;
export const mayStand = (text: string): boolean => !MAY_NOT_STAND.test(text);
export const lengthOf = (text: string): number => [...text].length;

/** `sheet`: as it is at each moment; `texts`: what is there already. */
export function gateOf(sheet: () => DraftSheet, texts: ClauseTexts): Gate {
  let copy = copyOf(texts.state());
  /** At most so many bytes are there: what was merged or thrown away is not subtracted until it matters. */
  let size = texts.state().length;

  function fits(more: number): boolean {
    size += more;
    if (size > DRAFT.state) size = Y.encodeStateAsUpdate(copy).length;
    return size <= DRAFT.state;
  }

  function rehearsed(update: Uint8Array, by: Writer): Result<readonly string[], DraftFlaw> {
    const read = contents(update, by);
    if (!read.ok) return read;
    let clauses: readonly string[] = [];
    const note = (done: Y.Transaction): void => void (clauses = [...new Set([...clauses, ...touched(done)])]);
    copy.on('afterTransaction', note);
    try {
      Y.applyUpdate(copy, update);
    } catch {
      return err('foreign'); // the library throws at bytes that are no update
    } finally {
      copy.off('afterTransaction', note);
    }
    // Something it builds on is not here: a page that left out what came before.
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return err('foreign');
    for (const clause of clauses) {
      const flaw = flawOf(clause, copy.getText(clause).toJSON(), sheet(), by);
      if (flaw !== null) return err(flaw);
    }
    return fits(update.length) ? ok(clauses) : err('full');
  }

  return {
    texts,
    pass(update, by) {
      const done = rehearsed(update, by);
      if (done.ok) texts.take(update);
      else {
        copy.destroy();
        copy = copyOf(texts.state());
      }
      return done;
    },
    restore(update) {
      if (!isUpdate(update)) return;
      Y.applyUpdate(copy, update);
      texts.take(update);
      size += update.length;
    },
    refresh() {
      Y.applyUpdate(copy, texts.state());
    },
    close() {
      copy.destroy();
      texts.close();
    },
  };
}

function copyOf(state: Uint8Array): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state);
  return copy;
}

function flawOf(clause: string, text: string, { clauses }: DraftSheet, by: Writer): DraftFlaw | null {
  const here = clauses.find((one) => one.clause === clause);
  // The host may empty what it takes off the sheet.
  if (here === undefined) return by.host && text === '' ? null : 'fixed';
  if (!here.free && !by.host) return 'fixed';
  // What the host writes is the table's text already, checked where it was written.
  if (!by.host && !mayStand(text)) return 'words';
  return lengthOf(text) > (by.host ? DRAFT.words : here.most) ? 'full' : null;
}

/** What can be said of an update without its document: words alone, of this seat alone, not too much. */
function contents(update: Uint8Array, by: Writer): Result<void, DraftFlaw> {
  if (update.length > DRAFT.update) return err('full');
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    let clock = 0;
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.parentSub !== null) return err('foreign');
      const isWords = struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentDeleted;
      if (!isWords) return err('foreign');
      if (!by.host && seatOfWriter(struct.id.client) !== by.seat) return err('foreign');
      clock += struct.length;
    }
    for (const ranges of ds.clients.values()) for (const { len } of ranges) clock += len;
    return clock > DRAFT.clock ? err('full') : ok(undefined);
  } catch {
    return err('foreign'); // not an update, or cut off
  }
}

function isUpdate(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false; // as if it were not there
  }
}

/** The texts of a new draft, with a gate before them. */
export const newGate = (sheet: () => DraftSheet, parts: Parameters<typeof clauseTexts>[0]): Gate =>
  gateOf(sheet, clauseTexts(parts));
