/** Carries a hearing between this booth and the court: arriving, what is said and told, the seat in the room, and every fault to the court by itself. */
import type { Delivery } from '../../contract/signing.ts';
import { z } from 'zod';
import type { CardRecord, PenSample } from '../../contract/devices.ts';
import { recordText } from '../../contract/hearing/record.ts';
import type { RecordConfirmation, RecordWhole } from '../../contract/hearing/recordBorder.ts';
import type { Log } from '../../contract/events.ts';
import { SeatKept, type ArrivalAnswer, type AttendanceAsk, type AttendanceTold, type FaultKind, type FaultRecord, type HearingTold } from '../../contract/hearing/border.ts'; // prettier-ignore
import type { BoothFrame } from '../../contract/link.ts';
import { unreachable } from '../../contract/result.ts';
import type { Clock } from '../util/clock.ts';
import { instant, instantMs } from '../util/instant.ts';
import { sha256Hex } from '../util/digest.ts';
import type { HearingNews, HearingWish } from './hall.ts';
import type { Answer } from './recordCheck.ts';
import type { Moment } from '../visit/visit.ts';

export interface AttendantPorts {
  readonly clock: Clock;
  readonly log: Log;
  /** A few words that outlive the power: no case, no person. */
  readonly memory: { meta(name: string): string | null; keepMeta(name: string, value: string): void };
  /** Null: the court could not be asked. */
  arrive(code: string, card: CardRecord): Promise<ArrivalAnswer | null>;
  say(frame: Extract<z.infer<typeof BoothFrame>, { t: 'hearing' }>): boolean;
  /** Queued durably; sent whenever the court is there. */
  tellFault(ref: string, body: FaultRecord): void;
  newId(): string;
  /** The page may open camera and microphone, and has this seat; null: neither any more. */
  seat(ticket: string | null): void;
  /** The newest version of the record; null: the court could not be asked, or has none. */
  record(attendance: string): Promise<RecordWhole | null>;
  /** Sealed to the court and queued; null: nothing was kept. */
  capture(said: RecordConfirmation): Promise<{ readonly itemId: string } | null>;
  /** What the court has said of it so far. */
  deliveryOf(itemId: string): Delivery;
  samplesDigest(samples: readonly PenSample[]): string;
  online(): boolean;
  mayOpenMedia(): void;
  tell(news: HearingNews): void;
}

export interface Attendant {
  perform(wish: HearingWish): void;
  heard(frame: z.infer<typeof AttendanceTold>): void;
  kept(seats: readonly SeatKept[]): void;
  lineIs(up: boolean): void;
  /** What the entrance tells, and whom to call. */
  door(): NonNullable<Moment['hearing']>;
  /** The visit is over, and with it the person's part in the hearing. */
  forget(): void;
}

/** Somebody is at a hearing here: what a start after a power cut has to know. */
const Here = z.object({ hearing: z.ulid(), who: z.number().int(), since: z.string(), aliveAt: z.string() });
type Here = z.infer<typeof Here>;
const Cut = z.object({ until: z.string() });
const KEPT = 'hearing.kept';
const HERE = 'hearing.here';
const CUT = 'hearing.cut';
const ALIVE_MS = 20_000;
/** The entrance speaks of a hearing that was cut for so long at most. */
const CUT_TOLD_MS = 2 * 3_600_000;
const LINE_KEPT = 50;
/** Whoever sits here is told so long before the seat is kept. */
const SOON_MS = 10 * 60_000;

const isClosed = (told: HearingTold | null): boolean =>
  told?.standing.at === 'away' && told.standing.why === 'closed';

