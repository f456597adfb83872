/** The agreement that is written together in one room: takes in what passes the gate, keeps it, tells it to who has the draft before them. */
import { newestVersions, readText, type DraftAsk, type DraftSheet, type DraftView, type ReadVersion } from '../../contract/draft.ts'; // prettier-ignore
import type { LiveRefusal, LiveTell } from '../../contract/live.ts';
import { err, ok, unreachable, type Result } from '../../contract/result.ts';
import { writerOf } from '../../draft/clauseTexts.ts';
import { newGate, type Gate } from '../../draft/gate.ts';
import { stateTells } from '../../draft/pieces.ts';
import { sha256Hex } from '../digest.ts';
import { draftBefore, HOST, mayWrite, present, seatOf, type Room } from '../media/room.ts';
import type { RoomEvent } from '../media/roomStep.ts';
import type { DraftKeeper, KeptDraft, Laid } from './draftKeeper.ts';

export type RoomDraftParts = {
  readonly room: () => Room;
  readonly say: (seat: number, tell: LiveTell) => void;
  readonly step: (event: RoomEvent) => Result<void, LiveRefusal>;
  readonly keeper: DraftKeeper;
};

export type RoomDraft = {
  ask(seat: number, ask: DraftAsk): Result<void, LiveRefusal>;
  /** After every change of the room: drops what nobody has any more, tells the whole to who has it newly before them. */
  follow(): void;
  /** The seat has another page or none: it knows nothing. */
  forget(seat: number): void;
};

type Held = {
  readonly draft: string;
  laid: Laid;
  readonly gate: Gate;
  versions: readonly ReadVersion[];
  /** Who writes in which clause. */
  readonly where: Map<number, string>;
};

/** The court writes nothing itself: its document has a number that is no seat's. */
const NOBODY = writerOf(0, 1);

