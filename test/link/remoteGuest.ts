/** A party elsewhere for tests: its own WebSocket to the court, the very line and signing of the page, and hands that do what a person would. */
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { LiveTell, SeatAnswer, type LiveAsk, type RoomView } from '../../main/contract/live.ts';
import type { RemoteRefusal, RemoteView, TypedCard } from '../../main/contract/remote/page.ts';
import { signedAsk, type Samples } from '../../main/contract/remote/signing.ts';
import { startTableLine, type TableLine } from '../../main/contract/remote/pageLine.ts';
import { until } from './boothHands.ts';
import { READY, redeem } from './liveSeat.ts';

const AGAIN_MS = 100;

type AtTable = Extract<RemoteView, { at: 'table' }>;

export class RemoteGuest {
  readonly seat: number;
  readonly said: LiveAsk[] = [];
  line: TableLine;
  /** The court has taken this seat back. */
  over = false;
  /** The room as this page was last shown it; null while its line is cut. */
  room: RoomView | null = null;
  #comesBack = false;
  #ws: WebSocket;
  readonly #url: string;
  readonly #ticket: string;

  private constructor(url: string, { seat, ticket }: SeatAnswer) {
    this.seat = seat;
    this.#url = url;
    this.#ticket = ticket;
    this.line = this.#newLine();
    this.#ws = this.#open('page-one-of-a-test');
    onTestFinished(() => {
      this.line.close();
      this.#ws.terminate();
    });
  }

  static async with(court: { readonly url: string; readonly token: string }, code: string): Promise<RemoteGuest> {
    return new RemoteGuest(court.url, SeatAnswer.parse(await (await redeem(court, code)).json()));
  } // prettier-ignore

  #newLine(): TableLine {
    return startTableLine((ask) => this.say(ask));
  }
  #open(page: string): WebSocket {
    let fresh = true;
    const ws = new WebSocket(`${this.#url.replace('http', 'ws')}/v1/live`);
    ws.on('open', () => {
      this.say({ t: 'join', ticket: this.#ticket, page });
      this.say(READY);
    });
    ws.on('message', (data) => {
      const tell = LiveTell.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
      if (tell.t === 'room') {
        this.room = tell.view;
        this.line.seen(tell.view);
        if (fresh) this.line.resumed();
        fresh = false;
      }
      if (tell.t === 'fromTable') this.line.heard(tell);
      if (tell.t === 'over') this.leave();
    });
    ws.on('close', () => {
      this.room = null;
      if (this.#comesBack && !this.over) setTimeout(() => this.back(), AGAIN_MS);
    });
    ws.on('error', () => undefined);
    return ws;
  }
  say(ask: LiveAsk): void {
    this.said.push(ask);
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.send(JSON.stringify(ask));
  }

  /** The line breaks; the page stays. */
  cut(): void {
    this.#ws.terminate();
  }
  back(): void {
    if (!this.over) this.#ws = this.#open('page-one-of-a-test');
  }
  leave(): void {
    this.over = true;
    this.line.close();
    this.#ws.terminate();
  }
  /** Another page: it knows nothing of the line before. */
  reload(): void {
    this.#ws.terminate();
    this.line.close();
    this.line = this.#newLine();
    this.#ws = this.#open('page-two-of-a-test');
  }

  get view(): RemoteView {
    return this.line.state().view;
  }
  table(): AtTable {
    if (this.view.at !== 'table') throw new Error(`not at the table but ${this.view.at}`);
    return this.view;
  }
  at(words: string): Promise<boolean> {
    return until(`the page shows ${words}, not ${JSON.stringify(this.view).slice(0, 300)}`, () =>
      JSON.stringify(this.view).includes(words),
    );
  }

  takePart(card: TypedCard): Promise<RemoteRefusal | null> {
    return this.line.ask({ want: 'takePart', card, shownMs: 2500 });
  }
  /** Every notice, and how the agreement comes. */
  async listen(): Promise<void> {
    for (;;) {
      await until('a question or the draft', () => ['notice', 'service', 'waiting', 'reading'].includes(this.table().place.on)); // prettier-ignore
      const { place } = this.table();
      if (place.on === 'notice')
        await this.line.ask({ want: 'acknowledge', notice: place.notice, shownMs: 2000 });
      else if (place.on === 'service') await this.line.ask({ want: 'service', way: 'electronic' });
      else return;
      await until('the next one', () => JSON.stringify(this.table().place) !== JSON.stringify(place) || undefined); // prettier-ignore
      if (this.table().place.on === 'waiting') return;
    }
  }
  async hear(): Promise<void> {
    await this.at('"on":"reading"');
    const { place } = this.table();
    for (const { id, heard } of place.on === 'reading' ? place.clauses : [])
      if (!heard) await this.line.ask({ want: 'heard', clause: id, shownMs: 1200 });
  }
  /** Comes back whenever its line is cut, and answers whatever the table asks, until its seat is over. */
  async lives(card: TypedCard, samples: Samples): Promise<void> {
    this.#comesBack = true;
    for (; !this.over; await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))) {
      if (this.view.at === 'asked' && !this.view.given) await this.takePart(card);
      if (this.view.at !== 'table') continue;
      const { place } = this.view;
      if (place.on === 'notice')
        await this.line.ask({ want: 'acknowledge', notice: place.notice, shownMs: 2000 });
      else if (place.on === 'service') await this.line.ask({ want: 'service', way: 'electronic' });
      else if (place.on === 'reading') await this.hear();
      else if (place.on === 'signing' && place.may === 'sign') await this.sign(samples);
    }
  }
  async sign(samples: Samples): Promise<RemoteRefusal | null> {
    await this.at('"may":"sign"');
    const now = new Date().toISOString();
    return this.line.ask(await signedAsk(this.table(), samples, { began: now, done: now }));
  }
}
