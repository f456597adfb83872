/** What the relay left is collected once: sealed, written down, gone from where it lay; after a crash at any point too, and cut files as well. */
import { createHash, createSecretKey } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { RecordingManifest } from '../../contract/recordingDesk.ts';
import { openStore } from '../store/sqlite/store.ts';
import type { CourtStore } from '../store/store.ts';
import { smallDisk } from '../../../test/smallDisk.ts';
import { vaultPath } from './collecting.ts';
import { fileBaseOf, foundFile } from './fileName.ts';
import { recordingsOf, type Recordings } from './recordings.ts';
import { isWhole, sealFile } from './vault.ts';

const KEY = createSecretKey(Buffer.alloc(32, 7));
const ROOM = '01J8ZQ4Y3M7N5P2R6S9T0V1W2X';
const ID = '01J8ZQ4Y3M7N5P2R6S9T0V1W2Y';
const NOW = Date.parse('2026-11-26T10:00:00Z');
const MB = 1_048_576;
const at = (minute: number): string => new Date(NOW + minute * 60_000).toISOString();

/** As Janus begins a file: `u` is when the first packet came, in microseconds. */
function recorded(text: string): Buffer {
  const head = Buffer.from(JSON.stringify({ t: 'v', c: 'vp8', s: NOW * 1_000, u: (NOW + 1_500) * 1_000 }));
  const size = Buffer.alloc(2);
  size.writeUInt16BE(head.length);
  return Buffer.concat([Buffer.from('MJR00002'), size, head, Buffer.from(text)]);
}
const nameOf = (segment: number, link: number, more = ''): string =>
  `${fileBaseOf({ recording: ID, segment, seat: 2, role: 'party', link })}-video-1.mjr${more}`;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Kit {
  readonly store: CourtStore;
  readonly folder: string;
  readonly dataDir: string;
  readonly logged: string[];
  readonly values: string[];
  /** The court's process again. */
  again(): Recordings;
}

