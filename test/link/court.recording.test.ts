/** Recordings at a real court with a real Janus, asked for by everybody: who may, what is told, what outlives court and relay, and what the desk gets. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SeatAnswer, type RoomView } from '../../main/contract/live.ts';
import { RecordingRows, type RecordingRow } from '../../main/contract/recordingDesk.ts';
import { fileBaseOf } from '../../main/court/recording/fileName.ts';
import type { Court } from '../../main/court/start.ts';
import { thisMachine } from '../media/hosts.ts';
import { janusServer, type JanusServer } from '../media/programs.ts';
import { smallDisk } from '../smallDisk.ts';
import { roomOfBooth } from './boothSocketLine.ts';
import { boothOf, courtFolder, courtHere, courtProgram, type CourtProgram } from './courtHarness.ts';
import { fix, openCourt, postOf } from './hearingKit.ts';
import { atDesk, LiveSeat, openAtDesk, READY } from './liveSeat.ts';

const MB = 1_048_576;
type Place = Pick<Court, 'url' | 'token'>;
type Sat = { readonly ticket: SeatAnswer; readonly line: LiveSeat };
const recordingsAt = (court: Place, path = ''): Promise<Response> =>
  fetch(`${court.url}/desk/api/recordings${path}`, { headers: { authorization: `Bearer ${court.token}` } });
const rows = async (court: Place): Promise<RecordingRow[]> =>
  RecordingRows.parse(await (await recordingsAt(court)).json()).recordings;
async function row(court: Place, fits: (row: RecordingRow) => boolean): Promise<RecordingRow> {
  await expect.poll(async () => (await rows(court)).some(fits), { timeout: 60_000 }).toBe(true);
  const found = (await rows(court)).find(fits);
  if (found === undefined) throw new Error('no such recording');
  return found;
}

async function relay(): Promise<JanusServer> {
  const janus = await janusServer(thisMachine());
  onTestFinished(() => janus.end());
  return janus;
}
const media = (janus: JanusServer): { turn: null; relay: JanusServer['settings'] } => ({ turn: null, relay: janus.settings }); // prettier-ignore

async function sits(court: Place, host: LiveSeat | null, ticket: SeatAnswer): Promise<Sat> {
  const line = await LiveSeat.join(court, ticket);
  await line.say(READY);
  if (host !== null) {
    await host.view(({ seats }) =>
      seats.some(({ seat, phase }) => seat === ticket.seat && phase === 'lobby'),
    );
    await host.say({ t: 'admit', seat: ticket.seat });
  }
  await line.view(({ seats, you }) => seats.some(({ seat, phase }) => seat === you && phase === 'admitted'));
  return { ticket, line };
}
/** A mediator's session with a judge in it; the relay is there. */
async function twoAt(court: Place): Promise<{ host: Sat; judge: Sat }> {
  const host = await sits(court, null, await openAtDesk(court));
  const answer = await atDesk(court, `rooms/${host.ticket.room}/seats`, { role: 'judge' });
  const judge = await sits(court, host.line, SeatAnswer.parse(await answer.json()));
  return { host, judge };
}
const state = (view: RoomView): string => {
  const said = view.recording?.state;
  return said?.kind === 'paused' ? `paused ${said.why}` : said?.kind === 'off' ? `off ${said.why}` : `${said?.kind}`; // prettier-ignore
};
const all = (seats: readonly Sat[], wanted: string): Promise<RoomView[]> =>
  Promise.all(seats.map(({ line }) => line.view((view) => state(view) === wanted)));
const START = { t: 'record', ground: 'mediationByJudge' } as const;
async function refused({ line }: Sat, ask: { t: string }, why: string): Promise<void> {
  await line.say(ask);
  await line.hears('refused', (one) => one.ask === ask.t && one.why === why);
}

