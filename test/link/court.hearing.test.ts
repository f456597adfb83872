/** A hearing at a real court: who is let to it by summons and card, who is in court when, and what is told of faults. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { HearingTold } from '../../main/contract/hearing/border.ts';
import { HEARING_TIMES } from '../../main/contract/hearing/hearing.ts';
import { freeBytesOf } from '../../main/core/store/space.ts';
import { thisMachine } from '../media/hosts.ts';
import { janusServer } from '../media/programs.ts';
import { smallDisk } from '../smallDisk.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';
import { act, arrive, cardOf, fix, openCourt, postOf, rowOf, waits, welcomed } from './hearingKit.ts';
import { LiveSeat, READY } from './liveSeat.ts';

const codeOf = (made: { summons: readonly { code: string }[] }, index: number): string =>
  made.summons[index]?.code ?? '';
const seated = (told: HearingTold | null): boolean => told?.ticket !== null && told !== null;
/** The page of somebody who has a ticket, in the lobby of the room. */
async function inLobby(court: Parameters<typeof LiveSeat.join>[0], told: HearingTold | null, page: string): Promise<LiveSeat> {
  const seat = await LiveSeat.join(court, { room: '', seat: 0, ticket: told?.ticket ?? '' }, page);
  await seat.say(READY);
  await seat.view((view) => view.seats.some((one) => one.seat === view.you && one.phase === 'lobby'));
  return seat;
} // prettier-ignore

test('a wrong number and another person’s card are refused, told nothing of the case, and not for ever', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const made = await fix(court, postOf(Date.now(), [{ index: 1 }, { index: 2 }]));
  const code = codeOf(made, 0);
  const wrong = code.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
  expect(await arrive(booth, wrong, cardOf(1))).toMatchObject({ kind: 'refused', why: 'unknown', phone: '' });
  const other = await arrive(booth, code, cardOf(2));
  expect(other).toEqual({ kind: 'refused', why: 'otherPerson', from: null, bar: null, phone: '' });
  expect(JSON.stringify(other)).not.toMatch(/2081|第三法庭|小额/);
  for (let more = 0; more < 4; more++) await arrive(booth, code, cardOf(2));
  expect(await arrive(booth, code, cardOf(2))).toMatchObject({ why: 'tooManyGuesses' });
  // whoever is summoned is not kept out by others' guessing
  expect(await arrive(booth, code, cardOf(1))).toMatchObject({ kind: 'come', told: { standing: { at: 'identified' } } });
  const row = await rowOf(court, made.hearing);
  expect(row.people.map(({ masked }) => masked)).toEqual(['被*1', '被*2']);
  expect(row.state.participants.map(({ standing }) => standing.at)).toEqual(['identified', 'away']);
  const logged = JSON.stringify(court.logged);
  for (const secret of [code, cardOf(1).number, '被告1']) expect(logged).not.toContain(secret);
}); // prettier-ignore

test('too early and too late are told with the hour and the clerk’s number, to the person alone', async () => {
  let at = Date.now();
  const court = await courtHere({ clock: () => at });
  const booth = await boothOf(court, 'hw-03', () => at);
  const startsAt = at + 60 * 60_000;
  const code = codeOf(await fix(court, postOf(startsAt, [{ index: 1 }])), 0);
  expect(await arrive(booth, code, cardOf(1))).toMatchObject({
    why: 'tooEarly',
    from: new Date(startsAt - HEARING_TIMES.beforeMs).toISOString(),
    phone: '023-00001111',
  });
  at = startsAt + HEARING_TIMES.afterMs + 1;
  expect(await arrive(booth, code, cardOf(1))).toMatchObject({ why: 'tooLate', phone: '023-00001111' });
});

