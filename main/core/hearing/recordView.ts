/** What of the record stands on the screen. Pure. */
import { recordPages, recordTitle } from '../../contract/hearing/record.ts';
import type { RecordWhole } from '../../contract/hearing/recordBorder.ts';
import type { RecordPart } from '../../contract/hearing/recordScreen.ts';
import { padOf } from '../visit/signing.ts';
import type { Moment, Visit } from '../visit/visit.ts';
import type { Inside } from './hall.ts';
import type { RecordCheck } from './recordCheck.ts';
import { hasSeenAll, maySign, withPageSeen } from './recordStep.ts';

const documentOf = ({ version: { version, pages, digest } }: RecordWhole) => ({
  title: recordTitle(version), version, pages, digest,
}); // prettier-ignore
type Line = Extract<RecordPart, { is: 'page' }>['lines'][number];
const lineOf = (text: RecordWhole, number: number): Line | null => {
  const line = text.lines[number - 1];
  return line === undefined ? null : { number, speaker: line.speaker, words: line.words };
};

/** Null: the record is not open. */
export function recordPart(visit: Visit, hall: Inside, clockTrusted: boolean, moment: Moment): RecordPart | null {
  const { where, text, said } = hall.record;
  if (where.at === 'closed') return null;
  if (where.at === 'unreachable') return { is: 'unreachable' };
  if (where.at === 'fetching' || text === null) return { is: 'fetching' };
  switch (where.at) {
    case 'page':
      return pagePart(hall, text, where.page, moment);
    case 'line': {
      const line = lineOf(text, where.line);
      return line === null ? { is: 'fetching' } : { is: 'line', ...line };
    }
    case 'card':
      return { is: 'card', reading: where.reading, problem: where.problem };
    case 'sign': {
      if (visit.identity === null) throw new Error('signing without a card');
      if (!hasSeenAll(hall.record)) throw new Error('signing before reading');
      const pad = padOf(visit, moment);
      return {
        is: 'sign', document: documentOf(text), pad, phase: where.phase, mayUseScreen: where.phase.kind === 'broke' && pad === 'stu',
        geometry: visit.ink?.geometry ?? null, identityAt: visit.identity.check.at, ...moment.pack.signing,
        lines: text.lines.map(({ speaker, words }, index) => ({ number: index + 1, speaker, words })),
      };
    }
    case 'decline':
      return { is: 'decline' };
    case 'keeping':
      return { is: 'keeping' };
    case 'said':
      return said === null
        ? { is: 'fetching' }
        : { is: 'said', document: documentOf(text), kind: said.kind, at: said.at, clockTrusted, delivery: said.delivery };
  }
} // prettier-ignore

function pagePart(hall: Inside, text: RecordWhole, page: number, moment: Moment): RecordPart {
  const { record, told } = hall;
  const { version, changedFrom, pages } = text.version;
  const last = page === pages;
  const numbers = recordPages(text.lines)[page - 1] ?? [];
  return {
    is: 'page', document: documentOf(text), page, changedFrom: version === 1 ? null : changedFrom,
    lines: numbers.flatMap((number) => lineOf(text, number) ?? []),
    mine: last ? asksOf(hall) : [],
    annex: last ? text.annex : [],
    maySign: last && maySign(hall) && hasSeenAll({ ...record, seen: withPageSeen(record, moment.now) }),
    yours: told.record?.yours ?? (record.said?.version === version ? record.said.kind : null),
  };
} // prettier-ignore

function asksOf({ record, told }: { readonly record: RecordCheck; readonly told: Inside['told'] }): Extract<RecordPart, { is: 'page' }>['mine'] {
  const heard = (told.record?.requests ?? []).map(({ line, words, answer }) => ({
    line, words, state: answer === null ? ('open' as const) : answer.kind, why: answer?.kind === 'noted' ? answer.why : '',
  }));
  return [...heard, ...record.unsent.map(({ line, words }) => ({ line, words, state: 'unsent' as const, why: '' }))];
} // prettier-ignore
