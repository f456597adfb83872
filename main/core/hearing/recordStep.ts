/** What happens with the record in a person's hands: `(visit at a hearing, event) → the next visit and effects`. Pure. */
import type { Act } from '../../contract/act.ts';
import { pageOfLine } from '../../contract/hearing/record.ts';
import type { RecordWhole } from '../../contract/hearing/recordBorder.ts';
import type { HearingAct } from '../../contract/hearing/screen.ts';
import { unreachable } from '../../contract/result.ts';
import { problemOf } from '../visit/cards.ts';
import type { DeviceEvent } from '../visit/deviceEvents.ts';
import type { Effect, Moment, PageSeen, Step, Visit } from '../visit/visit.ts';
import { to } from '../visit/visit.ts';
import type { HearingNews, Inside } from './hall.ts';
import { at, wish } from './moves.ts';
import type { RecordAt, RecordCheck } from './recordCheck.ts';
import { cardCame, saidNot, stepRecordInk, stepSigning } from './recordSigning.ts';

const WATCH: Effect = { kind: 'watchCard', on: true };
const REST: Effect = { kind: 'watchCard', on: false };

export const withRecord = (visit: Visit, hall: Inside, change: Partial<RecordCheck>, ...effects: Effect[]): Step =>
  at(visit, { ...hall, record: { ...hall.record, ...change } }, ...effects); // prettier-ignore
const goTo = (visit: Visit, hall: Inside, where: RecordAt, ...effects: Effect[]): Step =>
  withRecord(visit, hall, { where }, ...effects);

/** Whoever is asked, and has not confirmed: also when the court has closed meanwhile (民诉法 150). */
export const recordWaits = ({ told, record }: Inside): boolean =>
  told.record !== null && told.record.yours === null && record.said?.version !== told.record.version.version;

/** Whoever did not want to sign may still do so; a confirmation stands. */
export const maySign = ({ told, record }: Inside): boolean =>
  told.record !== null &&
  told.record.yours !== 'confirmed' &&
  !(record.said?.version === told.record.version.version && record.said.kind === 'confirmed');

/** What has to be let go of when a page of the record is left in the middle. */
export function letGo({ where }: RecordCheck): Effect[] {
  if (where.at === 'sign') return [{ kind: 'stopSigning', job: where.job }];
  return where.at === 'card' ? [REST] : [];
}

/** The court told how things stand: an older version is looked at no more, and what it heard of is no more unsent. */
export function recordTold(visit: Visit, hall: Inside): Step {
  const { record, told } = hall;
  if (told.record === null) return at(visit, hall);
  const known = new Set(told.record.requests.map(({ id }) => id));
  const unsent = record.unsent.filter(({ id }) => !known.has(id));
  const next: Inside = { ...hall, record: { ...record, unsent } };
  const open = record.where.at !== 'closed';
  const older = record.text !== null && record.text.version.version < told.record.version.version;
  if (!open || !older || isSealing(record)) return at(visit, next);
  return goTo({ ...visit, ink: null }, next, { at: 'fetching' }, ...letGo(record), wish({ wish: 'fetchRecord' })); // prettier-ignore
}

const isSealing = ({ where }: RecordCheck): boolean =>
  where.at === 'keeping' || (where.at === 'sign' && where.phase.kind === 'sealing');

type RecordNews = Extract<HearingNews, { news: 'recordCame' | 'recordKept' | 'recordNotKept' }>;

export function stepRecordNews(visit: Visit, hall: Inside, news: RecordNews, moment: Moment): Step {
  const { record } = hall;
  switch (news.news) {
    case 'recordCame': {
      if (record.where.at !== 'fetching') return to(visit);
      if (news.text === null) return goTo(visit, hall, { at: 'unreachable' });
      return firstUnseen(visit, { ...hall, record: taken(record, news.text) }, moment);
    }
    case 'recordKept': {
      if (!isSealing(record) || record.text === null) return to(visit);
      const { itemId, delivery, kind, at: when } = news;
      const said = { version: record.text.version.version, kind, itemId, at: when, delivery }; // prettier-ignore
      return withRecord({ ...visit, ink: null }, hall, { where: { at: 'said' }, said });
    }
    case 'recordNotKept':
      if (!isSealing(record)) return to(visit);
      return goTo(
        { ...visit, overlay: { kind: 'notKept' } },
        hall,
        record.where.at === 'sign'
          ? { ...record.where, phase: { kind: 'written', problems: [] } }
          : { at: 'decline' },
      );
    default:
      return unreachable(news);
  }
}

