/** The record of a hearing in a person's hands: read, corrected, signed or not, and what a new version, a closed court and a cut line change. */
import { expect, test } from 'vitest';
import type { PenSample } from '../../contract/devices.ts';
import type { HearingTold } from '../../contract/hearing/border.ts';
import { recordPages, type RecordLine } from '../../contract/hearing/record.ts';
import type { RecordTold, RecordWhole } from '../../contract/hearing/recordBorder.ts';
import type { RecordPart } from '../../contract/hearing/recordScreen.ts';
import type { HearingAct, HearingStep } from '../../contract/hearing/screen.ts';
import { step } from '../visit/step.ts';
import { viewOf } from '../visit/view.ts';
import type { BoothEvent, Moment, Visit } from '../visit/visit.ts';
import { TestBooth, wang } from '../visit/visitKit.ts';
import type { HearingNews } from './hall.ts';

const HEARING = '01J8ZQ4Y3M7N5P2R6S9T0V1W2X';
const other = { ...wang, number: '500103195901010019', name: '李大海' };
const lines: readonly RecordLine[] = Array.from({ length: 8 }, (_, n) => ({
  speaker: '审判员',
  words: `第${n + 1}句话`,
}));
const versionOf = (version: number, of: readonly RecordLine[] = lines, changedFrom = 1): RecordWhole['version'] => ({
  version, digest: `${version}`.repeat(64), pages: recordPages(of).length, changedFrom, laidAt: '2026-11-23T10:00:00Z',
}); // prettier-ignore
const wholeOf = (version: number, changedFrom = 1): RecordWhole => ({
  hearing: HEARING, caseNumber: '2081号', cause: '借款', courtroom: '第三法庭', judge: '周*明', startsAt: '2026-11-23T02:00:00Z',
  version: versionOf(version, lines, changedFrom), lines: [...lines], annex: [{ line: 3, words: '我没这么说', why: '与录音一致' }],
}); // prettier-ignore
const told = (record: Partial<RecordTold> | null, standing: HearingTold['standing'] = { at: 'inCourt' }): HearingTold => ({
  info: {
    hearing: HEARING, caseNumber: '2081号', cause: '借款', startsAt: '2026-11-23T10:00:00+08:00', courtroom: '第三法庭', judge: '周*明',
    role: 'defendant', phone: '023-1', rules: [],
  },
  who: 1, standing, courtOpen: true, called: false, ticket: null, floor: 'none', warnings: 0, warning: '', cardOld: false, bar: null,
  wantsOffline: null, record: record === null ? null : { version: versionOf(1), yours: null, requests: [], ...record },
}); // prettier-ignore

const tap = (booth: TestBooth, ...acts: HearingAct[]): TestBooth =>
  booth.act(...acts.map((act) => ({ do: 'hearing', act }) as const));
const news = (booth: TestBooth, one: HearingNews): TestBooth => booth.send({ kind: 'hearing', news: one });
const screenOf = (visit: Visit, moment: Moment): HearingStep => {
  const around = {
    site: { site: 's', booth: 'b', court: 'c', hours: '', hotline: '12368' }, link: 'online', clockTrusted: true, practice: false,
    scannerReady: true, hasScanner: true, camera: null, hearing: { voice: 'none', headset: 'none' },
  } as const; // prettier-ignore
  const { screen } = viewOf(visit, around, moment, 1);
  if (screen.kind !== 'hearing') throw new Error(screen.kind);
  return screen.step;
};
const shown = (booth: TestBooth): HearingStep => screenOf(booth.visit, booth.moment());
function part(booth: TestBooth): RecordPart {
  const now = shown(booth);
  if (now.at !== 'record') throw new Error(now.at);
  return now.part;
}

/** In court, with a card; a record of two pages may be laid. */
function inCourt(): TestBooth {
  const booth = new TestBooth();
  booth.online = true;
  booth.act({ do: 'startHearing' }, { do: 'continueNotice', shownMs: 9_000, readAloud: false });
  tap(booth, { do: 'code', digits: '1234567890' }).card();
  news(booth, { news: 'answered', answer: { kind: 'come', attendance: 'a'.repeat(43), told: told(null) } });
  return booth;
}
const laid = (): TestBooth => news(inCourt(), { news: 'told', told: told({}) });
const reading = (): TestBooth =>
  news(tap(laid(), { do: 'recordOpen' }), { news: 'recordCame', text: wholeOf(1) });
