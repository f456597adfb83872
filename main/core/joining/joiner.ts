/** Carries somebody's part in a mediation of another booth: the seat in the court's room, the sealed line to the table, and what this booth says of their card under its own key. */
import { randomBytes } from 'node:crypto';
import type { RoomPhase, SeatProblem } from '../../contract/joining.ts';
import { LIVE_CLOSE, type LiveAsk, type RoomView, type SeatAnswer } from '../../contract/live.ts';
import { boothWordText, cardText, type BoothWord, type WordMeant } from '../../contract/remote/boothWord.ts';
import type { PenSample } from '../../contract/devices.ts';
import { REMOTE_SAMPLES_MAX, type RemoteAsk } from '../../contract/remote/page.ts';
import { startTableLine, type TableLine } from '../../contract/remote/pageLine.ts';
import { signedAsk } from '../../contract/remote/signing.ts';
import { err, ok, unreachable, type Result } from '../../contract/result.ts';
import type { LiveNews } from '../link/socket.ts';
import type { Identity as BoothIdentity } from '../store/identity.ts';
import { sha256Hex } from '../util/digest.ts';
import { TIP } from '../visit/signature.ts';
import type { Identity } from '../visit/visit.ts';
import type { JoiningNews, JoiningWish } from './joining.ts';

export interface JoinerPorts {
  enter(code: string): Promise<Result<SeatAnswer, SeatProblem>>;
  /** The page may open camera and microphone and has this seat; null: no more. */
  sit(ticket: string | null): void;
  /** As that seat; lost while the link is away. */
  say(ask: LiveAsk): void;
  /** Who this booth is: its key speaks only once a court has taken it in. */
  readonly identity: Pick<BoothIdentity, 'claim' | 'sign'>;
  tell(news: JoiningNews): void;
}

export interface Joiner {
  perform(wish: JoiningWish): void;
  heard(news: LiveNews): void;
  /** The visit is over: nothing of the person stays, and the seat is given up. */
  forget(): void;
}

