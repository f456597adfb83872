/** The core of the booth and its only composition root: opens the store, joins the parts, serves the page and the devices. */
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { EVENTS, type AuditName, type EventName, type Log } from '../contract/events.ts';
import { devicesBorder, type DevicesBorder } from '../contract/devices.ts';
import { RECORD_SCHEMA } from '../contract/hearing/recordBorder.ts';
import { CoreConfig, SERVICE_CONFIG_ENV } from '../contract/launch.ts';
import type { SiteInfo } from '../contract/link.ts';
import { connect, serve, type Caller, type Channel, type Served } from '../contract/port.ts';
import type { PolicyPack, SignedPack } from '../contract/policy.ts';
import { err, ok } from '../contract/result.ts';
import type { LinkState } from '../contract/screen.ts';
import { screenBorder, type ScreenBorder } from '../contract/screenBorder.ts';
import { underShell, type ShellLink } from '../contract/service.ts';
import type { z } from 'zod';
import { createAudit } from './audit/audit.ts';
import { canonicalText } from './audit/chain.ts';
import { createLogger } from './audit/logger.ts';
import { fileSink, stderrSink } from './audit/sinks.ts';
import { serveClosed } from './closedBooth.ts';
import { createDocumentThread } from './documents/documentThread.ts';
import { createPageThread } from './pages/pageThread.ts';
import { settleCutSession } from './session/cutSession.ts';
import { createKeptSessions } from './session/keptSessions.ts';
import { padPictureJob } from './documents/padPrompt.ts';
import { receiptSlip } from './documents/receiptSlip.ts';
import { createAttendant } from './hearing/attendant.ts';
import { courtNews } from './hearing/news.ts';
import { createJoiner } from './joining/joiner.ts';
import { createLiveSeat } from './link/liveSeat.ts';
import { createDraftHost } from './session/draftHost.ts';
import { tablePorts } from './session/tablePorts.ts';
import { startLink } from './link/startLink.ts';
import { createOutbox } from './outbox/createOutbox.ts';
import { startHousekeeping } from './outbox/housekeeping.ts';
import { openVisitPapers, removeOrphanPapers } from './papers/visitPapers.ts';
import { readPackFiles } from './policy/packFiles.ts';
import { choosePack, takePack, type PackStore } from './policy/policy.ts';
import { createDemoJudgments } from './store/demoJudgments.ts';
import { createDeviceCares } from './store/deviceCare.ts';
import { openIdentity } from './store/identity.ts';
import { createPolicyPacks } from './store/policyPacks.ts';
import { openStore } from './store/store.ts';
import { createClock, machineTime } from './util/clock.ts';
import { every } from './util/every.ts';
import { newId } from './util/ids.ts';
import { instant } from './util/instant.ts';
import { keyProvider } from './util/keyProvider.ts';
import { tableOf } from './session/deskStep.ts';
import { checkAsk } from './session/remote/checking.ts';
import { createRemoteSeats } from './session/remote/remoteSeats.ts';
import { deliveryOf } from './visit/delivery.ts';
import { expected } from './visit/devicesGone.ts';
import { makeRequest } from './visit/makeRequest.ts';
import { samplesDigest } from './visit/samplesDigest.ts';
import { createRunner, type Runner } from './visit/runner.ts';
import type { OutOfOrder } from './visit/visit.ts';

/** Shown until a court has taken the booth in and told its name. */
const UNNAMED: z.infer<typeof SiteInfo> = {
  site: '云舱共享微法庭',
  booth: '',
  court: '',
  hours: '',
  hotline: '12368',
};
const VERSION = '0.1.0';
/** Until the court had this long to answer after the start, the link is "connecting", not "offline". */
const CONNECTING_MS = 5_000;
/** A person waits for the court: no old back-off is sat out. */
const WANTS_COURT: ReadonlySet<string> = new Set(['start', 'startSession', 'startHearing', 'startJoining', 'openService', 'statementAgain']); // prettier-ignore
/** How often space and clock are looked at again. */
const ROUND_MS = 60_000;

export interface Core {
  attachDevices(channel: Channel): void;
  attachPage(channel: Channel): void;
  stop(): Promise<void>;
}

export interface CoreParts {
  readonly config: CoreConfig;
  readonly shell: ShellLink;
  /** The bundled document worker. */
  readonly documentWorker: URL;
  /** The bundled page worker. */
  readonly pageWorker: URL;
}

