/** Every state of the web page: of those that differ by their words alone the longest stand for all. */
import { EndReason, type LiveTell, type RoomView, type SeatView } from '../../../main/contract/live.ts';
import { now, sha256 } from '../fixtures/kit.ts';
import { court, draft, equipment, guest, host, ink, paper, writing } from './rooms.ts';
import type { Step, WebState } from './state.ts';
import { table } from './table.ts';

const of = (name: string, room: RoomView, more: Partial<WebState> = {}): WebState => ({
  name,
  room,
  ...more,
});
const pressed = (name: string, room: RoomView, ...press: readonly Step[]): WebState => ({
  name,
  room,
  press,
});
const entry = (name: string, refused: string, press: readonly Step[] = [{ write: '7K3MF-Q9P2D' }, '填好了']): WebState => ({ name: `entry-${name}`, code: { refused }, press }); // prettier-ignore
const mine =
  (more: Partial<SeatView>) =>
  (seat: number): Partial<SeatView> =>
    seat === 2 ? more : {};
const checking = guest(2, {}, mine({ phase: 'checking' }));
const lobby = guest(2, {}, mine({ phase: 'lobby' }));
/** Everything at once that can be said of somebody in a tile. */
const busy = (seat: number): Partial<SeatView> =>
  seat === 1 ? { microphone: false, hears: false, wish: 'aside', camera: false } : seat === 3 ? { online: false } : {}; // prettier-ignore
const waits = (seat: number): Partial<SeatView> =>
  seat === 4 ? { phase: 'lobby', equipment } : seat === 5 ? { phase: 'checking' } : {};
