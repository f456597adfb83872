/** The papers of one room: opened for its host, drawn and inked for those who have them before them, dropped with them. */
import { randomBytes } from 'node:crypto';
import {
  type FindAsk,
  type InkAsk,
  type KeepMarksAsk,
  type LayAsk,
  PICTURE_PIECE_BYTES,
  type PictureAsk,
} from '../../contract/coview.ts';
import { INK_CHANGES_MAX, type InkChange, type LiveRefusal, type LiveTell } from '../../contract/live.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import {
  HOST,
  mayDraw,
  mayKeep,
  mayLay,
  mayLookUp,
  paperBefore,
  present,
  seatOf,
  type Room,
} from '../media/room.ts';
import type { RoomEvent } from '../media/roomStep.ts';
import { inkBook, inPieces, type InkBook } from './inkBook.ts';
import type { OpenPaper, PaperFile, PaperOpener } from './openPaper.ts';
import type { PaperKeeper } from './paperKeeper.ts';
import { paperPictures, type PaperPictures } from './paperPictures.ts';

export type RoomPapersParts = {
  readonly room: () => Room;
  readonly say: (seat: number, tell: LiveTell) => void;
  readonly step: (event: RoomEvent) => Result<void, LiveRefusal>;
  readonly opener: PaperOpener;
  readonly keeper: PaperKeeper;
  /** A host at a booth may be wrong so often; then nothing is looked for any more in this room. */
  readonly misses: number;
};

export type RoomPapers = {
  lay(seat: number, ask: LayAsk): Promise<Result<void, LiveRefusal>>;
  /** Says the host what can be laid of this number; an opening, and like one it may be wrong only so often. */
  catalogue(seat: number, number: string): Promise<Result<void, LiveRefusal>>;
  /** Says the host where words stand on what lies there. */
  find(seat: number, ask: FindAsk): Promise<Result<void, LiveRefusal>>;
  /** From now on marks stay with the request, or do not. */
  keepMarks(seat: number, ask: KeepMarksAsk): Result<void, LiveRefusal>;
  /** The desk took a set out of this request: it is before nobody any more. */
  marksRemoved(matter: string, set: string): void;
  /** Says one piece of a picture to the seat that asked, if it still has the paper before it. */
  picture(seat: number, ask: PictureAsk): Promise<Result<void, LiveRefusal>>;
  ink(seat: number, ask: InkAsk): Result<void, LiveRefusal>;
  file(seat: number, paper: string, page: number): Promise<Result<PaperFile, LiveRefusal>>;
  /** After every change of the room: drops what nobody can have any more, tells ink to who has a paper newly before it. */
  follow(): void;
  /** The seat has another page or none: it knows nothing. */
  forget(seat: number): void;
  /** Lays nothing more; what lies stays for the next process. */
  close(): void;
};

type Held = { readonly opened: OpenPaper; readonly ink: InkBook; readonly pictures: PaperPictures };