function kit(dataDir = mkdtempSync(join(tmpdir(), 'yuncang-recordings-'))): Kit {
  const folder = join(dataDir, 'relay');
  mkdirSync(folder);
  const opened = openStore(join(dataDir, 'court.db'));
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => {
    store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const logged: string[] = [];
  const values: string[] = [];
  return {
    store, folder, dataDir, logged, values,
    again() {
      const settings = { folder, keepFreeMb: 1 };
      const one = recordingsOf({ store, key: KEY, dataDir, settings, now: () => NOW, log: (event) => void logged.push(event) });
      one.onSealed((_room, _recording, value) => void values.push(value));
      return one;
    },
  }; // prettier-ignore
}

/** Two stretches with a talk apart between them, ended by the judge; two were there. */
function ended({ store }: Kit): void {
  const { recordings } = store;
  recordings.add({ id: ID, room: ROOM, hearing: null, ground: 'mediationByJudge', seat: 1, from: at(0) });
  recordings.begin(ID, 1, at(0));
  recordings.endSegment(ID, 1, at(5), 'apart');
  recordings.begin(ID, 2, at(8));
  recordings.endSegment(ID, 2, at(12), 'ordered');
  recordings.present(ID, 1, 'judge');
  recordings.present(ID, 2, 'party');
  recordings.end(ID, at(12), 'ordered');
}

test('each file is sealed and written down with its digest, and the value is that of the manifest', async () => {
  const here = kit();
  ended(here);
  const [first, second] = [recorded('the first stretch'), recorded('the second stretch')];
  writeFileSync(join(here.folder, nameOf(1, 4)), first);
  writeFileSync(join(here.folder, nameOf(2, 9)), second);
  writeFileSync(join(here.folder, 'something-else.mjr'), 'of another program');
  const court = here.again();
  court.ended(ID, Promise.resolve());
  await court.close();
  // Closing waits for what is being done, and what had not begun is done at the next start.
  const next = here.again();
  next.sweep(new Set());
  await expect.poll(() => here.values.length, { timeout: 30_000 }).toBe(1);
  await next.close();

  const row = here.store.recordings.find(ID);
  expect(sha256(Buffer.from(row?.manifest ?? ''))).toBe(row?.value);
  expect(here.values).toEqual([row?.value]);
  const manifest = RecordingManifest.parse(JSON.parse(row?.manifest ?? ''));
  expect(manifest.breaks).toEqual([{ from: at(5), until: at(8), why: 'apart' }]);
  expect(manifest.files.map(({ name, sha256: digest, cut, role, from }) => [name, digest, cut, role, from])).toEqual([
    [nameOf(1, 4), sha256(first), false, 'party', new Date(NOW + 1_500).toISOString()],
    [nameOf(2, 9), sha256(second), false, 'party', new Date(NOW + 1_500).toISOString()],
  ]);
  for (const file of manifest.files)
    expect(await isWhole(KEY, file.name, vaultPath(next.vault, ID, file.name), file)).toBe(true);
  expect(readdirSync(here.folder)).toEqual(['something-else.mjr']);
  const vault = readdirSync(join(next.vault, ID)).map((name) => readFileSync(join(next.vault, ID, name)));
  for (const bytes of vault) expect(bytes.includes('stretch')).toBe(false);
}); // prettier-ignore

test('a file that a dead relay never closed is kept as far as it goes, and marked', async () => {
  const here = kit();
  ended(here);
  const bytes = recorded('as far as it goes');
  writeFileSync(join(here.folder, nameOf(1, 4, '.tmp')), bytes);
  const court = here.again();
  court.sweep(new Set());
  await expect.poll(() => here.values.length, { timeout: 60_000 }).toBe(1);
  await court.close();
  expect(here.store.recordings.files(ID)).toMatchObject([{ name: nameOf(1, 4), sha256: sha256(bytes), cut: true }]); // prettier-ignore
  expect(readdirSync(here.folder)).toEqual([]);
});

test('killed after each step of it, the next start does what is left, and nothing twice', async () => {
  const bytes = recorded('all of it');
  const steps: readonly ((here: Kit) => Promise<void> | void)[] = [
    // Killed while the sealed copy was being written.
    (here) => {
      mkdirSync(join(here.dataDir, 'recordings', ID), { recursive: true });
      writeFileSync(`${vaultPath(join(here.dataDir, 'recordings'), ID, nameOf(1, 4))}.part`, 'half');
    },
    // Killed after it lay there, before its row.
    async (here) => {
      const vault = join(here.dataDir, 'recordings');
      mkdirSync(join(vault, ID), { recursive: true });
      const name = nameOf(1, 4);
      await sealFile(KEY, name, join(here.folder, name), vaultPath(vault, ID, name));
    },
    // Killed after its row, before the plain file was gone.
    async (here) => {
      await collectedOnce(here);
      writeFileSync(join(here.folder, nameOf(1, 4)), bytes);
    },
  ];
  for (const step of steps) {
    const here = kit();
    ended(here);
    writeFileSync(join(here.folder, nameOf(1, 4)), bytes);
    await step(here);
    const court = here.again();
    court.ended(ID, Promise.resolve());
    await expect.poll(() => here.store.recordings.find(ID)?.value ?? null, { timeout: 30_000 }).not.toBeNull();
    await expect.poll(() => existsSync(join(here.folder, nameOf(1, 4))), { timeout: 30_000 }).toBe(false);
    await court.close();
    expect(here.store.recordings.files(ID).length).toBe(1);
    const [file] = here.store.recordings.files(ID);
    if (file === undefined) throw new Error('no file');
    expect(await isWhole(KEY, file.name, vaultPath(court.vault, ID, file.name), file)).toBe(true);
    expect(readdirSync(join(court.vault, ID))).toEqual([`${nameOf(1, 4)}.sealed`]);
  }
}); // prettier-ignore

async function collectedOnce(here: Kit): Promise<void> {
  const court = here.again();
  court.ended(ID, Promise.resolve());
  await expect.poll(() => here.values.length, { timeout: 30_000 }).toBe(1);
  await court.close();
}

test('what lies under the name of a file that is in the vault already, and is another, is left where it is', async () => {
  const here = kit();
  ended(here);
  writeFileSync(join(here.folder, nameOf(1, 4)), recorded('the true one'));
  await collectedOnce(here);
  writeFileSync(join(here.folder, nameOf(1, 4)), recorded('another'));
  const court = here.again();
  court.ended(ID, Promise.resolve());
  await expect.poll(() => here.logged.includes('recordingLeftOver'), { timeout: 30_000 }).toBe(true);
  await court.close();
  expect(existsSync(join(here.folder, nameOf(1, 4)))).toBe(true);
  expect(here.values.length).toBe(1);
});

test('a recording whose room went with the process ends with it, and one whose room goes on keeps its order', () => {
  const here = kit();
  const { recordings } = here.store;
  for (const [id, room] of [[ID, ROOM], [ROOM, ID]] as const) {
    recordings.add({ id, room, hearing: null, ground: 'hearing', seat: 1, from: at(0) });
    recordings.begin(id, 1, at(0));
  } // prettier-ignore
  const court = here.again();
  court.interrupted(ROOM, false);
  court.interrupted(ID, true);
  expect(recordings.find(ID)).toMatchObject({ stop: 'courtRestarted' });
  expect(recordings.find(ROOM)).toMatchObject({ until: null, stop: null });
  for (const id of [ID, ROOM])
    expect(recordings.segments(id)).toEqual([{ segment: 1, from: at(0), until: null, endedBy: 'courtRestarted' }]); // prettier-ignore
});

test('an answer is given once, its words are sealed, and who said nothing is noted as such', () => {
  const here = kit();
  ended(here);
  const court = here.again();
  const say = (answer: 'confirmed' | 'objected', words: string): void =>
    court.noted(
      { room: ROOM, hearing: null, at: at(13) },
      { kind: 'recording', recording: ID, deed: { did: 'answered', seat: 2, role: 'party', answer, words } },
    );
  say('objected', '没有录到我说话');
  say('confirmed', '');
  const [judge, party] = here.store.recordings.answers(ID);
  expect(judge).toMatchObject({ seat: 1, role: 'judge', answer: null, at: null });
  expect(party).toMatchObject({ seat: 2, answer: 'objected', at: at(13) });
  expect(Buffer.from(party?.words ?? []).includes('没有录到')).toBe(false);
});

const disk = smallDisk(8 * MB);
test.skipIf(disk === null)(
  'there is a place as long as there is room on it, and none without a folder',
  () => {
    onTestFinished(() => disk?.remove());
    const here = kit();
    const of = (folder: string, keepFreeMb: number): boolean =>
    recordingsOf({
      store: here.store, key: KEY, dataDir: here.dataDir, settings: { folder, keepFreeMb }, now: () => NOW, log: () => undefined,
    }).hasPlace(); // prettier-ignore
    const folder = disk?.folder ?? '';
    expect(of(folder, 4)).toBe(true);
    writeFileSync(join(folder, 'fill'), Buffer.alloc(6 * MB));
    expect(of(folder, 4)).toBe(false);
    expect(of(join(folder, 'nowhere'), 1)).toBe(false);
  },
);

test('names of files tell what they are of, and foreign names are nobody’s', () => {
  const of = { recording: ID, segment: 2, seat: 3, role: 'judge', link: 17 } as const;
  expect(foundFile(`${fileBaseOf(of)}-audio-0.mjr`)).toMatchObject({ ...of, kind: 'audio', open: false });
  expect(foundFile(`${fileBaseOf(of)}-video-1.mjr.tmp`)).toMatchObject({ kind: 'video', open: true });
  for (const name of ['../x.mjr', `${ID}-1-2-nobody-3-audio-0.mjr`, `${fileBaseOf(of)}.mjr`, `x${fileBaseOf(of)}-audio-0.mjr`])
    expect(foundFile(name)).toBeNull();
}); // prettier-ignore
