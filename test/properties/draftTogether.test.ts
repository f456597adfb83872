/** A table and two guests who write one agreement at once, over lines that are slow, cut and joined again, before a court that is started anew: in the end all have the same, and it is the table's text. */
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecretKey, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveTell, type DraftTell, type LiveAsk, type SeatAnswer } from '../../main/contract/live.ts';
import { err } from '../../main/contract/result.ts';
import { paperKeeper } from '../../main/court/coview/paperKeeper.ts';
import { draftKeeper } from '../../main/court/drafts/draftKeeper.ts';
import { liveLine, type LiveLine } from '../../main/court/media/liveLine.ts';
import { roomsOf, type Rooms } from '../../main/court/media/rooms.ts';
import { openStore } from '../../main/court/store/sqlite/store.ts';
import type { CourtStore } from '../../main/court/store/store.ts';
import { startDrafts, type Drafts, type DraftsLine } from '../../renderer/call/draft/drafts.ts';
import { toDrafted } from '../../main/core/session/sessionKit.ts';
import { TableHere } from '../link/draftTableKit.ts';
import { READY } from '../link/liveSeat.ts';

const RUNS = process.env['YUNCANG_LONG'] === '1' ? 400 : 60;
const WORDS = ['付清', '一次', '𠮷', '，', '甲方', '按月', '不再追究'] as const;

let folder = '';
let store: CourtStore;
let clock = 1_800_000_000_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  folder = mkdtempSync(join(tmpdir(), 'yuncang-together-'));
  const opened = openStore(join(folder, 'court.db'));
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
});
afterEach(() => {
  vi.useRealTimers();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const KEY = createSecretKey(randomBytes(32));
const courtOn = (): Rooms =>
  roomsOf({
    store, now: () => clock, log: () => undefined, media: { turn: null, relay: null }, relay: null,
    papersFor: () => ({
      open: () => Promise.resolve(err('noSuchPaper')), catalogue: () => Promise.resolve(err('noSuchPaper')),
      find: () => Promise.resolve(err('noSuchPaper')),
      again: () => {
        throw new Error('nothing was laid');
      },
    }),
    keeperFor: (room) => paperKeeper(store, KEY, room), draftKeeperFor: (room) => draftKeeper(store.live, KEY, room),
    changed: () => undefined, keepMarks: () => 0,
    recordings: {
      hasPlace: () => false, noted: () => undefined, ended: () => undefined, onSealed: () => undefined, interrupted: () => undefined,
      sweep: () => undefined, vault: folder, close: () => Promise.resolve(),
    },
  }); // prettier-ignore

/** Somebody's line: what is said lies in a queue of its own for each way until it is delivered. */
abstract class Seat {
  readonly ticket: SeatAnswer;
  #line: LiveLine | null = null;
  protected page = 1;
  up: string[] = [];
  down: LiveTell[] = [];

  constructor(ticket: SeatAnswer) {
    this.ticket = ticket;
  }
  abstract get drafts(): Drafts;
  protected abstract hear(tell: LiveTell): void;
  /** The line came, or went. */
  protected abstract lined(up: boolean): void;
  /** Everything in the page is gone. */
  abstract reload(): void;

  say(ask: LiveAsk): void {
    if (this.#line !== null) this.up.push(JSON.stringify(ask));
  }
  isCut(): boolean {
    return this.#line === null;
  }
  join(rooms: Rooms): void {
    const wire = { say: (tell: LiveTell) => void this.down.push(LiveTell.parse(JSON.parse(JSON.stringify(tell)))), hangUp: () => undefined }; // prettier-ignore
    this.#line = liveLine(rooms, wire, () => clock, () => undefined); // prettier-ignore
    this.lined(true);
    this.say({ t: 'join', ticket: this.ticket.ticket, page: `page-number-${this.page}` });
  }
  /** What was on the way either way is lost. */
  cut(): void {
    const line = this.#line;
    this.#line = null;
    this.up = [];
    this.down = [];
    line?.closed();
    if (line !== null) this.lined(false);
  }
  deliverUp(): void {
    clock += 50;
    const text = this.up.shift();
    if (text !== undefined) this.#line?.heard(text);
  }
  deliverDown(): void {
    const tell = this.down.shift();
    if (tell !== undefined) this.hear(tell);
  }
}

class Guest extends Seat {
  #side: DraftsLine = startDrafts((ask) => this.say(ask));
  get drafts(): Drafts {
    return this.#side.drafts;
  }
  protected hear(tell: LiveTell): void {
    if (tell.t === 'room') this.#side.seen(tell.view);
    else if (isOfDraft(tell)) this.#side.told(tell);
  }
  protected lined(): void {
    // a page learns of it by what it is told
  }
  reload(): void {
    this.cut();
    this.#side.close();
    this.page += 1;
    this.#side = startDrafts((ask) => this.say(ask));
  }
}
const isOfDraft = (tell: LiveTell): tell is DraftTell => tell.t.startsWith('draft');

/** The booth: its page lives as long as its table, whose line comes and goes. */
class Host extends Seat {
  readonly table: TableHere = toDrafted(new TableHere((ask) => this.say(ask))) as TableHere;
  get drafts(): Drafts {
    return this.table.drafts;
  }
  protected hear(tell: LiveTell): void {
    this.table.hear(tell);
  }
  protected lined(up: boolean): void {
    this.table.host.line(up);
  }
  reload(): void {
    this.cut();
  }
}

function settle(pages: readonly Seat[]): void {
  for (;;) {
    clock += 1_000;
    vi.advanceTimersByTime(400);
    const busy = pages.filter(({ up, down }) => up.length + down.length > 0);
    if (busy.length === 0) return;
    for (const page of busy) {
      while (page.up.length > 0) page.deliverUp();
      while (page.down.length > 0) page.deliverDown();
    }
  }
}

function three(rooms: Rooms): [Host, Guest, Guest] {
  const opened = rooms.open('booth', 'hw-03');
  const host = new Host(opened);
  host.join(rooms);
  host.say(READY);
  settle([host]);
  const room = rooms.seatOf(opened.ticket)?.room;
  if (room === undefined) throw new Error('no room');
  const guest = (role: 'party' | 'agent'): Guest => {
    const seat = rooms.redeem(rooms.invite(room, role)?.code ?? '');
    if (!seat.ok) throw new Error(seat.error);
    const one = new Guest(seat.value);
    one.join(rooms);
    one.say(READY);
    settle([one]);
    host.say({ t: 'admit', seat: seat.value.seat });
    settle([host, one]);
    return one;
  };
  const guests = [guest('party'), guest('agent')] as const;
  if (!host.table.host.share(true)) throw new Error('nothing was laid');
  settle([host, ...guests]);
  for (const { ticket } of guests) host.drafts.letWrite(ticket.seat, true);
  settle([host, ...guests]);
  return [host, ...guests];
}

type Move =
  | { readonly do: 'type'; readonly who: number; readonly clause: 0 | 1; readonly at: number; readonly word: number; readonly take: number }
  | { readonly do: 'undo' | 'redo'; readonly who: number; readonly clause: 0 | 1 }
  | { readonly do: 'up' | 'down' | 'cut' | 'join' | 'reload'; readonly who: number }
  | { readonly do: 'wait' | 'restart' }; // prettier-ignore
const who = fc.nat(2);
const clause = fc.constantFrom(0 as const, 1 as const);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('type' as const), who, clause, at: fc.nat(60), word: fc.nat(WORDS.length - 1), take: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), who, clause }) },
  { weight: 14, arbitrary: fc.record({ do: fc.constantFrom('up' as const, 'down' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'join' as const, 'join' as const, 'reload' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('wait' as const, 'restart' as const) }) },
); // prettier-ignore

