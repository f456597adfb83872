/** The table's ends of the sealed lines to pages elsewhere: makes them, opens what comes, checks a signature's own key, and pushes each page its view. */
import type { LiveAsk, LiveTell, RoomView } from '../../../contract/live.ts';
import { bytesOfBase64, commitOf,
  LINE_TRIES, lineFrameOf, newLineKeys, openLine, toBase64, type LineFrame, type LineKeys, type SealedLine } from '../../../contract/remote/line.ts'; // prettier-ignore
import { FromPage, type RemoteRefusal, type RemoteView, type ToPage } from '../../../contract/remote/page.ts';
import type { BoothEvent } from '../../visit/visit.ts';
import type { Checked } from './checking.ts';
import type { RemotePage } from './elsewhere.ts';

export interface RemoteSeatsPorts {
  /** As the table's seat of the live room; lost while the link is away. */
  say(ask: LiveAsk): void;
  dispatch(event: BoothEvent): void;
  viewFor(page: RemotePage): RemoteView;
  /** Whether what somebody elsewhere signed, or their booth said, is by the key it names; asked before anything of it counts. */
  check(page: RemotePage, asked: FromPage): Promise<Checked>;
}
type FromPage = ReturnType<typeof FromPage.parse>;

/** `begun`: the guest committed to a key, and has the table's. */
interface Guest {
  readonly commit: string;
  readonly keys: LineKeys;
  line: SealedLine | null;
  /** The court says that the page is in the room and on its line. */
  reached: boolean;
  shown: string;
}

export interface RemoteSeats {
  heard(tell: LiveTell): void;
  /** The booth's own line to the court came or went. */
  link(up: boolean): void;
  answer(to: RemotePage, n: number, refused: RemoteRefusal | null): void;
  /** After every event: each page sees what it may see now. */
  follow(): void;
  forget(): void;
}

export function createRemoteSeats(ports: RemoteSeatsPorts): RemoteSeats {
  const guests = new Map<number, Guest>();
  /** How many lines each seat began. */
  const tries = new Map<number, number>();
  /** Words keep their order although opening them takes a moment. */
  let work: Promise<void> = Promise.resolve();
  let round = 0;

  function queue(run: () => Promise<void> | void): void {
    const mine = round;
    work = work.then(() => (mine === round ? run() : undefined));
  }

  const pageOf = (guest: number, line: SealedLine): RemotePage => ({ guest, line: line.id });
  const say = (seat: number, frame: LineFrame): void =>
    ports.say({ t: 'toSeat', seat, body: JSON.stringify(frame) });

  async function tell(guest: number, line: SealedLine, said: ToPage): Promise<void> {
    for (const body of await line.seal(JSON.stringify(said))) ports.say({ t: 'toSeat', seat: guest, body });
  }

  function lose(guest: number): void {
    const one = guests.get(guest);
    if (one === undefined || one.line === null || !one.reached) return;
    one.reached = false;
    ports.dispatch({ kind: 'remoteGone', page: pageOf(guest, one.line) });
  }

  async function hear(guest: number, body: string): Promise<void> {
    const frame = lineFrameOf(body);
    const one = guests.get(guest);
    if (frame === null) return;
    switch (frame.k) {
      case 'hello': {
        // the same page asks again: the same key; another page is another line, and whoever it is has to be compared
        if (one?.commit === frame.commit && one.line === null) return say(guest, keyFrame(one));
        const tried = (tries.get(guest) ?? 0) + 1;
        if (tried > LINE_TRIES) return undefined;
        tries.set(guest, tried);
        lose(guest);
        const begun: Guest = { commit: frame.commit, keys: await newLineKeys(), line: null, reached: false, shown: '' }; // prettier-ignore
        guests.set(guest, begun);
        return say(guest, keyFrame(begun));
      }
      case 'open':
        return one === undefined ? say(guest, { k: 'unknown' }) : opened(guest, one, frame);
      case 'said':
        if (one === undefined || one.line === null) return say(guest, { k: 'unknown' });
        return asked(guest, one, one.line, await one.line.open(frame));
      case 'key':
      case 'unknown':
        return undefined;
    }
  }

  async function opened(guest: number, one: Guest, { key, nonce }: Extract<LineFrame, { k: 'open' }>): Promise<void> {
    const [otherRaw, salt] = [bytesOfBase64(key), bytesOfBase64(nonce)];
    if (one.line !== null || otherRaw === null || salt === null) return;
    // what was committed to before the table's key was known, and nothing else
    if ((await commitOf(otherRaw, salt)) !== one.commit) return;
    one.line = await openLine({ side: 'table', keys: one.keys, otherRaw, nonce: salt });
    if (one.line === null) return;
    one.reached = true;
    show(guest, one, one.line);
  } // prettier-ignore

  async function asked(guest: number, one: Guest, line: SealedLine, text: string | null): Promise<void> {
    if (text === null) return;
    const read = readAsk(text);
    if (read === null) return;
    const page = pageOf(guest, line);
    if (!one.reached) {
      one.reached = true;
      ports.dispatch({ kind: 'remoteBack', page });
    }
    if (read.ask.want === 'look') one.shown = '';
    const { refused, booth } = await ports.check(page, read);
    if (refused !== null) return tell(guest, line, { say: 'answer', n: read.n, refused });
    ports.dispatch({
      kind: 'remoteAsked',
      page,
      number: line.number,
      n: read.n,
      ask: read.ask,
      ...(booth === null ? {} : { booth }),
    });
  }

  function show(guest: number, one: Guest, line: SealedLine): void {
    const view = ports.viewFor(pageOf(guest, line));
    const text = JSON.stringify(view);
    if (text === one.shown) return;
    one.shown = text;
    queue(() => tell(guest, line, { say: 'view', view }));
  }

  /** Who is not in the room and on their line is not at the table. */
  function seen({ seats, you }: RoomView): void {
    const there = new Set(seats.flatMap(({ seat, phase, online }) => (phase === 'admitted' && online && seat !== you ? [seat] : []))); // prettier-ignore
    for (const guest of guests.keys()) if (!there.has(guest)) lose(guest);
  }

  return {
    heard(told) {
      if (told.t === 'fromSeat') queue(() => hear(told.seat, told.body));
      if (told.t === 'room') seen(told.view);
      // what the court dropped as too much is shown again with the next event; what it dropped apart is asked for by the page
      if (told.t === 'refused' && told.why === 'tooMany') for (const one of guests.values()) one.shown = '';
    },
    link(up) {
      if (!up) for (const guest of guests.keys()) lose(guest);
    },
    answer(to, n, refused) {
      const one = guests.get(to.guest);
      const line = one?.line ?? null;
      if (line !== null && line.id === to.line)
        queue(() => tell(to.guest, line, { say: 'answer', n, refused }));
    },
    follow() {
      for (const [guest, one] of guests) if (one.line !== null && one.reached) show(guest, one, one.line);
    },
    forget() {
      round += 1;
      work = Promise.resolve();
      guests.clear();
      tries.clear();
    },
  };
}

const keyFrame = ({ commit, keys }: Guest): LineFrame => ({ k: 'key', commit, key: toBase64(keys.raw) });

function readAsk(text: string): FromPage | null {
  try {
    return FromPage.parse(JSON.parse(text));
  } catch {
    return null; // a newer page may say more than this booth knows
  }
}
