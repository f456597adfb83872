/** A mediation with a party elsewhere in a room of four, of which core, court and relay are programs of their own that may be killed at any moment. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { Agreements } from '../../main/contract/agreements.ts';
import { SeatAnswer, type RoomView, type SeatAnswer as Ticket } from '../../main/contract/live.ts';
import { INK, typed } from '../../main/core/session/remote/remoteKit.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { DATABASE_FILE } from '../../main/core/store/store.ts';
import { root } from '../../build/start/places.ts';
import { thisMachine } from '../media/hosts.ts';
import { freePort, janusServer, type JanusServer } from '../media/programs.ts';
import { courtFolder, courtProgram, type CourtProgram } from './courtHarness.ts';
import { atDesk, LiveSeat, READY } from './liveSeat.ts';
import { RemoteGuest } from './remoteGuest.ts';

/** `look`: how often something is waited for; `again`: after a line was cut; `patience`: until it is a fault. */
const DELAYS = { look: 40, again: 200, patience: 120_000 } as const;

/** Whoever comes to a room by the desk's right, and comes back whenever the line is cut. */
class Visitor {
  room: RoomView | null = null;
  #over = false;

  constructor(court: { readonly url: string }, { ticket, seat }: Ticket) {
    void this.#stay(court, ticket, `page-of-seat-${seat}`);
  }
  async #stay(court: { readonly url: string }, ticket: string, page: string): Promise<void> {
    for (; !this.#over; await pause(DELAYS.again)) {
      const line = new LiveSeat(court);
      line.listener = (tell) => {
        if (tell.t === 'room') this.room = tell.view;
        if (tell.t === 'over') this.leave();
      };
      const joined = line.say({ t: 'join', ticket, page }).then(() => line.say(READY));
      await joined.catch(() => undefined);
      await line.closed;
      this.room = null;
    }
  }
  leave(): void {
    this.#over = true;
  }
}

type Booth = ChildProcessByStdio<Writable, Readable, Readable>;

export class RemoteScene {
  readonly said = { signed: new Set<string>(), captured: new Set<string>(), back: [] as string[], digits: [] as string[] };
  /** Of every line a page of B had. */
  readonly numbers = new Set<string>();
  readonly boothDir: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #janus: JanusServer;
  #court: CourtProgram;
  #booth: Booth;
  #wrong = '';
  #waits = false;
  #done = false;
  #party: RemoteGuest | null = null;
  #visitors: Visitor[] = [];
  /** Everybody who was there before the last kill: room, and the newest number of a connection. */
  #before: { readonly room: string; readonly link: number } | null = null;
  #round = 0;

