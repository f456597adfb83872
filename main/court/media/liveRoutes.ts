/** The doors of the rooms: a code for a seat from anywhere, and the desk's own way in. */
import { z } from 'zod';
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