export function roomPapers(parts: RoomPapersParts): RoomPapers {
  const { room, say, step, opener, keeper, misses } = parts;
  const held = heldBefore(parts);
  /** Which paper's ink each seat has been told whole. */
  const told = new Map<number, string>();
  let opening = false;
  let missed = 0;
  let closed = false;
  /** Papers whose marks stay: what is taken from them is dropped with them, in one write (`keptMarks.ts`). */
  const keeping = new Set(keepsNow(room()));

  /** The paper, if this seat has it before it now. */
  const before = (seat: number, paper: string): Held | null =>
    paperBefore(room(), seat)?.paper === paper ? (held.get(paper) ?? null) : null;

  async function lay(
    seat: number,
    { number, what, idTail, page = 1 }: LayAsk,
  ): Promise<Result<void, LiveRefusal>> {
    const may = mayLay(room(), seat);
    if (!may.ok) return may;
    if (opening || missed >= misses) return err('notNow');
    opening = true;
    const { circle } = room();
    try {
      const opened = await opener.open({ number, what, idTail });
      if (closed) return err('notNow');
      if (!opened.ok) {
        missed += 1;
        keeper.missed();
        return opened;
      }
      return put(opened.value, circle, page);
    } finally {
      opening = false;
    }
  }

  function put(opened: OpenPaper, circle: number, asked: number): Result<void, LiveRefusal> {
    const paper = randomBytes(16).toString('base64url');
    const { matter, what, sha256, pages } = opened;
    held.set(paper, heldOf(opened));
    keeper.laid(paper, matter);
    const laid = step({
      kind: 'laid',
      circle,
      laid: { paper, what, sha256, pages, page: asked > pages ? 1 : asked },
    });
    if (!laid.ok) drop(paper);
    return laid;
  }

  function drop(paper: string): void {
    held.delete(paper);
    if (!keeping.delete(paper)) keeper.dropped(paper);
  }

  function tellInk(seat: number, paper: string): void {
    told.set(seat, paper);
    const one = held.get(paper);
    if (one === undefined) return;
    for (const changes of inPieces(one.ink.all(), INK_CHANGES_MAX)) say(seat, { t: 'ink', paper, changes });
    // A booth's host has its own papers before it, not the desk's notes on them.
    if (seatOf(room(), HOST)?.role === 'booth') return;
    for (const { id: set, at, changes: all } of keeper.earlier(one.opened.matter, one.opened))
      for (const changes of inPieces(all, INK_CHANGES_MAX))
        say(seat, { t: 'earlier', paper, set, at, changes });
  }

  function follow(): void {
    const { paper, paperApart, seats } = room();
    if (paper !== null)
      if (paper.keepsFrom === null) keeping.delete(paper.paper);
      else keeping.add(paper.paper);
    for (const id of held.keys()) if (id !== paper?.paper && id !== paperApart?.paper) drop(id);
    for (const seat of seats) {
      const now = paperBefore(room(), seat.number);
      if (now === null || seat.line.kind !== 'up') told.delete(seat.number);
      else {
        if (told.get(seat.number) !== now.paper) tellInk(seat.number, now.paper);
        held.get(now.paper)?.pictures.ahead(now.page, now.pages);
      }
    }
  }

  return {
    lay,
    async catalogue(seat, number) {
      const may = mayLookUp(room(), seat);
      if (!may.ok) return may;
      const entries = await opener.catalogue(number);
      return entries.ok ? ok(say(seat, { t: 'catalogue', number, entries: [...entries.value] })) : entries;
    },
    async find(seat, { paper, words }) {
      const may = mayLookUp(room(), seat);
      const one = before(seat, paper);
      if (!may.ok) return may;
      if (one === null) return err('noSuchPaper');
      const { matter, what } = one.opened;
      if (what === 'agreement') return err('notNow');
      const found = await opener.find(matter, what, words);
      // Who has it before him no longer learns nothing of it.
      if (!found.ok) return found;
      if (before(seat, paper) !== one) return err('noSuchPaper');
      return ok(say(seat, { t: 'found', paper, words, ...found.value, found: [...found.value.found] }));
    },
    keepMarks(seat, { paper, on }) {
      const from = on ? (held.get(paper)?.ink.newest() ?? 0) : null;
      return step({ kind: 'keepAsked', seat, paper, from });
    },
    marksRemoved(matter, set) {
      for (const { number } of present(room())) {
        const paper = paperBefore(room(), number)?.paper;
        if (paper !== undefined && held.get(paper)?.opened.matter === matter)
          say(number, { t: 'earlierGone', paper, set });
      }
    },
    async picture(seat, { paper, page, from }) {
      const one = before(seat, paper);
      if (one === null || page > one.opened.pages) return err('noSuchPaper');
      const picture = await one.pictures.of(page, seat);
      // What happened meanwhile counts: a paper that was taken off is shown to nobody.
      if (before(seat, paper) !== one) return err('noSuchPaper');
      if (!picture.ok) return picture;
      const size = picture.value.length;
      if (from >= size) return err('noSuchPaper');
      const base64 = Buffer.from(picture.value.subarray(from, from + PICTURE_PIECE_BYTES)).toString('base64');
      return ok(say(seat, { t: 'picture', paper, page, from, size, base64 }));
    },
    ink(seat, ask) {
      const one = before(seat, ask.paper);
      const author = seatOf(room(), seat);
      if (one === null || author === null) return err('noSuchPaper');
      if (!mayDraw(room(), seat, ask.paper)) return err('mayNotDraw');
      const inked = one.ink.ask({ seat, role: author.role, host: seat === HOST }, ask);
      if (!inked.ok) return inked;
      if (inked.value === null) return ok(undefined);
      keeper.inked(ask.paper, inked.value);
      for (const { number } of present(room()))
        if (before(number, ask.paper) === one)
          say(number, { t: 'ink', paper: ask.paper, changes: [inked.value] });
      return ok(undefined);
    },
    async file(seat, paper, page) {
      const one = before(seat, paper);
      if (one === null) return err('noSuchPaper');
      if (!mayKeep(room(), seat, paper)) return err('mayNotKeep');
      const file = await one.opened.file(page);
      return mayKeep(room(), seat, paper) ? file : err('mayNotKeep');
    },
    follow,
    forget: (seat) => void told.delete(seat),
    close: () => void (closed = true),
  };
}

const keepsNow = ({ paper }: Room): readonly string[] =>
  paper === null || paper.keepsFrom === null ? [] : [paper.paper];

const heldOf = (opened: OpenPaper, ink: readonly InkChange[] = []): Held => ({
  opened,
  ink: inkBook(opened.pages, ink),
  pictures: paperPictures(opened.picture),
});

/** What lies on the table since before the court was started again; a paper that was just being laid then lies on none. */
function heldBefore({ room, opener, keeper }: RoomPapersParts): Map<string, Held> {
  const held = new Map<string, Held>();
  const { paper: together, paperApart } = room();
  for (const { paper, matter, ink } of keeper.kept()) {
    const laid = [together, paperApart].find((one) => one?.paper === paper) ?? null;
    if (laid === null) keeper.dropped(paper);
    else {
      const { what, sha256, pages } = laid;
      held.set(paper, heldOf(opener.again(matter, { what, sha256, pages }), ink));
    }
  }
  return held;
}
