/** A court and a booth's core in plain Node for whole requests: acts in, views out; the devices are told by script. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devicesBorder, type CardRecord } from '../../main/contract/devices.ts';
import { channelPair, connect, serve, type Caller } from '../../main/contract/port.ts';
import type { Act } from '../../main/contract/act.ts';
import type { BoothView, QuestionId, Screen, ScreenKind } from '../../main/contract/screen.ts';
import { screenBorder, type ScreenBorder } from '../../main/contract/screenBorder.ts';
import { startCore, type Core } from '../../main/core/start.ts';
import { root } from '../../build/start/places.ts';
import { startCourt, type Court } from '../../main/court/court.ts';

const cache = join(root, '.cache');
const picture = new Uint8Array(readFileSync(join(root, 'test/data/page.png')));

/** Who sits in the booth and what they say. Functions, so that a test can ask for it without keeping it. */
export interface Person {
  card(): CardRecord;
  phone(): string;
  residence(): string;
  respondent(): string;
  fact(): string;
  evidence(): string;
}

/** The devices process from core's side of the border: nothing happens unless the test says so. */
function scriptedDevices() {
  const [mine, theirs] = channelPair();
  const asked: { name: string; job: string }[] = [];
  const ready = { kind: 'ready', model: 'm', identity: 'i' } as const;
  const absent = { kind: 'absent' } as const;
  const done = { ok: true, value: {} } as const;
  const geometry = { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 };
  const identity = { model: 'STU-540', serial: 's1', firmware: '1.8', driver: 'stu' } as const;
  const note = (name: string) => (body: object) => {
    asked.push({ name, job: 'job' in body ? String(body.job) : '' });
    return {};
  };
  const served = serve(mine, devicesBorder, {
    setLight: () => ({}),
    printPaper: () => ({ printed: false }),
    diagnose: () => ({ devices: [] }),
    recallCare: () => ({}),
    deviceStates: () => ({
      idReader: ready,
      signaturePad: ready,
      scanner: ready,
      trigger: absent,
      light: absent,
      codeReader: absent,
    }),
    watchCard: note('watchCard'),
    startScan: (body) => (note('startScan')(body), done),
    cancelScan: note('cancelScan'),
    startSigning: (body) => (
      note('startSigning')(body),
      { ok: true as const, value: { geometry, identity } }
    ),
    clearInk: note('clearInk'),
    stopSigning: note('stopSigning'),
    comfort: () => ({ headset: 'none' as const, presence: 'none' as const, voice: 'none' as const }),
    say: () => null,
    forget() {
      asked.splice(0); // jobs of the visit that ends
      return { dropped: [] };
    },
  });
  return {
    theirs,
    push: served.push,
    job: (name: string) => asked.findLast((a) => a.name === name)?.job ?? '',
  };
}

