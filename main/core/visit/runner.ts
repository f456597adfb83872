/** Runs the visit: feeds events to the pure machine and carries out its effects on devices, papers, documents and the link. */
import type { Caller } from '../../contract/port.ts';
import {
  SCREEN_PAD,
  type DevicesBorder,
  type PadScreen,
  type ScannedPage,
  type Speech,
  type Utterance,
} from '../../contract/devices.ts';
import type { PageSource } from '../../contract/request.ts';
import { unreachable } from '../../contract/result.ts';
import type { Act } from '../../contract/act.ts';
import type { BoothView } from '../../contract/screen.ts';
import type { Delivery } from '../../contract/signing.ts';
import type { PageShot, ShotAnswer } from '../../contract/shot.ts';
import type { VisitPapers } from '../papers/visitPapers.ts';
import { createAttachment } from './attachedDevices.ts';
import { createCameraDoor } from './cameraDoor.ts';
import { captureVisit } from './capturing.ts';
import { expected, gone, lost } from './devicesGone.ts';
import { createCleaning } from './pageCleaning.ts';
import { recordAwaitsCard } from '../hearing/recordCheck.ts';
import { joiningAwaitsCard } from '../joining/joining.ts';
import type { RemoteView } from '../../contract/remote/page.ts';
import { awaitsCard, deskOf } from '../session/deskStep.ts';
import { isLaid } from '../session/shared.ts';
import type { RemotePage } from '../session/remote/elsewhere.ts';
import { remoteView } from '../session/remote/remoteView.ts';
import { keepPage, type Picture, pictureOf } from './keptPages.ts';
import { print, sessionRunnerOf } from './runnerParts.ts';
import { readShot } from './shots.ts';
import { createListening } from './listening.ts';
import type { Document, RunnerPorts, SlipFacts } from './runnerPorts.ts';
import { padOf, signingJobOf } from './signing.ts';
import { startOnPad } from './startOnPad.ts';
import { createStatementReader } from './statementReader.ts';
import { step } from './step.ts';
import { viewOf } from './view.ts';
import { DEFAULT_LOOK, type BoothEvent, type BoothState, type Effect, type Moment, type OutOfOrder } from './visit.ts'; // prettier-ignore

const TICK_MS = 500;
/** The devices end themselves when one of them cannot forget within 8 s. */
const FORGET_DEADLINE_MS = 10_000;
const STATEMENT_EVENTS = {
  shown: 'statementShown',
  differs: 'statementDiffers',
  unshown: 'statementUnshown',
} as const;
const SCAN = { dpi: 300, mode: 'color' } as const;

