/** What the booth does between its person and the court at a hearing, and what it tells of itself when something breaks. */
import { expect, test } from 'vitest';
import { FaultRecord, type ArrivalAnswer, type HearingTold } from '../../contract/hearing/border.ts';
import { recordText } from '../../contract/hearing/record.ts';
import { RecordConfirmation, type RecordWhole } from '../../contract/hearing/recordBorder.ts';
import { sha256Hex } from '../util/digest.ts';
import { createClock } from '../util/clock.ts';
import { simulatedTime } from '../util/simulatedClock.ts';
import { wang } from '../visit/visitKit.ts';
import { createAttendant, type Attendant } from './attendant.ts';
import type { Answer } from './recordCheck.ts';
import type { HearingNews } from './hall.ts';

const TOKEN = 'a'.repeat(43);
const HEARING = '01J8ZQ4Y3M7N5P2R6S9T0V1W2X';
const told = (at: 'waiting' | 'inCourt' | 'identified', ticket: string | null = null): HearingTold => ({
  info: {
    hearing: HEARING, caseNumber: '（2026）渝0103民初2081号', cause: '借款', startsAt: '2026-03-04T09:00:00+08:00', courtroom: '第三法庭',
    judge: '周*明', role: 'defendant', phone: '023-1', rules: [],
  },
  who: 3, standing: { at }, courtOpen: true, called: false, ticket, floor: 'none', warnings: 0, warning: '', cardOld: false, bar: null,
  wantsOffline: null, record: null,
}); // prettier-ignore
const come: ArrivalAnswer = { kind: 'come', attendance: TOKEN, told: told('identified') };

/** A booth whose memory outlives it. */
class Booth {
  readonly time = simulatedTime();
  readonly memory = new Map<string, string>();
  readonly faults: FaultRecord[] = [];
  said: unknown[] = [];
  seats: (string | null)[] = [];
  media = 0;
  news: HearingNews[] = [];
  line = true;
  answer: ArrivalAnswer | null = come;
  text: RecordWhole | null = null;
  readonly sealed: RecordConfirmation[] = [];
  room = true;
  attendant: Attendant;
  #ids = 0;
  constructor() {
    this.attendant = this.start();
  }
  start(): Attendant {
    return createAttendant({
      clock: createClock(this.time),
      log: () => undefined,
      memory: {
        meta: (name) => this.memory.get(name) ?? null,
        keepMeta: (name, value) => void this.memory.set(name, value),
      },
      arrive: () => Promise.resolve(this.answer),
      say: (frame) => this.line && this.said.push(frame.say) > 0,
      tellFault: (_ref, fault) => void this.faults.push(FaultRecord.parse(fault)),
      newId: () => `id${++this.#ids}`,
      record: () => Promise.resolve(this.text),
      capture: (said) =>
        Promise.resolve(
          this.room ? { itemId: `item${this.sealed.push(RecordConfirmation.parse(said))}` } : null,
        ),
      deliveryOf: () => ({ kind: 'received', number: '收1', at: answer.at }),
      samplesDigest: () => 'e'.repeat(64),
      online: () => this.line,
      seat: (ticket) => void this.seats.push(ticket),
      mayOpenMedia: () => void (this.media += 1),
      tell: (news) => void this.news.push(news),
    });
  }
  async come(): Promise<this> {
    this.attendant.perform({ wish: 'arrive', code: '1234567890', card: wang });
    await Promise.resolve();
    await Promise.resolve();
    this.attendant.heard({ attendance: TOKEN, told: told('waiting') });
    return this;
  }
}
const at = (text: string): number => Date.parse(text);

test('the seat follows the ticket, camera and microphone come with the card alone, and all of it ends with the visit', async () => {
  const booth = new Booth();
  booth.attendant.perform({ wish: 'arrive', code: '1234567890', card: wang });
  await Promise.resolve();
  expect(booth.news).toEqual([{ news: 'answered', answer: come }]);
  expect({ seats: booth.seats, media: booth.media }).toEqual({ seats: [], media: 1 });
  booth.attendant.heard({ attendance: TOKEN, told: told('waiting', 't'.repeat(43)) });
  booth.attendant.heard({ attendance: 'b'.repeat(43), told: null });
  expect(booth.seats).toEqual(['t'.repeat(43)]);
  booth.attendant.forget();
  expect(booth.seats.at(-1)).toBeNull();
  expect(booth.said.at(-1)).toEqual({ ask: 'leave' });
  expect(JSON.stringify([...booth.memory])).not.toMatch(/2081|王|5001/);
});