const read = (): TestBooth => tap(reading().later(4_000), { do: 'recordTurn', by: 1 });

const samples: PenSample[] = Array.from({ length: 60 }, (_, n) => ({
  x: 1_000 + n * 60, y: 1_500 + (n % 20) * 90, p: 400, t: n * 20, flags: n % 30 === 29 ? 0 : 1,
})); // prettier-ignore
const geometry = { maxX: 9_600, maxY: 5_760, maxPressure: 1_023, unitsPerMm: 100, samplesPerSecond: 200 };
const PAD = { model: 'STU-540', serial: 's', firmware: '1', driver: 'stu' } as const;
function signing(booth: TestBooth): string {
  const start = booth.effect('startSigning');
  if (start === undefined) throw new Error('nothing on the pad');
  return start.job;
}
function write(booth: TestBooth): TestBooth {
  const job = signing(booth);
  booth.send({ kind: 'signingStarted', job, geometry, pad: PAD });
  return booth.send({ kind: 'inkDrawn', job, samples, gaps: 0 }).act({ do: 'signDone' });
}

test('nothing of a record is offered before one was laid; then it is opened, and read page by page', () => {
  expect(shown(inCourt())).toMatchObject({ at: 'court', record: null });
  expect(shown(tap(inCourt(), { do: 'recordOpen' })).at).toBe('court');
  const booth = laid();
  expect(shown(booth)).toMatchObject({ at: 'court', record: { version: 1, yours: null } });
  tap(booth, { do: 'recordOpen' });
  expect(part(booth)).toEqual({ is: 'fetching' });
  expect(booth.effect('hearing')?.wish).toEqual({ wish: 'fetchRecord' });
  news(booth, { news: 'recordCame', text: wholeOf(1) });
  expect(part(booth)).toMatchObject({
    is: 'page',
    page: 1,
    maySign: false,
    mine: [],
    annex: [],
    changedFrom: null,
  });
  tap(booth, { do: 'recordSign' });
  expect(part(booth)).toMatchObject({ is: 'page', page: 1 });
  tap(booth, { do: 'recordTurn', by: 1 });
  expect(part(booth)).toMatchObject({ is: 'page', page: 2, maySign: true, annex: [{ line: 3 }] });
});

test('a record that cannot be fetched is said to be so, and may be tried again', () => {
  const booth = news(tap(laid(), { do: 'recordOpen' }), { news: 'recordCame', text: null });
  expect(part(booth)).toEqual({ is: 'unreachable' });
  tap(booth, { do: 'recordOpen' });
  expect(part(booth)).toEqual({ is: 'fetching' });
});

test('signing takes a fresh card of the same person, shows title, pages and digest on the pad, and seals what was read', () => {
  const booth = tap(read(), { do: 'recordSign' });
  expect(part(booth)).toMatchObject({ is: 'card', problem: null });
  booth.card(other);
  expect(part(booth)).toMatchObject({ is: 'card', problem: 'differentPerson' });
  booth.card();
  expect(booth.effect('startSigning')?.prompt).toEqual({
    title: '庭审笔录（第1版）', signer: '王*明', pages: 2, digestGroups: '1111 1111 1111 1111',
  });
  write(booth);
  expect(part(booth)).toMatchObject({ is: 'sign', phase: { kind: 'written', problems: [] } });
  booth.act({ do: 'signConfirm' });
  expect(part(booth)).toMatchObject({ phase: { kind: 'sealing' } });
  const wish = booth.effect('hearing')?.wish;
  if (wish?.wish !== 'answerRecord') throw new Error(wish?.wish);
  expect(wish.said).toMatchObject({
    hearing: HEARING, participant: 1, version: 1, digest: '1'.repeat(64), pages: 2, kind: 'confirmed', seen: [{ page: 1, ms: 4_000 }, { page: 2 }],
    signature: { documentSha256: '1'.repeat(64), pagesShown: [1, 2] },
  });
  news(booth, { news: 'recordKept', itemId: 'item', delivery: { kind: 'waiting' }, kind: 'confirmed', at: '2026-11-23T10:00:00.000+08:00' });
  expect(part(booth)).toMatchObject({ is: 'said', kind: 'confirmed', delivery: { kind: 'waiting' } });
  booth.send({ kind: 'courtAnswered', itemId: 'another', delivery: { kind: 'refused', at: '2026-11-23T10:01:00Z' } });
  booth.send({ kind: 'courtAnswered', itemId: 'item', delivery: { kind: 'received', number: '收1', at: '2026-11-23T10:02:00Z' } });
  expect(part(booth)).toMatchObject({ is: 'said', delivery: { kind: 'received', number: '收1' } });
  tap(booth, { do: 'recordClose' });
  expect(shown(booth)).toMatchObject({ at: 'court', record: { yours: 'confirmed' } });
}); // prettier-ignore

