/** The agreement before this seat as its page lives it: its words as they merge, what was said and is kept, what others write. Free of React. */
import { DRAFT, EMPTY_SHEET, newestVersions, type DraftFlaw, type DraftLibrary, type DraftSheet, type DraftView, type ReadVersion } from '../../../main/contract/draft.ts'; // prettier-ignore
import type { DraftTell, LiveAsk, LiveRole, RoomView } from '../../../main/contract/live.ts';
import { clauseTexts, mergedUpdates, writerOf, type ClauseTexts } from '../../../main/draft/clauseTexts.ts';
import { fromBase64, pieceGatherer, toBase64 } from '../../../main/draft/pieces.ts';

export interface DraftsState {
  readonly draft: DraftView | null;
  readonly sheet: DraftSheet;
  readonly library: DraftLibrary;
  readonly you: number;
  readonly mayWrite: boolean;
  /** All of it is here. */
  readonly ready: boolean;
  /** Everything written here is kept at the court. */
  readonly kept: boolean;
  /** Who else writes where, by seat. */
  readonly where: ReadonlyMap<number, { readonly role: LiveRole; readonly clause: string }>;
  readonly versions: readonly ReadVersion[];
  /** The last of what was written here was not taken in. */
  readonly refused: DraftFlaw | null;
  /** Grows with every change of the words. */
  readonly written: number;
}

export interface Drafts {
  state(): DraftsState;
  onChange(listener: () => void): () => void;
  text(clause: string): string;
  /** Makes this the text of the clause by the smallest edit at the caret. */
  write(clause: string, text: string, caret?: number): void;
  undo(clause: string): void;
  redo(clause: string): void;
  /** Where a place comes to while others write. */
  hold(clause: string, at: number): () => number;
  /** Says in which clause one writes now. */
  at(clause: string | null): void;
  letWrite(seat: number, on: boolean): void;
}
/** The side of the line. */
export interface DraftsLine {
  readonly drafts: Drafts;
  seen(view: RoomView): void;
  told(tell: DraftTell): void;
  close(): void;
}

/** The first letter goes at once, the next ones together after this. */
const DELAYS = { more: 40 } as const;
const HOST = 1;

const NOTHING: Omit<DraftsState, 'written'> = {
  draft: null, sheet: EMPTY_SHEET, library: [], you: 0, mayWrite: false, ready: false, kept: true, where: new Map(), versions: [],
  refused: null,
}; // prettier-ignore

export function startDrafts(say: (ask: LiveAsk) => void): DraftsLine {
  let state: DraftsState = { ...NOTHING, written: 0 };
  const listeners = new Set<() => void>();
  let texts: ClauseTexts | null = null;
  let gather = pieceGatherer();
  /** Written and not said yet. */
  let queue: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Numbers of what was said: the last one, the last one the court keeps, the last one before a new beginning. */
  let said = 0;
  let taken = 0;
  let begunAfter = 0;
  let at: string | null = null;

  function become(change: Partial<DraftsState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  const isKept = (): boolean => queue.length === 0 && taken >= said;

  function begin(): ClauseTexts {
    const { you } = state;
    const made = clauseTexts({
      writer: writerOf(you, crypto.getRandomValues(new Uint32Array(1))[0] ?? 1),
      onWritten(update) {
        queue.push(update);
        if (timer === undefined) flush();
        become({ kept: isKept() });
      },
      onChanged: () => become({ written: state.written + 1 }),
    });
    texts = made;
    return made;
  }
  function drop(): void {
    clearTimeout(timer);
    timer = undefined;
    queue = [];
    gather = pieceGatherer();
    texts?.close();
    texts = null;
    taken = said;
    begunAfter = said;
  }

  function flush(): void {
    timer = undefined;
    if (queue.length === 0 || !state.ready) return;
    const update = queue.length === 1 ? (queue[0] ?? new Uint8Array()) : mergedUpdates(queue);
    queue = [];
    timer = setTimeout(flush, DELAYS.more);
    send(update);
    become({ kept: isKept() });
  }
  function send(update: Uint8Array): void {
    if (state.draft === null) return;
    said += 1;
    say({ t: 'draftWrite', draft: state.draft.draft, n: said, update: toBase64(update) });
  }

  /** The court's whole is here: what it lacks of this page is said again. */
  function whole(bytes: Uint8Array): void {
    const here = texts ?? begin();
    here.take(bytes);
    queue = [];
    taken = said;
    const beyond = here.beyond(bytes);
    // So much cannot be said in one piece: it was written over hours without a line.
    if (beyond !== null && beyond.length > DRAFT.update) return startOver(null);
    become({ ready: true, written: state.written + 1 });
    if (beyond !== null) send(beyond);
    if (at !== null) say({ t: 'draftAt', draft: state.draft?.draft ?? '', clause: at });
    return become({ kept: isKept() });
  }
  function startOver(why: DraftFlaw | null): void {
    drop();
    become({ ready: false, kept: true, refused: why, written: state.written + 1 });
    if (state.draft !== null) say({ t: 'draftAgain', draft: state.draft.draft });
  }

  function seen({ draft, you }: RoomView): void {
    if (draft?.draft !== state.draft?.draft) {
      drop();
      state = { ...NOTHING, written: state.written + 1 };
    }
    const mayWrite = draft !== null && (you === HOST || (!draft.locked && draft.writers.includes(you)));
    become({ draft, you, mayWrite });
  }

  function told(tell: DraftTell): void {
    if (tell.draft !== state.draft?.draft) return;
    switch (tell.t) {
      case 'draftSheet':
        return become({ sheet: tell.sheet, library: tell.library ?? state.library, written: state.written + 1 }); // prettier-ignore
      case 'draftState': {
        const bytes = gather(tell);
        return bytes === null ? undefined : whole(bytes);
      }
      case 'drafted':
        return texts?.take(fromBase64(tell.update));
      case 'draftTaken':
        taken = Math.max(taken, tell.n);
        return become({ kept: isKept(), refused: isKept() ? null : state.refused });
      case 'draftRefused':
        return tell.n > begunAfter ? startOver(tell.why) : undefined;
      case 'draftWhere': {
        const { seat, role, clause } = tell;
        const where = new Map(state.where);
        if (clause === null) where.delete(seat);
        else where.set(seat, { role, clause });
        return become({ where });
      }
      case 'draftVersion': {
        const others = state.versions.filter(({ version }) => version !== tell.version.version);
        return become({ versions: newestVersions([...others, tell.version]) });
      }
    }
  }

  const drafts: Drafts = {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    text: (clause) => texts?.text(clause) ?? '',
    write(clause, text, caret) {
      if (state.mayWrite) texts?.write(clause, text, caret);
    },
    undo: (clause) => void (state.mayWrite && texts?.undo(clause)),
    redo: (clause) => void (state.mayWrite && texts?.redo(clause)),
    hold: (clause, place) => texts?.hold(clause, place) ?? (() => place),
    at(clause) {
      if (clause === at) return;
      at = clause;
      if (state.draft !== null && state.mayWrite) say({ t: 'draftAt', draft: state.draft.draft, clause });
    },
    letWrite(seat, on) {
      if (state.draft !== null) say({ t: 'letWrite', draft: state.draft.draft, seat, on });
    },
  };
  return {
    drafts,
    seen,
    told,
    close() {
      drop();
      become({ ...NOTHING, written: state.written + 1 });
    },
  };
}
