/** The paper before this seat as its page lives it: which page is looked at, its picture, the ink. Free of React; wiped when the court takes it away. */
import { INK, type CatalogueEntry, type PaperView, type PaperWhat } from '../../../main/contract/coview.ts';
import { foldInk, marksOn, noInk, pointsOf, type Ink } from '../../../main/contract/ink.ts';
import type { LiveAsk, LiveRefusal, LiveRole, LiveTell, RoomView } from '../../../main/contract/live.ts';
import { pageLoader } from './pageLoader.ts';

export interface PapersState {
  readonly paper: PaperView | null;
  readonly you: number;
  readonly role: LiveRole;
  /** The page this seat looks at; where who leads is, as long as it follows. */
  readonly page: number;
  readonly following: boolean;
  readonly picture: ImageBitmap | null;
  readonly failed: boolean;
  /** Grows with every change of ink. */
  readonly inked: number;
  readonly refused: { readonly ask: string; readonly why: LiveRefusal } | null;
  readonly laying: boolean;
  /** Of what was laid last: so many marks stayed with its request; null: the court could not write them. Undefined: none were to stay. */
  readonly kept: number | null | undefined;
  /** The host's: what can be laid of a number, what was laid of which, and where words stand on it. */
  readonly catalogue: { readonly number: string; readonly entries: readonly CatalogueEntry[] } | null;
  readonly laidFrom: LaidFrom | null;
  readonly found: Omit<Extract<LiveTell, { t: 'found' }>, 't' | 'paper'> | null;
  /** Earlier marks are shown. */
  readonly showsEarlier: boolean;
  /** For who writes with the left hand; as long as the session. */
  readonly toolsLeft: boolean;
}

export interface LaidFrom {
  readonly number: string;
  readonly what: PaperWhat;
}
/** Marks that were kept in an earlier session, a set by itself. */
export interface EarlierMarks {
  readonly set: string;
  readonly at: string;
  readonly ink: Ink;
}

/** A stroke that is being drawn, or that the court has not told back yet. */
export interface OwnStroke {
  readonly page: number;
  readonly points: readonly number[];
}
export interface Pen {
  /** Fractions of the page. */
  move(x: number, y: number): void;
  end(): void;
}

export interface Papers {
  state(): PapersState;
  onChange(listener: () => void): () => void;
  ink(): Ink;
  /** Oldest first. */
  earlier(): readonly EarlierMarks[];
  showEarlier(shown: boolean): void;
  putTools(left: boolean): void;
  keepMarks(on: boolean): void;
  own(page: number): readonly OwnStroke[];
  /** Looks at a page: for everybody where this seat leads, else by oneself. */
  see(page: number): void;
  follow(): void;
  pen(page: number): Pen;
  note(page: number, y: number, words: string): void;
  undo(page: number): void;
  clear(page: number): void;
  lay(number: string, what: PaperWhat, idTail: string): void;
  askCatalogue(number: string): void;
  /** At this page for everybody: turned to where it lies already, laid where it does not. */
  open(number: string, what: PaperWhat, page: number): void;
  /** Leads everybody to a page, and the host back to them. */
  bring(page: number): void;
  find(words: string): void;
  takeOff(): void;
  lead(seat: number): void;
  letDraw(seat: number, on: boolean): void;
  release(seat: number, on: boolean): void;
}
/** What concerns the paper before this seat. */
export type PaperTell = Extract<
  LiveTell,
  { t: 'ink' | 'earlier' | 'earlierGone' | 'marksKept' | 'catalogue' | 'found' | 'picture' | 'refused' }
>;
/** The side of the line. */
export interface PapersLine {
  readonly papers: Papers;
  seen(view: RoomView): void;
  told(tell: PaperTell): void;
  /** The line is new: what it lost is said again. */
  resumed(): void;
  close(): void;
}

const DELAYS = { piece: 40 } as const;
/** A pen that rests says nothing: a thousandth of the page. */
const NEAREST = 8;

/** A refusal of one of these is said to who asked. */
const OWN_ASKS: ReadonlySet<string> = new Set([
  'stroke', 'note', 'lay', 'release', 'keepMarks', 'catalogue', 'find',
]); // prettier-ignore

/** Said and not told back yet: said again on a new line, and there once however often it is said. */
type Noting = Extract<LiveAsk, { t: 'note' }>;
interface Drawing {
  readonly page: number;
  readonly mark: string;
  readonly points: number[];
  sent: number;
  ended: boolean;
}