test('six defendants and the plaintiff come in one by one as the judge admits them, by way of the relay', async () => {
  const janus = await janusServer(thisMachine());
  onTestFinished(() => janus.end());
  const court = await courtHere({ settings: { media: { turn: null, relay: janus.settings } } });
  const people = [1, 2, 3, 4, 5, 6, 7].map((index) => ({
    index,
    role: index === 7 ? ('plaintiff' as const) : ('defendant' as const),
  }));
  const made = await fix(court, postOf(Date.now(), people));
  const here = await Promise.all(
    people.map(async ({ index }) =>
      waits(await boothOf(court, `hw-1${index}`), codeOf(made, index - 1), cardOf(index)),
    ),
  );
  // nobody has a seat before the court is open
  for (const one of here) expect(one.told).toMatchObject({ courtOpen: false, ticket: null });
  const judge = await LiveSeat.join(court, await openCourt(court, made.hearing), 'judge-page');
  await judge.say(READY);
  const seats = await Promise.all(here.map(async (one, index) => inLobby(court, await one.sees(seated), `page-of-${index + 1}`)));
  const roles = (await judge.view((view) => view.seats.length === 8)).seats.map(({ role }) => role);
  expect(roles.filter((role) => role === 'defendant')).toHaveLength(6);
  for (const [index, seat] of seats.entries()) {
    await judge.say({ t: 'admit', seat: seat.newest()?.you ?? 0 });
    expect((await here[index]?.at('inCourt'))?.standing.at).toBe('inCourt');
  }
  for (const seat of [judge, ...seats]) await seat.view(({ links }) => links.some(({ kind }) => kind === 'receive'));
  const row = await rowOf(court, made.hearing);
  expect(row.state.participants.every(({ standing }) => standing.at === 'inCourt')).toBe(true);
  // the speaking order is the court's, and everybody hears whose turn it is
  expect(await act(court, made.hearing, { do: 'floor', who: 3 })).toBe(204);
  expect((await here[2]?.sees((told) => told?.floor === 'yours'))?.floor).toBe('yours');
  expect((await here[0]?.sees((told) => told?.floor === 'other'))?.floor).toBe('other');
  expect(await act(court, made.hearing, { do: 'warn', who: 3, words: '请不要打断别人。' })).toBe(204);
  expect((await here[2]?.sees((told) => told?.warnings === 1))?.warning).toBe('请不要打断别人。');
  expect(await act(court, made.hearing, { do: 'close' })).toBe(204);
  for (const one of here) expect((await one.at('away')).standing).toEqual({ at: 'away', why: 'closed' });
}, 120_000); // prettier-ignore

test('a witness has no seat in the room before being called, and none after giving evidence', async () => {
  const court = await courtHere();
  const made = await fix(court, postOf(Date.now(), [{ index: 1 }, { index: 2, role: 'witness' }]));
  const party = await waits(await boothOf(court, 'hw-11'), codeOf(made, 0), cardOf(1));
  const witness = await waits(await boothOf(court, 'hw-12'), codeOf(made, 1), cardOf(2));
  const judge = await LiveSeat.join(court, await openCourt(court, made.hearing), 'judge-page');
  await judge.say(READY);
  const inside = await inLobby(court, await party.sees(seated), 'page-of-party');
  await judge.say({ t: 'admit', seat: inside.newest()?.you ?? 0 });
  await party.at('inCourt');
  const before = await witness.sees((told) => told?.courtOpen === true);
  expect(before).toMatchObject({ ticket: null, called: false, standing: { at: 'waiting' } });
  expect(judge.newest()?.seats.map(({ role }) => role)).toEqual(['judge', 'defendant']);

  // a party is never called; the witness is
  expect(await act(court, made.hearing, { do: 'call', who: 1 })).toBe(409);
  expect(await act(court, made.hearing, { do: 'call', who: 2 })).toBe(204);
  const seat = await inLobby(court, await witness.sees(seated), 'page-of-witness');
  await judge.say({ t: 'admit', seat: seat.newest()?.you ?? 0 });
  await witness.at('inCourt');
  expect(await act(court, made.hearing, { do: 'release', who: 2 })).toBe(204);
  expect((await witness.at('away')).standing).toEqual({ at: 'away', why: 'released' });
  expect((await seat.hears('over')).reason).toBe('sentAway');
  expect(await seat.closed).toBe(4410);
  expect((await party.at('inCourt')).standing.at).toBe('inCourt');
});