test('the pad’s own buttons sign the record too, and a pad that breaks drops the ink', () => {
  const booth = tap(read(), { do: 'recordSign' }).card();
  const job = signing(booth);
  booth
    .send({ kind: 'signingStarted', job, geometry, pad: PAD })
    .send({ kind: 'inkDrawn', job, samples, gaps: 0 });
  booth.send({ kind: 'signingBroke', job, error: { kind: 'disconnected', device: 'signaturePad', stage: 's', retryable: true, detail: '' } }); // prettier-ignore
  expect(part(booth)).toMatchObject({ phase: { kind: 'broke' }, mayUseScreen: true });
  expect(booth.visit.ink).toBeNull();
  booth.act({ do: 'signAgain' });
  const again = signing(booth);
  expect(again).not.toBe(job);
  booth.send({ kind: 'signingStarted', job: again, geometry, pad: PAD });
  booth.send({ kind: 'inkDrawn', job: again, samples, gaps: 0 });
  booth.send({ kind: 'padPressed', job: again, button: 'confirm' });
  expect(booth.effect('hearing')?.wish.wish).toBe('answerRecord');
});

test('not signing is asked once more and kept as it is, without ink and without a reason', () => {
  const booth = tap(reading(), { do: 'recordDecline' });
  expect(part(booth)).toEqual({ is: 'decline' });
  booth.act({ do: 'back', unfinished: null });
  expect(part(booth)).toMatchObject({ is: 'page' });
  tap(booth, { do: 'recordDecline' }, { do: 'recordDeclineSure' });
  const wish = booth.effect('hearing')?.wish;
  expect(wish).toMatchObject({ wish: 'answerRecord', said: { kind: 'notSigned', signature: null } });
  news(booth, { news: 'recordNotKept' });
  expect(booth.visit.overlay).toEqual({ kind: 'notKept' });
  booth.act({ do: 'closeOverlay' });
  tap(booth, { do: 'recordDeclineSure' });
  news(booth, {
    news: 'recordKept',
    itemId: 'item',
    delivery: { kind: 'waiting' },
    kind: 'notSigned',
    at: '2026-11-23T10:00:00.000+08:00',
  });
  expect(part(booth)).toMatchObject({ is: 'said', kind: 'notSigned' });
  // a change of mind is possible, and is not asked for
  tap(
    booth,
    { do: 'recordClose' },
    { do: 'recordOpen' },
    { do: 'recordTurn', by: 1 },
    { do: 'recordTurn', by: 1 },
  );
  expect(part(booth)).toMatchObject({ is: 'page', page: 2, yours: 'notSigned', maySign: true });
  tap(booth, { do: 'recordDecline' });
  expect(part(booth).is).toBe('page');
  tap(booth, { do: 'recordSign' });
  expect(part(booth).is).toBe('card');
});

test('a correction is asked in own words, said again after the line was down, and shown until the clerk answers', () => {
  const booth = tap(reading(), { do: 'recordLine', line: 3 });
  expect(part(booth)).toEqual({ is: 'line', number: 3, speaker: '审判员', words: '第3句话' });
  tap(booth, { do: 'recordCorrect', words: '我说的是第四句' });
  const wish = booth.effect('hearing')?.wish;
  if (wish?.wish !== 'say' || wish.ask.ask !== 'correct') throw new Error('nothing was asked');
  expect(wish.ask).toMatchObject({ version: 1, line: 3, words: '我说的是第四句' });
  tap(booth, { do: 'recordTurn', by: 1 });
  expect(part(booth)).toMatchObject({ mine: [{ line: 3, state: 'unsent' }] });
  booth.effects = [];
  news(booth, { news: 'line', up: false });
  news(booth, { news: 'line', up: true });
  expect(booth.effect('hearing')?.wish).toEqual(wish);
  const { id, line, version, words } = wish.ask;
  const request = { id, line, version, words, answer: null };
  news(booth, { news: 'told', told: told({ requests: [request] }) });
  expect(part(booth)).toMatchObject({ mine: [{ line: 3, state: 'open' }] });
  const noted = {
    ...request,
    answer: { kind: 'noted', why: '与录音一致', at: '2026-11-23T10:00:00Z' },
  } as const;
  news(booth, { news: 'told', told: told({ requests: [noted] }) });
  expect(part(booth)).toMatchObject({ mine: [{ state: 'noted', why: '与录音一致' }] });
  booth.effects = [];
  news(booth, { news: 'line', up: true });
  expect(booth.effects).toEqual([]);
});