const made = { recording: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X', value: sha256, yours: null, missing: [1, 2, 3] } as const; // prettier-ignore
const off = (yours: null | 'confirmed'): NonNullable<RoomView['recording']> => ({
  state: { kind: 'off', why: 'notWritten' },
  may: null,
  made: [{ ...made, missing: [...made.missing], yours }],
});
const paused: NonNullable<RoomView['recording']> = { state: { kind: 'paused', since: now, ground: 'mediationByJudge', why: 'relayLost' }, may: null, made: [] }; // prettier-ignore
const catalogue: LiveTell = {
  t: 'catalogue', number: '收20261123-000012',
  entries: [
    { what: 'document', name: '申请书', proves: '', page: 1, pages: 3 },
    { what: 'evidence', name: '微信聊天记录截图（2025年3月到6月）', proves: '对方承认借款没有还，并且答应年底以前分三次还清。', page: 4, pages: 12 },
  ],
}; // prettier-ignore
const found: LiveTell = {
  t: 'found', paper: 'p'.repeat(22), words: '五千元', more: true, going: true,
  found: [
    { page: 2, by: null, before: '被告在二〇二五年三月收到原告转来的', match: '五千元', after: '，没有写借条。' },
    { page: 3, by: { role: 'party', seat: 2 }, before: '我只收到', match: '五千元', after: '' },
  ],
}; // prettier-ignore

export const states: readonly WebState[] = [
  entry('code', 'badCode', []),
  entry('empty', 'badCode', ['填好了']),
  entry('expired', 'codeExpired'),
  entry('unreachable', 'unreachable'),
  of('opening', checking, { devices: 'asking' }),
  { name: 'connecting' },
  of('check', checking),
  pressed('check-asked', checking, '都好了'),
  of('check-nothing', checking, { devices: 'none', press: ['我没听到'] }),
  of('lobby', lobby),
  of('lobby-nobody', guest(2, { recording: paused }, (seat) => (seat === 2 ? { phase: 'lobby' } : { online: false }))),
  of('lobby-lost', lobby, { after: 'lost' }),

  of('room-alone', guest(2, {}, (seat) => (seat === 1 ? { phase: 'left' } : {}))),
  of('room-two', guest(2)),
  of('room-three', guest(3, {}, busy)),
  of('room-six', guest(6, {}, busy)),
  pressed('room-asking', guest(3), '没听清', '我要说话', '想休息一下', '我的声音', '我的画面'),
  of('room-no-camera', guest(3), { devices: 'none' }),
  of('room-lost', guest(3), { after: 'lost' }),
  pressed('room-leaving', guest(3), '离开会话'),
  of('room-apart', guest(3, { caucus: true }, mine({ apart: true }))),
  of('room-break', guest(3, { paused: true })),
  of('room-relay-lost', guest(6, { relayLost: true, recording: paused })),

  of('host-alone', host(1)),
  of('host-three', host(5, {}, waits)),
  of('host-full', host(5, { most: 3 }, waits)),
  of('host-eight', host(8, {}, busy)),
  pressed('host-choose', host(2), '请远方的人加入'),
  pressed('host-code', host(2), '请远方的人加入', '当事人'),
  of('host-aside', host(3, { caucus: true }, (seat) => (seat === 3 ? { apart: true } : {}))),
  of('host-break', host(3, { paused: true })),
  of('host-relay-lost', host(6, { relayLost: true, recording: paused })),
  pressed('host-ending', host(3, { recording: off('confirmed') }), '结束会话'),

  of('paper', guest(3, { paper: paper() }), { tells: ink }),
  pressed('paper-own', guest(6, { paper: paper({ leader: 3, keepers: [2], drawers: [] }) }), '下一页'),
  pressed('paper-large', guest(3, { paper: paper() }), '放大', '我要画', '工具放左边'),
  pressed('paper-note', guest(3, { paper: paper() }), '写一句话', { write: '这个数不对，我只收到五千元。' }),
  of('paper-refused', guest(3, { paper: paper() }), { tells: [...ink, { t: 'refused', ask: 'note', why: 'full' }] }),
  of('paper-host', host(5, { paper: paper() }, waits), { tells: [...ink, catalogue, found], press: ['一起看文书'] }),
  of('paper-lay', host(3), { tells: [{ t: 'marksKept', paper: 'p'.repeat(22), marks: null }], press: ['一起看文书', '放申请书'] }),
  of('paper-apart', guest(3, { paper: paper(), caucus: true }), { tells: ink, after: 'lost' }),

  of('draft-read', guest(3, { draft: draft({ writers: [], locked: true, version: 2 }) }), { tells: writing }),
  of('draft-write', guest(3, { draft: draft() }), { tells: writing, press: ['常用条款'] }),
  of('draft-refused', guest(3, { draft: draft() }), { tells: [...writing, { t: 'draftRefused', draft: 'd'.repeat(22), n: 1, why: 'words' }] }),
  of('draft-changes', guest(3, { draft: draft() }), { tells: writing, press: ['看改了什么'] }),
  of('draft-paper', guest(6, { draft: draft(), paper: paper() }), { tells: [...writing, ...ink] }),
  of('draft-paper-turned', guest(6, { draft: draft(), paper: paper() }), { tells: [...writing, ...ink], press: ['一起看文书'] }),

  ...table,

  of('recording-confirm', guest(3, { recording: off(null) })),
  pressed('recording-object', guest(3, { recording: off(null) }), '有异议', '写好了'),
  of('recording-missing', host(3, { recording: off('confirmed') })),
  of('recording-sealing', guest(3, { recording: { ...off(null), made: [{ ...made, value: null, missing: [] }] } })),

  of('court', court(5, {}, waits)),
  of('court-eight', court(8, { recording: { state: { kind: 'on', since: now, ground: 'hearing' }, may: 'hearing', made: [] } }, busy)),
  of('court-record', court(4), { tells: [{ t: 'refused', ask: 'record', why: 'noPlace' }], press: ['开始录音录像'] }),
  of('court-paper', court(5, { paper: paper({ drawers: [2, 3] }) }, waits), { tells: ink, press: ['一起看文书'] }),
  of('court-relay-lost', court(5, { relayLost: true }, waits)),

  ...([...EndReason.options, 'forgotten', 'elsewhere'] as const).map((after) => of(`over-${after}`, guest(2), { after })),
]; // prettier-ignore
