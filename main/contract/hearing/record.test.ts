/** The record of a hearing: how it is cut into pages, what of it changed, and every way its machine can go. */
import { expect, test } from 'vitest';
import { scheduledHearing, type Hearing } from './hearing.ts';
import { firstChange, NO_RECORD, pageOfLine, recordPages, recordText, withoutConfirmation, type HearingRecord, type RecordLine } from './record.ts'; // prettier-ignore
import { HEARING_ACTORS } from './rights.ts';
import { stepRecord, type RecordEvent } from './recordStep.ts';

const line = (words: string, speaker = '审判员'): RecordLine => ({ speaker, words });
const lines = (count: number): RecordLine[] => Array.from({ length: count }, (_, n) => line(`第${n + 1}句`));
const AT = '2026-11-26T10:00:00Z';

test('a page holds six lines, or fewer that are long, and a line longer than a page has one for itself', () => {
  expect(recordPages(lines(13)).map((page) => page.length)).toEqual([6, 6, 1]);
  expect(recordPages([line('甲'.repeat(150)), line('乙'.repeat(150)), line('丙')])).toEqual([[1], [2, 3]]);
  expect(recordPages([line('甲'), line('乙'.repeat(900)), line('丙')])).toEqual([[1], [2], [3]]);
  expect(recordPages([])).toEqual([]);
  expect([pageOfLine(lines(13), 1), pageOfLine(lines(13), 7), pageOfLine(lines(13), 13)]).toEqual([1, 2, 3]);
});

test('the first line that differs is found, also where lines came or went at the end', () => {
  const before = lines(3);
  expect(firstChange(before, lines(3))).toBeNull();
  expect(firstChange(before, [line('第1句'), line('别的'), line('第3句')])).toBe(2);
  expect(firstChange(before, [line('第1句', '原告'), ...before.slice(1)])).toBe(1);
  expect(firstChange(before, lines(4))).toBe(4);
  expect(firstChange(before, lines(2))).toBe(2);
  expect(firstChange([], lines(1))).toBe(1);
});

test('one text has one spelling, whatever order its parts came in', () => {
  const head = { startsAt: AT, judge: '周', courtroom: '三', cause: '借款', caseNumber: '1号', hearing: 'h' };
  const turned = Object.fromEntries(Object.entries(head).toReversed()) as typeof head;
  const swapped = lines(2).map(({ speaker, words }) => ({ words, speaker }));
  expect(recordText(turned, 1, swapped)).toBe(recordText(head, 1, lines(2)));
  expect(recordText(head, 2, lines(2))).not.toBe(recordText(head, 1, lines(2)));
});

// ---------------------------------------------------------------- the machine

const came = (hearing: Hearing): Hearing => ({
  ...hearing,
  participants: hearing.participants.map((one) => ({ ...one, instructed: one.id !== 4 })),
});
/** A plaintiff, a defendant, a witness, and a defendant who never came. */
const open = { ...came(scheduledHearing(0, ['plaintiff', 'defendant', 'witness', 'defendant'])), court: 'open' as const }; // prettier-ignore
const closed: Hearing = { ...open, court: 'closed' };
const REQUEST = '01J8ZQ4Y3M7N5P2R6S9T0V1W2X';
const answer = (who: number, version: number, kind: 'confirmed' | 'notSigned'): RecordEvent => ({
  kind: 'answered',
  answer: { who, version, kind, item: '01J8ZQ4Y3M7N5P2R6S9T0V1W2Y', booth: 'hw-03', signedAt: AT, clockTrusted: true, receivedAt: AT },
}); // prettier-ignore
const asks = (who: number, version: number): RecordEvent => ({
  kind: 'correctionAsked', lines: 6, request: { id: REQUEST, who, version, line: 2, words: '我说的是五千。', at: AT },
}); // prettier-ignore
const ofPeople: readonly RecordEvent[] = [1, 2, 3, 4, 9].flatMap((who) =>
  [1, 2].flatMap((version) => [answer(who, version, 'confirmed'), answer(who, version, 'notSigned'), asks(who, version)]),
); // prettier-ignore
const ofCourt: readonly RecordEvent[] = [
  { kind: 'laid', version: { digest: 'd'.repeat(64), pages: 1, changedFrom: 1, laidAt: AT } },
  { kind: 'corrected', request: REQUEST, at: AT },
  { kind: 'noted', request: REQUEST, why: '录音可以核对', at: AT },
  { kind: 'closed' },
];

