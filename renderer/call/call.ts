/** A seat in a room as the page lives it: does what the newest view says, and nothing else. Free of React. */
import {
  streamOfLink, type EndReason, type Equipment, type GuestRole, type Invitation, type LinkView, type LiveRefusal, type LiveTell, type RoomView,
  type Signal, type Wish,
} from '../../main/contract/live.ts'; // prettier-ignore
import type { RecordAnswer, RecordGround } from '../../main/contract/recording.ts';
import type { Line, LineEnd, OpenLine } from './line.ts';
import type { OwnMedia } from './media.ts';
import { NO_STRANGERS, type Ice, type OpenPeer, type Peer } from './peer.ts';
import { startDrafts, type Drafts } from './draft/drafts.ts';
import { startPapers, type Papers } from './paper/papers.ts';
import { NO_TABLE, startTableLine, type TableLine } from '../../main/contract/remote/pageLine.ts';
import { healthOf, type PeerStats } from './stats.ts';

export type CallEnd = EndReason | LineEnd;

export interface CallState {
  /** `lost`: picture and sound may go on while the line to the court comes back. */
  readonly line: 'connecting' | 'up' | 'lost';
  readonly view: RoomView | null;
  /** Picture and sound of others, by seat. */
  readonly streams: ReadonlyMap<number, MediaStream>;
  readonly invitation: Invitation | null;
  readonly own: OwnSettings;
  /** Why recording was not begun; null once it is asked for again. */
  readonly recordRefused: LiveRefusal | null;
  readonly end: CallEnd | null;
}
export interface OwnSettings {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly wish: Wish;
  readonly hears: boolean;
}

export interface CallParts {
  readonly ticket: string;
  readonly keepsFiles: boolean;
  /** Names this loaded page. */
  readonly page: string;
  readonly media: OwnMedia;
  readonly openLine: OpenLine;
  readonly openPeer: OpenPeer;
  /** At a booth core has the line to the table, and this page none. */
  readonly noTable?: true;
  /** Lays the agreement of this table before all, or takes it off; left out where there is no table. */
  readonly shareDraft?: (on: boolean) => Promise<boolean>;
}

export interface Call {
  /** What lies on the table. */
  readonly papers: Papers;
  /** The agreement that is written together. */
  readonly drafts: Drafts;
  readonly shareDraft: ((on: boolean) => Promise<boolean>) | null;
  /** Of a party elsewhere: its own line to the booth's table. */
  readonly table: TableLine;
  /** Saves files where there is a place for them; null at a booth. */
  readonly ticket: string | null;
  state(): CallState;
  onChange(listener: () => void): () => void;
  ready(equipment: Equipment): void;
  set(change: Partial<OwnSettings>): void;
  invite(role: GuestRole): void;
  admit(seat: number): void;
  sendAway(seat: number): void;
  caucus(seats: readonly number[] | null): void;
  pause(on: boolean): void;
  endForAll(): void;
  /** A judge's alone; null stops it. */
  record(ground: RecordGround | null): void;
  answerRecording(recording: string, answer: RecordAnswer, words: string): void;
  leave(): void;
  /** Ends everything of this page without giving up the seat. */
  close(): void;
}

const WAITS = { health: 5_000, joining: 25_000, retryFirst: 500, retryMost: 10_000 } as const;

interface Joined {
  /** What it joins: failures are counted by it. */
  readonly what: string;
  readonly kind: LinkView['kind'];
  /** Nothing is sent on it yet. */
  quiet: boolean;
  readonly peer: Peer;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** `doubtful`: it was being joined when the line broke, and something said for it may be lost. */
  state: 'joining' | 'doubtful' | 'up' | 'failed';
  stats: PeerStats | null;
  /** By their own names; between two pages there is one. */
  readonly streams: Map<string, MediaStream>;
}

const isQuiet = (view: LinkView): boolean => view.kind === 'pair' && view.quiet;
const iceOf = ({ servers, relayOnly }: Extract<LiveTell, { t: 'ice' }>): Ice => ({
  iceServers: servers,
  iceTransportPolicy: relayOnly ? 'relay' : 'all',
});