export function createAttendant(ports: AttendantPorts): Attendant {
  const { clock, memory, log } = ports;
  let attendance: string | null = null;
  /** Left while the line was down: said as soon as it is back. */
  let unsaid: string | null = null;
  let ticket: string | null = null;
  let here: Here | null = null;
  let line: FaultRecord['line'] = [];
  let downAt: number | null = null;
  let askedAt: number | null = null;
  let cancelAlive = (): void => undefined;
  const now = (): string => instant(clock.now());

  function recall<T>(name: string, schema: z.ZodType<T>): T | null {
    const text = memory.meta(name) ?? '';
    return text === '' ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
  }
  const remember = (name: string, value: unknown): void =>
    memory.keepMeta(name, value === null ? '' : JSON.stringify(value));
  let seats = recall(KEPT, z.array(SeatKept)) ?? [];

  function fault(kind: FaultKind, of: Pick<Here, 'hearing' | 'who'> | null, from: string, until: string | null): void {
    const { trusted, bootId } = clock.quality();
    log('hearingFault', { kind });
    ports.tellFault(`fault-${ports.newId()}`, {
      v: 1, kind, hearing: of?.hearing ?? null, participant: of !== null && of.who > 0 ? of.who : null, from, until,
      clockTrusted: trusted, bootId, ups: 'notFitted', line,
    });
  } // prettier-ignore

  // Whoever was at a hearing when this program or its power went is not to blame for it (在线诉讼规则 25).
  const before = recall(HERE, Here);
  if (before !== null) {
    fault('powerOrProgram', before, before.aliveAt, now());
    remember(CUT, { until: instant(clock.now() + CUT_TOLD_MS) });
    remember(HERE, null);
  }

  function alive(): void {
    if (here === null) return;
    here = { ...here, aliveAt: now() };
    remember(HERE, here);
    cancelAlive = clock.after(ALIVE_MS, alive);
  }

  function came(token: string, told: HearingTold): void {
    attendance = token;
    here = { hearing: told.info.hearing, who: told.who, since: now(), aliveAt: now() };
    line = [];
    remember(CUT, null);
    cancelAlive();
    alive();
    follow(told);
    askedAt = say({ ask: 'here' }) ? clock.monotonicMs() : null;
  }

  /** `reads`: the court is closed, and the record is still to be answered: the coming goes on being this person's. */
  function went(reads: boolean): void {
    if (!reads) attendance = null;
    here = null;
    ticket = null;
    cancelAlive();
    remember(HERE, null);
    ports.seat(null);
  }

  /** The seat in the room is the one the court names now. */
  function follow(told: HearingTold): void {
    if (told.ticket === ticket) return;
    ticket = told.ticket;
    if (ticket !== null) ports.seat(ticket);
  }

  const say = (ask: AttendanceAsk): boolean =>
    attendance !== null && ports.say({ t: 'hearing', attendance, say: ask });

  async function arrive(code: string, card: CardRecord): Promise<void> {
    // the shell has to know before the page asks it, and after a power cut the page asks at once
    ports.mayOpenMedia();
    const answer = await ports.arrive(code, card);
    if (answer?.kind === 'come') came(answer.attendance, answer.told);
    else ports.seat(null);
    ports.tell({ news: 'answered', answer });
  }

  async function fetchRecord(): Promise<void> {
    const text = attendance === null ? null : await ports.record(attendance);
    // what is signed is what the digest says, whoever brought it
    const good = text !== null && sha256Hex(recordText(text, text.version.version, text.lines)) === text.version.digest; // prettier-ignore
    ports.tell({ news: 'recordCame', text: good ? text : null });
  }

  async function answerRecord({ signature, ...said }: Answer): Promise<void> {
    const quality = clock.quality();
    const kept = attendance === null ? null : await ports.capture({
      ...said, attendance, clock: quality, link: ports.online() ? 'online' : 'offline',
      signature: signature === null ? null : { ...signature, clock: quality, samplesSha256: ports.samplesDigest(signature.samples) },
    });
    ports.tell(kept === null ? { news: 'recordNotKept' } : { news: 'recordKept', itemId: kept.itemId, delivery: ports.deliveryOf(kept.itemId), kind: said.kind, at: said.at });
  } // prettier-ignore

  return {
    perform(wish) {
      switch (wish.wish) {
        case 'arrive':
          return void arrive(wish.code, wish.card);
        case 'say':
          return void say(wish.ask);
        case 'fetchRecord':
          return void fetchRecord();
        case 'answerRecord':
          return void answerRecord(wish.said);
        case 'noteOffline': {
          const seat = keptNow();
          return fault(
            'refusedOffline',
            seat === null ? null : { hearing: seat.hearing, who: 0 },
            now(),
            null,
          );
        }
        default:
          return unreachable(wish);
      }
    },
    heard({ attendance: token, told }) {
      if (token !== attendance) return;
      if (askedAt !== null) {
        ports.tell({ news: 'measured', rttMs: Math.min(60_000, clock.monotonicMs() - askedAt) });
        askedAt = null;
      }
      if (told === null || told.standing.at === 'away') went(told?.record !== null && isClosed(told));
      else follow(told);
      ports.tell({ news: 'told', told });
    },
    kept(told) {
      seats = [...told];
      remember(KEPT, seats);
    },
    lineIs(up) {
      if (unsaid !== null && up) {
        ports.say({ t: 'hearing', attendance: unsaid, say: { ask: 'leave' } });
        unsaid = null;
      }
      if (here === null) return;
      line = [...line, { at: now(), up }].slice(-LINE_KEPT);
      if (!up) downAt ??= clock.now();
      if (up && downAt !== null) {
        fault('lineLost', here, instant(downAt), now());
        downAt = null;
      }
      ports.tell({ news: 'line', up });
      if (up) say({ ask: 'here' });
    },
    door() {
      const cut = recall(CUT, Cut);
      const seat = keptNow();
      const soon = seats.find(({ from }) => instantMs(from) > clock.now() && instantMs(from) - clock.now() <= SOON_MS) ?? null; // prettier-ignore
      return {
        door: {
          cut: cut !== null && instantMs(cut.until) > clock.now(),
          kept: seat === null ? null : { from: seat.from, startsAt: seat.startsAt, until: seat.until },
        },
        soon: soon === null ? null : soon.from,
        phone: seat?.phone ?? '',
      };
    },
    forget() {
      if (attendance === null) return;
      if (!say({ ask: 'leave' })) unsaid = attendance;
      downAt = null;
      went(false);
    },
  };

  function keptNow(): SeatKept | null {
    const at = clock.now();
    return seats.find(({ from, until }) => instantMs(from) <= at && at < instantMs(until)) ?? null;
  }
}
