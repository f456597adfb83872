/** The court killed at random moments while marks are made that shall stay: each that was told stays once, and only with its request. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { KeptMarks } from '../../main/contract/marks.ts';
import { seeded } from '../seeded.ts';
import { TestBooth } from './courtBooth.ts';
import { courtFolder, courtProgram } from './courtHarness.ts';
import { fileAt } from './filing.ts';
import { openAtDesk, READY, type LiveSeat } from './liveSeat.ts';
import { Person } from './person.ts';

const KILLS = process.env['YUNCANG_LONG'] === '1' ? 50 : 3;
const SEED = 20_261_127;
/** A kill comes within so long of a round's beginning. */
const KILL_MS = 400;
const NOTES = 3;

const hasNote =
  (mark: string) =>
  ({ told }: LiveSeat): boolean =>
    told.some(
      (tell) =>
        tell.t === 'ink' && tell.changes.some((change) => change.c === 'note' && change.mark === mark),
    );

test(`${KILLS} kills while marks are kept`, { timeout: KILLS * 60_000 }, async () => {
  const folder = courtFolder();
  const first = await courtProgram(folder, '--provision', 'hw-03');
  const scene = { court: first };
  const { id, number } = await fileAt(first, await TestBooth.provision(first.url, first.code ?? ''));
  const host = new Person(scene, await openAtDesk(first));
  await host.sees(({ seats }) => seats[0]?.phase === 'admitted', READY);
  const random = seeded(SEED);

  /** A paper is laid, its marks shall stay, some are made, it is taken off; asked for anew as often as it takes. */
  const round = async (at: number): Promise<readonly string[]> => {
    // Once on each line: asked twice it would be laid twice, the second time without what was agreed of the first.
    const asked = new WeakSet<LiveSeat>();
    await host.sees(
      ({ paper }) => paper !== null,
      (line) =>
        asked.has(line) ? null : (asked.add(line), { t: 'lay', number, what: 'document', idTail: '' }),
    );
    const paper = (await host.line()).newest()?.paper?.paper ?? '';
    await host.sees(({ paper: now }) => now?.keepsFrom !== null, { t: 'keepMarks', paper, on: true });
    const words = Array.from({ length: NOTES }, (_, one) => `第${at}次第${one}处`);
    for (const [one, said] of words.entries()) {
      const mark = `note-${String(at).padStart(3, '0')}-${one}`;
      await host.until(hasNote(mark), { t: 'note', paper, page: 1, mark, x: 600, y: 600, words: said });
    }
    await host.sees(({ paper: now }) => now === null, { t: 'takeOff', paper });
    return words;
  };

  const told: (readonly string[])[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const struck = pause(random() * KILL_MS).then(async () => {
      await scene.court.kill('SIGKILL');
      scene.court = await courtProgram(folder);
    });
    told.push(await round(kill));
    await struck;
  }

  const answer = await fetch(`${scene.court.url}/desk/api/items/${id}/marks`, {
    headers: { authorization: `Bearer ${scene.court.token}` },
  });
  const { sets } = KeptMarks.parse(await answer.json());
  const kept = sets.map(({ changes }) =>
    changes.flatMap((change) => (change.c === 'note' ? [change.words] : [])),
  );
  const inOrder = (all: readonly (readonly string[])[]): string[] => all.map((one) => one.join()).toSorted();
  expect(inOrder(kept)).toEqual(inOrder(told));
});
