/** The papers of one room: opened for its host, drawn and inked for those who have them before them, dropped with them. */
import { randomBytes } from 'node:crypto';
import { type InkAsk, type LayAsk, PICTURE_PIECE_BYTES, type PictureAsk } from '../../contract/coview.ts';
import { INK_CHANGES_MAX, type LiveRefusal, type LiveTell } from '../../contract/live.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { HOST, mayDraw, mayKeep, mayLay, paperBefore, present, seatOf, type Room } from '../media/room.ts';
import type { RoomEvent } from '../media/roomStep.ts';
import { inkBook, inPieces, type InkBook } from './inkBook.ts';
import type { OpenPaper, PaperFile } from './openPaper.ts';
import { paperPictures, type PaperPictures } from './paperPictures.ts';

export type OpenFor = (ask: Omit<LayAsk, 't'>) => Promise<Result<OpenPaper, LiveRefusal>>;

export type RoomPapersParts = {
  readonly room: () => Room;
  readonly say: (seat: number, tell: LiveTell) => void;
  readonly step: (event: RoomEvent) => Result<void, LiveRefusal>;
  readonly open: OpenFor;
  /** A host at a booth may be wrong so often; then nothing is looked for any more in this room. */
  readonly misses: number;
};

export type RoomPapers = {
  lay(seat: number, ask: LayAsk): Promise<Result<void, LiveRefusal>>;
  /** Says one piece of a picture to the seat that asked, if it still has the paper before it. */
  picture(seat: number, ask: PictureAsk): Promise<Result<void, LiveRefusal>>;
  ink(seat: number, ask: InkAsk): Result<void, LiveRefusal>;
  file(seat: number, paper: string, page: number): Promise<Result<PaperFile, LiveRefusal>>;
  /** After every change of the room: drops what nobody can have any more, tells ink to who has a paper newly before it. */
  follow(): void;
  /** The seat has another page or none: it knows nothing. */
  forget(seat: number): void;
};

type Held = { readonly opened: OpenPaper; readonly ink: InkBook; readonly pictures: PaperPictures };

export function roomPapers({ room, say, step, open, misses }: RoomPapersParts): RoomPapers {
  const held = new Map<string, Held>();
  /** Which paper's ink each seat has been told whole. */
  const told = new Map<number, string>();
  let opening = false;
  let missed = 0;

  /** The paper, if this seat has it before it now. */
  const before = (seat: number, paper: string): Held | null =>
    paperBefore(room(), seat)?.paper === paper ? (held.get(paper) ?? null) : null;

  async function lay(seat: number, { number, what, idTail }: LayAsk): Promise<Result<void, LiveRefusal>> {
    const may = mayLay(room(), seat);
    if (!may.ok) return may;
    if (opening || missed >= misses) return err('notNow');
    opening = true;
    const { circle } = room();
    try {
      const opened = await open({ number, what, idTail });
      if (!opened.ok) {
        missed += 1;
        return opened;
      }
      return put(opened.value, circle);
    } finally {
      opening = false;
    }
  }

  function put(opened: OpenPaper, circle: number): Result<void, LiveRefusal> {
    const paper = randomBytes(16).toString('base64url');
    const { what, sha256, pages } = opened;
    held.set(paper, { opened, ink: inkBook(pages), pictures: paperPictures(opened.picture) });
    const laid = step({ kind: 'laid', circle, laid: { paper, what, sha256, pages } });
    if (!laid.ok) held.delete(paper);
    return laid;
  }

  function tellInk(seat: number, paper: string): void {
    told.set(seat, paper);
    for (const changes of inPieces(held.get(paper)?.ink.all() ?? [], INK_CHANGES_MAX))
      say(seat, { t: 'ink', paper, changes });
  }

  return {
    lay,
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
      if (inked.value !== null)
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
    follow() {
      const { paper, paperApart, seats } = room();
      for (const id of held.keys()) if (id !== paper?.paper && id !== paperApart?.paper) held.delete(id);
      for (const seat of seats) {
        const now = paperBefore(room(), seat.number);
        if (now === null || seat.line.kind !== 'up') told.delete(seat.number);
        else {
          if (told.get(seat.number) !== now.paper) tellInk(seat.number, now.paper);
          held.get(now.paper)?.pictures.ahead(now.page, now.pages);
        }
      }
    },
    forget: (seat) => void told.delete(seat),
  };
}