/** Opens the booth, or a closed one that says why: an older or newer database, a lost key, no policy. */
export async function startCore({ config, shell, documentWorker, pageWorker }: CoreParts): Promise<Core> {
  const machine = machineTime();
  const logger = createLogger({
    service: 'core',
    at: () => instant(machine.wallMs()),
    sinks: [stderrSink, fileSink(join(config.dataDir, 'core.log'))],
  });
  const clock = createClock(machine, logger);
  const closed = (reason: OutOfOrder): Core => ({
    attachDevices: () => undefined,
    attachPage: (channel) => serveClosed(channel, reason, clock.now),
    stop: () => Promise.resolve(),
  });

  const opened = openStore({ dataDir: config.dataDir, clock, log: logger });
  if (!opened.ok)
    return closed(
      opened.error.kind === 'newerDatabase'
        ? 'newerDatabase'
        : opened.error.kind === 'noSpace'
          ? 'diskFull'
          : 'storage',
    );
  const store = opened.value;
  clock.remember(store.clockMemory);
  const audit = createAudit({ store, clock, log: logger });
  const log: Log = (name, fields) =>
    isAudited(name) ? audit.record(name, fields as never) : logger(name, fields);
  log('serviceStarted', { service: 'core', version: VERSION });
  await removeOrphanPapers(store, audit);
  await store.space.keepReserve();

  const key = await keyProvider(config.keyFile, process.env['CREDENTIALS_DIRECTORY'])();
  const identity = key.ok ? openIdentity(store, key.value) : key;
  if (!key.ok || !identity.ok) return closed('storage');

  const today = (): string => clock.quality().wall.slice(0, 10);
  const keptPacks = createPolicyPacks(store, clock);
  const packs: PackStore = {
    read: () => [...keptPacks.all(), readPackFiles(config.policyDir)],
    write: () => undefined,
  };
  const chosen = choosePack(packs.read(), config.policyKey, today());
  for (const problem of chosen.refused) log('policyRefused', { kind: problem.kind });
  if (chosen.inUse === null) return closed('noPolicy');
  let pack: PolicyPack = chosen.inUse.pack;

  const cares = createDeviceCares(store, clock);
  const outbox = await createOutbox({ store, identity: identity.value, audit, clock, log });
  const kept = createKeptSessions({ store, audit, clock, log, boothKey: key.value, lifeMs: (kind) => (kind === 'group' ? (pack.group?.keptMs ?? pack.timeouts.cutSessionMs) : pack.timeouts.cutSessionMs) }); // prettier-ignore
  /** What became of a mediation that a crash cut and that does not wait any more; told until the next one is opened. */
  let cut = settleCutSession({ store, audit, kept, wasCaptured: (ref) => outbox.statusOfRequest(ref) !== null }); // prettier-ignore
  const documents = createDocumentThread({ worker: documentWorker, fontDir: config.fontDir });
  const pages = createPageThread({ worker: pageWorker });
  void documents.warm(); // reading the fonts takes a second: not while a person waits
  const startedAt = clock.monotonicMs();
  let devices: Caller<DevicesBorder> | null = null;
  let page: Served<ScreenBorder> | null = null;
  const deviceWords = new Map<string, string>();

  const link = startLink({
    store,
    outbox,
    identity: identity.value,
    audit,
    clock,
    log,
    config,
    devices: () => Object.fromEntries(deviceWords),
    hardware: `${process.platform} ${process.arch}`,
    policyEtag: keptPacks.all()[0]?.etag ?? null,
    onPolicy: takeOffered,
    onLive(news) {
      if (news.t === 'line') remote.link(news.up);
      if (news.t === 'live') remote.heard(news.tell);
      courtNews(news, liveSeat, attendant, joiner);
    },
  });
  const draftHost = createDraftHost({
    say: (ask) => void link.live({ t: 'live', say: JSON.stringify(ask) }),
    tellPage: (tell) => page?.push('liveTold', { t: 'tell', tell }),
    tell: (news) => runner.dispatch({ kind: 'session', news }),
    after: (ms, call) => clock.after(ms, call),
    newDraftId: () => randomBytes(16).toString('base64url'),
    noted: (on) => log('draftShared', { on: on ? 'on' : 'off' }),
  });
  const liveSeat = createLiveSeat({
    atTable() {
      const state = runner.state();
      return state.kind === 'visit' && state.place.kind === 'session';
    },
    say: link.live,
    push: (told) => page?.push('liveTold', told),
    allow: (allowed) => shell.send({ t: 'call', allowed }),
    draft: draftHost,
  });

  const attendant = createAttendant({
    clock, log, memory: store, arrive: link.arrive, say: link.live, seat: liveSeat.sit, mayOpenMedia: liveSeat.ready,
    tellFault(ref, fault) {
      const queued = outbox.enqueue({ schema: 'hearing.fault/1', ref, body: canonicalText(fault) });
      if (queued.ok) link.nudge();
    },
    newId: () => newId(clock.now()),
    record: link.record,
    online: () => link.state() === 'online',
    samplesDigest,
    async capture(said) {
      const kept = await outbox.capture({ schema: RECORD_SCHEMA, bundle: said, files: [] });
      if (kept.ok) link.nudge();
      return kept.ok ? { itemId: kept.value.itemId } : null;
    },
    deliveryOf: (itemId) => deliveryOf(outbox.status(itemId), clock.quality().wall),
    tell: (news) => runner.dispatch({ kind: 'hearing', news }),
  }); // prettier-ignore
  const joiner = createJoiner({
    enter: link.seat, sit: liveSeat.join, say: liveSeat.say, identity: identity.value,
    tell: (news) => runner.dispatch({ kind: 'joining', news }),
  }); // prettier-ignore
  const remote = createRemoteSeats({
    say: (ask) => liveSeat.say(ask),
    dispatch: (event) => runner.dispatch(event),
    viewFor: (of) => runner.remoteView(of),
    check: (of, { ask }) => checkAsk(tableOf(runner.state()), of, ask, link.boothKey, { at: clock.quality().wall, pack }), // prettier-ignore
  });

  function takeOffered(offered: SignedPack, etag: string | null): void {
    const writing: PackStore = {
      read: packs.read,
      write: (signed) => keptPacks.keep(serialOf(signed), signed, etag),
    };
    const taken = takePack(writing, offered, config.policyKey, today());
    if (!taken.ok) return log('policyRefused', { kind: taken.error.kind });
    // a visit that is going on keeps the rules it was begun with
    if (runner.state().kind === 'idle') pack = taken.value.inUse.pack;
    else waitingPack = taken.value.inUse.pack;
  }
  let waitingPack: PolicyPack | null = null;

  const linkState = (): LinkState =>
    link.state() === 'online'
      ? 'online'
      : clock.monotonicMs() - startedAt < CONNECTING_MS
        ? 'connecting'
        : 'offline';
  const site = (): z.infer<typeof SiteInfo> => identity.value.claim()?.site ?? UNNAMED;

  const runner: Runner = createRunner({
    clock,
    newId: () => newId(clock.now()),
    log,
    // what a group has done waits whole, whatever its table lost
    cut: () => (kept.waits() ? 'kept' : cut === 'lost' && kept.waits('group') ? 'none' : cut),
    cutUntil: () => kept.waitsUntil(),
    pack: () => pack,
    site,
    link: linkState,
    pad: config.pad,
    practice: false,
    camera: config.camera ?? null,
    hasScanner: config.hasScanner ?? true,
    ...(config.keys === undefined ? {} : { keys: config.keys }),
    devices: () => devices,
    openPapers: (visitId) => openVisitPapers({ store, audit, clock, visitId }),
    pages,
    makeDocument: (visit) =>
      makeRequest({ documents, pack: () => pack, site, now: () => clock.quality().wall }, visit),
    hearing: attendant,
    joining: joiner,
    async drawPad(prompt, language, screen) {
      const drawn = await documents.drawPad(padPictureJob(prompt, language, screen));
      if (drawn.ok) return drawn;
      return drawn.error.kind === 'missingGlyph' ? err(drawn.error.characters) : ok(null);
    },
    async makeSlip(facts) {
      const { site: where, booth } = site();
      const job = receiptSlip(facts, pack, { site: where, booth, printedAt: clock.quality().wall });
      const made = job.ok ? await documents.make(job.value) : job;
      return made.ok ? made.value.pdf : null;
    },
    samplesDigest,
    async capture(bundle, files) {
      const captured = await outbox.capture({ bundle, files });
      if (captured.ok) link.nudge();
      return captured;
    },
    remote,
    session: tablePorts({
      software: VERSION, kept, outbox, link, documents, clock, identity: identity.value, judgments: createDemoJudgments(store), opened: () => void (cut = 'none'),
    }), // prettier-ignore
    draft: draftHost,
    async queryMatters(visit) {
      const card = visit.identity?.card;
      if (card === undefined) return err({ kind: 'nobody' });
      return link.matters({ type: card.type, number: card.number, name: card.name });
    },
    fetchStatement: async ({ identity: who }, told, signal) =>
      who === null ? err('refused') : await link.statement(who.card, told, signal),
    forgetDocuments: () => documents.forget(),
    renewWindow: () => shell.send({ t: 'renewWindow' }),
    visitEnded() {
      attendant.forget();
      joiner.forget();
      liveSeat.forget();
      remote.forget();
      if (waitingPack !== null) pack = waitingPack;
      waitingPack = null;
      housekeeping.visitEnded();
    },
    push: (view) => page?.push('viewChanged', view),
    pushInk: (samples, geometry) => page?.push('inkDrawn', { samples: [...samples], geometry }),
    pushInkCleared: () => page?.push('inkCleared', {}),
    pushShotAsked: () => page?.push('shotAsked', {}),
    allowCamera: (allowed) => shell.send({ t: 'camera', allowed }),
  });

  link.onReceipt((status) => {
    const delivery = deliveryOf(status, clock.quality().wall);
    if (delivery.kind !== 'waiting') runner.courtAnswered(status.itemId, delivery);
  });
  const judge = (): void => {
    if (kept.expire().length > 0) cut = 'expired';
    const state = runner.state();
    const trouble: OutOfOrder | null =
      identity.value.claim() === null ? 'notProvisioned' : store.space.enoughForVisit() ? null : 'diskFull';
    if (trouble !== null && state.kind === 'idle') runner.breakDown(trouble);
    if (
      trouble === null &&
      state.kind === 'outOfOrder' &&
      (state.reason === 'notProvisioned' || state.reason === 'diskFull')
    )
      runner.dispatch({ kind: 'repaired' });
    runner.show();
  };
  link.onState(judge);
  judge();
  // the first view must not say "offline" only because nobody looked again
  const cancelSecondLook = clock.after(CONNECTING_MS + 1, judge);

  const housekeeping = startHousekeeping({
    store,
    outbox,
    audit,
    clock,
    log,
    busy: () => runner.state().kind === 'visit',
  });
  const cancelRounds = every(clock, ROUND_MS, judge);

  return {
    attachDevices(channel) {
      const caller = connect(channel, devicesBorder);
      devices = caller;
      caller.on('deviceStateChanged', ({ device, state }) => {
        deviceWords.set(device, state.kind);
        log('deviceChanged', { device, state: state.kind });
      });
      caller.on('deviceNoted', ({ device, note }) => cares.note(device, note));
      caller.onClose(() => {
        if (devices !== caller) return;
        devices = null;
        for (const device of deviceWords.keys()) deviceWords.set(device, 'disconnected');
      });
      caller.ask('recallCare', cares.all()).catch(expected);
      runner.attachDevices(caller);
    },
    attachPage(channel) {
      page = serve(channel, screenBorder, {
        view: () => runner.view(),
        act(act) {
          runner.act(act);
          if (WANTS_COURT.has(act.do)) link.nudge();
          return {};
        },
        touched() {
          runner.dispatch({ kind: 'touched' });
          return {};
        },
        painted: () => ({}),
        pagePicture: ({ page: id, original }) => runner.pagePicture(id, original),
        pageShot: (shot) => runner.pageShot(shot),
        cameraLive({ on }) {
          runner.cameraLive(on);
          return {};
        },
        documentBytes: ({ document }) => runner.documentBytes(document),
        receiptSlip: () => runner.receiptSlip(),
        async say({ utterance, personal }) {
          const speech = await runner.say(utterance, personal);
          return speech === null ? null : { ...speech, bytes: new Uint8Array(speech.bytes) };
        },
        printSlip: () => runner.printSlip(),
        printAgreement: () => runner.printAgreement(),
        liveOpen: () => ({ asked: liveSeat.open() }),
        liveSay({ ask }) {
          liveSeat.say(ask);
          return {};
        },
        draftShare: ({ on }) => ({ shared: draftHost.share(on) }),
      });
      page.push('viewChanged', runner.view());
    },
    async stop() {
      cancelSecondLook();
      cancelRounds();
      runner.stop();
      await housekeeping.stop();
      await link.stop();
      await pages.forget();
      await documents.close();
      store.close();
    },
  };
}

const isAudited = (name: EventName): name is AuditName => EVENTS[name].disposition === 'audit';

/** Read before the check only to name the row; the check itself is in `takePack`, which calls this after it. */
function serialOf(signed: SignedPack): number {
  const { serial } = JSON.parse(signed.pack) as { serial: number };
  return serial;
}

/** Ports can come before the store is open: they wait for it. */
function main(): void {
  const config = CoreConfig.parse(JSON.parse(process.env[SERVICE_CONFIG_ENV] ?? '{}'));
  const shell = underShell((name, channel) => {
    void core.then((opened) =>
      name === 'devices' ? opened.attachDevices(channel) : opened.attachPage(channel),
    );
  });
  const core = startCore({
    config,
    shell,
    documentWorker: new URL('./documentWorker.js', import.meta.url),
    pageWorker: new URL('./pageWorker.js', import.meta.url),
  });
}

if ('parentPort' in process) main();