/** Cuts between whole characters only, as a text field does. */
function typed({ drafts }: Seat, at: string, place: number, word: string, take: number): void {
  const signs = [...drafts.text(at)];
  const from = Math.min(place, signs.length);
  const before = signs.slice(0, from).join('');
  drafts.write(at, before + word + signs.slice(from + take).join(''), before.length + word.length);
}

test('random writing, cuts, reloads and restarts of the court end with the same text everywhere', () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 20, maxLength: 90 }), (moves) => {
      let rooms = courtOn();
      const pages = three(rooms);
      const [{ table }] = pages;
      const CLAUSES = ['facts', table.table.draft.clauses[1]?.id ?? ''] as const;
      for (const one of moves) {
        const page = 'who' in one ? pages[one.who] : undefined;
        if (one.do === 'wait') vi.advanceTimersByTime(50);
        else if (one.do === 'restart') {
          for (const each of pages) each.cut();
          rooms.close();
          rooms = courtOn();
        } else if (page === undefined) throw new Error('nobody');
        else if (one.do === 'type') typed(page, CLAUSES[one.clause], one.at, WORDS[one.word] ?? '', one.take);
        else if (one.do === 'undo' || one.do === 'redo') page.drafts[one.do](CLAUSES[one.clause]);
        else if (one.do === 'up') page.deliverUp();
        else if (one.do === 'down') page.deliverDown();
        else if (one.do === 'cut') page.cut();
        else if (one.do === 'reload') page.reload();
        else if (page.isCut()) page.join(rooms);
      }
      for (const page of pages) if (page.isCut()) page.join(rooms);
      settle(pages);
      for (const each of CLAUSES) {
        const texts = pages.map(({ drafts }) => drafts.text(each));
        expect(new Set(texts).size).toBe(1);
        expect(texts[0]).not.toMatch(/\p{Cs}/u);
        expect(table.textOf(each)).toBe(texts[0]?.trim());
      }
      for (const { drafts } of pages) expect(drafts.state()).toMatchObject({ ready: true, kept: true });
      // What the court has after another restart is what they had, whoever comes.
      const last = pages.map(({ drafts }) => CLAUSES.map((each) => drafts.text(each)))[0];
      rooms.close();
      rooms = courtOn();
      for (const page of pages) {
        page.reload();
        page.join(rooms);
      }
      settle(pages);
      for (const { drafts } of pages) expect(CLAUSES.map((each) => drafts.text(each))).toEqual(last);
      pages[0].say({ t: 'end' });
      table.host.forget();
      settle(pages);
      rooms.close();
    }),
    { numRuns: RUNS },
  );
});
