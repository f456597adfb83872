/** A whole request through core and court in plain Node: acts in, the court's signed receipt and its answer out. Devices are told by script. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { devicesBorder, type CardRecord } from '../../main/contract/devices.ts';
import { channelPair, connect, serve, type Caller } from '../../main/contract/port.ts';
import {
  screenBorder,
  type Act,
  type BoothView,
  type Screen,
  type ScreenBorder,
  type ScreenKind,
} from '../../main/contract/screen.ts';
import { Inbox, OpenedRequest } from '../../main/contract/desk.ts';
import { startCore, type Core } from '../../main/core/start.ts';
import { startCourt, type Court } from '../../main/court/court.ts';

const root = new URL('../../', import.meta.url).pathname;
const cache = join(root, '.cache');
const card: CardRecord = {
  type: 'resident', name: '金丝雀·𠮷', sex: '1', birth: '19600101', number: '500103196001010019', validFrom: '20100101', validTo: '长期', nation: '01',
  address: '重庆市渝中区河湾街道一号', authority: '重庆市公安局',
}; // prettier-ignore
const picture = new Uint8Array(readFileSync(join(root, 'test/data/page.png')));

let folder: string;
let court: Court;
let core: Core;
let screen: Caller<ScreenBorder>;
let devices: ReturnType<typeof scriptedDevices>;
let view: BoothView;
let renewed: number;

/** The devices process from core's side of the border: nothing happens unless the test says so. */
function scriptedDevices() {
  const [mine, theirs] = channelPair();
  const asked: { name: string; job: string }[] = [];
  const ready = { kind: 'ready', model: 'm', identity: 'i' } as const;
  const done = { ok: true, value: {} } as const;
  const geometry = { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 };
  const identity = { model: 'STU-540', serial: 's1', firmware: '1.8', driver: 'stu' } as const;
  const note = (name: string) => (body: object) => {
    asked.push({ name, job: 'job' in body ? String(body.job) : '' });
    return {};
  };
  const served = serve(mine, devicesBorder, {
    deviceStates: () => ({ idReader: ready, signaturePad: ready, scanner: ready }),
    watchCard: note('watchCard'),
    startScan: (body) => (note('startScan')(body), done),
    cancelScan: note('cancelScan'),
    startSigning: (body) => (note('startSigning')(body), { ok: true as const, value: { geometry, identity } }),
    clearInk: note('clearInk'),
    stopSigning: note('stopSigning'),
    forget: () => (note('forget')({}), { dropped: [] }),
  });
  return {
    theirs,
    push: served.push,
    asked,
    job: (name: string) => asked.findLast((a) => a.name === name)?.job ?? '',
  };
}

async function openBooth(code: string | null): Promise<void> {
  core = await startCore({
    config: {
      dataDir: join(folder, 'booth'), fontDir: join(cache, 'fonts'), policyDir: join(cache, 'policy'),
      policyKey: readFileSync(join(cache, 'policy/public.key'), 'utf8').trim(), courtUrl: court.url, provisioningCode: code,
      keyFile: join(folder, 'booth/key'), pad: 'stu',
    },
    shell: { send: () => void (renewed += 1) },
    documentWorker: new URL('../../main/core/documents/documentWorker.ts', import.meta.url),
  }); // prettier-ignore
  devices = scriptedDevices();
  core.attachDevices(devices.theirs);
  const [page, corePage] = channelPair();
  screen = connect(page, screenBorder);
  screen.on('viewChanged', (next) => (view = next));
  core.attachPage(corePage);
  view = await screen.ask('view', {});
}

