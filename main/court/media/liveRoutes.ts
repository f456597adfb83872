/** The doors of the rooms: a code for a seat from anywhere, and the desk's own way in. */
import { z } from 'zod';
import { PaperPost } from '../../contract/coview.ts';
import { DeskSeatPost, LiveRooms, SeatAnswer, SeatPost } from '../../contract/live.ts';
import type { Result } from '../../contract/result.ts';
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import type { CodeRefusal, Rooms } from './rooms.ts';

export type LiveRouteParts = {
  readonly rooms: Rooms;
  readonly clerk: string;
};

const PRIVATE = { 'cache-control': 'no-store' };
const WORDS: Readonly<Record<CodeRefusal, readonly [number, string]>> = {
  badCode: [404, 'There is no such code.'],
  codeUsed: [409, 'This code was used already.'],
  codeExpired: [410, 'This code is too old.'],
  roomOver: [410, 'This room is over.'],
  full: [409, 'This room has no seat left.'],
};

const answerOf = (taken: Result<SeatAnswer, CodeRefusal>): Answer =>
  taken.ok ? json(taken.value, PRIVATE) : problem(WORDS[taken.error][0], taken.error, WORDS[taken.error][1]);

const SEATED = [
  { status: 200, words: 'The seat and the ticket for its line', schema: SeatAnswer },
  { status: 404, words: 'No such code', schema: null },
  { status: 409, words: 'Used already, or no seat left', schema: null },
  { status: 410, words: 'Too late', schema: null },
] as const;

export function liveRoutes({ rooms, clerk }: LiveRouteParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/live/seats',
      access: 'open',
      summary: 'Exchange a one-time code for a seat in a live session',
      body: SeatPost,
      answers: SEATED,
      // Fifty bits, for ten minutes: no guessing needs to be slowed down, and nobody can lock others out.
      handle: ({ body }) => Promise.resolve(answerOf(rooms.redeem(body.code))),
    }),
    route({
      method: 'POST',
      path: '/v1/live/papers',
      access: 'open',
      summary: 'Save a file the host of a live session has released to this seat',
      body: PaperPost,
      answers: [
        { status: 200, words: 'The file', schema: null, type: 'application/pdf' },
        { status: 403, words: 'Not released to this seat, or no more', schema: null },
        { status: 404, words: 'No such ticket, or no such paper before this seat', schema: null },
        { status: 422, words: 'The file cannot be opened', schema: null },
      ],
      handle: ({ body }) => released(rooms, body),
    }),
    route({
      method: 'GET',
      path: '/desk/api/live/rooms',
      access: 'clerk',
      summary: 'The live sessions that are open',
      answers: [{ status: 200, words: 'Open rooms', schema: LiveRooms }],
      handle: () => Promise.resolve(json(rooms.list(), PRIVATE)),
    }),
    route({
      method: 'POST',
      path: '/desk/api/live/rooms',
      access: 'clerk',
      summary: 'Open a live session and take its host’s seat',
      body: DeskSeatPost,
      answers: [{ status: 200, words: 'The host’s seat', schema: SeatAnswer }],
      handle: ({ body }) => Promise.resolve(json(rooms.open(body.role, clerk), PRIVATE)),
    }),
    route({
      method: 'POST',
      path: '/desk/api/live/rooms/{room}/seats',
      access: 'clerk',
      summary: 'Come into an open live session; its host lets in',
      body: DeskSeatPost,
      answers: SEATED,
      handle: ({ params, body }) => {
        const room = z.ulid().safeParse(params['room']);
        return Promise.resolve(answerOf(rooms.enter(room.success ? room.data : '', body.role, clerk)));
      },
    }),
  ];
}

async function released(rooms: Rooms, { ticket, paper, page }: z.infer<typeof PaperPost>): Promise<Answer> {
  const held = rooms.seatOf(ticket);
  const file = await held?.room.papers.file(held.seat, paper, page);
  if (file === undefined) return problem(404, 'badTicket', 'There is no such seat.', PRIVATE);
  if (!file.ok) {
    const status = file.error === 'mayNotKeep' ? 403 : file.error === 'unreadable' ? 422 : 404;
    return problem(status, file.error, 'This file is not given out.', PRIVATE);
  }
  const { mime, bytes } = file.value;
  const headers = { ...PRIVATE, 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' };
  return { kind: 'bytes', status: 200, type: mime, bytes, headers };
}