/** Pages before the first change need not be seen a second time. */
function taken(record: RecordCheck, text: RecordWhole): RecordCheck {
  const { version, changedFrom } = text.version;
  if (record.text?.version.version === version) return { ...record, text };
  const follows = record.text?.version.version === version - 1;
  const from = follows ? pageOfLine(text.lines, changedFrom) : 1;
  return { ...record, text, said: null, seen: record.seen.filter(({ page }) => page < from) };
}

export const hasSeenAll = ({ text, seen }: RecordCheck): boolean =>
  text !== null &&
  Array.from({ length: text.version.pages }, (_, index) => index + 1).every((page) => seen.some((one) => one.page === page)); // prettier-ignore

function firstUnseen(visit: Visit, hall: Inside, moment: Moment): Step {
  const { text, seen } = hall.record;
  const pages = text?.version.pages ?? 1;
  const page = Array.from({ length: pages }, (_, index) => index + 1).find((one) => !seen.some((had) => had.page === one)); // prettier-ignore
  return withRecord(visit, hall, { where: { at: 'page', page: page ?? 1 }, since: moment.now });
}

/** How long each page stood there counts together. */
export function withPageSeen(record: RecordCheck, now: number): readonly PageSeen[] {
  const { where, seen, since } = record;
  if (where.at !== 'page') return seen;
  const before = seen.find(({ page }) => page === where.page)?.ms ?? 0;
  const ms = before + Math.max(0, Math.round(now - since));
  return [...seen.filter(({ page }) => page !== where.page), { page: where.page, ms }];
}

export type RecordTap = Extract<HearingAct, { do: `record${string}` }>;

export function stepRecordAct(visit: Visit, hall: Inside, act: RecordTap, moment: Moment): Step {
  const { record, told } = hall;
  const { where, text } = record;
  switch (act.do) {
    case 'recordOpen':
      if ((where.at !== 'closed' && where.at !== 'unreachable') || told.record === null) return to(visit);
      if (text?.version.version !== told.record.version.version) return goTo(visit, hall, { at: 'fetching' }, wish({ wish: 'fetchRecord' })); // prettier-ignore
      return record.said?.kind !== 'confirmed'
        ? firstUnseen(visit, hall, moment)
        : goTo(visit, hall, { at: 'said' });
    case 'recordTurn': {
      if (where.at !== 'page' || text === null) return to(visit);
      const page = Math.min(Math.max(where.page + act.by, 1), text.version.pages);
      return withRecord(visit, hall, { seen: withPageSeen(record, moment.now), since: moment.now, where: { at: 'page', page } }); // prettier-ignore
    }
    case 'recordLine':
      if (where.at !== 'page' || text?.lines[act.line - 1] === undefined) return to(visit);
      return withRecord(visit, hall, { seen: withPageSeen(record, moment.now), where: { at: 'line', line: act.line } }); // prettier-ignore
    case 'recordCorrect':
      return where.at === 'line' ? asked(visit, hall, where.line, act.words, moment) : to(visit);
    case 'recordSign': {
      const seen = withPageSeen(record, moment.now);
      const read: RecordCheck = { ...record, seen };
      if (where.at !== 'page' || !maySign(hall) || !hasSeenAll(read)) return to(visit);
      return askCard(visit, { ...hall, record: read });
    }
    case 'recordCardAgain':
      return where.at === 'card' ? askCard(visit, hall) : to(visit);
    case 'recordDecline':
      return where.at === 'page' && recordWaits(hall)
        ? withRecord(visit, hall, { seen: withPageSeen(record, moment.now), where: { at: 'decline' } })
        : to(visit);
    case 'recordDeclineSure':
      return where.at === 'decline' ? saidNot(visit, hall, moment) : to(visit);
    case 'recordClose':
      return isSealing(record) ? to(visit) : close(visit, hall);
    default:
      return unreachable(act);
  }
}

