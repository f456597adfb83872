/** A person in a live session whose court may die at any moment. */
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveAsk, RoomView, SeatAnswer as Ticket } from '../../main/contract/live.ts';
import { LiveSeat } from './liveSeat.ts';

/** Whoever saw nothing happen tries again after so long. */
export const AGAIN_MS = 300;
/** What is asked until it has happened; null: nothing, it comes by itself. */
type Asked = LiveAsk | null | ((line: LiveSeat) => LiveAsk | null);
/** Its court is another program after each death. */
interface Scene {
  readonly court: { readonly url: string };
}

/** Somebody with a ticket, who comes back whenever the line is gone. */
export class Person {
  readonly ticket: Ticket;
  readonly #scene: Scene;
  #line: LiveSeat | null = null;

  constructor(scene: Scene, ticket: Ticket) {
    this.#scene = scene;
    this.ticket = ticket;
  }
  async line(): Promise<LiveSeat> {
    for (;;) {
      if (this.#line !== null) return this.#line;
      const line = new LiveSeat(this.#scene.court);
      void line.closed.then(() => {
        if (this.#line === line) this.#line = null;
      });
      const page = `page-of-seat-${this.ticket.seat}`;
      const said = await line.say({ t: 'join', ticket: this.ticket.ticket, page }).then(
        () => true,
        () => false,
      );
      if (said && (await Promise.race([line.view(() => true), line.closed.then(() => null)])) !== null)
        this.#line = line;
      else await pause(AGAIN_MS);
    }
  }
  /** Asks, and asks again like somebody who sees that nothing happened, until it has. */
  async until(done: (line: LiveSeat) => boolean, ask: Asked = null): Promise<void> {
    for (;;) {
      const line = await this.line();
      if (done(line)) return;
      const say = typeof ask === 'function' ? ask(line) : ask;
      if (say !== null) await line.say(say);
      await Promise.race([line.settled(), line.closed]);
      if (!done(line)) await pause(AGAIN_MS);
    }
  }
  sees(fits: (view: RoomView) => boolean, ask: Asked = null): Promise<void> {
    return this.until((line) => {
      const view = line.newest();
      return view !== undefined && fits(view);
    }, ask);
  }
}