test('a new version takes the old one out of the hands, and is read again from the page of its first change', () => {
  const booth = tap(read(), { do: 'recordSign' }).card();
  write(booth);
  const job = signing(booth);
  news(booth, { news: 'told', told: told({ version: versionOf(2, lines, 7) }) });
  expect(booth.effects).toContainEqual({ kind: 'stopSigning', job });
  expect(booth.visit.ink).toBeNull();
  expect(part(booth)).toEqual({ is: 'fetching' });
  news(booth, { news: 'recordCame', text: wholeOf(2, 7) });
  // page 1 was seen and has not changed
  expect(part(booth)).toMatchObject({ is: 'page', page: 2, changedFrom: 7, maySign: true });
  const third = news(booth, { news: 'told', told: told({ version: versionOf(3, lines, 2) }) });
  news(third, { news: 'recordCame', text: wholeOf(3, 2) });
  expect(part(third)).toMatchObject({ is: 'page', page: 1, maySign: false });
});

test('whoever skipped a version reads the next one whole', () => {
  const booth = news(read(), { news: 'told', told: told({ version: versionOf(3, lines, 8) }) });
  news(booth, { news: 'recordCame', text: wholeOf(3, 8) });
  expect(part(booth)).toMatchObject({ is: 'page', page: 1 });
});

test('what is being sealed is not taken away by a new version', () => {
  const booth = tap(read(), { do: 'recordSign' }).card();
  write(booth).act({ do: 'signConfirm' });
  news(booth, { news: 'told', told: told({ version: versionOf(2, lines, 7) }) });
  expect(part(booth)).toMatchObject({ is: 'sign', phase: { kind: 'sealing' } });
  news(booth, {
    news: 'recordKept',
    itemId: 'item',
    delivery: { kind: 'waiting' },
    kind: 'confirmed',
    at: '2026-11-23T10:00:00.000+08:00',
  });
  tap(booth, { do: 'recordClose' });
  // the new version is still to be answered
  expect(shown(booth)).toMatchObject({ at: 'court', record: { version: 2, yours: null } });
  tap(booth, { do: 'recordOpen' });
  expect(part(booth)).toEqual({ is: 'fetching' });
});

test('a court that closes takes the record out of nobody’s hands, and offers it to whoever has not answered', () => {
  const away = { at: 'away', why: 'closed' } as const;
  const booth = tap(read(), { do: 'recordSign' }).card();
  news(booth, { news: 'told', told: told({}, away) });
  expect(part(booth).is).toBe('sign');
  booth.act({ do: 'signRefuse' });
  tap(booth, { do: 'recordClose' });
  expect(shown(booth)).toMatchObject({ at: 'ended', why: 'closed', record: true });
  tap(booth, { do: 'recordOpen' });
  expect(part(booth)).toMatchObject({ is: 'page' });
  const answered = news(inCourt(), { news: 'told', told: told({ yours: 'confirmed' }, away) });
  expect(shown(answered)).toMatchObject({ at: 'ended', record: false });
});

test('an old card signs nothing: it is asked for again', () => {
  const booth = tap(read(), { do: 'recordSign' }).card();
  write(booth);
  booth.now += booth.moment().pack.timeouts.freshIdentityMs + 1;
  booth.act({ do: 'signConfirm' });
  expect(part(booth)).toMatchObject({ is: 'card' });
  expect(booth.effect('hearing')?.wish.wish).not.toBe('answerRecord');
});

// ---------------------------------------------------------------- every state

