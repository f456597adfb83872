/** The records of hearings: a clerk writes, lays and corrects them; participants read, ask for a correction and answer. Every step is the machine's. */
import { firstChange, newestVersion, NO_RECORD, recordPages, recordText, type CorrectionRequest, type HearingRecord, type RecordAnswer, type RecordHead, type RecordLine } from '../../contract/hearing/record.ts'; // prettier-ignore
import type {
  RecordAct,
  RecordAtDesk,
  RecordTold,
  RecordWhole,
} from '../../contract/hearing/recordBorder.ts';
import { stepRecord, type RecordEvent, type RecordRefusal } from '../../contract/hearing/recordStep.ts';
import { answerTo, isAskedToConfirm } from '../../contract/hearing/record.ts';
import type { Participant } from '../../contract/hearing/hearing.ts';
import type { HearingActor } from '../../contract/hearing/rights.ts';
import { err, ok, unreachable, type Result } from '../../contract/result.ts';
import { sha256Hex } from '../digest.ts';
import type { Log } from '../log.ts';
import type { CourtStore } from '../store/store.ts';
import type { Live } from './live.ts';

export type RecordsParts = {
  readonly store: CourtStore;
  readonly now: () => number;
  readonly log: Log;
  readonly clerk: string;
  /** The hearing, also one that is over. */
  readonly find: (hearing: string) => Live | null;
  /** Everybody's picture of it has changed. */
  readonly changed: (live: Live) => void;
};

export type Records = {
  act(hearing: string, act: RecordAct): Result<void, RecordRefusal | 'noSuchHearing' | 'unchanged' | 'empty'>;
  atDesk(hearing: string): RecordAtDesk | null;
  asked(live: Live, who: number, request: Pick<CorrectionRequest, 'id' | 'version' | 'line' | 'words'>): void;
  /** Inside the transaction that receipts the item. */
  answered(live: Live, answer: RecordAnswer): Result<void, RecordRefusal>;
  closed(live: Live): void;
  whole(live: Live, who: number): RecordWhole | null;
};

export const headOf = ({ id, facts, state }: Live): RecordHead => ({
  hearing: id,
  caseNumber: facts.caseNumber,
  cause: facts.cause,
  courtroom: facts.courtroom,
  judge: facts.judge,
  startsAt: new Date(state.startsAt).toISOString(),
});