test('whoever is not let in has neither camera nor microphone', async () => {
  const booth = new Booth();
  booth.answer = { kind: 'refused', why: 'otherPerson', from: null, bar: null, phone: '' };
  booth.attendant.perform({ wish: 'arrive', code: '1234567890', card: wang });
  await Promise.resolve();
  expect({ seats: booth.seats, media: booth.media }).toEqual({ seats: [null], media: 1 });
});

test('a start after a power cut tells the court since when there was no sign of life, and the entrance says so until somebody is back', async () => {
  const booth = await new Booth().come();
  booth.time.advance(61_000);
  const cutAt = booth.time.wallMs();
  booth.time.advance(30_000);
  // what the running program wrote since the cut never happened
  const kept = JSON.parse(booth.memory.get('hearing.here') ?? '{}') as Record<string, string>;
  booth.memory.set('hearing.here', JSON.stringify({ ...kept, aliveAt: new Date(cutAt - 1_000).toISOString() }));
  booth.attendant = booth.start();
  expect(booth.faults).toMatchObject([
    { kind: 'powerOrProgram', hearing: HEARING, participant: 3, ups: 'notFitted', bootId: 'simulated-boot' },
  ]);
  const [fault] = booth.faults;
  expect(at(fault?.from ?? '')).toBe(cutAt - 1_000);
  expect(at(fault?.until ?? '')).toBe(booth.time.wallMs());
  expect(booth.attendant.door().door.cut).toBe(true);
  // told once: the next start has nothing to tell
  expect(booth.start().door().door.cut).toBe(true);
  expect(booth.faults).toHaveLength(1);
  await booth.come();
  expect(booth.attendant.door().door.cut).toBe(false);
}); // prettier-ignore

test('an end in order leaves nothing to tell at the next start', async () => {
  const booth = await new Booth().come();
  booth.attendant.forget();
  booth.start();
  expect(booth.faults).toEqual([]);
});

test('a sign of life is written down every twenty seconds, and no more once the person has left', async () => {
  const booth = await new Booth().come();
  const aliveAt = (): number => at((JSON.parse(booth.memory.get('hearing.here') ?? '{}') as { aliveAt: string }).aliveAt); // prettier-ignore
  booth.time.advance(65_000);
  expect(booth.time.wallMs() - aliveAt()).toBe(5_000);
  booth.attendant.forget();
  booth.time.advance(65_000);
  expect(booth.memory.get('hearing.here')).toBe('');
});

test('a line that was lost in a hearing is told when it is back, with both times; and the court is asked how things stand', async () => {
  const booth = await new Booth().come();
  const lostAt = booth.time.wallMs();
  booth.line = false;
  booth.attendant.lineIs(false);
  booth.time.advance(42_000);
  booth.line = true;
  booth.said = [];
  booth.attendant.lineIs(true);
  expect(booth.faults).toMatchObject([{ kind: 'lineLost', hearing: HEARING, participant: 3 }]);
  expect(booth.faults[0]?.line.map(({ up }) => up)).toEqual([false, true]);
  expect(at(booth.faults[0]?.from ?? '')).toBe(lostAt);
  expect(at(booth.faults[0]?.until ?? '')).toBe(lostAt + 42_000);
  expect(booth.said).toEqual([{ ask: 'here' }]);
  expect(booth.news.filter(({ news }) => news === 'line')).toEqual([
    { news: 'line', up: false },
    { news: 'line', up: true },
  ]);
});

test('whoever left while the line was down has left once it is back', async () => {
  const booth = await new Booth().come();
  booth.line = false;
  booth.attendant.lineIs(false);
  booth.attendant.forget();
  booth.line = true;
  booth.said = [];
  booth.attendant.lineIs(true);
  expect(booth.said).toEqual([{ ask: 'leave' }]);
  expect(booth.faults).toEqual([]);
});

