/** The court in one process: store, keys, engine, gateway and desk put together; the only place that knows them all. */
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { LIVE_PATH } from '../contract/live.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { bindersOf, regimeRulesOf, rulesOf } from './agreements/confirmation.ts';
import { agreementRoutes } from './agreements/deskRoutes.ts';
import { paperShelf } from './agreements/paperShelf.ts';
import { receiving, type ReceivingParts } from './agreements/receiving.ts';
import { readStatement } from './agreements/readStatement.ts';
import { agreementsOfPerson } from './agreements/toldPerson.ts';
import { courtTrust } from './agreements/trust.ts';
import { trustRoutes } from './agreements/trustRoutes.ts';
import { keepMarks } from './coview/keptMarks.ts';
import { marksRoutes } from './coview/marksRoutes.ts';
import { openCatalogue, openPaper, paperAgain } from './coview/openPaper.ts';
import { paperKeeper } from './coview/paperKeeper.ts';
import { draftKeeper } from './drafts/draftKeeper.ts';
import { findOnPaper } from './coview/paperSearch.ts';
import { pictureMaker } from './coview/pictureMaker.ts';
import { deskRoutes } from './desk/api.ts';
import { issueCode } from './desk/booths.ts';
import { deskEvents } from './desk/events.ts';
import { pageRoutes } from './desk/page.ts';
import { deskSession } from './desk/session.ts';
import { embeddedEngine } from './engine/embedded/embedded.ts';
import { evidenceShelf } from './gateway/evidence.ts';
import { filesOf } from './gateway/files.ts';
import { gatewayOf } from './gateway/gateway.ts';
import { linkRoutes } from './gateway/link.ts';
import { openApiOf } from './gateway/openapi.ts';
import { groupRoutes } from './groups/groupRoutes.ts';
import { judgmentsOf } from './groups/judgments.ts';
import { presenceOf } from './gateway/presence.ts';
import { boothKeyRoutes } from './gateway/boothKeys.ts';
import { provisionRoute } from './gateway/provision.ts';
import { queryRoutes } from './gateway/queries.ts';
import { json, route, type Route } from './gateway/route.ts';
import { hearingsOf } from './hearing/hearings.ts';
import { hearingRoutes } from './hearing/routes.ts';
import { socketsOn } from './gateway/socket.ts';
import { loadKeys } from './keys.ts';
import { stderrLog, type Log } from './log.ts';
import { boothRooms } from './media/boothRooms.ts';
import { liveRoutes } from './media/liveRoutes.ts';
import { liveSockets } from './media/liveSocket.ts';
import { janusRelay } from './media/relay.ts';
import { roomsOf, WAITS } from './media/rooms.ts';
import { recordingsOf } from './recording/recordings.ts';
import { recordingRoutes } from './recording/routes.ts';
import { EMPTY_SHELF, policyShelf } from './policy.ts';
import { DEMONSTRATION_COURT, type CourtSettings } from './settings.ts';
import { rosterRoutes } from './rosters/rosterRoutes.ts';
import { rostersOf } from './rosters/rosters.ts';
import { pageReader } from './search/ocr/pageReader.ts';
import { searchRoutes } from './search/routes.ts';
import { searchesOf } from './search/searches.ts';
import type { OpenError } from './store/sqlite/open.ts';
import { openStore, postsBeside } from './store/sqlite/store.ts';

export type CourtOptions = {
  readonly dataDir: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Loopback unless said otherwise: beyond it the court stands behind a TLS proxy. */
  readonly host?: string;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  readonly settings?: Partial<CourtSettings>;
  /** Folder with `pack.json` and `pack.sig`. */
  readonly policyDir?: string | null;
  /** Folder of the built desk page. */
  readonly pageDir?: string;
  /** Folder of the built page of live sessions. */
  readonly livePageDir?: string;
  /** The built verifier page, without a court's keys in it. */
  readonly verifierPage?: string;
  readonly log?: Log;
};

export type Court = {
  readonly url: string;
  /** With the session's token in the fragment. */
  readonly deskUrl: string;
  readonly token: string;
  /** Every route the gateway serves, as `GET /v1/receipts`. */
  readonly served: readonly string[];
  /** A one-time code, as the desk would issue it. */
  issueCode(booth: { readonly boothId: string; readonly site: string; readonly booth: string }): string;
  close(): Promise<void>;
};