test('a judge alone has it recorded, on the ground of this session, where there is a relay and a place for it', async () => {
  const janus = await relay();
  const court = await courtHere({ settings: { media: media(janus) } });
  const { host, judge } = await twoAt(court);
  await host.line.view(({ most }) => most > 3);
  await refused(host, START, 'judgeOnly');
  await refused(judge, { ...START, ground: 'hearing' } as never, 'neverRecorded');
  await refused(judge, { t: 'record', ground: null } as never, 'notNow');
  expect(await rows(court)).toEqual([]);
  await judge.line.say(START);
  await all([host, judge], 'on');
  const { links } = await host.line.view((view) => view.links.some(({ kind }) => kind === 'send'));
  expect(links.map(({ kind }) => kind).toSorted()).toEqual(['receive', 'send']);
  await refused(host, { t: 'record', ground: null } as never, 'judgeOnly');

  const booth = await boothOf(court);
  const table = await roomOfBooth(booth);
  const answer = await atDesk(court, `rooms/${table.room}/seats`, { role: 'judge' });
  const guest = await LiveSeat.join(court, SeatAnswer.parse(await answer.json()));
  const tableHost = await LiveSeat.join(court, table);
  await tableHost.say(READY);
  await guest.say(READY);
  await tableHost.view(({ seats }) => seats.some(({ phase }) => phase === 'lobby'));
  await tableHost.say({ t: 'admit', seat: 2 });
  await guest.view(({ links: own }) => own.length > 0);
  await guest.say(START);
  await guest.hears('refused', ({ ask, why }) => ask === 'record' && why === 'neverRecorded');

  const without = await courtHere({ settings: { media: { turn: null, relay: null } } });
  await refused((await twoAt(without)).judge, START, 'noRelay');
  const placeless = await courtHere({ settings: { media: { turn: null, relay: { ...janus.settings, recordings: null } } } }); // prettier-ignore
  const there = await twoAt(placeless);
  await there.host.line.view(({ most }) => most > 3);
  await refused(there.judge, START, 'noPlace');
});

test('a dead relay and a dead court interrupt it: all are told, it is noted, and it goes on in a new stretch', async () => {
  const janus = await relay();
  const folder = courtFolder();
  const settings = join(folder, 'media.json');
  writeFileSync(settings, JSON.stringify({ relay: janus.settings }));
  const here = (): Promise<CourtProgram> => courtProgram(folder, '--media', settings);
  const before = await here();
  const { host, judge } = await twoAt(before);
  await host.line.view(({ most }) => most > 3);
  await judge.line.say(START);
  await all([host, judge], 'on');
  await janus.kill();
  const lost = await all([host, judge], 'paused relayLost');
  expect(lost.map(({ links, relayLost }) => [links.length, relayLost])).toEqual([[0, true], [0, true]]); // prettier-ignore
  await janus.start();
  await all([host, judge], 'on');

  await before.kill('SIGKILL');
  const after = await here();
  const back = [await LiveSeat.join(after, host.ticket), await LiveSeat.join(after, judge.ticket)];
  for (const line of back) await line.view((view) => state(view) === 'on');
  const { segments, until } = await row(after, ({ segments: parts }) => parts.length === 3);
  expect(segments.map(({ endedBy }) => endedBy)).toEqual(['relayLost', 'courtRestarted', null]);
  // Nobody was there to note when the court died.
  expect(segments.map((one) => one.until === null)).toEqual([false, true, true]);
  expect(until).toBeNull();
  await back[0]?.say({ t: 'end' });
  const sealed = await row(after, ({ value }) => value !== null);
  expect(sealed.stop).toBe('sessionEnded');
  expect(sealed.answers.map(({ role, answer }) => [role, answer])).toEqual([['mediator', 'none'], ['judge', 'none']]); // prettier-ignore
  expect(sealed.manifest?.breaks.map(({ why }) => why)).toEqual(['relayLost', 'courtRestarted']);
});