export function createRunner(ports: RunnerPorts) {
  let state: BoothState = { kind: 'idle', cardOnReader: false, readerOut: false, look: DEFAULT_LOOK };
  let view: BoothView | null = null;
  let shown = '';
  let n = 0;
  let visitId = '';
  /** The store is closed soon: a line that ends late changes nothing any more, as if the power had been cut. */
  let stopped = false;
  let pages = 0;
  let papers: Promise<VisitPapers> | null = null;
  let document: Document | null = null;
  let slip: Omit<SlipFacts, 'received'> | null = null;
  let scannerReady = false;
  let padScreen: PadScreen | null = null;
  const listening = createListening({ dispatch, show });
  /** Events about one scan keep their order although a page takes a moment. */
  let scanQueue: Promise<void> = Promise.resolve();
  let source: PageSource = 'feeder';

  const cleaning = createCleaning({
    pages: ports.pages,
    log: ports.log,
    limits: () => ports.pack().thresholds.pages,
    papersOf: async (visit) => (state.kind === 'visit' && state.id === visit ? papers : null),
    cleaned: (visit, page, seen) => {
      if (state.kind === 'visit' && state.id === visit) dispatch({ kind: 'pageCleaned', page, seen });
    },
  });
  const camera = createCameraDoor({
    present: ports.camera !== null,
    allow: ports.allowCamera,
    light: (on) => tell('setLight', { on }),
  });

  const moment = (): Moment => {
    const at = ports.clock.quality().wall;
    return {
      pack: ports.pack(),
      now: ports.clock.monotonicMs(),
      at,
      today: at.slice(0, 10),
      newId: ports.newId(),
      pad: ports.pad,
      online: ports.link() === 'online',
      trusted: ports.clock.quality().trusted,
      cut: ports.cut(),
      hearing: ports.hearing.door(),
      cutUntil: ports.cutUntil(),
      shared: ports.draft?.shared() ?? false,
    };
  };

  const session = sessionRunnerOf(ports, {
    readPage: async (id) => (await (await papers)?.readPage(id)) ?? null,
    visitId: () => visitId,
    desk: () => (state.kind === 'visit' ? deskOf(state) : null),
    tell: (news) => dispatch({ kind: 'session', news }),
    answerPage: (page, asked, refused) => ports.remote.answer(page, asked, refused),
  });

  const statement = createStatementReader(ports, (job, problem) =>
    dispatch({ kind: 'statementCame', job, problem }),
  );

  function dispatch(event: BoothEvent): void {
    if (stopped) return;
    const { state: next, effects } = step(state, event, moment());
    const before = state;
    state = next;
    for (const effect of effects) perform(effect);
    camera.follow(state);
    statement.follow(state);
    session.follow();
    const desk = state.kind === 'visit' ? deskOf(state) : null;
    ports.draft?.follow(isLaid(desk) ? desk : null, moment());
    ports.remote.follow();
    if (state !== before || event.kind === 'ticked') show();
  }

  /** Pushes the view when something on it changed. */
  function show(): void {
    const around = {
      site: ports.site(),
      link: ports.link(),
      clockTrusted: ports.clock.quality().trusted,
      practice: ports.practice,
      scannerReady,
      hasScanner: ports.hasScanner,
      camera: ports.camera,
      hearing: listening.hearing(),
      ...(ports.keys === undefined ? {} : { keys: ports.keys }),
    };
    const next = viewOf(state, around, moment(), n + 1);
    const words = JSON.stringify([next.screen, next.overlay, { ...next.frame, now: '' }]);
    if (words === shown) return;
    shown = words;
    n += 1;
    view = next;
    ports.push(next);
  }

  function perform(effect: Effect): void {
    switch (effect.kind) {
      case 'openVisit':
        visitId = effect.visitId;
        papers = ports.openPapers(visitId);
        pages = 0;
        ports.pages.warm();
        listening.visitOpened();
        return ports.log('visitBegan', { visitId });
      case 'watchCard':
        return tell('watchCard', { on: effect.on });
      case 'startScan':
        return void startScan(effect.job, effect.source);
      case 'cleanPage':
        return cleaning.queue(effect, visitId);
      case 'cancelScan':
        return tell('cancelScan', { job: effect.job });
      case 'makeDocument':
        return void makeDocument();
      case 'startSigning':
        return void startSigning(effect);
      case 'clearInk':
        ports.pushInkCleared();
        return tell('clearInk', { job: effect.job });
      case 'stopSigning':
        return tell('stopSigning', { job: effect.job });
      case 'capture':
        return void capture();
      case 'queryMatters':
        return void queryMatters();
      case 'fetchStatement':
        return void (state.kind === 'visit' && statement.read(state, effect.job, effect.told));
      case 'noteStatement':
        return ports.log(STATEMENT_EVENTS[effect.was], { visitId, agreement: effect.agreement });
      case 'session':
        return session.perform(effect.wish);
      case 'hearing':
        return ports.hearing.perform(effect.wish);
      case 'joining':
        return ports.joining.perform(effect.wish);
      case 'wipe':
        return void wipe();
      case 'noteIdentity':
        return ports.log('identityChecked', { visitId, cardType: effect.cardType });
      case 'noteConsent':
        return ports.log('consentAnswered', {
          visitId,
          stage: effect.stage,
          textVersion: effect.textVersion,
          answer: effect.answer,
        });
      default:
        return unreachable(effect);
    }
  }

  /** A request whose answer changes nothing: the devices process may be gone, and then its coming back starts over. */
  function tell<N extends 'watchCard' | 'cancelScan' | 'clearInk' | 'stopSigning' | 'setLight'>(
    name: N,
    body: Parameters<Caller<DevicesBorder>['ask']>[1],
  ): void {
    ports
      .devices()
      ?.ask(name, body as never)
      .catch(expected);
  }

  async function startScan(job: string, from: 'feeder' | 'flatbed'): Promise<void> {
    source = from;
    const answer = await ports
      .devices()
      ?.ask('startScan', { job, source: from, ...SCAN })
      .catch(lost);
    const error = answer === undefined ? gone('scanner') : answer.ok ? null : answer.error;
    if (error !== null) dispatch({ kind: 'scanEnded', job, error, pages: 0 });
  }

  async function startSigning(effect: Extract<Effect, { kind: 'startSigning' }>): Promise<void> {
    ports.pushInkCleared();
    if (effect.on === 'screen') {
      // an event of its own, after the one that asked for it
      await Promise.resolve();
      const { geometry, identity } = SCREEN_PAD;
      return dispatch({ kind: 'signingStarted', job: effect.job, geometry, pad: identity });
    }
    const stillWanted = (): boolean => state.kind === 'visit' && signingJobOf(state) === effect.job;
    const event = await startOnPad(ports, padScreen, effect, stillWanted);
    if (event !== null) dispatch(event);
  }

  async function makeDocument(): Promise<void> {
    if (state.kind !== 'visit') return;
    const owner = state.id;
    await cleaning.idle(); // the document names the digests of the cleaned pages
    if (state.kind !== 'visit' || state.id !== owner) return;
    const made = await ports.makeDocument(state);
    if (state.kind !== 'visit' || state.id !== owner) return;
    if (!made.ok) return dispatch({ kind: 'documentFailed', characters: made.error });
    document = made.value;
    const { title, pages, sha256 } = made.value;
    dispatch({ kind: 'documentMade', document: { id: ports.newId(), title, pages, sha256 } });
  }

  async function capture(): Promise<void> {
    if (state.kind !== 'visit' || document === null) return dispatch({ kind: 'captureFailed' });
    const visit = state;
    const open = papers;
    const done = await captureVisit(ports, visit, document, async (paper) => (await (await open)?.readPage(paper)) ?? null); // prettier-ignore
    if (state.kind !== 'visit' || state.id !== visit.id) return; // left in the meantime: it is queued all the same
    if (done === null) return dispatch({ kind: 'captureFailed' });
    slip = done.slip;
    dropDocument();
    dispatch(done.captured);
  }

  async function queryMatters(): Promise<void> {
    if (state.kind !== 'visit') return;
    const owner = state.id;
    const answer = await ports.queryMatters(state);
    if (state.kind === 'visit' && state.id === owner)
      dispatch({ kind: 'mattersCame', found: answer.ok ? answer.value : null });
  }

  function dropDocument(): void {
    document?.pdf.fill(0);
    document = null;
  }

  /** Everything of the person goes: devices, pages and their key, documents, the window with its storage. */
  async function wipe(): Promise<void> {
    dropDocument();
    session.forget();
    slip = null;
    ports.pushInkCleared();
    await ports.devices()?.ask('forget', {}, FORGET_DEADLINE_MS).catch(lost);
    await scanQueue;
    const left = papers;
    papers = null;
    await cleaning.forget();
    const report = await (await left)?.destroy();
    const clean = report === undefined || (report.filesLeft === 0 && report.keyZeroed);
    await ports.forgetDocuments();
    ports.renewWindow();
    if (clean) ports.log('visitEnded', { visitId, reason: 'left', pages });
    else ports.log('wipeFailed', { visitId });
    dispatch({ kind: 'wiped', ok: clean });
    ports.visitEnded();
  }

  async function takePage(job: string, page: ScannedPage, from: PageSource = source): Promise<void> {
    const open = await papers;
    if (open === undefined || open === null || state.kind !== 'visit') return void page.bytes.fill(0);
    const kept = await keepPage(open, page, from, ports.clock.quality().wall);
    if (!kept.ok) {
      // nothing more can be kept: the job ends, the pages before stay
      tell('cancelScan', { job });
      return dispatch({ kind: 'scanEnded', job, error: kept.error, pages: page.index });
    }
    pages += 1;
    dispatch({ kind: 'pageKept', job, page: kept.value });
  }

  const queueScan = (run: () => Promise<void> | void): void => {
    scanQueue = scanQueue.then(run);
  };

  /** A picture from the camera goes the way of a scanned page, as a job of its own. */
  async function pageShot(shot: PageShot): Promise<ShotAnswer> {
    const page = readShot(shot, ports.camera);
    if (!page.ok) return { kept: false, problem: page.error };
    const waiting = state.kind === 'visit' && state.place.kind === 'scan' && state.place.jobId === null;
    if (!waiting) return { kept: false, problem: 'notNow' };
    const job = ports.newId();
    dispatch({ kind: 'shotTaken', job, replaces: shot.replaces });
    const begun = state.kind === 'visit' && state.place.kind === 'scan' && state.place.jobId === job;
    if (!begun) return { kept: false, problem: 'full' };
    const before = pages;
    queueScan(() => takePage(job, page.value, 'camera'));
    queueScan(() => dispatch({ kind: 'scanEnded', job, error: null, pages: 1 }));
    await scanQueue;
    return pages > before ? { kept: true, problem: null } : { kept: false, problem: 'notKept' };
  }

  /** The key takes a page the way that is open: from the camera whose picture is shown, else from the scanner. */
  function trigger(): void {
    if (state.kind !== 'visit' || state.overlay !== null || state.place.kind !== 'scan') return;
    if (state.place.jobId !== null) return;
    if (camera.live()) ports.pushShotAsked();
    else if (ports.hasScanner) dispatch({ kind: 'act', act: { do: 'scan', source: 'feeder' } });
  }

  /** The slip with what is true at this moment. */
  async function slipNow(): Promise<{ bytes: Uint8Array<ArrayBuffer> } | null> {
    if (slip === null || state.kind !== 'visit' || state.place.kind !== 'captured') return null;
    const { delivery } = state.place;
    const received = delivery.kind === 'received' ? { number: delivery.number, at: delivery.at } : null;
    const bytes = await ports.makeSlip({ ...slip, received });
    return bytes === null ? null : { bytes: new Uint8Array(bytes) };
  }

  const attachment = createAttachment({
    dispatch,
    queueScan,
    keepPage: takePage,
    inkDrawn(job, samples, gaps) {
      const geometry = state.kind === 'visit' ? state.ink?.geometry : null;
      if (geometry !== null && geometry !== undefined) ports.pushInk(samples, geometry);
      dispatch({ kind: 'inkDrawn', job, samples, gaps });
    },
    scannerIs(ready) {
      scannerReady = ready;
      show();
    },
    triggered: trigger,
    codeScanned: (text) => dispatch({ kind: 'codeScanned', text }),
    attached: () => camera.again(),
    padScreenIs: (screen) => void (padScreen = screen),
    inkRejected(samples) {
      if (state.kind === 'visit') ports.log('inkRejected', { visitId: state.id, samples });
    },
    cardNotAuthentic() {
      if (state.kind === 'visit') ports.log('cardNotAuthentic', { visitId: state.id });
    },
    wantsCard: () => state.kind === 'visit' && (state.place.kind === 'card' || awaitsCard(deskOf(state)) || (state.place.kind === 'hearing' && recordAwaitsCard(state.place.hall)) || (state.place.kind === 'joining' && joiningAwaitsCard(state.place.joining))), // prettier-ignore
  });

  let cancelTick = ports.clock.after(TICK_MS, tick);
  function tick(): void {
    cancelTick = ports.clock.after(TICK_MS, tick);
    dispatch({ kind: 'ticked' });
  }

  return {
    dispatch,
    show,
    stop(): void {
      stopped = true;
      cancelTick();
    },
    state: (): BoothState => state,
    view(): BoothView {
      if (view === null) show();
      if (view === null) throw new Error('no view');
      return view;
    },
    act(act: Act): void {
      if (act.do === 'pointerInk') {
        // the on-screen pad has no wire: its samples come with the acts
        const job =
          state.kind === 'visit' && padOf(state, moment()) === 'pointer' ? signingJobOf(state) : null;
        if (job !== null) dispatch({ kind: 'inkDrawn', job, samples: act.samples, gaps: 0 });
        return;
      }
      dispatch({ kind: 'act', act });
    },
    /** What a page elsewhere sees of the table now. */
    remoteView: (page: RemotePage): RemoteView => remoteView(state, page, moment()),
    pagePicture: async (id: string, original: boolean): Promise<Picture | null> =>
      state.kind === 'visit' ? await pictureOf(state, await papers, id, original) : null,
    pageShot,
    cameraLive: (on: boolean): void => camera.setLive(on),
    documentBytes: (id: string): { bytes: Uint8Array<ArrayBuffer> } | null => {
      const own = state.kind === 'visit' && state.document?.id === id ? (document?.pdf ?? null) : null;
      const bytes = session.documentBytes(id) ?? statement.bytes(id) ?? own;
      return bytes === null ? null : { bytes: new Uint8Array(bytes) };
    },
    receiptSlip: slipNow,
    printSlip: async (): Promise<{ printed: boolean }> => print(ports, (await slipNow())?.bytes ?? null),
    printAgreement: (): Promise<{ printed: boolean }> => print(ports, session.printable()),
    say: (utterance: Utterance, personal: boolean): Promise<Speech | null> =>
      listening.say(ports.devices(), utterance, personal),
    courtAnswered: (itemId: string, delivery: Delivery): void =>
      dispatch({ kind: 'courtAnswered', itemId, delivery }),
    breakDown: (reason: OutOfOrder): void => dispatch({ kind: 'brokeDown', reason }),
    /** Subscribes to a (new) devices process; whatever was waiting on the old one starts over. */
    attachDevices(devices: Caller<DevicesBorder>): void {
      attachment.attach(devices);
      listening.attach(devices);
    },
  };
}

export type Runner = ReturnType<typeof createRunner>;
