/** All hearings of this court: fixed by a clerk, come to by summons and card, held in a room; every step is the machine's. */
import { randomBytes, randomInt } from 'node:crypto';
import { ulid } from 'ulid';
import type { z } from 'zod';
import type { ArrivalAnswer, ArrivalPost, ArrivalRefusal, CourtAct, HearingMade, HearingPost, HearingRow } from '../../contract/hearing/border.ts'; // prettier-ignore
import { isFreshFor, keptFrom, scheduledHearing, type Participant } from '../../contract/hearing/hearing.ts';
import { mayComeIn, stepHearing, type HearingEvent, type HearingRefusal } from '../../contract/hearing/step.ts'; // prettier-ignore
import type { HearingActor } from '../../contract/hearing/rights.ts';
import type { SeatAnswer } from '../../contract/live.ts';
import { err, ok, type Result, unreachable } from '../../contract/result.ts';
import { sha256Hex } from '../digest.ts';
import type { CourtKeyRing } from '../keys.ts';
import type { Log } from '../log.ts';
import type { RoomGuard } from '../media/guard.ts';
import { bucketOf, type Bucket } from '../media/rate.ts';
import { HOST } from '../media/room.ts';
import type { Rooms } from '../media/rooms.ts';
import type { CourtStore } from '../store/store.ts';
import { tried } from '../store/tried.ts';
import { maskedName } from '../worker/mask.ts';
import { openSealedJson } from '../worker/opening.ts';
import { personDigest, SealedPerson } from '../worker/person.ts';
import type { RecordWhole } from '../../contract/hearing/recordBorder.ts';
import type { Subject } from '../engine/engine.ts';
import { confirmationsOf, type Confirmations } from './confirmations.ts';
import { recordOf, recordsOf, type Records } from './records.ts';
import { attendanceLines, type AttendanceLines } from './attendanceLines.ts';
import { rowOf, toldOf } from './told.ts';
import { tokenDigest } from './token.ts';
import type { Live } from './live.ts';

export type HearingsParts = {
  readonly store: CourtStore;
  readonly keys: Pick<CourtKeyRing, 'opening' | 'person'>;
  readonly now: () => number;
  readonly log: Log;
  readonly rooms: Pick<Rooms, 'open' | 'enter' | 'seatOf'>;
  readonly clerk: string;
  /** The desk fetches its list again. */
  readonly changed: () => void;
  readonly tell: (subject: Subject) => void;
};

export type Hearings = {
  make(post: HearingPost): HearingMade;
  list(): readonly HearingRow[];
  /** Opens the court in a room and gives the judge's seat; again, the same seat, while it is open. */
  open(id: string): Result<SeatAnswer, HearingRefusal | 'noSuchHearing'>;
  act(id: string, act: CourtAct): Result<void, HearingRefusal | 'noSuchHearing'>;
  /** Null: the person was not sealed to this court. */
  arrive(booth: string, post: z.infer<typeof ArrivalPost>): Promise<ArrivalAnswer | null>;
  readonly lines: AttendanceLines;
  readonly records: Records;
  readonly confirmations: Confirmations;
  /** The newest version whole, to whoever has this attendance at this booth. */
  record(booth: string, attendance: string): RecordWhole | null;
  /** What changes by time alone: a card that grows old. Called now and then. */
  sweep(): void;
  /** The program ends: what its rooms tell from now on is no doing of anybody. */
  stop(): void;
};

const DAY_MS = 86_400_000;
/** A summons is typed wrong now and then; nobody finds one of ten thousand million by trying. */
const GUESSES = { burst: 6, perSecond: 1 / 120 } as const;