test('what a dead relay left is sealed and marked; each download is noted, and a changed byte of the vault is found and said', async () => {
  const janus = await relay();
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir, settings: { media: media(janus) } });
  const { host, judge } = await twoAt(court);
  await host.line.view(({ most }) => most > 3);
  await judge.line.say(START);
  await all([host, judge], 'on');
  const { recording } = await row(court, () => true);
  // What a relay writes of this seat, and one that it never closed.
  const name = `${fileBaseOf({ recording, segment: 1, seat: 1, role: 'mediator', link: 9 })}-video-1.mjr`;
  const left = `${fileBaseOf({ recording, segment: 1, seat: 2, role: 'judge', link: 8 })}-audio-0.mjr`;
  const { folder } = janus.settings.recordings;
  writeFileSync(join(folder, name), 'picture'.repeat(50_000));
  writeFileSync(join(folder, `${left}.tmp`), 'sound');
  await judge.line.say({ t: 'record', ground: null });
  await all([host, judge], 'off ordered');
  const { manifest, value } = await row(court, (one) => one.value !== null);
  expect(manifest?.files.map((file) => [file.name, file.cut])).toEqual([[name, false], [left, true]]); // prettier-ignore
  expect(readdirSync(folder)).toEqual([]);

  const told = await host.line.view((view) => view.recording?.made[0]?.value === value);
  expect(told.recording?.made).toEqual([{ recording, value, yours: null, missing: [1, 2] }]);
  await host.line.say({ t: 'answerRecording', recording, answer: 'confirmed', words: '' });
  const seen = await judge.line.view((view) => view.recording?.made[0]?.missing.length === 1);
  expect(seen.recording?.made[0]?.missing).toEqual([2]);
  await refused(host, { t: 'answerRecording', recording, answer: 'objected', words: 'later' } as never, 'notNow');

  const got = await recordingsAt(court, `/${recording}/files/${name}`);
  expect([got.status, got.headers.get('cache-control'), await got.text()]).toEqual([200, 'no-store', 'picture'.repeat(50_000)]);
  expect((await fetch(`${court.url}/desk/api/recordings/${recording}/files/${name}`)).status).toBe(401);
  expect((await recordingsAt(court, `/${recording}/files/..%2F..%2Fcourt.db`)).status).toBe(404);
  const path = join(dataDir, 'recordings', recording, `${name}.sealed`);
  const bytes = readFileSync(path);
  bytes[70_000] = (bytes[70_000] ?? 0) ^ 1;
  rmSync(path);
  writeFileSync(path, bytes);
  const damaged = await recordingsAt(court, `/${recording}/files/${name}`);
  expect([damaged.status, await damaged.json()]).toMatchObject([422, { error: 'recordingDamaged' }]);
  expect(court.logged.map(({ event }) => event)).toContain('recordingDamaged');
  const method = { method: 'DELETE', headers: { authorization: `Bearer ${court.token}` } };
  expect((await fetch(`${court.url}/desk/api/recordings/${recording}`, method)).ok).toBe(false);
}); // prettier-ignore

test('a hearing is recorded on its own ground, and ends with its room when the court starts again', async () => {
  const janus = await relay();
  const dataDir = courtFolder();
  const first = await courtHere({ dataDir, settings: { media: media(janus) } });
  const { hearing } = await fix(first, postOf(Date.now(), [{ index: 1 }]));
  const judge = await sits(first, null, await openCourt(first, hearing));
  await judge.line.view(({ most }) => most > 3);
  await judge.line.say({ t: 'record', ground: 'hearing' });
  await all([judge], 'on');
  await first.close();
  const court = await courtHere({ dataDir, settings: { media: media(janus) } });
  const over = await row(court, ({ value }) => value !== null);
  expect(over).toMatchObject({ hearing, ground: 'hearing', stop: 'courtRestarted' });
});

const disk = smallDisk(16 * MB);
test.skipIf(disk === null)(
  'where the disk is full it stops, which all are told, and the session goes on',
  async () => {
    onTestFinished(() => disk?.remove());
    const janus = await relay();
    const recordings = { folder: mkdtempSync(join(disk?.folder ?? tmpdir(), 'relay-')), keepFreeMb: 4 };
    const settings = { media: { turn: null, relay: { ...janus.settings, recordings } } };
    const court = await courtHere({ settings });
    const { host, judge } = await twoAt(court);
    await host.line.view(({ most }) => most > 3);
    await judge.line.say(START);
    await all([host, judge], 'on');
    writeFileSync(join(recordings.folder, 'fill'), Buffer.alloc(13 * MB));
    const views = await all([host, judge], 'off diskFull');
    expect(views.map(({ links }) => links.map(({ kind }) => kind))).toEqual([['pair'], ['pair']]);
    await refused(judge, START, 'noPlace');
    expect(await row(court, () => true)).toMatchObject({ stop: 'diskFull' });
  },
);
