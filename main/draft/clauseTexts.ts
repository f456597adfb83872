/** The words of a draft as they merge: one text a clause, and nothing else; changes come and go as bytes. */
import * as Y from 'yjs';
import { editOf } from './edit.ts';

/** Every page writes under a number of its own, and each seat has its own range of them: nobody can write as somebody else. */
const PER_SEAT = 2 ** 32;
export const writerOf = (seat: number, page: number): number => seat * PER_SEAT + (page >>> 0);
export const seatOfWriter = (writer: number): number => Math.floor(writer / PER_SEAT);

/** Whose change it is: made here, or come from elsewhere. */
const HERE = 'here';
const THERE = 'there';

export interface ClauseTexts {
  text(clause: string): string;
  /** All clauses that were ever written in, also those that are no longer on the sheet. */
  clauses(): readonly string[];
  /** Makes this text of the clause's by the smallest edit; `caret` as in `editOf`. */
  write(clause: string, text: string, caret?: number): void;
  /** Undoes and redoes one's own changes in this clause, nobody else's. False: there is none. */
  undo(clause: string): boolean;
  redo(clause: string): boolean;
  /** Takes in a change, or a whole state, that has passed a gate. */
  take(update: Uint8Array): void;
  state(): Uint8Array;
  /** What is here and not in that state; null: nothing. */
  beyond(state: Uint8Array): Uint8Array | null;
  /** Where a place in the text has come to after others wrote: told now, asked later. */
  hold(clause: string, at: number): () => number;
  close(): void;
}

export interface ClauseTextsParts {
  readonly writer: number;
  /** A change made here. */
  readonly onWritten?: (update: Uint8Array) => void;
  /** After any change: whose, and the clauses it touched. */
  readonly onChanged?: (by: 'here' | 'there', clauses: readonly string[]) => void;
}

export function clauseTexts({ writer, onWritten, onChanged }: ClauseTextsParts): ClauseTexts {
  const doc = new Y.Doc();
  doc.clientID = writer;
  const undos = new Map<string, Y.UndoManager>();

  const undoOf = (clause: string): Y.UndoManager => {
    const known = undos.get(clause);
    if (known !== undefined) return known;
    const made = new Y.UndoManager(doc.getText(clause), { trackedOrigins: new Set([HERE]) });
    undos.set(clause, made);
    return made;
  };
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== THERE) onWritten?.(update);
  });
  doc.on('afterTransaction', (done: Y.Transaction) => {
    const clauses = touched(done);
    if (clauses.length > 0) onChanged?.(done.origin === THERE ? 'there' : 'here', clauses);
  });

  return {
    text: (clause) => doc.getText(clause).toJSON(),
    clauses: () => [...doc.share.keys()],
    write(clause, text, caret) {
      const of = doc.getText(clause);
      const edit = editOf(of.toJSON(), text, caret);
      if (edit === null) return;
      undoOf(clause);
      doc.transact(() => {
        if (edit.take > 0) of.delete(edit.at, edit.take);
        if (edit.put !== '') of.insert(edit.at, edit.put);
      }, HERE);
    },
    undo: (clause) => isStep(undos.get(clause)?.undo()),
    redo: (clause) => isStep(undos.get(clause)?.redo()),
    take: (update) => Y.applyUpdate(doc, update, THERE),
    state: () => Y.encodeStateAsUpdate(doc),
    beyond(state) {
      const there = Y.encodeStateVectorFromUpdate(state);
      const update = Y.encodeStateAsUpdate(doc, there);
      // What was taken away has no clock of its own: whether anything is missing there, only taking it in says.
      const copy = new Y.Doc();
      Y.applyUpdate(copy, state);
      const before = Y.encodeStateAsUpdate(copy);
      Y.applyUpdate(copy, update);
      const same = equal(before, Y.encodeStateAsUpdate(copy));
      copy.destroy();
      return same ? null : update;
    },
    hold(clause, at) {
      const of = doc.getText(clause);
      const place = Y.createRelativePositionFromTypeIndex(of, Math.min(at, of.length), -1);
      return () => Y.createAbsolutePositionFromRelativePosition(place, doc)?.index ?? of.length;
    },
    close() {
      for (const undo of undos.values()) undo.destroy();
      doc.destroy();
    },
  };
}

/** The clauses a change touched. */
export const touched = (done: Y.Transaction): string[] =>
  [...done.changed.keys()].flatMap((type) =>
    type instanceof Y.AbstractType && type.parent === null ? [Y.findRootTypeKey(type)] : [],
  );

const isStep = (taken: unknown): boolean => taken !== undefined && taken !== null;
const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Several changes as one. */
export const mergedUpdates = (updates: readonly Uint8Array[]): Uint8Array => Y.mergeUpdates([...updates]);