test('after a power cut the card alone leads back to the waiting room, the old seat is gone, and the fault is told', async () => {
  const court = await courtHere();
  const made = await fix(court, postOf(Date.now(), [{ index: 1 }]));
  const booth = await boothOf(court);
  const one = await waits(booth, codeOf(made, 0), cardOf(1));
  const judge = await LiveSeat.join(court, await openCourt(court, made.hearing), 'judge-page');
  await judge.say(READY);
  const seat = await inLobby(court, await one.sees(seated), 'page-before');
  await judge.say({ t: 'admit', seat: seat.newest()?.you ?? 0 });
  const { ticket } = await one.at('inCourt');
  one.line.ws.terminate();
  seat.end();

  const fault = {
    v: 1, kind: 'powerOrProgram', hearing: made.hearing, participant: null, from: new Date().toISOString(), until: new Date().toISOString(),
    clockTrusted: true, bootId: 'b2', ups: 'notFitted', line: [],
  }; // prettier-ignore
  await booth.post([booth.item('hearing.fault/1', JSON.stringify(fault))]);
  const back = await waits(booth, codeOf(made, 0), cardOf(1));
  const told = await back.sees((now) => seated(now) && now?.ticket !== ticket);
  expect(told?.standing.at).toBe('waiting');
  // the old ticket opens nothing any more
  const old = new LiveSeat(court);
  await old.say({ t: 'join', ticket, page: 'page-before' });
  expect(await old.closed).toBe(4401);
  const again = await inLobby(court, told, 'page-after');
  await judge.say({ t: 'admit', seat: again.newest()?.you ?? 0 });
  await back.at('inCourt');
  expect((await rowOf(court, made.hearing)).faults).toMatchObject([{ booth: 'hw-03', fault: { kind: 'powerOrProgram' } }]);
}); // prettier-ignore

test('a case the court has barred from online hearing is refused by its reason, and whoever waits is told', async () => {
  const court = await courtHere();
  const made = await fix(court, postOf(Date.now(), [{ index: 1 }, { index: 2 }]));
  const one = await waits(await boothOf(court, 'hw-11'), codeOf(made, 0), cardOf(1));
  one.say({ ask: 'offline', reason: 'showOriginals' });
  await one.sees((told) => told?.wantsOffline === 'showOriginals');
  expect((await rowOf(court, made.hearing)).state.participants[0]?.wantsOffline).toBe('showOriginals');
  expect(await act(court, made.hearing, { do: 'bar', reason: 'onSiteCheck' })).toBe(204);
  expect(await one.at('away')).toMatchObject({
    bar: 'onSiteCheck',
    standing: { at: 'away', why: 'barred' },
  });
  const late = await arrive(await boothOf(court, 'hw-12'), codeOf(made, 1), cardOf(2));
  expect(late).toMatchObject({ kind: 'refused', why: 'barred', bar: 'onSiteCheck', phone: '023-00001111' });
});

test('an attendance is spoken for by its own booth alone, and the host of a hearing invites nobody', async () => {
  const court = await courtHere();
  const made = await fix(court, postOf(Date.now(), [{ index: 1, booth: 'hw-11' }]));
  const booth = await boothOf(court, 'hw-11');
  const elsewhere = await boothOf(court, 'hw-12');
  expect(await arrive(elsewhere, codeOf(made, 0), cardOf(1))).toMatchObject({ why: 'otherBooth' });
  const one = await waits(booth, codeOf(made, 0), cardOf(1));
  const stranger = await welcomed(elsewhere);
  stranger.ws.send(JSON.stringify({ t: 'hearing', attendance: one.attendance, say: { ask: 'leave' } }));
  expect(await stranger.next()).toEqual({ t: 'hearing', attendance: one.attendance, told: null });
  const judge = await LiveSeat.join(court, await openCourt(court, made.hearing), 'judge-page');
  await judge.say(READY);
  await judge.say({ t: 'invite', role: 'party' });
  await judge.hears('refused', ({ ask, why }) => ask === 'invite' && why === 'notNow');
  expect((await one.sees(seated))?.standing.at).toBe('waiting');
});

test('one booth holds one person: who was there before is there no more', async () => {
  const court = await courtHere();
  const made = await fix(court, postOf(Date.now(), [{ index: 1 }, { index: 2, role: 'witness' }]));
  const booth = await boothOf(court, 'hw-11');
  const party = await waits(booth, codeOf(made, 0), cardOf(1));
  await openCourt(court, made.hearing);
  await party.sees(seated);
  expect(await arrive(booth, codeOf(made, 1), cardOf(2))).toMatchObject({ kind: 'come' });
  expect((await party.at('away')).standing).toEqual({ at: 'away', why: 'interrupted' });
  const { participants } = (await rowOf(court, made.hearing)).state;
  expect(participants.map(({ standing }) => standing.at)).toEqual(['away', 'identified']);
});

