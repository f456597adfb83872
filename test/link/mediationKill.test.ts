/** `kill -9` at random instants of scripted mediations, of core with everybody at the booth, and of core, court and relay with a party elsewhere: what the screen called signed is in the one sealed paper, once, and nothing is sealed twice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import Sqlite from 'better-sqlite3';
import { Agreements, OpenedAgreement } from '../../main/contract/agreements.ts';
import { TrustAnswer } from '../../main/contract/trust.ts';
import { createAudit } from '../../main/core/audit/audit.ts';
import { DATABASE_FILE, openStore } from '../../main/core/store/store.ts';
import { createClock } from '../../main/core/util/clock.ts';
import { sha256Hex } from '../../main/core/util/digest.ts';
import { startCourt, type Court } from '../../main/court/court.ts';
import { fromBase64Url } from '../../main/proof/bytes.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { root } from '../../build/start/places.ts';
import { inFolder, until } from './boothKit.ts';
import { seeded } from '../seeded.ts';
import { RemoteScene, waitingIn } from './remoteScene.ts';

const LONG = process.env['YUNCANG_LONG'] === '1';
const RUNS = LONG ? 50 : 2;
const KILLS = LONG ? 50 : 3;
/** A whole mediation with its application takes this child a few seconds on an idle machine. */
const WITHIN_MS = 5_000;

interface Said {
  readonly signed: Set<string>;
  readonly applied: Set<string>;
  readonly captured: Set<string>;
  /** How often something cut was taken up, and of which paper. */
  readonly back: string[];
}

/** Runs a booth until `enough`, then kills it; what its screen said is added. */
async function play(folder: string, court: Court, code: string, said: Said, mode: 'on' | 'hold' | 'finish', enough: (text: () => string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mediationChild.ts'), join(folder, 'booth'), court.url, code, mode], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let wrong = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (wrong += chunk.split('\n').filter((line) => !line.startsWith('{')).join('\n')));
  const ended = once(child, 'close');
  await until('the entrance', () => text.includes('opened') || child.exitCode !== null, 120_000);
  await enough(() => text);
  if (child.exitCode !== null) throw new Error(`the booth ended by itself: ${wrong.slice(-2000)}`);
  child.kill('SIGKILL');
  await ended;
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    const [what = '', one = '', two = ''] = line.split(' ');
    if (what === 'signed') said.signed.add(`${one} ${two}`);
    if (what === 'applied') said.applied.add(`${one} ${two}`);
    if (what === 'captured') said.captured.add(one);
    if (what === 'back') said.back.push(`${one} ${two}`);
  }
} // prettier-ignore

const fieldsIn = (pdf: Uint8Array): number => Buffer.from(pdf).toString('latin1').match(/\/Type \/Sig\b/gu)?.length ?? 0; // prettier-ignore
/** Where a revision may end. */
const endsOf = (pdf: Uint8Array): number[] =>
  [...Buffer.from(pdf).toString('latin1').matchAll(/%%EOF\n?/gu)].flatMap(({ index, 0: end }) => [index + 5, index + end.length]); // prettier-ignore

/**
 * So many bytes of the log no loss of power takes back: they were synced before they were copied into the database file.
 * By SQLite's WAL-index format: the frames of which copying was begun stand at byte 128; a frame has 24 bytes before its page.
 */
function syncedOf(folder: string): number {
  const [wal, index] = ['-wal', '-shm'].map((end) => join(folder, `${DATABASE_FILE}${end}`)) as [
    string,
    string,
  ];
  if (!existsSync(index) || statSync(wal).size < WAL_HEADER) return 0;
  const frames = readFileSync(index).readUInt32LE(128);
  return frames === 0 ? 0 : WAL_HEADER + frames * (24 + readFileSync(wal).readUInt32BE(8));
}
const WAL_HEADER = 32;

/** Whatever part of the log of the database reached the disk, the rest is whole. Imitates, and does not replace, pulling the plug. */
function opensCutAnywhere(folder: string, random: () => number): void {
  const [from, copy] = [join(folder, 'booth'), join(folder, 'copy')];
  const wal = `${DATABASE_FILE}-wal`;
  if (!existsSync(join(from, wal))) return;
  const length = statSync(join(from, wal)).size;
  const synced = Math.min(length, syncedOf(from));
  for (let n = 0; n < 3; n += 1) {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy);
    copyFileSync(join(from, DATABASE_FILE), join(copy, DATABASE_FILE));
    writeFileSync(
      join(copy, wal),
      readFileSync(join(from, wal)).subarray(0, synced + Math.floor(random() * (length - synced + 1))),
    );
    const clock = createClock();
    const opened = openStore({ dataDir: copy, clock, log: () => undefined });
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(opened.value.setAside).toBeNull();
    expect(createAudit({ store: opened.value, clock, log: () => undefined }).firstBreak()).toBeNull();
    opened.value.close();
  }
}