function broken(from: HearingRecord, event: RecordEvent, to: HearingRecord, hearing: Hearing): string[] {
  const said: string[] = [];
  for (const one of to.answers) {
    const of = to.answers.filter(({ who, version }) => who === one.who && version === one.version);
    if (of.filter(({ kind }) => kind === 'confirmed').length > 1) said.push('one version confirmed twice by one person'); // prettier-ignore
    if (!to.versions.some(({ version }) => version === one.version)) said.push('a version was answered that was never laid'); // prettier-ignore
    if (one.who > 2) said.push('a witness, or somebody who never came, answered');
  }
  if (!from.versions.every((one, index) => to.versions[index] === one)) said.push('a laid version changed');
  if (!from.answers.every((one, index) => to.answers[index] === one)) said.push('an answer was taken back');
  if (from.requests.some(({ id, answer: had }) => had !== null && to.requests.find((one) => one.id === id)?.answer !== had)) said.push('a request was answered twice'); // prettier-ignore
  if (hearing.court === 'closed' && to.versions.length > from.versions.length) said.push('a version was laid after the end'); // prettier-ignore
  if (event.kind === 'closed' && to.versions.length > 0 && to.closedWithout === null) said.push('closed without a word of who had not confirmed'); // prettier-ignore
  return said;
}

test('in every state nobody answers for others, twice or before a version was laid, and nothing that was said is lost', () => {
  // the order in which different people spoke makes no difference to any rule
  const plain = ({ versions, requests, answers, closedWithout }: HearingRecord): string =>
    JSON.stringify([
      versions.length, requests.map(({ who, version, answer: had }) => [who, version, had?.kind]),
      answers.map(({ who, version, kind }) => `${who} ${version} ${kind}`).toSorted(), closedWithout !== null,
    ]);
  const seen = new Map([[plain(NO_RECORD), NO_RECORD]]);
  const queue = [NO_RECORD];
  const wrong: string[] = [];
  for (let from = queue.shift(); from !== undefined; from = queue.shift())
    for (const hearing of [open, closed])
      for (const [events, actor] of [[ofPeople, 'resident'], [ofCourt, 'court']] as const)
        for (const event of events) {
          if (event.kind === 'laid' && from.versions.length === 2) continue;
          const stepped = stepRecord(from, event, hearing, actor);
          if (!stepped.ok) continue;
          wrong.push(...broken(from, event, stepped.value, hearing));
          const key = plain(stepped.value);
          if (seen.has(key)) continue;
          seen.set(key, stepped.value);
          queue.push(stepped.value);
        }
  expect([...new Set(wrong)]).toEqual([]);
  expect(seen.size).toBeGreaterThan(500);
}); // prettier-ignore

test('only the summoned answer and ask, only the court lays, corrects and closes', () => {
  for (const actor of HEARING_ACTORS)
    for (const event of [...(actor === 'resident' ? [] : ofPeople), ...(actor === 'court' ? [] : ofCourt)])
      expect(stepRecord(NO_RECORD, event, open, actor)).toEqual({ ok: false, error: 'notYours' });
});

test('whoever did not want to sign may still sign, and a new version has to be confirmed anew', () => {
  const go = (record: HearingRecord, event: RecordEvent): HearingRecord => {
    const stepped = stepRecord(record, event, open, event.kind === 'answered' ? 'resident' : 'court');
    if (!stepped.ok) throw new Error(stepped.error);
    return stepped.value;
  };
  const [laid] = ofCourt;
  if (laid === undefined) throw new Error('no event');
  const first = [laid, answer(1, 1, 'confirmed'), answer(2, 1, 'notSigned')].reduce(go, NO_RECORD);
  expect(withoutConfirmation(open, first)).toEqual([2]);
  expect(withoutConfirmation(open, go(first, answer(2, 1, 'confirmed')))).toEqual([]);
  expect(withoutConfirmation(open, go(first, laid))).toEqual([1, 2]);
  expect(go(first, { kind: 'closed' }).closedWithout).toEqual([2]);
  // it was on its way when the court closed
  expect(stepRecord(first, answer(2, 1, 'confirmed'), closed, 'resident').ok).toBe(true);
});
