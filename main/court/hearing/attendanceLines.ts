/** The booths' lines, as hearings use them: who takes part where, what each is told, and which seats are kept. */
import { SEATS_KEPT_MAX, type AttendanceAsk, type HearingTold, type SeatKept } from '../../contract/hearing/border.ts'; // prettier-ignore
import { keptFrom, keptUntil } from '../../contract/hearing/hearing.ts';
import type { HearingEvent } from '../../contract/hearing/step.ts';
import { unreachable } from '../../contract/result.ts';
import type { AttendanceRecord } from '../store/store.ts';
import type { Live } from './live.ts';

export type AttendanceTell =
  | { readonly t: 'hearing'; readonly attendance: string; readonly told: HearingTold | null }
  | { readonly t: 'seatsKept'; readonly seats: SeatKept[] };

export type AttendanceLine = {
  heard(attendance: string, ask: AttendanceAsk): void;
  closed(): void;
};

export type AttendanceLines = {
  /** Of a booth that has proven itself. */
  line(booth: string, say: (tell: AttendanceTell) => void): AttendanceLine;
  /** Everybody of this hearing whose picture of it has changed. */
  tell(live: Live): void;
  /** The person came anew: whoever had the attendance before is told it is none any more. */
  replaced(hearing: string, who: number): void;
  /** Which seats are kept may have changed. */
  tellKept(): void;
};

type CorrectionAsk = Pick<Extract<AttendanceAsk, { ask: 'correct' }>, 'id' | 'version' | 'line' | 'words'>;

export type LinesParts = {
  readonly attendance: (token: string) => AttendanceRecord | null;
  readonly told: (hearing: string, who: number) => HearingTold | null;
  readonly asked: (hearing: string, event: HearingEvent) => void;
  readonly corrects: (hearing: string, who: number, request: CorrectionAsk) => void;
  readonly lives: () => readonly Live[];
  readonly now: () => number;
};

type Here = { readonly hearing: string; readonly who: number; shown: string };
type Line = {
  readonly booth: string;
  readonly say: (tell: AttendanceTell) => void;
  /** By token. */
  readonly here: Map<string, Here>;
};

export function attendanceLines({
  attendance,
  told,
  asked,
  corrects,
  lives,
  now,
}: LinesParts): AttendanceLines {
  const lines = new Set<Line>();

  function show(line: Line, token: string, here: Here): void {
    const view = told(here.hearing, here.who);
    const text = JSON.stringify(view);
    if (text === here.shown) return;
    here.shown = text;
    line.say({ t: 'hearing', attendance: token, told: view });
  }

  /** Times and a telephone, nothing of a case or a person: an idle booth is told no more. */
  function keptAt(booth: string): SeatKept[] {
    return lives()
      .filter(({ state, people }) => state.court !== 'closed' && state.bar === null && keptUntil(state.startsAt) > now() && people.some((one) => one.booth === booth))
      .slice(0, SEATS_KEPT_MAX)
      .map(({ id, facts, state: { startsAt } }) => ({
        hearing: id, phone: facts.phone, from: instant(keptFrom(startsAt)), startsAt: instant(startsAt), until: instant(keptUntil(startsAt)),
      }));
  } // prettier-ignore

  /** A booth that never had a seat of any is told nothing of seats. */
  function tellKeptOn({ booth, say }: Line): void {
    if (lives().some(({ people }) => people.some((one) => one.booth === booth)))
      say({ t: 'seatsKept', seats: keptAt(booth) });
  }

  return {
    line(booth, say) {
      const line: Line = { booth, say, here: new Map() };
      lines.add(line);
      tellKeptOn(line);
      return {
        heard(token, ask) {
          const found = attendance(token);
          if (found === null || found.booth !== booth) return say({ t: 'hearing', attendance: token, told: null }); // prettier-ignore
          const { hearing, participant: who } = found;
          // what is asked anew is answered, changed or not
          const here = { hearing, who, shown: '' };
          line.here.set(token, here);
          if (ask.ask === 'correct') {
            const { id, version, line: at, words } = ask;
            corrects(hearing, who, { id, version, line: at, words });
          } else {
            const event = eventOf(who, ask);
            if (event !== null) asked(hearing, event);
          }
          return show(line, token, here);
        },
        closed: () => void lines.delete(line),
      };
    },
    tell({ id }) {
      for (const line of lines)
        for (const [token, here] of line.here) if (here.hearing === id) show(line, token, here);
    },
    replaced(hearing, who) {
      for (const line of lines)
        for (const [token, here] of line.here)
          if (here.hearing === hearing && here.who === who) {
            line.here.delete(token);
            line.say({ t: 'hearing', attendance: token, told: null });
          }
    },
    tellKept() {
      for (const line of lines) tellKeptOn(line);
    },
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();

function eventOf(who: number, ask: Exclude<AttendanceAsk, { ask: 'correct' }>): HearingEvent | null {
  switch (ask.ask) {
    case 'here':
      return null;
    case 'instructed':
      return { kind: 'instructed', who };
    case 'equipped':
      return { kind: 'equipped', who, equipment: ask.equipment };
    case 'offline':
      return { kind: 'offlineWanted', who, reason: ask.reason };
    case 'leave':
      return { kind: 'went', who, why: 'left' };
    default:
      return unreachable(ask);
  }
}