export function hearingsOf({ store, keys, now, log, rooms, clerk, changed, tell }: HearingsParts): Hearings {
  const lives = new Map<string, Live>();
  const guesses = new Map<string, Bucket>();
  let stopped = false;
  const find = (id: string): Live | null => lives.get(id) ?? null;
  /** Also one of an earlier day: a confirmation may have been on its way for long. */
  function findAny(id: string): Live | null {
    const kept = lives.has(id) ? null : store.hearings.find(id);
    return kept === null ? find(id) : liveOf(kept.id, kept.facts, kept.state);
  }
  const records = recordsOf({ store, now, log, clerk, find: findAny, changed: tellOf });
  const lines = attendanceLines({
    attendance: (token) => store.hearings.attendance(tokenDigest(token)),
    told: (hearing, who) => toldIn(find(hearing), who),
    asked: (hearing, event) => void withLive(hearing, (live) => step(live, event, 'resident')),
    corrects(hearing, who, request) {
      const live = find(hearing);
      if (live !== null) records.asked(live, who, request);
    },
    lives: () => [...lives.values()],
    now,
  });

  for (const { id, facts, state } of store.hearings.since(now() - DAY_MS)) {
    const live = liveOf(id, facts, state);
    lives.set(id, live);
    // a court that starts again has no rooms: who was in court waits until it is opened anew
    step(live, { kind: 'roomLost' }, 'court');
  }

  function tellOf(live: Live): void {
    if (lives.get(live.id) === live) lines.tell(live);
    changed();
  }

  function liveOf(id: string, facts: Live['facts'], state: Live['state']): Live {
    return { id, facts, state, record: recordOf(store, id), people: store.hearings.people(id), room: null, host: null, seats: new Map(), warnings: new Map() }; // prettier-ignore
  }

  function write(live: Live, event: HearingEvent, by: HearingActor): void {
    const who = 'who' in event && event.who !== null ? ` ${event.who}` : '';
    const why = 'why' in event ? ` ${event.why}` : 'reason' in event ? ` ${event.reason ?? 'none'}` : '';
    store.transaction(() => {
      store.hearings.save(live.id, live.state);
      store.audit.write({
        at: new Date(now()).toISOString(),
        who: by === 'court' ? clerk : 'booth',
        event: 'hearing',
        subject: `${live.id} ${event.kind}${who}${why}`,
      });
    });
    log('hearingStepped', { hearing: live.id, event: event.kind });
  }

  function step(live: Live, event: HearingEvent, by: HearingActor): Result<void, HearingRefusal> {
    const stepped = stepHearing(live.state, event, by, now());
    if (!stepped.ok) {
      log('hearingRefused', { hearing: live.id, event: event.kind, why: stepped.error });
      return stepped;
    }
    if (stepped.value !== live.state) {
      live.state = stepped.value;
      // a hearing goes on whatever the disk does, and is written whole with the next step there is room for
      const kept = tried(() => {
        write(live, event, by);
        if (event.kind === 'closed') records.closed(live);
      });
      if (!kept) log('hearingNotKept', { hearing: live.id });
    }
    settle(live);
    return ok(undefined);
  }

  /** Seats in the room follow the hearing; then everybody is told. */
  function settle(live: Live): void {
    for (const one of live.state.participants) {
      const held = live.seats.get(one.id);
      const due = isDue(live, one);
      if (due && held === undefined) seat(live, one);
      if (!due && held !== undefined) unseat(live, one.id);
    }
    if (live.state.court !== 'open' && live.room !== null) endRoom(live);
    lines.tell(live);
    changed();
  }

  /** A witness has no seat, and so no line to the room at all, before being called (在线诉讼规则 26). */
  function isDue({ state, room }: Live, one: Participant): boolean {
    const shut = room === null || state.court !== 'open' || (one.role === 'witness' && !one.called);
    const { at } = one.standing;
    return !shut && (at === 'inCourt' || (at === 'waiting' && isFreshFor(one, now())));
  }

  function seat(live: Live, one: Participant): void {
    const taken = rooms.enter(live.room?.id ?? '', one.role, `hearing ${live.id}`);
    if (taken.ok) live.seats.set(one.id, taken.value);
  }
  function unseat(live: Live, who: number): void {
    const held = live.seats.get(who);
    live.seats.delete(who);
    if (held !== undefined) live.room?.step({ kind: 'asked', seat: HOST, ask: { t: 'sendAway', seat: held.seat } }); // prettier-ignore
  }
  function endRoom(live: Live): void {
    const { room } = live;
    live.room = null;
    live.host = null;
    live.seats.clear();
    room?.step({ kind: 'asked', seat: HOST, ask: { t: 'end' } });
  }

  function whoSits(live: Live, number: number): Participant | null {
    for (const [who, { seat: held }] of live.seats)
      if (held === number) return live.state.participants.find(({ id }) => id === who) ?? null;
    return null;
  }

  const guardOf = (live: Live): RoomGuard => ({
    hearing: live.id,
    forbids(ask) {
      if (ask.t === 'caucus') return ask.with !== null;
      if (ask.t !== 'admit') return false;
      const one = whoSits(live, ask.seat);
      // whoever has no summons sits there by the desk's own right
      return one !== null && mayComeIn(live.state, one, now()) !== null;
    },
    changed(room) {
      for (const { number, phase } of room.seats) {
        const one = phase === 'admitted' ? whoSits(live, number) : null;
        if (one?.standing.at === 'waiting') step(live, { kind: 'admitted', who: one.id }, 'court');
      }
    },
    gone(number, reason) {
      if (stopped) return;
      if (number === HOST) {
        if (live.room === null) return;
        live.room = null;
        live.host = null;
        live.seats.clear();
        step(live, { kind: reason === 'ended' || reason === 'left' ? 'closed' : 'roomLost' }, 'court');
        return;
      }
      const one = whoSits(live, number);
      if (one === null) return;
      live.seats.delete(one.id);
      if (reason === 'sentAway') step(live, { kind: 'sentAway', who: one.id }, 'court');
      else
        step(
          live,
          { kind: 'went', who: one.id, why: reason === 'left' ? 'left' : 'interrupted' },
          'resident',
        );
    },
  });

  function withLive<E>(id: string, does: (live: Live) => Result<void, E>): Result<void, E | 'noSuchHearing'> {
    const live = find(id);
    return live === null ? err('noSuchHearing') : does(live);
  }

  function toldIn(live: Live | null, who: number): ReturnType<typeof toldOf> | null {
    const one = live?.state.participants.find(({ id }) => id === who);
    return live === null || one === undefined ? null : toldOf(live, one, now());
  }

  function refused(why: ArrivalRefusal, live: Live | null): ArrivalAnswer {
    const from = why === 'tooEarly' && live !== null ? keptFrom(live.state.startsAt) : null;
    log('hearingRefused', { event: 'arrival', why });
    return {
      kind: 'refused',
      why,
      from: from === null ? null : new Date(from).toISOString(),
      bar: why === 'barred' ? (live?.state.bar ?? null) : null,
      phone: live?.facts.phone ?? '',
    };
  }

  /** Wrong numbers and other people's cards are counted for each booth. */
  function mayGuess(booth: string): boolean {
    const bucket = guesses.get(booth) ?? bucketOf(GUESSES.burst, GUESSES.perSecond);
    guesses.set(booth, bucket);
    return bucket.spend(1, now());
  }

  /** One booth holds one person: whoever was here before is here no more, and no witness listens over a party's shoulder. */
  function clear(booth: string): void {
    for (const live of lives.values())
      for (const one of live.state.participants)
        if (one.booth === booth && one.standing.at !== 'away')
          step(live, { kind: 'went', who: one.id, why: 'interrupted' }, 'resident');
  }

  function arrived(live: Live, who: number, booth: string): ArrivalAnswer {
    unseat(live, who); // whatever page had it before has it no more
    lines.replaced(live.id, who);
    clear(booth);
    const stepped = step(live, { kind: 'arrived', who, booth }, 'resident');
    if (!stepped.ok) return refused(refusalOf(stepped.error), live);
    const attendance = randomBytes(32).toString('base64url');
    store.hearings.attend({ hearing: live.id, participant: who, token: tokenDigest(attendance), booth });
    const told = toldIn(live, who);
    if (told === null) throw new Error('somebody arrived at no hearing');
    return { kind: 'come', attendance, told };
  }

  return {
    lines,
    records,
    confirmations: confirmationsOf({ store, keys, now, log, records, find: findAny, changed: tellOf, tell }),
    record(booth, attendance) {
      const found = store.hearings.attendance(tokenDigest(attendance));
      const live = found === null || found.booth !== booth ? null : find(found.hearing);
      return live === null || found === null ? null : records.whole(live, found.participant);
    },
    make(post) {
      const id = ulid(now());
      const facts = { caseNumber: post.caseNumber, cause: post.cause, courtroom: post.courtroom, judge: post.judge, phone: post.phone, rules: post.rules }; // prettier-ignore
      const state = scheduledHearing(Date.parse(post.startsAt), post.participants.map(({ role }) => role)); // prettier-ignore
      const summons = post.participants.map(({ name, idType, idNumber, booth }, index) => ({
        participant: index + 1,
        person: personDigest({ type: idType, number: idNumber }, keys.person),
        masked: maskedName(name),
        booth,
        plain: newSummons(),
      }));
      store.transaction(() => {
        store.hearings.add({ id, facts, state }, summons.map(({ plain, ...one }) => ({ ...one, code: codeDigestOf(plain) }))); // prettier-ignore
        store.audit.write({ at: new Date(now()).toISOString(), who: clerk, event: 'hearingMade', subject: id }); // prettier-ignore
      });
      lives.set(id, liveOf(id, facts, state));
      log('hearingMade', { hearing: id, participants: summons.length });
      lines.tellKept();
      changed();
      return {
        hearing: id,
        summons: summons.map(({ participant, plain }) => ({ participant, code: plain })),
      };
    },
    list() {
      const faults = store.hearings.faults();
      return [...lives.values()].map((live) => rowOf(live, faults));
    },
    open(id) {
      const live = find(id);
      if (live === null) return err('noSuchHearing');
      if (live.host !== null) return ok(live.host);
      const opened = stepHearing(live.state, { kind: 'opened' }, 'court', now());
      if (!opened.ok) return opened;
      const host = rooms.open('judge', clerk, guardOf(live));
      live.host = host;
      live.room = rooms.seatOf(host.ticket)?.room ?? null;
      step(live, { kind: 'opened' }, 'court');
      return ok(host);
    },
    act(id, act) {
      return withLive(id, (live) => {
        if (act.do === 'warn') live.warnings.set(act.who, act.words);
        const done = step(live, eventOf(act), 'court');
        if (done.ok && (act.do === 'bar' || act.do === 'close' || act.do === 'move')) lines.tellKept();
        return done;
      });
    },
    async arrive(booth, { code, person: sealed }) {
      const opened = await openSealedJson(sealed, keys.opening);
      const person = opened.ok ? SealedPerson.safeParse(opened.value) : null;
      if (person?.success !== true) return null;
      const summons = store.hearings.byCode(codeDigestOf(code));
      const matches = summons?.person === personDigest(person.data, keys.person);
      if (!matches && !mayGuess(booth)) return refused('tooManyGuesses', null);
      if (summons === null) return refused('unknown', null);
      if (!matches) return refused('otherPerson', null);
      const live = find(summons.hearing);
      if (live === null) return refused('over', null);
      if (summons.booth !== null && summons.booth !== booth) return refused('otherBooth', live);
      return arrived(live, summons.participant, booth);
    },
    sweep() {
      for (const live of lives.values()) if (live.state.court !== 'closed') settle(live);
    },
    stop() {
      stopped = true;
    },
  };
}

function eventOf(act: CourtAct): HearingEvent {
  switch (act.do) {
    case 'bar':
      return { kind: 'barred', reason: act.reason };
    case 'call':
      return { kind: 'called', who: act.who };
    case 'release':
      return { kind: 'released', who: act.who };
    case 'floor':
      return { kind: 'floorGiven', who: act.who };
    case 'warn':
      return { kind: 'warned', who: act.who };
    case 'move':
      return { kind: 'moved', startsAt: Date.parse(act.startsAt) };
    case 'close':
      return { kind: 'closed' };
    default:
      return unreachable(act);
  }
}

const refusalOf = (why: HearingRefusal): ArrivalRefusal =>
  why === 'tooEarly' || why === 'tooLate' || why === 'barred' ? why : 'over';
const codeDigestOf = (code: string): string => sha256Hex(`summons|${code}`);
const newSummons = (): string => Array.from({ length: 10 }, () => String(randomInt(10))).join('');
