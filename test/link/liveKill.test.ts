/** Court and relay killed at random moments of a session of four: everybody is back with the same right, no note and nothing signed is lost or there twice. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { SeatAnswer, type RoomView } from '../../main/contract/live.ts';
import type { SignedItem } from '../../main/contract/link.ts';
import { openStore } from '../../main/court/store/sqlite/store.ts';
import { thisMachine } from '../media/hosts.ts';
import { janusServer, type JanusServer } from '../media/programs.ts';
import { seeded } from '../seeded.ts';
import { TestBooth } from './courtBooth.ts';
import { courtFolder, courtProgram, type CourtProgram } from './courtHarness.ts';
import { lay } from './coviewKit.ts';
import { fileAt } from './filing.ts';
import { atDesk, LiveSeat, openAtDesk, READY } from './liveSeat.ts';
import { AGAIN_MS, Person } from './person.ts';

const KILLS = process.env['YUNCANG_LONG'] === '1' ? 50 : 3;
const SEED = 20_261_126;
/** A kill comes within so long of a round's beginning. */
const KILL_MS = 300;

/** Court, relay and booth, of which the first two may die. */
class Scene {
  readonly folder = courtFolder();
  readonly janus: JanusServer;
  readonly #media: string;
  court: CourtProgram;
  booth: TestBooth;

  private constructor(
    janus: JanusServer,
    folder: string,
    media: string,
    court: CourtProgram,
    booth: TestBooth,
  ) {
    this.janus = janus;
    this.folder = folder;
    this.#media = media;
    this.court = court;
    this.booth = booth;
  }
  static async begin(): Promise<Scene> {
    const janus = await janusServer(thisMachine());
    onTestFinished(() => janus.end());
    const folder = courtFolder();
    const media = join(folder, 'media.json');
    writeFileSync(media, JSON.stringify({ relay: janus.settings }));
    const court = await courtProgram(folder, '--media', media, '--provision', 'hw-03');
    return new Scene(janus, folder, media, court, await TestBooth.provision(court.url, court.code ?? ''));
  }
  async kill(victim: 'court' | 'relay'): Promise<void> {
    if (victim === 'relay') {
      await this.janus.kill();
      return this.janus.start();
    }
    await this.court.kill('SIGKILL');
    this.court = await courtProgram(this.folder, '--media', this.#media);
    this.booth = this.booth.at(this.court.url);
    return undefined;
  }
}

async function four(scene: Scene): Promise<[Person, Person, Person, Person]> {
  const place = scene.court;
  const host = new Person(scene, await openAtDesk(place));
  await host.sees(({ seats }) => seats[0]?.phase === 'admitted', READY);
  await host.sees(({ most }) => most > 3);
  const come = async (role: string, number: number): Promise<Person> => {
    const answer = await atDesk(place, `rooms/${host.ticket.room}/seats`, { role });
    const one = new Person(scene, SeatAnswer.parse(await answer.json()));
    await one.sees(
      ({ seats }) => seats.some(({ phase, seat }) => phase === 'lobby' && seat === number),
      READY,
    );
    await host.sees(({ seats }) => seats.some(({ phase, seat }) => phase === 'admitted' && seat === number), {
      t: 'admit',
      seat: number,
    });
    return one;
  };
  return [host, await come('judge', 2), await come('policeOfficer', 3), await come('judicialOfficer', 4)];
}

const rights = ({ seats }: RoomView): unknown => seats.map(({ seat, role, host, phase }) => ({ seat, role, host, phase })); // prettier-ignore

test(
  `${KILLS} kills of court or relay at random moments of a session of four`,
  { timeout: KILLS * 60_000 },
  async () => {
    const scene = await Scene.begin();
    const { number } = await fileAt(scene.court, scene.booth);
    const all = await four(scene);
    const [host, one, other] = all;
    const paper = await lay(await host.line(), number);
    for (const seat of [2, 3])
      await host.sees(({ paper: now }) => now?.drawers.includes(seat) === true, {
        t: 'letDraw',
        paper,
        seat,
        on: true,
      });
    const before = (await host.line()).newest();
    const random = seeded(SEED);
    const notes: string[] = [];
    const items: SignedItem[] = [];
    const hit = { court: 0, relay: 0 };

    const note = async (by: Person): Promise<void> => {
      const mark = `note-${String(notes.length).padStart(6, '0')}`;
      notes.push(mark);
      const told = ({ told: tells }: LiveSeat): boolean =>
        tells.some(
          (tell) =>
            tell.t === 'ink' && tell.changes.some((change) => change.c === 'note' && change.mark === mark),
        );
      await by.until(told, { t: 'note', paper, page: 1, mark, x: 1, y: 1, words: '请看这里' });
    };
    const signedItem = async (): Promise<void> => {
      const item = scene.booth.item('test.load/1', `item ${items.length}`);
      items.push(item);
      while ((await scene.booth.post([item]).catch(() => null)) === null) await pause(AGAIN_MS);
    };
    const round = async (): Promise<void> => {
      await note(one);
      await host.sees(({ caucus }) => caucus, { t: 'caucus', with: [2] });
      await other.sees(({ seats, links }) => seats.some(({ apart }) => apart) && links.length === 0);
      await signedItem();
      await host.sees(({ caucus }) => !caucus, { t: 'caucus', with: null });
      await note(other);
      await host.sees(({ paused }) => paused, { t: 'pause', on: true });
      await one.sees(({ paused, links }) => paused && links.length === 0);
      await signedItem();
      await host.sees(({ paused }) => !paused, { t: 'pause', on: false });
    };

    for (let kill = 0; kill < KILLS; kill += 1) {
      // One of each at least, the rest by chance.
      const victim =
        kill < 2 ? ((['court', 'relay'] as const)[kill] ?? 'court') : random() < 0.5 ? 'court' : 'relay';
      hit[victim] += 1;
      const struck = pause(random() * KILL_MS).then(() => scene.kill(victim));
      await round();
      await struck;
      await Promise.all(all.map((person) => person.line()));
      for (const person of all)
        await person.sees(
          ({ seats, links, caucus, paused }) =>
            seats.length === 4 &&
            seats.every(({ online }) => online) &&
            !caucus &&
            !paused &&
            links
              .map(({ kind }) => kind)
              .toSorted()
              .join() === 'receive,send',
        );
      for (const person of all)
        expect(rights((await person.line()).newest() ?? never())).toEqual(rights(before ?? never()));
    }

    expect(hit.court + hit.relay).toBe(KILLS);
    const fresh = await LiveSeat.join(scene.court, host.ticket, 'page-that-is-new');
    await fresh.settled();
    const kept = fresh.told.flatMap((tell) => (tell.t === 'ink' ? tell.changes : []));
    expect(kept.flatMap((change) => (change.c === 'note' ? [change.mark] : [])).toSorted()).toEqual(notes);
    const receipts = (await scene.booth.receipts()).map(({ hash }) => hash);
    expect(receipts.filter((hash) => items.some((item) => item.hash === hash))).toEqual(
      items.map(({ hash }) => hash),
    );

    await scene.court.kill('SIGKILL');
    const store = openStore(join(scene.folder, 'court.db'));
    if (!store.ok) throw new Error(store.error.message);
    onTestFinished(() => store.value.close());
    expect(store.value.audit.intact()).toBe(true);
  },
);

function never(): never {
  throw new Error('a line without a view');
}
