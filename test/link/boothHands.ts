/** A booth's core in plain Node in a test's hands: acts in, views out; the devices are told by script. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { devicesBorder, type CardRecord } from '../../main/contract/devices.ts';
import { channelPair, connect, serve, type Caller } from '../../main/contract/port.ts';
import type { Act } from '../../main/contract/act.ts';
import type { BoothView, Screen, ScreenKind } from '../../main/contract/screen.ts';
import { screenBorder, type ScreenBorder } from '../../main/contract/screenBorder.ts';
import { startCore } from '../../main/core/start.ts';
import { NAME_STROKES } from '../../main/core/visit/visitKit.ts';
import { root } from '../../build/start/places.ts';

const cache = join(root, '.cache');

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
  // a minute: the machine may be shared
  for (let i = 0; i < 2_400; i++) {
    const value = check();
    if (value !== undefined && value !== false && value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never: ${what}`);
}

/** On the data folder as it is; `code` null where a court has taken the booth in already. */
export async function openCore(at: {
  readonly dataDir: string;
  readonly courtUrl: string;
  readonly code: string | null;
  readonly asked?: () => void;
}) {
  const core = await startCore({
    config: {
      dataDir: at.dataDir, fontDir: join(cache, 'fonts'), policyDir: join(cache, 'policy'),
      policyKey: readFileSync(join(cache, 'policy/public.key'), 'utf8').trim(), courtUrl: at.courtUrl, provisioningCode: at.code,
      keyFile: join(at.dataDir, 'key'), pad: 'stu',
    },
    shell: { send: () => at.asked?.() },
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

export type OpenBooth = Awaited<ReturnType<typeof openCore>>;
export type BoothHands = ReturnType<typeof handsOn>;

/** What a person, a card and a pen do at the booth that is open now. */
export function handsOn(booth: () => OpenBooth) {
  const view = (): BoothView => {
    const now = booth().shown.view;
    if (now === null) throw new Error('no view yet');
    return now;
  };
  const push: OpenBooth['devices']['push'] = (name, body) => booth().devices.push(name, body);
  const at = (kind: ScreenKind, id = ''): Promise<boolean> =>
    until(`${kind} ${id}`, () => view().screen.kind === kind && JSON.stringify(view().screen).includes(id));
  return {
    view,
    push,
    at,
    /** The screen as the one that is expected: narrows, or says which one stands there. */
    shown<K extends ScreenKind>(kind: K): Extract<Screen, { kind: K }> {
      const { screen: now } = view();
      if (!isKind(now, kind)) throw new Error(`${kind} expected, ${now.kind} shown`);
      return now;
    },
    async act(...acts: Act[]): Promise<void> {
      for (const one of acts) await booth().screen.ask('act', one);
    },
    tapCard(person: Pick<Person, 'card'>): void {
      push('cardFound', {});
      push('cardRead', {
        card: person.card(),
        warnings: [],
        samNumber: '05.01-20100720-0001036050-0288634305',
      });
      push('cardLifted', {});
    },
    /** A name on the pad, two strokes of it. */
    async drawName(kind: ScreenKind): Promise<void> {
      const job = booth().devices.job('startSigning');
      for (const samples of NAME_STROKES) push('inkDrawn', { job, samples: [...samples], gaps: 0 });
      await at(kind, '"strokes":2');
    },
  };
}

function isKind<K extends ScreenKind>(screen: Screen, kind: K): screen is Extract<Screen, { kind: K }> {
  return screen.kind === kind;
}