export function roomDraft({ room, say, step, keeper }: RoomDraftParts): RoomDraft {
  let held = heldBefore(room(), keeper);
  /** Which draft each seat has been told whole. */
  const told = new Map<number, string>();

  const has = (seat: number): boolean =>
    held !== null && draftBefore(room(), seat)?.draft === held.draft && told.get(seat) === held.draft;
  const sayOthers = (seat: number, tell: LiveTell): void => {
    for (const { number } of present(room())) if (number !== seat && has(number)) say(number, tell);
  };
  const heldAs = (draft: string): Held | null => (held?.draft === draft ? held : null);

  function lay({ draft, sheet, library }: Extract<DraftAsk, { t: 'layDraft' }>): Result<void, LiveRefusal> {
    const before = held;
    keeper.laid(draft, { sheet, library });
    held = heldOf(draft, { sheet, library });
    const laid = step({ kind: 'draftLaid', draft });
    if (!laid.ok) {
      keeper.dropped(draft);
      held.gate.close();
      held = before;
    } else if (before !== null) {
      keeper.dropped(before.draft);
      before.gate.close();
    }
    return laid;
  }

  function resheet(one: Held, sheet: DraftSheet): void {
    one.laid = { ...one.laid, sheet };
    keeper.sheet(one.draft, one.laid);
    sayOthers(HOST, { t: 'draftSheet', draft: one.draft, sheet, library: null });
  }

  function read(one: Held, ask: Extract<DraftAsk, { t: 'readDraft' }>): Result<void, LiveRefusal> {
    const clauses = one.laid.sheet.clauses.map(({ clause, number }) => ({
      clause,
      number,
      text: one.gate.texts.text(clause),
    }));
    if (sha256Hex(readText(clauses)) !== ask.text) return err('draftDiffers');
    const { version, at, sha256 } = ask;
    const done = step({ kind: 'draftRead', draft: one.draft, version });
    if (!done.ok) return done;
    const now: ReadVersion = { version, at, sha256, clauses };
    one.versions = newestVersions([...one.versions.filter((other) => other.version !== version), now]);
    keeper.read(one.draft, now);
    sayOthers(HOST, { t: 'draftVersion', draft: one.draft, version: now });
    return ok(undefined);
  }

  /** Refused or taken in, the writer is told by the number it gave: no general word is said beside it. */
  function write(seat: number, { draft, n, update }: Extract<DraftAsk, { t: 'draftWrite' }>): void {
    const one = heldAs(draft);
    const may = one === null ? err('noSuchDraft' as const) : mayWrite(room(), seat);
    const author = seatOf(room(), seat);
    if (one === null || author === null || !may.ok)
      return say(seat, { t: 'draftRefused', draft, n, why: may.ok ? 'noSuchDraft' : may.error });
    const bytes = Buffer.from(update, 'base64');
    const passed = one.gate.pass(bytes, { seat, host: seat === HOST });
    if (!passed.ok) return say(seat, { t: 'draftRefused', draft, n, why: passed.error });
    // Nothing that a restart would forget is called taken.
    const kept = keeper.wrote(draft, bytes, () => one.gate.texts.state());
    sayOthers(seat, { t: 'drafted', draft, seat, role: author.role, update });
    if (kept) say(seat, { t: 'draftTaken', draft, n });
    return undefined;
  }

  function writesAt(one: Held, seat: number, clause: string | null): void {
    const role = seatOf(room(), seat)?.role;
    if (role === undefined || (one.where.get(seat) ?? null) === clause) return;
    if (clause === null) one.where.delete(seat);
    else one.where.set(seat, clause);
    sayOthers(seat, { t: 'draftWhere', draft: one.draft, seat, role, clause });
  }

  function tellWhole(one: Held, seat: number): void {
    const { draft, laid, gate, versions, where } = one;
    told.set(seat, draft);
    say(seat, { t: 'draftSheet', draft, ...laid });
    for (const tell of stateTells(draft, gate.texts.state())) say(seat, tell);
    // The host laid them; and its line has frames too small for them.
    if (seat !== HOST) for (const version of versions) say(seat, { t: 'draftVersion', draft, version });
    for (const [other, clause] of where) {
      const role = seatOf(room(), other)?.role;
      if (other !== seat && role !== undefined)
        say(seat, { t: 'draftWhere', draft, seat: other, role, clause });
    }
  }

  return {
    ask(seat, ask) {
      const before = draftBefore(room(), seat);
      const one = before?.draft === ask.draft ? heldAs(ask.draft) : null;
      switch (ask.t) {
        case 'layDraft':
          return seat === HOST ? lay(ask) : err('hostOnly');
        case 'draftSheet':
          if (seat !== HOST) return err('hostOnly');
          return one === null ? err('noSuchDraft') : ok(resheet(one, ask.sheet));
        case 'readDraft':
          if (seat !== HOST) return err('hostOnly');
          return one === null ? err('noSuchDraft') : read(one, ask);
        case 'draftWrite':
          return ok(write(seat, ask));
        case 'draftAt': {
          if (one === null) return err('noSuchDraft');
          const there = ask.clause === null || one.laid.sheet.clauses.some(({ clause }) => clause === ask.clause); // prettier-ignore
          if (!there || (ask.clause !== null && !mayWrite(room(), seat).ok)) return err('mayNotWrite');
          return ok(writesAt(one, seat, ask.clause));
        }
        case 'draftAgain':
          return one === null ? err('noSuchDraft') : ok(tellWhole(one, seat));
        default:
          return unreachable(ask);
      }
    },
    follow() {
      if (held !== null && room().draft?.draft !== held.draft) {
        keeper.dropped(held.draft);
        held.gate.close();
        held = null;
      }
      for (const { number, line } of room().seats) {
        const now: DraftView | null = draftOf(room(), number);
        if (now === null || line.kind !== 'up') told.delete(number);
        if (held !== null && (now === null || !mayWrite(room(), number).ok)) writesAt(held, number, null);
        if (held !== null && now?.draft === held.draft && line.kind === 'up' && told.get(number) !== held.draft)
          tellWhole(held, number);
      }
    },
    forget: (seat) => void told.delete(seat),
  };
} // prettier-ignore

const draftOf = (room: Room, seat: number): DraftView | null => {
  const draft = draftBefore(room, seat);
  return draft === null ? null : { ...draft, writers: [...draft.writers] };
};

function heldOf(draft: string, laid: Laid): Held {
  const one: Held = {
    draft,
    laid,
    gate: newGate(() => one.laid.sheet, { writer: NOBODY }),
    versions: [],
    where: new Map(),
  };
  return one;
}

/** What was written until the court was started again; a draft that lies before nobody then is dropped. */
function heldBefore(room: Room, keeper: DraftKeeper): Held | null {
  let held: Held | null = null;
  for (const kept of keeper.kept())
    if (kept.draft === room.draft?.draft) held = heldAgain(kept);
    else keeper.dropped(kept.draft);
  return held;
}

/** It passed the gate when it was written; what does not now was put there by somebody else. */
function heldAgain({ draft, laid, updates, versions }: KeptDraft): Held {
  const held = heldOf(draft, laid);
  for (const update of updates) held.gate.restore(update);
  held.versions = versions;
  return held;
}