async function until<T>(what: string, check: () => T | undefined | false | null): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const value = check();
    if (value !== undefined && value !== false && value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never: ${what}; the screen is ${JSON.stringify(view.screen).slice(0, 400)}`);
}
/** The screen as the one that is expected: narrows, or says which one stands there. */
function shown<K extends ScreenKind>(kind: K): Extract<Screen, { kind: K }> {
  const { screen: now } = view;
  if (now.kind !== kind) throw new Error(`${kind} expected, ${now.kind} shown`);
  return now as Extract<Screen, { kind: K }>;
}
const at = (kind: ScreenKind, id?: string): Promise<boolean> =>
  until(
    `${kind} ${id ?? ''}`,
    () => view.screen.kind === kind && (id === undefined || JSON.stringify(view.screen).includes(id)),
  );
const act = async (...acts: Act[]): Promise<void> => {
  for (const one of acts) await screen.ask('act', one);
};
const choose = (question: string, id: string): Act => ({
  do: 'answer',
  question: question as never,
  value: { kind: 'choice', ids: [id] },
});
const say = (question: string, text: string): Act => ({
  do: 'answer',
  question: question as never,
  value: { kind: 'text', text },
});
const tapCard = (): void => {
  devices.push('cardFound', {});
  devices.push('cardRead', { card, warnings: [], samNumber: '05.01-20100720-0001036050-0288634305' });
  devices.push('cardLifted', {});
};

async function comeIn(): Promise<void> {
  await at('idle');
  await act(
    { do: 'start' },
    { do: 'continueNotice', shownMs: 4000, readAloud: false },
    { do: 'setNeeds', needs: { larger: false, readAloud: false, helper: 'none' } },
  );
  tapCard();
  await at('confirmIdentity');
  await act({ do: 'thisIsMe' });
  await at('home');
}

async function signRequest(): Promise<string> {
  await act(
    { do: 'openService', service: 'mediation' }, choose('disputeKind', 'loan'), choose('causes', 'clerkDecides'), choose('path', 'mediate'),
    { do: 'answer', question: 'myPhone', value: { kind: 'digits', text: '13800000000' } }, say('myResidence', '河湾街道一号'),
    choose('respondentKind', 'person'), say('respondentName', '陈䶮'), { do: 'skip', question: 'respondentPhone' }, { do: 'skip', question: 'respondentAddress' }, { do: 'listDone' },
  ); // prettier-ignore
  const { input } = shown('question');
  if (input.kind !== 'choice') throw new Error('claimKind expected');
  await act(
    choose('claimKind', input.options[0]?.id ?? ''), { do: 'answer', question: 'claimAmount', value: { kind: 'money', fen: 3_560_000 } }, { do: 'skip', question: 'claimWords' },
    { do: 'listDone' }, { do: 'skip', question: 'factDate' }, say('factWords', '借钱一直没有还'), { do: 'listDone' }, { do: 'addRow' }, { do: 'scan', source: 'feeder' },
  ); // prettier-ignore
  await until('scan job', () => devices.job('startScan'));
  const job = devices.job('startScan');
  const sha256 = createHash('sha256').update(picture).digest('hex');
  devices.push('pageScanned', {
    job,
    page: {
      index: 0,
      bytes: new Uint8Array(picture),
      mime: 'image/png',
      widthPx: 10,
      heightPx: 10,
      dpi: 300,
      sha256,
    },
  });
  devices.push('scanEnded', { job, end: { kind: 'done', pages: 1 } });
  await until('page kept', () => shown('scan').pages.length === 1 && shown('scan').job.kind === 'ready');
  const page = shown('scan').pages[0]?.id ?? '';
  expect((await screen.ask('pagePicture', { page }))?.bytes).toEqual(picture);
  await act(
    { do: 'pagesDone' }, say('evidenceName', '借条'), choose('evidenceKind', 'documentary'), { do: 'skip', question: 'evidenceProves' }, choose('evidenceOriginal', 'yes'), { do: 'listDone' },
    say('serviceAddress', '河湾街道一号'), { do: 'answer', question: 'eService', value: { kind: 'statement', answer: false, shownMs: 3000, readAloud: false } }, choose('mediationWish', 'yes'),
  ); // prettier-ignore
  await at('check');
  await act({ do: 'checkDone' });
  await at('preview');
  const { document } = shown('preview');
  const pdf = await screen.ask('documentBytes', { document: document.id });
  expect(
    createHash('sha256')
      .update(pdf?.bytes ?? new Uint8Array())
      .digest('hex'),
  ).toBe(document.sha256);
  for (let n = 1; n <= document.pages; n++)
    await act({ do: 'turnPage', page: n }, { do: 'pageShown', page: n, shownMs: 900 });
  await act({ do: 'previewDone' });
  await at('card');
  tapCard();
  await at('sign', 'writing');
  const signing = devices.job('startSigning');
  for (const x0 of [1000, 5000]) {
    const samples = Array.from({ length: 60 }, (_, i) => ({
      t: x0 / 5 + i * 5,
      x: x0 + i * 40,
      y: 3000 + Math.round(Math.sin(i / 5) * 900),
      p: 400,
      flags: 3,
    }));
    devices.push('inkDrawn', {
      job: signing,
      samples: [...samples, { t: x0 / 5 + 305, x: x0, y: 3000, p: 0, flags: 2 }],
      gaps: 0,
    });
  }
  await at('sign', '"strokes":2');
  await act({ do: 'signDone' }, { do: 'signConfirm' });
  await at('captured');
  return document.sha256;
}

const deskGet = async (path: string): Promise<unknown> => {
  const answer = await fetch(`${court.url}${path}`, { headers: { authorization: `Bearer ${court.token}` } });
  expect(answer.status, path).toBe(200);
  return answer.json();
};
const deskPost = (path: string, body: object): Promise<Response> =>
  fetch(`${court.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function openCourt(port: number): Promise<void> {
  const started = await startCourt({
    dataDir: join(folder, 'court'),
    port,
    policyDir: join(cache, 'policy'),
    log: () => undefined,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  court = started.value;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuncang-link-'));
  renewed = 0;
  await openCourt(0);
  await openBooth(court.issueCode({ boothId: 'booth-1', site: '河湾派出所', booth: '3 号舱' }));
});
afterEach(async () => {
  await core.stop();
  await court.close();
  rmSync(folder, { recursive: true, force: true });
});

it('reaches the court, which opens it, checks it, accepts it, and tells the person', async () => {
  await comeIn();
  const digest = await signRequest();
  await until('receipt', () => view.screen.kind === 'captured' && view.screen.delivery.kind === 'received');
  expect((await screen.ask('receiptSlip', {}))?.bytes.length).toBeGreaterThan(5000);

  const { rows } = Inbox.parse(await deskGet('/desk/api/inbox'));
  expect(rows).toHaveLength(1);
  const opened = OpenedRequest.parse(await deskGet(`/desk/api/items/${rows[0]?.id ?? ''}`));
  expect(opened.checks).toEqual({
    envelopeSignature: true,
    chain: true,
    documentDigestSigned: true,
    samplesDigest: true,
    allFiles: true,
  });
  expect(opened.bundle.card.name).toBe(card.name);
  expect(opened.bundle.document.sha256).toBe(digest);
  expect(opened.files.map((f) => [f.role, f.matches])).toEqual([['document', true], ['evidence', true]]); // prettier-ignore

  await act({ do: 'leave' });
  await at('leaving', 'done');
  expect(renewed).toBe(1);
  expect((await deskPost(`/desk/api/items/${rows[0]?.id ?? ''}/accept`, {})).status).toBe(200);
  await at('idle');
  await comeIn();
  await act({ do: 'openService', service: 'matters' });
  await at('matters', 'ready');
  expect(shown('matters').matters).toMatchObject([{ answer: { kind: 'accepted' } }]);
  expect(JSON.stringify(shown('matters').matters)).not.toContain('陈䶮');
});

it('works with the court down, waits, and drains by itself over a restart', async () => {
  await until('claimed', () => view.frame.link === 'online');
  await comeIn();
  const port = Number(new URL(court.url).port);
  await court.close();
  await signRequest();
  expect(view.screen).toMatchObject({ kind: 'captured', delivery: { kind: 'waiting' } });
  await act({ do: 'leave' });
  await at('leaving', 'done');
  await core.stop();
  // sealed: nothing of the person can be read from the booth's disk
  for (const file of readdirSync(join(folder, 'booth'), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const secret of [card.name, card.number, '陈䶮', '借钱一直没有还', '13800000000'])
      expect(bytes.includes(secret), `${file.name} holds ${secret}`).toBe(false);
  }
  await openCourt(port);
  await openBooth(null);
  const arrived = async (): Promise<number> => Inbox.parse(await deskGet('/desk/api/inbox')).rows.length;
  for (let i = 0; i < 200 && (await arrived()) === 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await arrived()).toBe(1);
});