test('a seat that is kept is told to its booth as times and a telephone, and no longer once the hearing is barred', async () => {
  const court = await courtHere();
  const booth = await boothOf(court, 'hw-11');
  const startsAt = Date.now() + 3_600_000;
  const made = await fix(court, postOf(startsAt, [{ index: 1, booth: 'hw-11' }]));
  const line = await welcomed(booth);
  expect(await line.next()).toEqual({
    t: 'seatsKept',
    seats: [
      {
        hearing: made.hearing,
        phone: '023-00001111',
        from: new Date(startsAt - HEARING_TIMES.beforeMs).toISOString(),
        startsAt: new Date(startsAt).toISOString(),
        until: new Date(startsAt + HEARING_TIMES.afterMs).toISOString(),
      },
    ],
  });
  await act(court, made.hearing, { do: 'bar', reason: 'secrecy' });
  expect(await line.next()).toEqual({ t: 'seatsKept', seats: [] });
});

test('a court that starts again knows who was here; they wait until it is opened anew', async () => {
  const dataDir = courtFolder();
  const first = await courtHere({ dataDir });
  const booth = await boothOf(first);
  const made = await fix(first, postOf(Date.now(), [{ index: 1 }]));
  const one = await waits(booth, codeOf(made, 0), cardOf(1));
  const judge = await LiveSeat.join(first, await openCourt(first, made.hearing), 'judge-page');
  await judge.say(READY);
  const seat = await inLobby(first, await one.sees(seated), 'page-of-party');
  await judge.say({ t: 'admit', seat: seat.newest()?.you ?? 0 });
  await one.at('inCourt');
  await first.close();

  const second = await courtHere({ dataDir });
  const line = await welcomed(booth.at(second.url));
  line.ws.send(JSON.stringify({ t: 'hearing', attendance: one.attendance, say: { ask: 'here' } }));
  expect(await line.next()).toMatchObject({
    told: { standing: { at: 'waiting' }, courtOpen: false, ticket: null },
  });
  await openCourt(second, made.hearing);
  expect(await line.next()).toMatchObject({ told: { courtOpen: true } });
});

const disk = smallDisk(24 * 2 ** 20);

test.skipIf(disk === null)('on a full disk a hearing goes on, and how it stands then is kept once there is room', async () => {
  const folder = disk?.folder ?? '';
  const [dataDir, fill] = [join(folder, 'court'), join(folder, 'fill')];
  onTestFinished(() => disk?.remove());
  const first = await courtHere({ dataDir });
  const booth = await boothOf(first);
  const made = await fix(first, postOf(Date.now(), [{ index: 1 }]));
  const one = await waits(booth, codeOf(made, 0), cardOf(1));
  const judge = await LiveSeat.join(first, await openCourt(first, made.hearing), 'judge-page');
  await judge.say(READY);
  const seat = await inLobby(first, await one.sees(seated), 'page-of-party');
  await judge.say({ t: 'admit', seat: seat.newest()?.you ?? 0 });
  await one.at('inCourt');

  writeFileSync(fill, Buffer.alloc(freeBytesOf(dataDir)));
  // enough steps that the log of the database has to grow
  for (let n = 0; n < 20; n += 1)
    expect(await act(first, made.hearing, { do: 'floor', who: n % 2 === 0 ? 1 : null })).toBe(204);
  expect(first.logged.some(({ event }) => event === 'hearingNotKept')).toBe(true);
  one.say({ ask: 'leave' });
  await one.sees((told) => told?.standing.at === 'away');

  rmSync(fill);
  expect(await act(first, made.hearing, { do: 'floor', who: null })).toBe(204);
  await judge.say({ t: 'pause', on: true });
  await first.close();
  const second = await courtHere({ dataDir });
  expect((await rowOf(second, made.hearing)).state.participants).toMatchObject([{ standing: { at: 'away' } }]);
}); // prettier-ignore
