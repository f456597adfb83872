/** A seat of a live session for tests: its own line, everything it was told, and no good manners. */
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import {
  LiveTell,
  type RoomView,
  SeatAnswer,
  type LiveAsk,
  type SeatAnswer as Seat,
} from '../../main/contract/live.ts';
import type { Court } from '../../main/court/start.ts';

/** Where a court is, in this process or another, and the desk's word. */
type Place = Pick<Court, 'url' | 'token'>;

type Told<T extends LiveTell['t']> = Extract<LiveTell, { t: T }>;

export class LiveSeat {
  readonly told: LiveTell[] = [];
  readonly closed: Promise<number>;
  readonly #ws: WebSocket;
  readonly #open: Promise<void>;
  #wake = (): void => undefined;
  /** Hears everything as it comes, in its order. */
  listener: (tell: LiveTell) => void = () => undefined;

  constructor(court: Pick<Place, 'url'>) {
    this.#ws = new WebSocket(`${court.url.replace('http', 'ws')}/v1/live`);
    this.#open = new Promise((resolve, reject) => {
      this.#ws.once('open', () => resolve());
      this.#ws.once('error', reject);
    });
    this.closed = new Promise((resolve) => void this.#ws.once('close', resolve));
    this.#ws.on('message', (data) => {
      const tell = LiveTell.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
      this.told.push(tell);
      this.listener(tell);
      this.#wake();
    });
    this.#ws.on('error', () => undefined);
    onTestFinished(() => this.#ws.terminate());
  }

  static async join(court: Pick<Place, 'url'>, { ticket }: Seat, page = 'page-of-a-test'): Promise<LiveSeat> {
    const seat = new LiveSeat(court);
    await seat.say({ t: 'join', ticket, page });
    await seat.view(() => true);
    return seat;
  }

  /** Sends whatever it is given: also what no honest page would. */
  async say(ask: LiveAsk | Readonly<Record<string, unknown>>): Promise<void> {
    await this.raw(JSON.stringify(ask));
  }
  async raw(text: string): Promise<void> {
    await this.#open;
    this.#ws.send(text);
  }
  end(): void {
    this.#ws.terminate();
  }

  async hears<T extends LiveTell['t']>(
    t: T,
    fits: (tell: Told<T>) => boolean = () => true,
  ): Promise<Told<T>> {
    for (;;) {
      const found = this.told.find((tell): tell is Told<T> => tell.t === t && fits(tell as Told<T>));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
  newest(): RoomView | undefined {
    return this.told.findLast((tell) => tell.t === 'room')?.view;
  }
  /** Why an ask was refused, the newest first. */
  refusals(ask: string): readonly string[] {
    return this.told
      .flatMap((tell) => (tell.t === 'refused' && tell.ask === ask ? [tell.why] : []))
      .toReversed();
  }
  /** The newest view, once it fits. */
  async view(fits: (view: RoomView) => boolean): Promise<RoomView> {
    for (;;) {
      const newest = this.newest();
      if (newest !== undefined && fits(newest)) return newest;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
  /** Everything said before this was dealt with when the answer is here. */
  async settled(): Promise<void> {
    const before = this.told.filter(({ t }) => t === 'beat').length;
    await this.say({ t: 'beat' });
    while (this.told.filter(({ t }) => t === 'beat').length === before)
      await new Promise<void>((resolve) => (this.#wake = resolve));
  }
}

export const READY = {
  t: 'ready',
  equipment: { camera: true, microphone: true, speaker: 'heard' },
} as const;

export const openAtDesk = async (court: Place, role = 'mediator'): Promise<Seat> =>
  SeatAnswer.parse(await (await atDesk(court, 'rooms', { role })).json());

export const atDesk = (court: Place, path: string, post: unknown): Promise<Response> =>
  fetch(`${court.url}/desk/api/live/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(post),
  });

export const redeem = (court: Place, code: string, more: Record<string, unknown> = {}): Promise<Response> =>
  fetch(`${court.url}/v1/live/seats`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, ...more }),
  });

/** A host who was let in, and as many guests, admitted in order. */
export async function roomOf(court: Place, guests: number): Promise<LiveSeat[]> {
  const host = await LiveSeat.join(court, await openAtDesk(court));
  await host.say(READY);
  const seats = [host];
  for (let number = 2; number < guests + 2; number++) {
    await host.say({ t: 'invite', role: 'party' });
    const codes = new Set(
      seats.length > 1
        ? host.told.flatMap((one) => (one.t === 'invited' ? [one.invitation.code] : [])).slice(0, number - 2)
        : [],
    );
    const { invitation } = await host.hears('invited', (one) => !codes.has(one.invitation.code));
    const seat = SeatAnswer.parse(await (await redeem(court, invitation.code)).json());
    const guest = await LiveSeat.join(court, seat);
    await guest.say(READY);
    await host.view((view) => view.seats.some((one) => one.seat === number && one.phase === 'lobby'));
    await host.say({ t: 'admit', seat: number });
    await guest.view((view) => view.links.length === number - 1);
    seats.push(guest);
  }
  return seats;
}