export type StartError = OpenError | { readonly kind: 'portInUse'; readonly message: string };

const PRESENCE_FLUSH_MS = 5000;
const PAGES = join(import.meta.dirname, '../../dist/pages');

export async function startCourt(options: CourtOptions): Promise<Result<Court, StartError>> {
  const now = options.clock ?? Date.now;
  const log = options.log ?? stderrLog(now);
  const settings = { ...DEMONSTRATION_COURT, ...options.settings };
  const database = join(options.dataDir, 'court.db');
  const opened = openStore(database);
  if (!opened.ok) return opened;
  const store = opened.value;
  const keys = loadKeys(options.dataDir);
  const trust = await courtTrust({
    dataDir: options.dataDir,
    keys,
    store,
    courtName: settings.name,
    now,
  });
  const shelf = evidenceShelf(join(options.dataDir, 'evidence'));
  const policyDir = options.policyDir ?? null;
  const policy = policyDir === null ? EMPTY_SHELF : policyShelf(policyDir, log);
  const papers = paperShelf(join(options.dataDir, 'papers'), keys.paper, new Set(store.deskPapers.digests()));
  const receivingParts: ReceivingParts = {
    store, keys, shelf, trust, now, log, binders: bindersOf(policy), regimes: () => regimeRulesOf(policy), rules: () => rulesOf(policy), tell: (subject) => engine.publish(subject),
  }; // prettier-ignore
  const agreements = receiving(receivingParts);
  const telling = { store, keys, shelf, now, rules: () => rulesOf(policy) };
  const arrived = (): void => {
    agreements.soon();
    hearings.confirmations.soon();
    engine.publish('evt.hearings');
  };
  const engine = embeddedEngine({
    store, postsDir: postsBeside(database), keys, courtId: settings.courtId, now, log, arrived,
    agreementsOf: (person) => agreementsOfPerson(telling, person),
    statementOf: (person, agreement) => readStatement({ store, papers }, person, agreement),
  }); // prettier-ignore
  const presence = presenceOf(store, now);
  const files = filesOf({ engine, shelf, spool: join(options.dataDir, 'spool'), log });
  await files.recover();
  const session = deskSession(settings.clerk);
  const searches = searchesOf({
    store,
    keys,
    shelf,
    ink: keys.ink,
    reader: pageReader(),
    now,
    clerk: settings.clerk,
    log,
  });
  const events = deskEvents(engine);
  const { media } = settings;
  const relay = media.relay === null ? null : janusRelay(media.relay, log);
  const maker = pictureMaker();
  const marksParts = { store, key: keys.ink, now };
  const paperParts = { store, keys, shelf, maker, now };
  const recordings = recordingsOf({
    store, key: keys.recording, dataDir: options.dataDir, settings: media.relay?.recordings ?? null, now, log,
  }); // prettier-ignore
  const rooms = roomsOf({
    store,
    now,
    log,
    media,
    relay,
    papersFor: (owner) => ({
      open: (ask) => openPaper(paperParts, owner, ask),
      again: (matter, laid) => paperAgain(paperParts, matter, laid),
      catalogue: (number) => openCatalogue(paperParts, owner, number),
      find: (matter, what, words) => findOnPaper({ store, keys, shelf, searches }, matter, what, words),
    }),
    keeperFor: (room) => paperKeeper(store, keys.ink, room),
    recordings,
    keepMarks: (room, paper, from) => keepMarks(marksParts, room, paper, from),
    draftKeeperFor: (room) => draftKeeper(store.live, keys.ink, room),
    changed: () => engine.publish('evt.live'),
  });
  const hearings = hearingsOf({
    store, keys, now, log, rooms, clerk: settings.clerk, changed: () => engine.publish('evt.hearings'), tell: (subject) => engine.publish(subject),
  }); // prettier-ignore
  let hangUp = (_booth: string): void => undefined;

  const documented: readonly Route[] = [
    provisionRoute({
      store,
      settings,
      keys: keys.public,
      now,
      log,
      claimed: () => engine.publish('evt.booths'),
      certify: trust.boothCertificate,
    }),
    ...boothKeyRoutes({ store, trust, keys, now }),
    ...linkRoutes({ engine, store, keys }),
    ...files.routes,
    ...queryRoutes(engine, policy),
    ...groupRoutes({
      judgments: judgmentsOf({
        store, keys, courtId: settings.courtId, grouping: () => policy.current()?.grouping ?? null, now,
      }),
      clerk: settings.clerk,
      log,
      told() {
        engine.publish('evt.inbox');
        engine.publish('booths.config');
      },
    }), // prettier-ignore
    ...rosterRoutes({ rosters: rostersOf(now), store, policy, clerk: settings.clerk, now, log }),
    ...deskRoutes({
      store, keys, shelf, engine, presence, policy, settings, session, now, log, hangUp: (booth) => hangUp(booth),
    }), // prettier-ignore
    ...searchRoutes(searches),
    ...marksRoutes({
      store, keys, shelf, key: keys.ink, clerk: settings.clerk, now, log, removed: rooms.marksRemoved,
    }), // prettier-ignore
    ...agreementRoutes({ ...receivingParts, policy, settings, papers }),
    events.route,
    ...trustRoutes({
      trust,
      courtName: settings.name,
      page: options.verifierPage ?? join(PAGES, 'verifier.html'),
    }),
    ...liveRoutes({ rooms, clerk: settings.clerk }),
    ...recordingRoutes({
      store, key: keys.recording, vault: recordings.vault, clerk: settings.clerk, now, log,
    }), // prettier-ignore
    ...hearingRoutes(hearings),
    ...pageRoutes({
      base: '/desk',
      folder: options.pageDir ?? join(PAGES, 'desk'),
      words: 'the desk page',
      permissions: 'camera=(), microphone=()',
    }),
    ...pageRoutes({
      base: '/live',
      folder: options.livePageDir ?? join(PAGES, 'live'),
      words: 'the page of live sessions',
      permissions: 'camera=(self), microphone=(self)',
    }),
    route({
      method: 'GET',
      path: '/v1/openapi.json',
      access: 'open',
      summary: 'This contract',
      answers: [{ status: 200, words: 'OpenAPI 3.1', schema: null, type: 'application/json' }],
      handle: () => Promise.resolve(json(openApi())),
    }),
  ];
  const openApi = (): Record<string, unknown> => openApiOf(documented, settings.name);

  const { app, served } = gatewayOf({
    store,
    presence,
    now,
    log,
    clerkOf: session.clerkOf,
    routes: documented,
  });
  const live = liveSockets(rooms, now, log);
  const others = { [LIVE_PATH]: live.upgrade };
  const sockets = socketsOn(app.server, {
    store,
    engine,
    presence,
    now,
    log,
    rooms: boothRooms(rooms, now, log),
    hearings: hearings.lines,
    others,
  });
  hangUp = sockets.drop;
  const host = options.host ?? '127.0.0.1';
  try {
    await app.listen({ port: options.port, host });
  } catch (error) {
    await app.close();
    store.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return err({ kind: 'portInUse', message: `Port ${options.port} is used by another program.` });
    throw error;
  }
  agreements.soon();
  hearings.confirmations.soon();
  const flush = setInterval(presence.flush, PRESENCE_FLUSH_MS);
  const sweep = setInterval(() => {
    rooms.sweep();
    hearings.sweep();
  }, WAITS.sweep);
  const url = `http://${host}:${portOf(app.server.address())}`;
  log('started', { port: portOf(app.server.address()) });

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    clearInterval(flush);
    clearInterval(sweep);
    hearings.stop();
    rooms.close();
    maker.close();
    relay?.close();
    await recordings.close();
    live.close();
    events.close();
    sockets.close();
    await app.close();
    await searches.close();
    await agreements.close();
    await hearings.confirmations.close();
    await engine.close();
    presence.flush();
    store.close();
    log('stopped');
  };
  return ok({
    url,
    deskUrl: `${url}/desk/#token=${session.token}`,
    token: session.token,
    served,
    issueCode: (booth) => issueCode(store, booth, settings.clerk, now()).code,
    close: () => (closing ??= close()),
  });
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the court listens on a port');
  return address.port;
}