export function recordsOf({ store, now, log, clerk, find, changed }: RecordsParts): Records {
  const at = (): string => new Date(now()).toISOString();
  const draftOf = (hearing: string): readonly RecordLine[] => store.records.find(hearing)?.draft ?? [];
  const laidOf = ({ id, record }: Live): readonly RecordLine[] => {
    const newest = newestVersion(record);
    return newest === null ? [] : (store.records.version(id, newest.version)?.lines ?? []);
  };

  function next(live: Live, state: HearingRecord, event: RecordEvent, by: HearingActor): Result<HearingRecord, RecordRefusal> {
    const stepped = stepRecord(state, event, live.state, by);
    if (!stepped.ok) log('hearingRefused', { hearing: live.id, event: event.kind, why: stepped.error });
    return stepped;
  } // prettier-ignore

  function keep(live: Live, state: HearingRecord, draft: readonly RecordLine[], said: string, by: HearingActor): void {
    store.records.save(live.id, state, draft);
    store.audit.write({ at: at(), who: by === 'court' ? clerk : 'booth', event: 'hearingRecord', subject: `${live.id} ${said}` });
    live.record = state;
    log('hearingStepped', { hearing: live.id, event: said.split(' ')[0] ?? '' });
  } // prettier-ignore

  /** A new version with exactly these lines; with it, what it corrects. */
  function lay(live: Live, lines: readonly RecordLine[], corrects: string | null): Result<void, RecordRefusal | 'unchanged' | 'empty'> {
    if (lines.length === 0) return err('empty');
    const changedFrom = firstChange(laidOf(live), lines);
    if (changedFrom === null) return err('unchanged');
    const head = headOf(live);
    const version = live.record.versions.length + 1;
    const digest = sha256Hex(recordText(head, version, lines));
    const laid = next(live, live.record, { kind: 'laid', version: { digest, pages: recordPages(lines).length, changedFrom, laidAt: at() } }, 'court');
    if (!laid.ok) return laid;
    const done = corrects === null ? laid : next(live, laid.value, { kind: 'corrected', request: corrects, at: at() }, 'court');
    if (!done.ok) return done;
    store.transaction(() => {
      store.records.lay(live.id, version, { head, lines });
      keep(live, done.value, lines, `laid ${version} ${digest}`, 'court');
    });
    changed(live);
    return ok(undefined);
  } // prettier-ignore

  function note(live: Live, request: string, why: string): Result<void, RecordRefusal> {
    const done = next(live, live.record, { kind: 'noted', request, why, at: at() }, 'court');
    if (!done.ok) return done;
    store.transaction(() => keep(live, done.value, draftOf(live.id), `noted ${request}`, 'court'));
    changed(live);
    return ok(undefined);
  }

  return {
    act(hearing, act) {
      const live = find(hearing);
      if (live === null) return err('noSuchHearing');
      switch (act.do) {
        case 'write':
          if (live.state.court === 'closed') return err('over');
          store.records.save(live.id, live.record, act.lines);
          return ok(undefined);
        case 'lay':
          return lay(live, act.lines, null);
        case 'correct': {
          const request = live.record.requests.find(({ id }) => id === act.request);
          if (request === undefined) return err('noSuchRequest');
          const lines = laidOf(live).map((line, index) => (index + 1 === request.line ? { ...line, words: act.words } : line)); // prettier-ignore
          return lay(live, lines, act.request);
        }
        case 'note':
          return note(live, act.request, act.why);
        default:
          return unreachable(act);
      }
    },
    atDesk(hearing) {
      const live = find(hearing);
      if (live === null) return null;
      return {
        draft: [...draftOf(hearing)],
        record: live.record,
        laid: [...laidOf(live)],
        refused: [...store.records.refused(hearing)],
      };
    },
    asked(live, who, request) {
      const event: RecordEvent = { kind: 'correctionAsked', request: { ...request, who, at: at() }, lines: laidOf(live).length };
      const done = next(live, live.record, event, 'resident');
      if (!done.ok || done.value === live.record) return;
      store.transaction(() => keep(live, done.value, draftOf(live.id), `correctionAsked ${who} ${request.id}`, 'resident'));
      changed(live);
    },
    answered(live, answer) {
      const done = next(live, live.record, { kind: 'answered', answer }, 'resident');
      if (!done.ok) return done;
      keep(live, done.value, draftOf(live.id), `${answer.kind} ${answer.who} ${answer.version} ${answer.item}`, 'resident');
      return ok(undefined);
    },
    closed(live) {
      const done = next(live, live.record, { kind: 'closed' }, 'court');
      if (!done.ok || done.value === live.record) return;
      const without = done.value.closedWithout ?? [];
      store.transaction(() => keep(live, done.value, draftOf(live.id), `closed without ${without.join(',') || 'nobody'}`, 'court'));
    },
    whole(live, who) {
      const version = newestVersion(live.record);
      const one = live.state.participants.find(({ id }) => id === who);
      if (version === null || one === undefined || !isAskedToConfirm(one)) return null;
      const text = store.records.version(live.id, version.version);
      if (text === null) throw new Error('a laid version is in the store');
      return { ...text.head, version, lines: [...text.lines], annex: annexOf(live.record) };
    },
  };
} // prettier-ignore

/** What was asked and not corrected (民诉法 150): beside the record, for all to see, under nobody's name. */
const annexOf = ({ requests }: HearingRecord): RecordWhole['annex'] =>
  requests.flatMap(({ line, words, answer }) =>
    answer?.kind === 'noted' ? [{ line, words, why: answer.why }] : [],
  );

/** Of the newest version, what concerns this person. */
export function recordTold({ record }: Live, one: Participant): RecordTold | null {
  const version = newestVersion(record);
  if (version === null || !isAskedToConfirm(one)) return null;
  return {
    version,
    yours: answerTo(record, one.id, version.version)?.kind ?? null,
    requests: record.requests
      .filter(({ who }) => who === one.id)
      .map(({ id, line, version: of, words, answer }) => ({ id, line, version: of, words, answer })),
  };
}

export const recordOf = (store: CourtStore, hearing: string): HearingRecord =>
  store.records.find(hearing)?.state ?? NO_RECORD;
