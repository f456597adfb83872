/** The court link: claims the booth, drains the outbox, uploads files, pulls receipts and policy, keeps the socket, says whether the court is there. */
import type { Log } from '../../contract/events.ts';
import type { ToldAgreement } from '../../contract/agreements.ts';
import type { CoreConfig } from '../../contract/launch.ts';
import type { SignedPack } from '../../contract/policy.ts';
import { type Result, err } from '../../contract/result.ts';
import type { StatementProblem } from '../../contract/statement.ts';
import type { Audit } from '../audit/audit.ts';
import type { ItemStatus } from '../outbox/context.ts';
import type { Outbox } from '../outbox/createOutbox.ts';
import type { Identity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../util/clock.ts';
import { instant } from '../util/instant.ts';
import type { ArrivalAnswer } from '../../contract/hearing/border.ts';
import type { AskError } from './answers.ts';
import { askArrival } from './arrival.ts';
import { askBoothKey } from './boothKey.ts';
import { askSeat } from './seatCode.ts';
import type { RecordWhole } from '../../contract/hearing/recordBorder.ts';
import { askRecord } from './recordText.ts';
import { createDemoJudgments } from '../store/demoJudgments.ts';
import { pullJudgments } from './judgments.ts';
import { FIRST_RETRY_MS } from './backoff.ts';
import { claimBooth } from './claim.ts';
import { pullConfig } from './config.ts';
import { courtUrl } from './courtUrl.ts';
import { drain } from './drain.ts';
import { createCourtHttp } from './http.ts';
import { type LinkState, createLife } from './life.ts';
import { type AskingPerson, type Matters, type MattersError, queryMatters } from './matters.ts';
import { askStatement } from './statement.ts';
import { pullReceipts } from './receipts.ts';
import { fetchRoster } from './roster.ts';
import { type Outcome, repeat } from './repeat.ts';
import { type CourtSocket, type LiveNews, openCourtSocket } from './socket.ts';
import { CHUNK_MAX } from './tus.ts';
import { uploadFiles } from './uploads.ts';

export interface LinkOptions {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly identity: Identity;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<CoreConfig, 'courtUrl' | 'provisioningCode'>;
  /** Device name → state word, for the court's booth table. */
  readonly devices?: () => Record<string, string>;
  /** Model of the booth for the claim; no personal data. */
  readonly hardware?: string;
  /** ETag of the pack the booth works with, so that it is not fetched again. */
  readonly policyEtag?: string | null;
  readonly onPolicy?: (pack: SignedPack, etag: string | null) => Promise<void> | void;
  /** What the court tells of a live session. */
  readonly onLive?: (news: LiveNews) => void;
  readonly random?: () => number;
}

export interface Link {
  state(): LinkState;
  /** What a technician reads when the state is `refused` because of the address; else null. */
  words(): string | null;
  /** A person did something that wants the court: every waiting retry happens now. */
  nudge(): void;
  /** A new one-time code, typed by the technician. */
  claim(code: string): void;
  /** One frame of a live session; false when the line is down. */
  live: CourtSocket['say'];
  matters(person: AskingPerson): Promise<Result<Matters, MattersError>>;
  /** The court's own statement for a party it was told to, once the bytes are what the court signed for. */
  statement(
    person: AskingPerson,
    told: ToldAgreement,
    signal: AbortSignal,
  ): Promise<Result<Uint8Array, StatementProblem>>;
  /** Somebody with a summons; null: the court could not be asked. */
  arrive(code: string, person: AskingPerson): Promise<ArrivalAnswer | null>;
  /** The record of the hearing this coming is at; null: it could not be asked, or there is none. */
  record(attendance: string): Promise<RecordWhole | null>;
  /** Asks for the court's demonstration judgments now; false: it could not be asked. */
  freshJudgments(): Promise<boolean>;
  /** Whose booth a key is, by the court's own signed word. */
  boothKey(kid: string): ReturnType<typeof askBoothKey>;
  /** A seat in a live session, for the code that was read out. */
  seat(code: string): ReturnType<typeof askSeat>;
  /** The roster the desk sent to this booth; null: none. */
  roster(): ReturnType<typeof fetchRoster>;
  onReceipt(listener: (status: ItemStatus) => void): () => void;
  onState(listener: (state: LinkState) => void): () => void;
  /** Cuts what is under way; resolves when nothing runs any more, so that the store can be closed. */
  stop(): Promise<void>;
}

/** Between two short rounds of deleting what has ended: a visit that goes on comes first. */
const SWEEP_MS = 20;
/** How long receipts and deleting wait for a long drain to finish, so that they do not fight for the processor. */
const RECEIPTS_AFTER_DRAIN_MS = 10_000;

export function startLink(options: LinkOptions): Link {
  const { store, outbox, identity, audit, clock, log } = options;
  const random = options.random ?? Math.random;
  const life = createLife(clock, log);
  const address = courtUrl(options.config.courtUrl);
  const onReceipt = (listener: (status: ItemStatus) => void) =>
    outbox.onChange((change) => change !== 'captured' && listener(change));

  if (!address.ok) {
    life.settled('refused', address.error.kind);
    return {
      state: life.state,
      words: () => address.error.words,
      nudge: () => undefined,
      claim: () => undefined,
      live: () => false,
      matters: () => Promise.resolve(err({ kind: 'offline' })),
      statement: () => Promise.resolve(err('unreachable')),
      arrive: () => Promise.resolve(null),
      record: () => Promise.resolve(null),
      freshJudgments: () => Promise.resolve(false),
      roster: () => Promise.resolve(err({ kind: 'offline' })),
      boothKey: () => Promise.resolve(err('offline')),
      seat: () => Promise.resolve(err('unreachable')),
      onReceipt,
      onState: life.onState,
      stop: () => Promise.resolve(),
    };
  }

  let stopped = false;
  let code = options.config.provisioningCode;
  let drainingSince: number | null = null;
  let sentAt = Number.NEGATIVE_INFINITY;
  let wokenAt = Number.NEGATIVE_INFINITY;
  const http = createCourtHttp({ base: address.value, identity, clock, log, onAnswer: answered });

  function onFailed(what: string, error: AskError): void {
    if (error.kind === 'stopped') return;
    if (error.kind === 'refused') life.settled('refused', 'unauthorised');
    if (error.kind === 'unreachable' || error.kind === 'timeout') life.failed(error.kind);
    if ('status' in error) log('requestFailed', { what, kind: error.kind, status: error.status, ms: 0 });
  }

  /** Nothing but claiming happens before the court has taken the booth in. */
  const claimed = (run: () => Promise<Outcome>) => async (): Promise<Outcome> => {
    if (identity.claim() === null) return { kind: 'idle' };
    return await run();
  };
  function alive(): void {
    const before = life.state();
    life.answered();
    clock.note();
    // The court is back: nobody waits out an old back-off. Not more often than the first retry, else a court that
    // answers one question and breaks on the next would be asked in a circle.
    if (before === 'online' || clock.monotonicMs() - wokenAt < FIRST_RETRY_MS) return;
    wakeAll();
  }
  function answered(status: number): void {
    // 5xx comes from whatever stands before a court that is down; 401 and 403 are settled where they are read.
    if (identity.claim() !== null && status < 500 && status !== 401 && status !== 403) alive();
  }

  function sent(): void {
    sentAt = clock.monotonicMs();
  }
  function fileSent(): void {
    sent();
    receipts.wake();
  }
  const stoppedNow = (): boolean => stopped;
  const draining = (): boolean =>
    drainingSince !== null && clock.monotonicMs() - drainingSince < RECEIPTS_AFTER_DRAIN_MS;
  const drainer = repeat(clock, random, claimed(async () => {
    drainingSince = clock.monotonicMs();
    const outcome = await drain({ http, outbox, clock, onFailed, onSent: sent, stopped: stoppedNow });
    drainingSince = null;
    receipts.wake();
    return outcome;
  })); // prettier-ignore
  const receipts = repeat(clock, random, claimed(async () => {
    if (draining()) return { kind: 'idle' }; // the drainer wakes us
    const outcome = await pullReceipts({ http, outbox, onFailed, socketUp: socket.up, sentAgoMs: () => clock.monotonicMs() - sentAt, stopped: stoppedNow });
    sweeper.wake();
    return outcome;
  })); // prettier-ignore
  const sweeper = repeat(clock, random, () => {
    const left = !draining() && outbox.sweep();
    return Promise.resolve(left ? { kind: 'again', inMs: SWEEP_MS } : { kind: 'idle' });
  });
  const chunk = { bytes: CHUNK_MAX };
  const uploader = repeat(clock, random, claimed(() =>
    uploadFiles({ http, outbox, clock, log, chunk, onFailed, onSent: fileSent, stopped: stoppedNow }),
  )); // prettier-ignore
  const seen = { etag: options.policyEtag ?? null };
  const config = repeat(clock, random, claimed(() =>
    pullConfig({ http, onPolicy: options.onPolicy ?? (() => undefined), onFailed, seen }),
  )); // prettier-ignore
  const judgmentsPart = {
    http, court: identity.claim, today: () => clock.quality().wall.slice(0, 10), kept: createDemoJudgments(store), log, onFailed,
  }; // prettier-ignore
  const judgments = repeat(
    clock,
    random,
    claimed(() => pullJudgments(judgmentsPart)),
  );
  const socket = openCourtSocket({
    base: address.value,
    identity,
    clock,
    log,
    random,
    heartbeat() {
      const { queued, oldestQueuedAt } = outbox.summary();
      return {
        t: 'hb',
        queued,
        oldestQueuedAt: oldestQueuedAt === null ? null : instant(oldestQueuedAt),
        devices: options.devices?.() ?? {},
      };
    },
    onNudge(what) {
      if (what === 'receipts') return receipts.wake();
      config.wake();
      judgments.wake();
    },
    onAlive: alive,
    onLive: (news) => options.onLive?.(news),
  });

  const claimer = repeat(clock, random, async () => {
    if (identity.claim() !== null) return { kind: 'idle' };
    if (code === null) {
      life.settled('unclaimed', 'noCode');
      return { kind: 'idle' };
    }
    const hardware = options.hardware ?? 'booth';
    const result = await claimBooth(code, { http, identity, store, audit, log, hardware });
    if (result.ok) {
      life.answered();
      wakeAll();
      return { kind: 'idle' };
    }
    if (result.error.kind === 'stopped') return { kind: 'idle' };
    life.settled('unclaimed', result.error.kind);
    return { kind: 'failed' };
  });

  const workers = [claimer, drainer, uploader, receipts, sweeper, config, judgments];
  function wakeAll(): void {
    wokenAt = clock.monotonicMs();
    for (const worker of workers) worker.wake();
    socket.wake();
  }
  const unlisten = outbox.onChange((change) => {
    if (change !== 'captured') return;
    drainer.wake();
    uploader.wake();
  });
  wakeAll();

  return {
    state: life.state,
    words: () => null,
    nudge: wakeAll,
    live: socket.say,
    claim(next) {
      code = next;
      claimer.wake();
    },
    async matters(person) {
      const claim = identity.claim();
      if (claim === null) return err({ kind: 'unclaimed' });
      const answer = await queryMatters(http, claim.keys, person);
      if (answer.ok) alive();
      else if (answer.error.kind === 'offline') life.failed('matters');
      return answer;
    },
    async statement(person, told, signal) {
      const claim = identity.claim();
      if (claim === null) return err('unreachable');
      const answer = await askStatement(http, claim.keys, person, told, signal);
      if (!answer.ok && answer.error === 'unreachable' && !signal.aborted) life.failed('statement');
      return answer;
    },
    async arrive(number, person) {
      const claim = identity.claim();
      if (claim === null) return null;
      const answer = await askArrival(http, claim.keys.sealing, number, person);
      if (answer === null) life.failed('arrival');
      else alive();
      return answer;
    },
    record: (attendance) => (identity.claim() === null ? Promise.resolve(null) : askRecord(http, attendance)),
    async freshJudgments() {
      if (life.state() !== 'online' || identity.claim() === null) return false;
      return (await pullJudgments(judgmentsPart)).kind === 'again';
    },
    roster: () => fetchRoster(http),
    boothKey(kid) {
      const claim = identity.claim();
      return claim === null
        ? Promise.resolve(err('offline'))
        : askBoothKey(http, claim.keys.receipts.publicKey, kid);
    },
    seat: (code) => askSeat(http, code),
    onReceipt,
    onState: life.onState,
    async stop() {
      stopped = true;
      unlisten();
      socket.stop();
      http.stop();
      await Promise.all(workers.map((worker) => worker.stop()));
      life.stop();
    },
  };
}