interface CourtPaper {
  readonly id: string;
  /** Who signed, each once. */
  readonly acts: readonly string[];
  readonly remote: readonly string[];
  readonly application: OpenedAgreement['application'];
}
const deskOf =
  ({ url, token }: Pick<Court, 'url' | 'token'>) =>
  async (path: string): Promise<Response> =>
    await fetch(`${url}/desk/api/agreements${path}`, { headers: { authorization: `Bearer ${token}` } });

/** Every agreement of the court by the digest of its paper: received, verified against the court's own key, signed once by each of the three. */
async function papersAt(court: Pick<Court, 'url' | 'token'>): Promise<ReadonlyMap<string, CourtPaper>> {
  const desk = deskOf(court);
  const { root: anchor } = TrustAnswer.parse(await (await fetch(`${court.url}/v1/trust`)).json());
  const anchors = { roots: [fromBase64Url(anchor) ?? new Uint8Array()], keys: [] };
  const papers = new Map<string, CourtPaper>();
  for (const { id } of Agreements.parse(await (await desk('')).json()).rows) {
    const opened = OpenedAgreement.parse(await (await desk(`/${id}`)).json());
    expect([opened.flaw, opened.row.state]).toEqual([null, 'received']);
    const pdf = new Uint8Array(await (await desk(`/${id}/agreement.pdf`)).arrayBuffer());
    const proof = new Uint8Array(await (await desk(`/${id}/agreement.proof.json`)).arrayBuffer());
    const checked = await verifyAgreement(pdf, proof, anchors);
    if (!checked.ok) throw new Error(JSON.stringify(checked.error));
    // one field, one act, one evidence file (the court's own check) for each person
    expect(fieldsIn(pdf)).toBe(3);
    const acts = checked.value.acts.map(({ who }) => who).toSorted();
    expect(acts).toEqual(['A', 'B', 'lead']);
    // no paper comes a second time
    expect(papers.has(opened.document.sha256)).toBe(false);
    const remote = checked.value.acts.flatMap((act) => (act.remote === undefined ? [] : [act.who]));
    papers.set(opened.document.sha256, { id, acts, remote, application: opened.application });
  }
  return papers;
} // prettier-ignore

/** One item for each paper, whatever was captured anew. */
function refsIn(dataDir: string): readonly unknown[] {
  const sqlite = new Sqlite(join(dataDir, DATABASE_FILE), { readonly: true });
  const refs = sqlite.prepare(`SELECT ref FROM outbox WHERE schema LIKE 'session.%' UNION ALL SELECT ref FROM tombstone WHERE schema LIKE 'session.%'`).pluck().all();
  sqlite.close();
  expect(new Set(refs).size).toBe(refs.length);
  return refs;
} // prettier-ignore