  private constructor(folder: string, port: number, janus: JanusServer, court: CourtProgram) {
    this.#folder = folder;
    this.#port = port;
    this.#janus = janus;
    this.#court = court;
    this.boothDir = join(folder, 'booth');
    this.#booth = this.#openBooth(court.code ?? '');
  }
  static async begin(): Promise<RemoteScene> {
    const janus = await janusServer(thisMachine());
    onTestFinished(() => janus.end());
    const folder = courtFolder();
    writeFileSync(join(folder, 'media.json'), JSON.stringify({ relay: janus.settings }));
    const port = await freePort();
    return new RemoteScene(folder, port, janus, await openCourt(folder, port, '--provision', 'booth-1'));
  }
  get court(): { readonly url: string; readonly token: string } {
    return { url: this.#court.url, token: new URL(this.#court.deskUrl).hash.slice('#token='.length) };
  }

  #openBooth(code: string): Booth {
    const program = join(import.meta.dirname, 'remoteMediationChild.ts');
    const child = spawn(process.execPath, [program, this.boothDir, `http://127.0.0.1:${this.#port}`, code], { stdio: ['pipe', 'pipe', 'pipe'] });
    createInterface({ input: child.stdout }).on('line', (line) => this.#hear(line));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (this.#wrong += chunk.split('\n').filter((line) => !line.startsWith('{')).join('\n')));
    child.stdin.on('error', () => undefined); // killed while something was said to it
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  }
  #hear(line: string): void {
    const [what = '', one = '', two = ''] = line.split(' ');
    if (what === 'signed') this.said.signed.add(`${one} ${two}`);
    if (what === 'captured') this.said.captured.add(one);
    if (what === 'back') this.said.back.push(one);
    if (what === 'digits') this.said.digits.push(one);
    if (what === 'waits') this.#waits = true;
    if (what === 'done') this.#done = true;
    if (what === 'room') void this.#meet(one, two);
  }
  #tell(line: string): void {
    this.#booth.stdin.write(`${line}\n`);
  }

  /** B by the code that was read out, the others by the desk's right: each tries until the court has answered. */
  async #meet(room: string, code: string): Promise<void> {
    const mine = (this.#round += 1);
    this.#leave();
    const tried = async <T>(what: () => Promise<T | null>): Promise<T | null> => {
      for (; mine === this.#round; await pause(DELAYS.again)) {
        const found = await what().catch(() => null);
        if (found !== null) return found;
      }
      return null;
    };
    // a code whose answer was lost opens nothing a second time: another is asked for
    const party = await RemoteGuest.with(this.court, code).catch(() => null);
    if (mine !== this.#round) return party?.leave();
    if (party === null) return this.#tell('code');
    this.#party = party;
    party.line.onChange(() => {
      const { number } = party.line.state();
      if (number !== null) this.numbers.add(number);
    });
    void party.lives(typed(cards.B), INK);
    for (const role of ['judge', 'policeOfficer']) {
      const seat = await tried(async () => SeatAnswer.parse(await (await atDesk(this.court, `rooms/${room}/seats`, { role })).json()));
      if (seat !== null && mine === this.#round) this.#visitors.push(new Visitor(this.court, seat));
    }
  }
  #leave(): void {
    this.#party?.leave();
    for (const one of this.#visitors) one.leave();
    [this.#party, this.#visitors] = [null, []];
  }

  /** Resolves when a signature is waited for and all four are in the room, on connections to the relay that were made after the last kill. */
  async everybody(): Promise<void> {
    await this.#until('everybody', () => this.#waits && this.#views().every((view) => view !== null && this.#isWhole(view)));
  }
  #views(): readonly (RoomView | null)[] {
    const [one = null, other = null] = this.#visitors.map(({ room }) => room);
    return [this.#party?.room ?? null, one, other];
  }
  #isWhole({ room, seats, links }: RoomView): boolean {
    const before = this.#before;
    const fresh = before === null || before.room !== room || links.every(({ link }) => link > before.link);
    const inside = seats.filter(({ phase }) => phase === 'admitted');
    return fresh && inside.length === 4 && inside.every(({ online }) => online) && links.map(({ kind }) => kind).toSorted().join() === 'receive,send';
  }
  async #until(what: string, fits: () => boolean): Promise<void> {
    const end = Date.now() + DELAYS.patience;
    while (!fits()) {
      if (this.#booth.exitCode !== null) throw new Error(`the booth ended by itself: ${this.#wrong.slice(-2000)}`);
      if (Date.now() > end) throw new Error(`never: ${what}; ${JSON.stringify({ waits: this.#waits, party: this.#party?.view.at, views: this.#views() }).slice(0, 3000)}`);
      await pause(DELAYS.look);
    }
  }

  /** The next signature; `chance` says whose. */
  go(chance: number): void {
    this.#waits = false;
    this.#tell(`go ${chance}`);
  }
  async kill(victim: 'core' | 'court' | 'relay'): Promise<void> {
    const views = this.#views().flatMap((view) => (view === null ? [] : [view]));
    const [here] = views;
    this.#before = here === undefined ? null : { room: here.room, link: Math.max(0, ...views.flatMap(({ links }) => links.map(({ link }) => link))) };
    if (victim === 'relay') {
      await this.#janus.kill();
      return this.#janus.start();
    }
    if (victim === 'court') {
      await this.#court.kill('SIGKILL');
      this.#court = await openCourt(this.#folder, this.#port);
      return undefined;
    }
    const gone = once(this.#booth, 'close');
    this.#booth.kill('SIGKILL');
    await gone;
    this.#waits = false;
    this.#booth = this.#openBooth('');
    return undefined;
  }
  /** What is open is brought to its end, and the court has all of it. */
  async finish(chance: () => number): Promise<void> {
    this.#tell('finish');
    await this.#until('the end', () => {
      if (this.#waits) this.go(chance());
      return this.#done;
    });
    for (let tries = 0; tries < 600 && !(await this.#isReceived()); tries += 1) await pause(100);
    this.#round += 1;
    this.#leave();
    const gone = once(this.#booth, 'close');
    this.#booth.kill('SIGKILL');
    await gone;
  }
  async #isReceived(): Promise<boolean> {
    const { url, token } = this.court;
    const answer = await fetch(`${url}/desk/api/agreements`, { headers: { authorization: `Bearer ${token}` } });
    return waitingIn(this.boothDir) === 0 && Agreements.parse(await answer.json()).rows.every(({ state }) => state !== 'waiting');
  }
} // prettier-ignore

const openCourt = (folder: string, port: number, ...more: readonly string[]): Promise<CourtProgram> =>
  courtProgram(folder, '--port', String(port), '--policy', join(root, '.cache/policy'), '--media', join(folder, 'media.json'), ...more); // prettier-ignore

/** Items the court has not receipted yet. */
export function waitingIn(dataDir: string): unknown {
  const sqlite = new Sqlite(join(dataDir, DATABASE_FILE), { readonly: true });
  const count = sqlite.prepare(`SELECT count(*) FROM outbox WHERE schema LIKE 'session.%'`).pluck().get();
  sqlite.close();
  return count;
}