export function createJoiner(ports: JoinerPorts): Joiner {
  let line: TableLine | null = null;
  let ticket: string | null = null;
  /** The line to the court is new: what the table said meanwhile is looked for. */
  let fresh = true;
  let phase: RoomPhase = 'connecting';
  /** Of whom nothing may come back: each visit has its own. */
  let round = 0;

  async function enter(code: string): Promise<void> {
    const mine = round;
    const seat = await ports.enter(code);
    if (mine !== round) return;
    if (!seat.ok) return ports.tell({ news: 'seat', seat: err(seat.error) });
    ({ ticket } = seat.value);
    [fresh, phase] = [true, 'connecting'];
    ports.sit(ticket);
    const opened = startTableLine((ask) => ports.say(ask));
    line = opened;
    opened.onChange(() => {
      const { number, view } = opened.state();
      ports.tell({ news: 'table', number, view });
    });
    ports.tell({ news: 'seat', seat: ok(ticket) });
  }

  function ended(): void {
    line?.close();
    line = null;
    ticket = null;
    ports.sit(null);
  }

  function seen(view: RoomView): void {
    const now = phaseOf(view);
    if (now !== phase) ports.tell({ news: 'room', phase: now });
    phase = now;
    line?.seen(view);
    if (fresh) line?.resumed();
    fresh = false;
  }

  async function ask(what: RemoteAsk): Promise<void> {
    const mine = round;
    const refused = line === null ? 'notNow' : await line.ask(what);
    if (mine === round) ports.tell({ news: 'answered', want: what.want, refused });
  }

  /** What this booth says of the card, under its key. */
  function wordOf({ card, check }: Identity, meant: Omit<WordMeant, 'line'>): { salt: string; word: BoothWord } | null {
    const [kid, of] = [ports.identity.claim()?.kid ?? null, line?.state().line ?? null];
    const salt = randomBytes(16).toString('hex');
    if (kid === null || of === null) return null;
    const said = { kid, ...meant, line: of, card: sha256Hex(cardText(salt, card)), reader: check.samNumber.slice(0, 60), readAt: check.at };
    return { salt, word: { ...said, sig: ports.identity.sign(Buffer.from(boothWordText(said))) } };
  } // prettier-ignore

  async function showCard({ identity, shownMs }: Extract<JoiningWish, { wish: 'showCard' }>): Promise<void> {
    const view = line?.state().view;
    const meant = view?.at === 'asked' ? (view.meant ?? null) : null;
    const said = meant === null ? null : wordOf(identity, { ...meant, document: null, key: null });
    if (said === null) return ports.tell({ news: 'answered', want: 'showCard', refused: 'notNow' });
    const { card, check } = identity;
    return ask({ want: 'showCard', card, warnings: check.warnings, ...said, shownMs });
  }

  async function sign({ identity, ink, began, done }: Extract<JoiningWish, { wish: 'sign' }>): Promise<void> {
    const view = line?.state().view;
    const { geometry, pad } = ink;
    const no = (refused: 'notNow' | 'inkProblem'): void => ports.tell({ news: 'answered', want: 'sign', refused });
    if (view?.at !== 'table' || view.place.on !== 'signing' || geometry === null || pad === null) return no('notNow');
    const samples = carried(ink.batches.flat());
    if (samples === null) return no('inkProblem');
    const mine = round;
    const asked = await signedAsk(view, samples, { began, done });
    if (mine !== round) return undefined;
    const { session, party } = view;
    const said = wordOf(identity, { session, party, document: asked.document, key: asked.signature.key });
    if (said === null) return no('notNow');
    const { card, check } = identity;
    return ask({
      ...asked,
      signature: { ...asked.signature, method: 'chipAtBooth', booth: said.word },
      atBooth: { card, warnings: check.warnings, salt: said.salt, pad, geometry, gaps: ink.gaps },
    });
  } // prettier-ignore

  return {
    perform(wish) {
      switch (wish.wish) {
        case 'enter':
          return void enter(wish.code);
        case 'ask':
          return void ask(wish.ask);
        case 'showCard':
          return void showCard(wish);
        case 'sign':
          return void sign(wish);
        default:
          return unreachable(wish);
      }
    },
    heard(news) {
      if (ticket === null) return;
      if (news.t === 'line') {
        if (news.up) fresh = true;
        ports.tell({ news: 'line', up: news.up });
      }
      if (news.t === 'live' && news.tell.t === 'room') seen(news.tell.view);
      if (news.t === 'live' && news.tell.t === 'fromTable') line?.heard(news.tell);
      if (news.t === 'live' && news.tell.t === 'over') {
        ended();
        ports.tell({ news: 'over', why: news.tell.reason });
      }
      if (news.t === 'liveClosed' && news.code === LIVE_CLOSE.notJoined) {
        ended();
        ports.tell({ news: 'over', why: 'forgotten' });
      }
    },
    forget() {
      round += 1;
      line?.close();
      line = null;
      ticket = null;
    },
  };
}

function phaseOf({ seats, you, paused }: RoomView): RoomPhase {
  const me = seats.find(({ seat }) => seat === you);
  if (me === undefined) return 'connecting';
  if (me.phase !== 'admitted') return me.phase === 'checking' ? 'check' : 'lobby';
  return me.apart ? 'apart' : paused ? 'break' : 'in';
}

/** Whole numbers alone, and no more than the line carries: of a pen in the air the first place is enough. Null: still too many. */
function carried(samples: readonly PenSample[]): PenSample[] | null {
  const whole = samples.map((one) => ({ ...one, t: Math.max(0, Math.round(one.t)) }));
  if (whole.length <= REMOTE_SAMPLES_MAX) return whole;
  const down = (one: PenSample | undefined): boolean => ((one?.flags ?? 0) & TIP) !== 0;
  const drawn = whole.filter((one, index) => down(one) || down(whole[index - 1]));
  return drawn.length <= REMOTE_SAMPLES_MAX ? drawn : null;
}