export async function until<T>(what: string, check: () => T | undefined | false | null): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const value = check();
    if (value !== undefined && value !== false && value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never: ${what}`);
}

export type Answering = (question: QuestionId, text: string) => Act;
export const choose: Answering = (question, id) => ({
  do: 'answer',
  question,
  value: { kind: 'choice', ids: [id] },
});
export const say: Answering = (question, text) => ({ do: 'answer', question, value: { kind: 'text', text } });
const dial: Answering = (question, text) => ({ do: 'answer', question, value: { kind: 'digits', text } });
const skip = (question: QuestionId): Act => ({ do: 'skip', question });

/** One court and one booth in a folder of their own, and the person's end of the screen. */
export async function openWholeRequest() {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-link-'));
  let court = await openCourt(0);
  let booth = await openBooth(court.issueCode({ boothId: 'booth-1', site: '河湾派出所', booth: '3 号舱' }));
  let renewed = 0;

  async function openCourt(port: number): Promise<Court> {
    const started = await startCourt({
      dataDir: join(folder, 'court'),
      port,
      policyDir: join(cache, 'policy'),
      log: () => undefined,
    });
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    return started.value;
  }

  async function openBooth(code: string | null) {
    const core: Core = await startCore({
      config: {
        dataDir: join(folder, 'booth'), fontDir: join(cache, 'fonts'), policyDir: join(cache, 'policy'),
        policyKey: readFileSync(join(cache, 'policy/public.key'), 'utf8').trim(), courtUrl: court.url, provisioningCode: code,
        keyFile: join(folder, 'booth/key'), pad: 'stu',
      },
      shell: { send: () => void (renewed += 1) },
      documentWorker: new URL('../../main/core/documents/documentWorker.ts', import.meta.url),
      pageWorker: new URL('../../main/core/pages/pageWorker.ts', import.meta.url),
    }); // prettier-ignore
    const devices = scriptedDevices();
    core.attachDevices(devices.theirs);
    const [page, corePage] = channelPair();
    const screen: Caller<ScreenBorder> = connect(page, screenBorder);
    const shown: { view: BoothView | null } = { view: null };
    screen.on('viewChanged', (next) => void (shown.view = next));
    core.attachPage(corePage);
    shown.view = await screen.ask('view', {});
    return { core, devices, screen, shown };
  }

  const view = (): BoothView => {
    if (booth.shown.view === null) throw new Error('no view yet');
    return booth.shown.view;
  };
  /** The screen as the one that is expected: narrows, or says which one stands there. */
  function shown<K extends ScreenKind>(kind: K): Extract<Screen, { kind: K }> {
    const { screen: now } = view();
    if (!isKind(now, kind)) throw new Error(`${kind} expected, ${now.kind} shown`);
    return now;
  }
  const at = (kind: ScreenKind, id = ''): Promise<boolean> =>
    until(`${kind} ${id}`, () => view().screen.kind === kind && JSON.stringify(view().screen).includes(id));
  const act = async (...acts: Act[]): Promise<void> => {
    for (const one of acts) await booth.screen.ask('act', one);
  };
  const push: ReturnType<typeof scriptedDevices>['push'] = (name, body) => booth.devices.push(name, body);

  function tapCard(person: Pick<Person, 'card'>): void {
    push('cardFound', {});
    push('cardRead', {
      card: person.card(),
      warnings: [],
      samNumber: '05.01-20100720-0001036050-0288634305',
    });
    push('cardLifted', {});
  }

  /** A name on the pad, two strokes of it. */
  async function drawName(kind: ScreenKind): Promise<void> {
    const job = booth.devices.job('startSigning');
    for (const x0 of [1000, 5000]) {
      const samples = Array.from({ length: 60 }, (_, i) => ({
        t: x0 / 5 + i * 5,
        x: x0 + i * 40,
        y: 3000 + Math.round(Math.sin(i / 5) * 900),
        p: 400,
        flags: 3,
      }));
      push('inkDrawn', {
        job,
        samples: [...samples, { t: x0 / 5 + 305, x: x0, y: 3000, p: 0, flags: 2 }],
        gaps: 0,
      });
    }
    await at(kind, '"strokes":2');
  }

  /** The steps of a request in their order; each begins where the one before ended. */
  const steps = {
    async comeIn(person: Person): Promise<void> {
      await until(
        'a free booth',
        () => view().screen.kind === 'idle' || JSON.stringify(view().screen).includes('"done"'),
      );
      await act(
        { do: 'start' },
        { do: 'continueNotice', shownMs: 4000, readAloud: false },
        { do: 'setNeeds', needs: { larger: false, readAloud: false, helper: 'none' } },
      );
      tapCard(person);
      await at('confirmIdentity');
      await act({ do: 'thisIsMe' });
      await at('home');
    },
    async tellParties(person: Person): Promise<void> {
      await act(
        { do: 'openService', service: 'mediation' }, choose('disputeKind', 'loan'), choose('causes', 'clerkDecides'), choose('path', 'mediate'),
        dial('myPhone', person.phone()), say('myResidence', person.residence()), choose('respondentKind', 'person'),
        say('respondentName', person.respondent()), skip('respondentPhone'), skip('respondentAddress'), { do: 'listDone' },
      ); // prettier-ignore
    },
    async tellClaimsAndFacts(person: Person): Promise<void> {
      const { input } = shown('question');
      if (input.kind !== 'choice') throw new Error('claimKind expected');
      await act(
        choose('claimKind', input.options[0]?.id ?? ''), { do: 'answer', question: 'claimAmount', value: { kind: 'money', fen: 3_560_000 } },
        skip('claimWords'), { do: 'listDone' }, skip('factDate'), say('factWords', person.fact()), { do: 'listDone' },
      ); // prettier-ignore
    },
    /** Returns the page's bytes as the screen gets them back. */
    async scanPage(from: Uint8Array = picture): Promise<{
      readonly scanned: Uint8Array;
      readonly shown: Uint8Array | undefined;
      readonly original: Uint8Array | undefined;
    }> {
      await act({ do: 'addRow' }, { do: 'scan', source: 'feeder' });
      const job = await until('scan job', () => booth.devices.job('startScan'));
      const sha256 = createHash('sha256').update(from).digest('hex');
      const bytes = new Uint8Array(from);
      push('pageScanned', {
        job,
        page: { index: 0, bytes, mime: 'image/png', widthPx: 10, heightPx: 10, dpi: 300, sha256 },
      });
      push('scanEnded', { job, end: { kind: 'done', pages: 1 } });
      await until('page kept', () => shown('scan').pages.length === 1 && shown('scan').job.kind === 'ready');
      await until('page looked at', () => shown('scan').pages[0]?.quality !== 'cleaning');
      const page = shown('scan').pages[0]?.id ?? '';
      const seen = async (original: boolean): Promise<Uint8Array | undefined> =>
        (await booth.screen.ask('pagePicture', { page, original }))?.bytes;
      return { scanned: from, shown: await seen(false), original: await seen(true) };
    },
    async finishForm(person: Person): Promise<void> {
      await act(
        { do: 'pagesDone' }, say('evidenceName', person.evidence()), choose('evidenceKind', 'documentary'), skip('evidenceProves'), choose('evidenceOriginal', 'yes'), { do: 'listDone' },
        say('serviceAddress', person.residence()), { do: 'answer', question: 'eService', value: { kind: 'statement', answer: false, shownMs: 3000, readAloud: false } }, choose('mediationWish', 'yes'),
      ); // prettier-ignore
      await at('check');
    },
    /** Reads every page; returns the digest that was announced and the one of the bytes that came. */
    async readDocument(): Promise<{ readonly announced: string; readonly got: string }> {
      await act({ do: 'checkDone' });
      await at('preview');
      const { document } = shown('preview');
      const pdf = await booth.screen.ask('documentBytes', { document: document.id });
      const got = createHash('sha256')
        .update(pdf?.bytes ?? new Uint8Array())
        .digest('hex');
      for (let n = 1; n <= document.pages; n++)
        await act({ do: 'turnPage', page: n }, { do: 'pageShown', page: n, shownMs: 900 });
      return { announced: document.sha256, got };
    },
    async writeName(person: Person): Promise<void> {
      await act({ do: 'previewDone' });
      await at('card');
      tapCard(person);
      await at('sign', 'writing');
      await drawName('sign');
    },
    async confirmSignature(): Promise<void> {
      await act({ do: 'signDone' }, { do: 'signConfirm' });
      await at('captured');
    },
    /** From wherever the person is. */
    async leave(): Promise<void> {
      await act({ do: 'leave' });
      if (view().overlay?.kind === 'askLeave') await act({ do: 'leaveForSure' });
      await at('leaving', 'done');
    },
  };

  return {
    folder,
    /** Bytes that are in the file of every page scanned without another. */
    pageBytes: Buffer.from(picture.subarray(16)),
    view,
    shown,
    at,
    act,
    steps,
    tapCard,
    drawName,
    screen: (): Caller<ScreenBorder> => booth.screen,
    /** How often the shell was asked for a fresh window. */
    renewed: (): number => renewed,
    court: (): Court => court,
    closeCourt: (): Promise<void> => court.close(),
    async reopenCourt(port: number): Promise<void> {
      court = await openCourt(port);
    },
    closeBooth: (): Promise<void> => booth.core.stop(),
    async reopenBooth(): Promise<void> {
      booth = await openBooth(null);
    },
    async close(): Promise<void> {
      await booth.core.stop();
      await court.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type WholeRequest = Awaited<ReturnType<typeof openWholeRequest>>;

function isKind<K extends ScreenKind>(screen: Screen, kind: K): screen is Extract<Screen, { kind: K }> {
  return screen.kind === kind;
}