export function startPapers(say: (ask: LiveAsk) => void): PapersLine {
  let state: PapersState = {
    paper: null, you: 0, role: 'party', page: 1, following: true, picture: null, failed: false, inked: 0, refused: null, laying: false,
    kept: undefined, catalogue: null, laidFrom: null, found: null, showsEarlier: true, toolsLeft: false,
  }; // prettier-ignore
  const listeners = new Set<() => void>();
  let ink = noInk();
  /** What is being laid, and what was, by the laying's id. */
  let pending: LaidFrom | null = null;
  const laid = new Map<string, LaidFrom>();
  const known = new Set<string>();
  const earlier = new Map<string, EarlierMarks>();
  let drawings: Drawing[] = [];
  let notings: Noting[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function become(change: Partial<PapersState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  const loader = pageLoader(say, (picture, failed) => become({ picture, failed }));

  function wipe(): void {
    clearTimeout(timer);
    timer = undefined;
    loader.wipe();
    ink = noInk();
    earlier.clear();
    drawings = [];
    notings = [];
  }

  function seen({ paper, you, seats }: RoomView): void {
    const role = seats.find(({ seat }) => seat === you)?.role ?? state.role;
    if (paper !== null && pending !== null && !known.has(paper.paper)) {
      laid.set(paper.paper, pending);
      pending = null;
    }
    if (paper !== null) known.add(paper.paper);
    if (paper?.paper !== state.paper?.paper) {
      wipe();
      state = {
        ...state,
        laidFrom: paper === null ? null : (laid.get(paper.paper) ?? null),
        found: null,
        following: true,
        page: 1,
        picture: null,
        failed: false,
        laying: false,
        refused: null,
      };
    }
    const page = paper !== null && state.following ? paper.page : state.page;
    become({ paper, you, role, page, inked: state.inked + 1 });
    if (paper !== null) loader.want(paper, page);
  }

  const id = (): string => state.paper?.paper ?? '';
  const leads = (): boolean => state.you === 1 || state.paper?.leader === state.you;

  /** One piece of each, the rest after a while: others see the ink as it is drawn, and the line is not flooded. */
  function flush(): void {
    timer = undefined;
    for (const one of drawings) {
      const from = one.sent;
      const points = one.points.slice(2 * from, 2 * (from + INK.pointsOfMessage));
      if (points.length === 0) continue;
      one.sent += points.length / 2;
      say({ t: 'stroke', paper: id(), page: one.page, mark: one.mark, from, points });
    }
    if (drawings.some(({ sent, points }) => 2 * sent < points.length)) soon();
  }
  function soon(): void {
    timer ??= setTimeout(flush, DELAYS.piece);
  }

  function told(tell: PaperTell): void {
    switch (tell.t) {
      case 'picture':
        return loader.heard(tell);
      case 'ink':
        if (tell.paper !== state.paper?.paper) return undefined;
        for (const change of tell.changes) foldInk(ink, change);
        drawings = drawings.filter((one) => !one.ended || !isTold(one));
        notings = notings.filter((one) => !isNoted(one));
        return become({ inked: state.inked + 1 });
      case 'earlier': {
        if (tell.paper !== state.paper?.paper) return undefined;
        const { set, at } = tell;
        const one = earlier.get(set) ?? { set, at, ink: noInk() };
        for (const change of tell.changes) foldInk(one.ink, change);
        earlier.set(set, one);
        return become({ inked: state.inked + 1 });
      }
      case 'earlierGone':
        if (tell.paper !== state.paper?.paper || !earlier.delete(tell.set)) return undefined;
        return become({ inked: state.inked + 1 });
      case 'catalogue':
        return become({ catalogue: { number: tell.number, entries: tell.entries } });
      case 'found':
        if (tell.paper !== state.paper?.paper) return undefined;
        return become({ found: tell });
      case 'marksKept':
        return become({ kept: tell.marks });
      case 'refused':
        return refused(tell.ask, tell.why);
    }
  }
  function isTold({ page, mark, points }: Drawing): boolean {
    const body = marksOn(ink, page).find((one) => one.mark === mark && one.seat === state.you)?.body;
    return body?.kind === 'stroke' && pointsOf(body.pieces).length >= points.length;
  }
  const isNoted = ({ mark, page }: Noting): boolean =>
    marksOn(ink, page).some((one) => one.mark === mark && one.seat === state.you);
  function refused(ask: string, why: LiveRefusal): void {
    if (ask === 'picture') return loader.refused(why);
    // What the court does not have is not shown as if it had it.
    if (ask === 'stroke') drawings = [];
    if (ask === 'note') notings = [];
    if (OWN_ASKS.has(ask))
      become({ refused: { ask, why }, laying: ask === 'lay' ? false : state.laying, inked: state.inked + 1 });
  }

  function lay(number: string, what: PaperWhat, idTail: string, page?: number): void {
    pending = { number, what };
    become({ laying: true, refused: null, kept: undefined });
    say({ t: 'lay', number, what, idTail, ...(page === undefined ? {} : { page }) });
  }

  function look(page: number, following: boolean): void {
    become({ page, following });
    if (state.paper !== null) loader.want(state.paper, page);
  }

  const papers: Papers = {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ink: () => ink,
    earlier: () => [...earlier.values()].toSorted((a, b) => a.at.localeCompare(b.at)),
    showEarlier: (showsEarlier) => become({ showsEarlier, inked: state.inked + 1 }),
    putTools: (toolsLeft) => become({ toolsLeft }),
    keepMarks(on) {
      become({ refused: null });
      say({ t: 'keepMarks', paper: id(), on });
    },
    own: (page) => drawings.filter((one) => one.page === page),
    see(page) {
      if (state.paper === null || page < 1 || page > state.paper.pages) return;
      if (leads() && state.following) say({ t: 'turn', paper: id(), page });
      else look(page, false);
    },
    follow: () => look(state.paper?.page ?? 1, true),
    pen(page) {
      const one: Drawing = { page, mark: newMark(), points: [], sent: 0, ended: false };
      drawings.push(one);
      return {
        move(x, y) {
          const [at, down] = [place(x), place(y)];
          const [lastX, lastY] = one.points.slice(-2);
          if (lastX !== undefined && lastY !== undefined && Math.hypot(at - lastX, down - lastY) < NEAREST)
            return;
          if (one.points.length >= 2 * INK.pointsOfStroke) return;
          one.points.push(at, down);
          if (one.sent === 0) flush();
          else soon();
          become({ inked: state.inked + 1 });
        },
        end() {
          one.ended = true;
          if (one.points.length === 0 || isTold(one)) drawings = drawings.filter((other) => other !== one);
        },
      };
    },
    note(page, y, words) {
      become({ refused: null });
      const noting: Noting = {
        t: 'note', paper: id(), page, mark: newMark(), x: place(0.06), y: place(y), words,
      }; // prettier-ignore
      notings.push(noting);
      say(noting);
    },
    undo(page) {
      const last = marksOn(ink, page).findLast(({ seat }) => seat === state.you);
      if (last !== undefined) say({ t: 'unmark', paper: id(), mark: last.mark });
    },
    clear: (page) => say({ t: 'clear', paper: id(), page }),
    lay,
    askCatalogue(number) {
      become({ refused: null, catalogue: null });
      say({ t: 'catalogue', number });
    },
    open(number, what, page) {
      const { laidFrom, paper } = state;
      // What lies there already keeps its marks: it is only turned.
      if (paper !== null && laidFrom?.number === number && laidFrom.what === what) papers.bring(page);
      else lay(number, what, '', page);
    },
    bring(page) {
      become({ following: true });
      say({ t: 'turn', paper: id(), page });
    },
    find(words) {
      become({ refused: null, ...(words === '' ? { found: null } : {}) });
      if (words !== '') say({ t: 'find', paper: id(), words });
    },
    takeOff: () => say({ t: 'takeOff', paper: id() }),
    lead: (seat) => say({ t: 'lead', paper: id(), seat }),
    letDraw: (seat, on) => say({ t: 'letDraw', paper: id(), seat, on }),
    release: (seat, on) => say({ t: 'release', paper: id(), seat, on }),
  };

  return {
    papers,
    seen,
    told,
    resumed() {
      loader.again();
      for (const one of drawings) one.sent = 0;
      if (drawings.length > 0) soon();
      for (const one of notings) say(one);
      if (state.laying) become({ laying: false });
    },
    close() {
      wipe();
      become({ paper: null, picture: null, catalogue: null, laidFrom: null, found: null });
    },
  };
}

const place = (fraction: number): number => Math.round(Math.min(1, Math.max(0, fraction)) * INK.side);
const newMark = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