function asked(visit: Visit, hall: Inside, line: number, words: string, moment: Moment): Step {
  const { text, unsent } = hall.record;
  if (text === null) return to(visit);
  const correction = { id: moment.newId, version: text.version.version, line, words };
  const page = pageOfLine(text.lines, line);
  return withRecord(
    visit,
    hall,
    { unsent: [...unsent, correction], where: { at: 'page', page }, since: moment.now },
    wish({ wish: 'say', ask: { ask: 'correct', ...correction } }),
  );
}

/** In 在线诉讼规则 7's manner: an earlier tap does not do for a signature. */
const askCard = (visit: Visit, hall: Inside): Step =>
  visit.readerOut
    ? goTo(visit, hall, { at: 'card', reading: false, problem: 'readerOut' }, WATCH)
    : goTo(visit, hall, { at: 'card', reading: false, problem: null }, WATCH);

const close = (visit: Visit, hall: Inside): Step =>
  goTo({ ...visit, ink: null }, hall, { at: 'closed' }, ...letGo(hall.record));

export const recordGoesBack = ({ record }: Inside): boolean =>
  record.where.at !== 'closed' && !isSealing(record);

export function recordBack(visit: Visit, hall: Inside, moment: Moment): Step {
  const { where, text } = hall.record;
  switch (where.at) {
    case 'line':
      return text === null ? close(visit, hall) : withRecord(visit, hall, { where: { at: 'page', page: pageOfLine(text.lines, where.line) }, since: moment.now }); // prettier-ignore
    case 'card':
    case 'sign':
    case 'decline':
      return isSealing(hall.record) ? to(visit) : lastPage(visit, hall, moment);
    default:
      return close(visit, hall);
  }
}

export const lastPage = (visit: Visit, hall: Inside, moment: Moment): Step =>
  withRecord({ ...visit, ink: null }, hall, { where: { at: 'page', page: hall.record.text?.version.pages ?? 1 }, since: moment.now }, ...letGo(hall.record)); // prettier-ignore

/** What the line lost is said again when it is back: each has its own id. */
export const saidAgain = ({ record }: Inside): Effect[] =>
  record.unsent.map((one) => wish({ wish: 'say', ask: { ask: 'correct', ...one } }));

/** Cards and ink of a person at the record; null: it is nothing of the record's. */
export function stepRecordDevice(
  visit: Visit,
  hall: Inside,
  event: DeviceEvent,
  moment: Moment,
): Step | null {
  const { where } = hall.record;
  if (where.at === 'card') {
    switch (event.kind) {
      case 'cardFound':
        return goTo({ ...visit, cardOnReader: true }, hall, { at: 'card', reading: true, problem: null });
      case 'cardFailed':
        return goTo(visit, hall, { at: 'card', reading: false, problem: problemOf(event.error.kind) }, WATCH);
      case 'cardRead':
        return cardCame({ ...visit, cardOnReader: true }, hall, event, moment);
      case 'deviceWent':
        return event.device === 'idReader'
          ? goTo({ ...visit, readerOut: true, cardOnReader: false }, hall, { at: 'card', reading: false, problem: 'readerOut' }) // prettier-ignore
          : null;
      case 'deviceCame':
        return event.device === 'idReader' ? askCard({ ...visit, readerOut: false }, hall) : null;
      default:
        return null;
    }
  }
  return where.at === 'sign' ? stepRecordInk(visit, hall, where, event, moment) : null;
}

/** The taps of every signing screen, and the pad's own buttons. */
export function recordSignAct(visit: Visit, hall: Inside, act: Act, moment: Moment): Step {
  const { where } = hall.record;
  if (where.at !== 'sign' || where.phase.kind === 'sealing') return to(visit);
  return act.do === 'signRefuse' ? lastPage(visit, hall, moment) : stepSigning(visit, hall, where, act, moment); // prettier-ignore
}

export function recordDelivered(hall: Inside, itemId: string, delivery: NonNullable<RecordCheck['said']>['delivery']): Inside | null {
  const { said } = hall.record;
  return said?.itemId === itemId ? { ...hall, record: { ...hall.record, said: { ...said, delivery } } } : null;
} // prettier-ignore