export function startCall(parts: CallParts): Call {
  const { ticket, keepsFiles, page, media, openLine, openPeer, shareDraft = null, noTable } = parts;
  let state: CallState = {
    line: 'connecting', view: null, streams: new Map(), invitation: null, recordRefused: null, end: null,
    own: { microphone: media.microphone, camera: media.camera, wish: 'none', hears: true },
  }; // prettier-ignore
  const listeners = new Set<() => void>();
  const joined = new Map<number, Joined>();
  /** Failures in a row: who cannot be reached is not asked for again and again. */
  const failures = new Map<string, number>();
  let ice: Ice = NO_STRANGERS;
  const table = startPapers((ask) => line.say(ask));
  const written = startDrafts((ask) => line.say(ask));
  const toTable = noTable === true ? NO_TABLE : startTableLine((ask) => line.say(ask));

  function become(change: Partial<CallState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  /** Whose picture is whose: a stream of the relay bears the name of the connection it is sent by. */
  function showStreams(view: RoomView | null = state.view): void {
    const streams = new Map<number, MediaStream>();
    const show = (seat: number, stream: MediaStream | undefined): void =>
      void (stream !== undefined && streams.set(seat, stream));
    for (const one of view?.links ?? []) {
      const here = joined.get(one.link)?.streams;
      if (one.kind === 'pair' && !one.quiet) show(one.seat, here?.values().next().value);
      if (one.kind === 'receive')
        for (const { seat, link } of one.from) show(seat, here?.get(streamOfLink(link)));
    }
    become({ view, streams });
  }

  function follow(view: RoomView): void {
    const wanted = new Set(view.links.map(({ link }) => link));
    for (const link of joined.keys()) if (!wanted.has(link)) part(link);
    for (const one of view.links) {
      const here = joined.get(one.link);
      if (here === undefined) joined.set(one.link, join(one));
      else if (here.quiet && !isQuiet(one)) letIn(one.link, here);
    }
    showStreams(view);
  }

  /** Whoever waited is in. What could not be joined meanwhile is tried again without a pause. */
  function letIn(link: number, one: Joined): void {
    one.quiet = false;
    one.peer.speak();
    if (one.state !== 'failed') return;
    clearTimeout(one.timer);
    askAnew(link, one, 0);
  }

  function join(view: LinkView): Joined {
    const { link, kind } = view;
    const quiet = isQuiet(view);
    const start = {
      initiator: kind === 'send' || (kind === 'pair' && view.initiator),
      stream: kind === 'receive' ? null : media.stream,
      toRelay: kind !== 'pair',
      ice,
      quiet,
    };
    const peer = openPeer(start, {
      onSignal: (signal) => line.say({ t: 'signal', link, signal }),
      onStream(stream) {
        one.streams.set(stream.id, stream);
        showStreams();
      },
      onUp() {
        failures.delete(one.what);
        clearTimeout(one.timer);
        one.state = 'up';
      },
      onFailed: () => failed(link),
    });
    const what = kind === 'pair' ? `seat ${view.seat}` : kind;
    const one: Joined = {
      what, kind, quiet, peer, state: 'joining', stats: null, streams: new Map(), timer: undefined,
    }; // prettier-ignore
    // The relay offers nothing as long as nobody sends: what is received is waited for from its first word on.
    if (kind !== 'receive') one.timer = setTimeout(() => failed(link), WAITS.joining);
    return one;
  }

  function hear(link: number, signal: Signal): void {
    const one = joined.get(link);
    if (one?.state === 'joining' || one?.state === 'doubtful')
      one.timer ??= setTimeout(() => failed(link), WAITS.joining);
    one?.peer.hear(signal);
  }

  /** A new connection is asked for after a pause that grows; when the line is down, as soon as it is back. */
  function failed(link: number): void {
    const one = joined.get(link);
    if (one === undefined || one.state === 'failed') return;
    one.state = 'failed';
    one.peer.close();
    clearTimeout(one.timer);
    one.streams.clear();
    showStreams();
    const before = failures.get(one.what) ?? 0;
    failures.set(one.what, before + 1);
    const wait = Math.min(WAITS.retryMost, WAITS.retryFirst * 2 ** before);
    askAnew(link, one, wait);
  }

  /** Again until the court has given another: what was asked into a dead line, or in a crowd, is lost. */
  function askAnew(link: number, one: Joined, wait: number): void {
    one.timer = setTimeout(() => {
      line.say({ t: 'linkFailed', link });
      askAnew(link, one, WAITS.retryMost);
    }, wait);
  }

  function part(link: number): void {
    const one = joined.get(link);
    if (one === undefined) return;
    joined.delete(link);
    clearTimeout(one.timer);
    one.peer.close();
  }

  async function look(): Promise<void> {
    const pairs: { before: PeerStats; now: PeerStats }[] = [];
    for (const one of joined.values()) {
      if (one.kind === 'send' || one.quiet || one.streams.size === 0) continue;
      const before = one.stats;
      const now = one.state === 'up' ? await one.peer.stats() : null;
      one.stats = now;
      if (before !== null && now !== null) pairs.push({ before, now });
    }
    const health = healthOf(pairs, WAITS.health);
    if (health !== null && state.line === 'up') line.say({ t: 'health', health });
  }
  const looking = setInterval(() => void look(), WAITS.health);

  function finish(end: CallEnd | null): void {
    clearInterval(looking);
    for (const link of joined.keys()) part(link);
    line.close();
    table.close();
    written.close();
    toTable.close();
    become({ end, streams: new Map(), line: 'lost' });
  }

  function tellOwn(): void {
    for (const track of media.stream?.getTracks() ?? [])
      track.enabled = track.kind === 'audio' ? state.own.microphone : state.own.camera;
    line.say({ t: 'set', ...state.own });
  }
  function set(change: Partial<OwnSettings>): void {
    become({ own: { ...state.own, ...change } });
    tellOwn();
  }
  media.onLost((kind) => {
    set(kind === 'camera' ? { camera: false } : { microphone: false });
    const here = state.view?.seats.find(({ seat }) => seat === state.view?.you);
    if (here === undefined || here.phase === 'checking') return;
    const { camera, microphone } = state.own;
    line.say({ t: 'ready', equipment: { camera, microphone, speaker: 'untried' } });
  });

  let fresh = true;
  const line: Line = openLine({
    onUp() {
      fresh = true;
      line.say({ t: 'join', ticket, page });
    },
    onDown() {
      for (const one of joined.values()) if (one.state === 'joining') one.state = 'doubtful';
      become({ line: 'lost' });
    },
    onTell(tell) {
      switch (tell.t) {
        case 'room':
          become({ line: 'up' });
          follow(tell.view);
          table.seen(tell.view);
          written.seen(tell.view);
          toTable.seen(tell.view);
          if (fresh) resume();
          fresh = false;
          return;
        case 'ice':
          ice = iceOf(tell);
          return undefined;
        case 'signal':
          return hear(tell.link, tell.signal);
        case 'invited':
          return become({ invitation: tell.invitation });
        case 'over':
          return finish(tell.reason);
        case 'refused':
          if (tell.ask === 'record') return become({ recordRefused: tell.why });
          return table.told(tell);
        case 'ink':
        case 'earlier':
        case 'earlierGone':
        case 'catalogue':
        case 'found':
        case 'marksKept':
        case 'picture':
          return table.told(tell);
        case 'draftSheet':
        case 'draftState':
        case 'drafted':
        case 'draftTaken':
        case 'draftRefused':
        case 'draftWhere':
        case 'draftVersion':
          return written.told(tell);
        case 'fromTable':
          return toTable.heard(tell);
        case 'fromSeat':
        case 'beat':
          return undefined;
      }
    },
    onEnd: (why) => finish(why),
  });

  /** The line is new: what the court may have missed is said again. */
  function resume(): void {
    tellOwn();
    table.resumed();
    toTable.resumed();
    for (const [link, { state: now }] of joined)
      if (now === 'failed' || now === 'doubtful') line.say({ t: 'linkFailed', link });
  }

  return {
    papers: table.papers,
    drafts: written.drafts,
    shareDraft,
    table: toTable,
    ticket: keepsFiles ? ticket : null,
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ready: (equipment) => line.say({ t: 'ready', equipment }),
    set,
    invite: (role) => line.say({ t: 'invite', role }),
    admit: (seat) => line.say({ t: 'admit', seat }),
    sendAway: (seat) => line.say({ t: 'sendAway', seat }),
    caucus: (seats) => line.say({ t: 'caucus', with: seats === null ? null : [...seats] }),
    pause: (on) => line.say({ t: 'pause', on }),
    endForAll: () => line.say({ t: 'end' }),
    record(ground) {
      become({ recordRefused: null });
      line.say({ t: 'record', ground });
    },
    answerRecording: (recording, answer, words) =>
      line.say({ t: 'answerRecording', recording, answer, words }),
    leave: () => line.say({ t: 'leave' }),
    close() {
      if (state.end === null) finish(null);
    },
  };
}
