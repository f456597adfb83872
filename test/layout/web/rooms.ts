/** Rooms as one seat has them: who sits in them, what lies on the table, what is written. */
import type { PaperView } from '../../../main/contract/coview.ts';
import type { DraftView } from '../../../main/contract/draft.ts';
import type { LiveRole, LiveTell, RoomView, SeatView } from '../../../main/contract/live.ts';
import { clauseTexts, writerOf } from '../../../main/draft/clauseTexts.ts';
import { stateTells } from '../../../main/draft/pieces.ts';
import { clauses as library } from '../../../build/policy/agreements.ts';
import { now, sha256 } from '../fixtures/kit.ts';

const ROLES: readonly LiveRole[] = ['booth', 'party', 'agent', 'interpreter', 'party', 'mediator', 'party', 'judicialOfficer']; // prettier-ignore
const COURT: readonly LiveRole[] = ['judge', 'plaintiff', 'defendant', 'thirdParty', 'witness', 'defendant', 'agent', 'plaintiff']; // prettier-ignore
export const equipment = { camera: true, microphone: true, speaker: 'heard' } as const;
export const health = { level: 'bad', rttMs: 1_204, lostPercent: 12.5, inKbps: 96 } as const;

type Seats = (seat: number) => Partial<SeatView>;
const seatsOf = (count: number, roles: readonly LiveRole[], of: Seats): SeatView[] =>
  Array.from({ length: count }, (_, index) => ({
    seat: index + 1, role: roles[index] ?? 'party', host: index === 0, phase: 'admitted', online: true, microphone: true, camera: true,
    wish: 'none', hears: true, apart: false, equipment: null, health: null, ...of(index + 1),
  })); // prettier-ignore

const ROOM: Omit<RoomView, 'you' | 'seats'> = {
  room: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X', links: [], most: 8, relayLost: false, caucus: false, paused: false, paper: null, draft: null,
  recording: { state: { kind: 'on', since: now, ground: 'mediationByJudge' }, may: null, made: [] },
}; // prettier-ignore

/** As whoever sits on seat 2 has it. */
export const guest = (count: number, more: Partial<RoomView> = {}, of: Seats = () => ({})): RoomView => ({
  ...ROOM,
  you: 2,
  seats: seatsOf(count, ROLES, of),
  ...more,
});
/** As the host has it, who came from the desk. */
export const host = (count: number, more: Partial<RoomView> = {}, of: Seats = () => ({})): RoomView => ({
  ...ROOM,
  you: 1,
  seats: seatsOf(count, ['mediator', ...ROLES.slice(1)], (seat) => (seat > 1 ? { health, ...of(seat) } : of(seat))),
  ...more,
}); // prettier-ignore
/** A hearing, as its judge has it. */
export const court = (count: number, more: Partial<RoomView> = {}, of: Seats = () => ({})): RoomView => ({
  ...host(count, { hearing: true, recording: { state: { kind: 'off', why: null }, may: 'hearing', made: [] }, ...more }),
  seats: seatsOf(count, COURT, (seat) => (seat > 1 ? { health, ...of(seat) } : of(seat))),
}); // prettier-ignore

export const paper = (more: Partial<PaperView> = {}): PaperView => ({
  paper: 'p'.repeat(22), what: 'document', sha256, pages: 3, page: 1, leader: 1, drawers: [2], keepers: [], keepsFrom: 0, ...more,
}); // prettier-ignore
const mark = (order: number, seat: number, role: LiveRole) => ({ order, seat, role, mark: `mark-${order}-000`, page: 1 }); // prettier-ignore
const wave = (y: number) =>
  Array.from({ length: 24 }, (_, at) => [1_200 + at * 260, y + (at % 2) * 120]).flat();
/** Two have drawn, one has written a long line, and an earlier session left something. */
export const ink: readonly LiveTell[] = [
  {
    t: 'ink', paper: 'p'.repeat(22),
    changes: [
      { c: 'stroke', ...mark(1, 2, 'party'), from: 0, points: wave(2_000) },
      { c: 'stroke', ...mark(2, 3, 'agent'), from: 0, points: wave(3_500) },
      { c: 'note', ...mark(3, 2, 'party'), x: 600, y: 4_600, words: '这个数不对，我只收到五千元，有转账记录。' },
      { c: 'note', ...mark(4, 1, 'mediator'), x: 600, y: 8_600, words: '请双方再核对。' },
    ],
  },
  {
    t: 'earlier', paper: 'p'.repeat(22), set: '01J8ZQ4Y3M7N5P2R6S9T0V1W2Y', at: now,
    changes: [{ c: 'note', ...mark(1, 2, 'party'), x: 600, y: 600, words: '上次谈到这里。' }],
  },
]; // prettier-ignore

const DRAFT = 'd'.repeat(22);
export const draft = (more: Partial<DraftView> = {}): DraftView => ({ draft: DRAFT, locked: false, writers: [2], version: null, ...more }); // prettier-ignore
const payment =
  '被申请人付给申请人人民币30,000.00元（大写：叁万元整），分3期付清：第1期在2026年12月25日以前付10,000.00元；第2期在2027年1月25日以前付10,000.00元。';
const TEXTS = [
  ['facts', '被申请人向申请人借款三万元，写了借条，到期没有还。双方是邻居，都愿意商量着解决。'],
  ['c1', payment],
  ['c2', library[0]?.text ?? ''],
  ['c3', ''],
] as const;
function written(): readonly LiveTell[] {
  const texts = clauseTexts({ writer: writerOf(1, 7) });
  for (const [clause, text] of TEXTS) texts.write(clause, text);
  const state = texts.state();
  texts.close();
  return stateTells(DRAFT, state);
}
/** The sheet, what is written, who writes where, and the version that was read before. */
export const writing: readonly LiveTell[] = [
  {
    t: 'draftSheet', draft: DRAFT,
    sheet: {
      clauses: TEXTS.map(([clause], number) => ({ clause, number, free: clause !== 'c1', most: 400 })),
      findings: [{ level: 'block', code: 'needsSpecialAuthority', clause: null }, { level: 'warn', code: 'personalStatus', clause: 'facts' }],
      missing: ['𠮷'],
    },
    library: library.slice(0, 4).map(({ label, text }) => ({ label: label['zh-CN'], text })),
  },
  ...written(),
  { t: 'draftWhere', draft: DRAFT, seat: 3, role: 'agent', clause: 'c2' },
  {
    t: 'draftVersion', draft: DRAFT,
    version: { version: 1, at: now, sha256, clauses: TEXTS.slice(0, 3).map(([clause, text], number) => ({ clause, number, text: number === 1 ? text.replace('三万', '四万').replace('叁万', '肆万') : text })) },
  },
]; // prettier-ignore