test('a kept seat is known over a restart, and one who comes without the court there is told the clerk’s number', () => {
  const booth = new Booth();
  const seat = { hearing: HEARING, from: '2026-03-04T08:50:00+08:00', startsAt: '2026-03-04T09:10:00+08:00', until: '2026-03-04T09:40:00+08:00', phone: '023-7' }; // prettier-ignore
  booth.attendant.kept([seat]);
  booth.attendant = booth.start();
  expect(booth.attendant.door()).toMatchObject({ door: { kept: { until: seat.until } }, phone: '023-7' });
  booth.attendant.perform({ wish: 'noteOffline' });
  expect(booth.faults).toMatchObject([
    { kind: 'refusedOffline', hearing: HEARING, participant: null, until: null },
  ]);
  booth.time.advance(40 * 60_000);
  expect(booth.attendant.door()).toEqual({ door: { cut: false, kept: null }, phone: '', soon: null });
  const later = (minutes: number): string => new Date(booth.time.wallMs() + minutes * 60_000).toISOString();
  const next = { ...seat, from: later(11), startsAt: later(31), until: later(61) };
  booth.attendant.kept([next]);
  expect(booth.attendant.door()).toMatchObject({ soon: null });
  booth.time.advance(60_000);
  expect(booth.attendant.door()).toMatchObject({ door: { kept: null }, soon: next.from });
  booth.time.advance(10 * 60_000);
  expect(booth.attendant.door()).toMatchObject({ door: { kept: { until: next.until } }, soon: null });
});

// ---------------------------------------------------------------- the record

const head = { hearing: HEARING, caseNumber: '2081号', cause: '借款', courtroom: '三', judge: '周*明', startsAt: '2026-03-04T01:00:00Z' }; // prettier-ignore
const lines = [{ speaker: '审判员', words: '现在开庭。' }];
const version = { version: 1, digest: sha256Hex(recordText(head, 1, lines)), pages: 1, changedFrom: 1, laidAt: '2026-03-04T02:00:00Z' }; // prettier-ignore
const whole: RecordWhole = { ...head, version, lines, annex: [] };
const answer: Answer = {
  v: 1, id: 'answer', hearing: HEARING, participant: 3, version: 1, digest: version.digest, title: '庭审笔录（第1版）', pages: 1, kind: 'notSigned',
  card: wang, identity: { method: 'chipCard', level: 'L1', cardType: 'resident', warnings: [], samNumber: 's', at: '2026-03-04T10:00:00+08:00' },
  seen: [{ page: 1, ms: 900 }], signature: null, at: '2026-03-04T10:00:00+08:00', policyVersion: '1',
}; // prettier-ignore
const closed = { ...told('inCourt'), standing: { at: 'away', why: 'closed' } } as const;
const settled = async (): Promise<void> => {
  await Promise.resolve();
  await Promise.resolve();
};

test('a record whose words are not those of its digest is shown to nobody', async () => {
  const booth = await new Booth().come();
  const changed: RecordWhole = { ...whole, lines: [{ speaker: '审判员', words: '改过的' }] };
  for (const [text, came] of [[whole, whole], [changed, null], [null, null]]) {
    booth.text = text ?? null;
    booth.attendant.perform({ wish: 'fetchRecord' });
    await settled();
    expect(booth.news.at(-1)).toEqual({ news: 'recordCame', text: came });
  }
}); // prettier-ignore

test('an answer is sealed with the coming it belongs to, whether the line is there or not, and once', async () => {
  const booth = await new Booth().come();
  booth.line = false;
  booth.attendant.perform({ wish: 'answerRecord', said: answer });
  await settled();
  expect(booth.news.at(-1)).toEqual({
    news: 'recordKept',
    itemId: 'item1',
    // the court was faster than the news of the keeping
    delivery: { kind: 'received', number: '收1', at: answer.at },
    kind: 'notSigned',
    at: answer.at,
  });
  expect(booth.sealed).toMatchObject([{ attendance: TOKEN, link: 'offline', kind: 'notSigned' }]);
  booth.room = false;
  booth.attendant.perform({ wish: 'answerRecord', said: answer });
  await settled();
  expect(booth.news.at(-1)).toEqual({ news: 'recordNotKept' });
});

test('a court that closes ends camera and microphone, and a record that waits is still answered for the same coming', async () => {
  const booth = await new Booth().come();
  booth.attendant.heard({
    attendance: TOKEN,
    told: { ...closed, record: { version, yours: null, requests: [] } },
  });
  expect(booth.seats.at(-1)).toBeNull();
  booth.attendant.perform({ wish: 'answerRecord', said: answer });
  await settled();
  expect(booth.sealed).toMatchObject([{ attendance: TOKEN }]);
  // nothing to tell of a power cut any more: the hearing is over
  booth.start();
  expect(booth.faults).toEqual([]);
  const without = await new Booth().come();
  without.attendant.heard({ attendance: TOKEN, told: closed });
  without.attendant.perform({ wish: 'answerRecord', said: answer });
  await settled();
  expect(without.news.at(-1)).toEqual({ news: 'recordNotKept' });
});