test(`${RUNS} kills in mediations lose no signature and seal nothing twice`, { timeout: LONG ? 3_000_000 : 400_000 }, () =>
  inFolder(async (folder) => {
    const random = seeded(20_261_126);
    const started = await startCourt({ dataDir: join(folder, 'court'), port: 0, policyDir: join(root, '.cache/policy'), log: () => undefined });
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    const court = started.value;
    const desk = deskOf(court);
    try {
      const said: Said = { signed: new Set(), applied: new Set(), captured: new Set(), back: [] };
      let code = court.issueCode({ boothId: 'booth-1', site: '河湾派出所', booth: '3 号舱' });
      for (let run = 0; run < RUNS; run += 1) {
        // the first is held between two signatures: something is cut, however fast the machine is
        await play(folder, court, code, said, run === 0 ? 'hold' : 'on', async (text) => {
          // right after a signature of the agreement, of the application, or whenever
          const [near] = run % 3 === 2 ? [] : [run % 3 === 0 ? /^signed/mu : /^applied/mu];
          if (near !== undefined) await until('a signature', () => near.test(text()) || text().includes('left'), 120_000);
          await new Promise((resolve) => setTimeout(resolve, random() * (near === undefined ? WITHIN_MS : 400)));
        });
        code = '';
        opensCutAnywhere(folder, random);
      }
      // whatever was cut last is brought to its end
      const rows = async () => Agreements.parse(await (await desk('')).json()).rows;
      await play(folder, court, code, said, 'finish', async (text) => {
        await until('the end', () => text().includes('done'), 120_000);
        for (let n = 0; n < 600; n += 1) {
          if (waitingIn(join(folder, 'booth')) === 0 && (await rows()).every(({ state }) => state !== 'waiting')) return;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      });
      expect(said.signed.size).toBeGreaterThan(RUNS / 2);
      expect(said.back.length).toBeGreaterThan(0);
      const papers = await papersAt(court);
      const applications: Uint8Array[] = [];
      for (const { id, application } of papers.values()) {
        if (application === null) continue;
        expect(application.state).toBe('received');
        applications.push(new Uint8Array(await (await desk(`/${id}/application.pdf`)).arrayBuffer()));
      }
      const lost = [...said.signed].filter((one) => {
        const [paper = '', who = ''] = one.split(' ');
        return papers.get(paper)?.acts.includes(who) !== true;
      });
      expect(lost).toEqual([]);
      expect([...said.captured].filter((paper) => !papers.has(paper))).toEqual([]);
      // the paper before any signature is the beginning of exactly one application, and both signed that one
      const signedBy = (paper: string) => applications.filter((pdf) => endsOf(pdf).some((end) => sha256Hex(pdf.subarray(0, end)) === paper)).map((pdf) => fieldsIn(pdf));
      for (const one of said.applied) expect(signedBy(one.split(' ')[0] ?? '')).toEqual([2]);
      const refs = refsIn(join(folder, 'booth'));
      expect(refs.filter((ref) => !String(ref).endsWith('-jc'))).toHaveLength(papers.size);
      process.stdout.write(`${RUNS} kills, ${papers.size} agreements, ${said.signed.size} signatures told, ${said.back.length} taken up again (${said.back.filter((one) => one.startsWith('application')).length} at the application)\n`);
    } finally {
      await court.close();
    }
  }),
); // prettier-ignore

test(`${KILLS} kills of core, court or relay with a party elsewhere: everybody is known again, and each signature is there once`, { timeout: KILLS * 60_000 + 240_000 }, async () => {
  const random = seeded(20_261_127);
  const scene = await RemoteScene.begin();
  const hit = { core: 0, court: 0, relay: 0 };
  const names = ['relay', 'core', 'court'] as const;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await scene.everybody();
    // one of each at least, core after the first signature is there; the rest by chance
    const victim = names[kill < names.length ? kill : Math.floor(random() * names.length)] ?? 'core';
    hit[victim] += 1;
    scene.go(random());
    await pause(random() * SPAN_MS);
    await scene.kill(victim);
  }
  await scene.everybody();
  await scene.finish(random);
  expect(hit.core + hit.court + hit.relay).toBe(KILLS);
  // whoever was there when it was cut is there again, by card or compared
  expect(scene.said.back.length).toBeGreaterThan(0);
  for (const who of scene.said.back) expect(who).toBe('A,B,lead');
  // whoever led saw no digits but those of a page of that party
  expect(scene.said.digits.filter((number) => !scene.numbers.has(number))).toEqual([]);
  const papers = await papersAt(scene.court);
  for (const { remote } of papers.values()) expect(remote).toEqual(['B']);
  const lost = [...scene.said.signed].filter((one) => {
    const [paper = '', who = ''] = one.split(' ');
    return papers.get(paper)?.acts.includes(who) !== true;
  });
  expect(lost).toEqual([]);
  // the last signature of a paper shows no list any more
  expect([...scene.said.signed].filter((one) => !one.endsWith('lead'))).toHaveLength(papers.size * 2);
  expect([...scene.said.captured].filter((paper) => !papers.has(paper))).toEqual([]);
  expect(refsIn(scene.boothDir)).toHaveLength(papers.size);
  process.stdout.write(`${hit.core} kills of core, ${hit.court} of the court, ${hit.relay} of the relay; ${papers.size} agreements, taken up again ${scene.said.back.length} times\n`);
}); // prettier-ignore
/** A signature, its sealing and sending, and the beginning of the next mediation take about so long on an idle machine. */
const SPAN_MS = 1_500;
