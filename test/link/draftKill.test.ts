/** The court killed while people write together: nothing that was called kept is lost, even when every page is gone as well. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SeatAnswer } from '../../main/contract/live.ts';
import { seeded } from '../seeded.ts';
import { courtFolder, courtProgram, type CourtProgram } from './courtHarness.ts';
import { writing, type DraftPage } from './draftPage.ts';
import { LiveSeat, openAtDesk, READY, redeem } from './liveSeat.ts';

const KILLS = process.env['YUNCANG_LONG'] === '1' ? 50 : 3;
const SEED = 20_261_126;
/** A kill comes within so long of a round's beginning, among letters that come at this pace. */
const DELAYS = { kill: 250, letter: 15 } as const;

async function tickets(court: CourtProgram): Promise<SeatAnswer[]> {
  const opened = await openAtDesk(court);
  const host = await LiveSeat.join(court, opened, 'page-that-invites');
  await host.say(READY);
  await host.say({ t: 'invite', role: 'party' });
  const { invitation } = await host.hears('invited');
  return [opened, SeatAnswer.parse(await (await redeem(court, invitation.code)).json())];
}

test('what was kept when the court was killed is there when it is back', async () => {
  const folder = courtFolder();
  let court = await courtProgram(folder);
  const pages = await writing(court, await tickets(court));
  const random = seeded(SEED);
  /** Every word is one of its own, and none is ever taken away. */
  const written = new Map<string, { page: DraftPage; kept: boolean }>();
  let words = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const until = Date.now() + DELAYS.kill * (0.2 + 0.8 * random());
    for (let n = 0; Date.now() < until; n += 1) {
      const page = pages[n % 2];
      if (page === undefined) break;
      const word = String.fromCodePoint(0x4e00 + words);
      words += 1;
      written.set(word, { page, kept: false });
      page.type('facts', Math.floor(random() * 300), word);
      await pause(DELAYS.letter);
      for (const one of written.values()) if (one.page.drafts.state().kept) one.kept = true;
    }
    await court.kill('SIGKILL');
    const mustBeThere = [...written].filter(([, { kept }]) => kept).map(([word]) => word);
    court = await courtProgram(folder);
    // Nothing is left in any page: only what the court kept can come back.
    for (const page of pages) await page.reload(court);
    for (const page of pages) await page.until(({ drafts }) => drafts.state().ready);
    const texts = pages.map(({ drafts }) => drafts.text('facts'));
    expect(texts[0]).toBe(texts[1]);
    expect(mustBeThere.filter((word) => texts[0]?.includes(word) !== true)).toEqual([]);
    for (const [word] of written) if (texts[0]?.includes(word) !== true) written.delete(word);
  }
  expect(written.size).toBeGreaterThan(KILLS);
});