const acts: readonly HearingAct[] = [
  { do: 'recordOpen' }, { do: 'recordTurn', by: 1 }, { do: 'recordTurn', by: -1 }, { do: 'recordLine', line: 2 }, { do: 'recordSign' },
  { do: 'recordDecline' }, { do: 'recordDeclineSure' }, { do: 'recordCardAgain' }, { do: 'recordClose' },
]; // prettier-ignore
const news2: readonly HearingNews[] = [
  { news: 'recordCame', text: wholeOf(1) }, { news: 'recordCame', text: wholeOf(2, 7) }, { news: 'recordCame', text: null },
  { news: 'recordKept', itemId: 'item', delivery: { kind: 'waiting' }, kind: 'confirmed', at: '2026-11-23T10:00:00.000+08:00' }, { news: 'recordNotKept' },
  { news: 'told', told: told({}) }, { news: 'told', told: told({ version: versionOf(2, lines, 7) }) },
  { news: 'told', told: told({}, { at: 'away', why: 'closed' }) },
]; // prettier-ignore
const events: readonly BoothEvent[] = [
  ...acts.map((act): BoothEvent => ({ kind: 'act', act: { do: 'hearing', act } })),
  ...news2.map((one): BoothEvent => ({ kind: 'hearing', news: one })),
  { kind: 'cardRead', card: wang, warnings: [], samNumber: 's' },
  { kind: 'cardRead', card: other, warnings: [], samNumber: 's' },
  { kind: 'signingStarted', job: 'id', geometry, pad: PAD },
  { kind: 'inkDrawn', job: 'id', samples, gaps: 0 },
  ...(['signDone', 'signConfirm', 'signAgain', 'signRefuse', 'signOnScreen'] as const).map((one): BoothEvent => ({ kind: 'act', act: { do: one } })),
  { kind: 'act', act: { do: 'back', unfinished: null } }, { kind: 'act', act: { do: 'closeOverlay' } },
  { kind: 'courtAnswered', itemId: 'item', delivery: { kind: 'received', number: '收1', at: '2026-11-23T10:02:00Z' } },
]; // prettier-ignore

test('in every state nothing is sealed that was not read to its end with a fresh card, and every state can be drawn', () => {
  const start = laid();
  const moment: Moment = { ...start.moment(), newId: 'id' };
  const key = ({ place, overlay, ink, signsOnScreen }: Visit): string => {
    if (place.kind !== 'hearing' || place.hall.at !== 'inside') return JSON.stringify(place);
    const { record, told: now } = place.hall;
    const pages = record.seen.map(({ page }) => page).toSorted((a, b) => a - b);
    return JSON.stringify([
      now.standing, now.record?.version.version, now.record?.yours, record.text?.version.version, pages, record.where, record.said,
      overlay?.kind, ink?.batches.length, signsOnScreen,
    ]);
  }; // prettier-ignore
  const seen = new Map([[key(start.visit), start.visit]]);
  const queue = [start.visit];
  const [wrong, sealed] = [new Set<string>(), new Set<string>()];
  for (let from = queue.pop(); from !== undefined; from = queue.pop())
    for (const event of events) {
      const { state, effects } = step(from, event, moment);
      if (state.kind !== 'visit') continue;
      
      for (const effect of effects) {
        if (effect.kind !== 'hearing' || effect.wish.wish !== 'answerRecord') continue;
        const { said } = effect.wish;
        sealed.add(said.kind);
        if (said.card.number !== wang.number) wrong.add('somebody else’s card');
        const pages = said.seen.map(({ page }) => page).toSorted((a, b) => a - b);
        if (said.kind === 'confirmed' && pages.join() !== '1,2') wrong.add(`signed after pages ${pages.join()}`);
        if ((said.kind === 'confirmed') !== (said.signature !== null)) wrong.add('ink without signing, or signing without ink');
      }
      const next = (state.ink?.batches.length ?? 0) > 1 ? from : state;
      if (seen.has(key(next))) continue;
      if (next.place.kind === 'hearing') screenOf(next, moment);
      seen.set(key(next), next);
      queue.push(next);
    }
  expect([...wrong]).toEqual([]);
  expect([...sealed].toSorted()).toEqual(['confirmed', 'notSigned']);
  expect(seen.size).toBeGreaterThan(60);
}); // prettier-ignore
