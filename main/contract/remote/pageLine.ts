/** A party's end of the sealed line to the table, in its page or in the core of the booth it sits at: makes the line, says things until they are answered, and holds the newest view. */
import { bytesOfBase64, commitOf,
  LINE_TRIES, lineFrameOf, newLineKeys, newNonce, openLine, toBase64, type LineFrame, type LineKeys, type SealedLine } from './line.ts'; // prettier-ignore
import { ToPage, type RemoteAsk, type RemoteRefusal, type RemoteView } from './page.ts'; // prettier-ignore
import type { LiveAsk, LiveTell, RoomView } from '../live.ts';

export interface TableState {
  /** Six digits to be read out to whoever leads; null: no line yet. Computed here, never told by the table. */
  readonly number: string | null;
  /** The line's id; null: no line yet. */
  readonly line: string | null;
  readonly view: RemoteView;
  /** The table can be spoken with now. */
  readonly open: boolean;
}

export interface TableLine {
  state(): TableState;
  onChange(listener: () => void): () => void;
  heard(tell: Extract<LiveTell, { t: 'fromTable' }>): void;
  /** The room's newest view: whether there is a table, and whether this page is with it. */
  seen(view: RoomView): void;
  /** The line to the court is new: what the table said meanwhile is lost. */
  resumed(): void;
  /** Said again until it is answered; null: done. */
  ask(ask: RemoteAsk): Promise<RemoteRefusal | null>;
  close(): void;
}

const WAITS = { hello: 4_000, answer: 6_000, later: 1_500 } as const;
const NOTHING: TableState = { number: null, line: null, view: { at: 'none' }, open: false };

/** Of a page that has no line: it hears nothing, and nobody asks by it. */
export const NO_TABLE: TableLine = {
  state: () => NOTHING,
  onChange: () => () => undefined,
  heard: () => undefined,
  seen: () => undefined,
  resumed: () => undefined,
  ask: () => Promise.resolve('notNow'),
  close: () => undefined,
};

interface Hello {
  readonly keys: LineKeys;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly commit: string;
}

export function startTableLine(say: (ask: LiveAsk) => void): TableLine {
  let state = NOTHING;
  const listeners = new Set<() => void>();
  let hello: Hello | null = null;
  let line: SealedLine | null = null;
  let hostThere = false;
  let [asked, tries] = [0, 0];
  let closed = false;
  const waiting = new Map<number, (refused: RemoteRefusal | null) => void>();
  /** In their order, although opening and sealing take a moment. */
  let work: Promise<void> = Promise.resolve();
  let helloTimer: ReturnType<typeof setTimeout> | undefined;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const queue = (run: () => Promise<void>): void =>
    void (work = work.then(() => (closed ? undefined : run())));
  const frame = (one: LineFrame): void => say({ t: 'toTable', body: JSON.stringify(one) });

  function become(change: Partial<TableState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /** The same words until the table has answered: a key that was committed to is not changed for being asked twice. */
  async function greet(): Promise<void> {
    if (line !== null || !state.open) return;
    if (hello === null) {
      if ((tries += 1) > LINE_TRIES) return;
      const [keys, nonce] = [await newLineKeys(), newNonce()];
      hello = { keys, nonce, commit: await commitOf(keys.raw, nonce) };
    }
    frame({ k: 'hello', commit: hello.commit });
    clearTimeout(helloTimer);
    helloTimer = setTimeout(() => queue(greet), WAITS.hello);
  }

  async function hear(body: string): Promise<void> {
    const one = lineFrameOf(body);
    if (one?.k === 'key') return paired(one);
    if (one?.k === 'unknown') {
      // the table forgot this line: another one, which is compared anew
      [line, hello] = [null, null];
      become({ number: null, line: null, view: { at: 'none' } });
      return greet();
    }
    const text = one?.k === 'said' ? await line?.open(one) : null;
    if (text === null || text === undefined) return undefined;
    const said = ToPage.safeParse(JSON.parse(text));
    if (!said.success) return undefined;
    if (said.data.say === 'view') return become({ view: said.data.view });
    waiting.get(said.data.n)?.(said.data.refused);
    return undefined;
  }

  async function paired({ key, commit }: Extract<LineFrame, { k: 'key' }>): Promise<void> {
    const otherRaw = bytesOfBase64(key);
    if (line !== null || hello === null || hello.commit !== commit || otherRaw === null) return;
    const { keys, nonce } = hello;
    line = await openLine({ side: 'guest', keys, otherRaw, nonce });
    if (line === null) return;
    clearTimeout(helloTimer);
    frame({ k: 'open', key: toBase64(keys.raw), nonce: toBase64(nonce) });
    become({ number: line.number, line: line.id });
    // what was said before the table had the key is looked for once more
    whisper({ want: 'look' });
  }

  function whisper(ask: RemoteAsk, n = (asked += 1)): void {
    queue(async () => {
      for (const body of (await line?.seal(JSON.stringify({ n, ask }))) ?? []) say({ t: 'toTable', body });
    });
  }

  function look(): void {
    if (line === null) queue(greet);
    else whisper({ want: 'look' });
  }

  const later = (ms: number): Promise<'late'> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve('late');
      }, ms);
      timers.add(timer);
    });

  async function said(ask: RemoteAsk): Promise<RemoteRefusal | null> {
    for (;;) {
      const n = (asked += 1);
      const answered = new Promise<RemoteRefusal | null>((resolve) => waiting.set(n, resolve));
      whisper(ask, n);
      const answer = await Promise.race([answered, later(WAITS.answer)]);
      waiting.delete(n);
      if (closed) return 'notNow';
      if (answer === 'later') await later(WAITS.later);
      else if (answer !== 'late') return answer;
    }
  }

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    heard: ({ body }) => queue(() => hear(body)),
    seen({ seats, you, paused }) {
      const me = seats.find(({ seat }) => seat === you);
      const host = seats.find((one) => one.host);
      const open = me?.role === 'party' && me.phase === 'admitted' && !me.apart && !paused && host?.role === 'booth'; // prettier-ignore
      const there = host?.online === true;
      const again = open && (!state.open || (there && !hostThere));
      hostThere = there;
      if (open !== state.open) become({ open });
      if (again) look();
    },
    resumed() {
      if (state.open) look();
    },
    ask: said,
    close() {
      closed = true;
      clearTimeout(helloTimer);
      for (const timer of timers) clearTimeout(timer);
      for (const resolve of waiting.values()) resolve('notNow');
      listeners.clear();
    },
  };
}
