/** The doors of a hearing: a clerk fixes and holds it, a booth brings somebody with a summons. */
import { z } from 'zod';
import { ArrivalAnswer, ArrivalPost, CourtAct, HearingMade, HearingPost, HearingRows } from '../../contract/hearing/border.ts'; // prettier-ignore
import { RecordAct, RecordAsk, RecordAtDesk, RecordWhole } from '../../contract/hearing/recordBorder.ts';
import { SeatAnswer } from '../../contract/live.ts';
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import type { Hearings } from './hearings.ts';

const PRIVATE = { 'cache-control': 'no-store' };
const refused = (why: string): Answer =>
  why === 'noSuchHearing'
    ? problem(404, why, 'There is no such hearing.', PRIVATE)
    : problem(409, why, 'The hearing does not allow this now.', PRIVATE);
const NOT_NOW = [
  { status: 404, words: 'No such hearing', schema: null },
  { status: 409, words: 'Not as things stand', schema: null },
] as const;

export function hearingRoutes(hearings: Hearings): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/hearing/arrivals',
      access: 'booth',
      summary: 'Somebody at this booth has a summons, and their card was just read',
      body: ArrivalPost,
      answers: [
        { status: 200, words: 'Come to the hearing, or why not', schema: ArrivalAnswer },
        { status: 400, words: 'The person cannot be opened with the court’s key', schema: null },
      ],
      handle: async ({ body, booth }) => {
        const answer = await hearings.arrive(booth().booth, body);
        return answer === null
          ? problem(400, 'sealBroken', 'The person was not sealed to this court’s key.')
          : json(answer, PRIVATE);
      },
    }),
    route({
      method: 'GET',
      path: '/desk/api/hearings',
      access: 'clerk',
      summary: 'Hearings of today and to come, and how far each participant has come',
      answers: [{ status: 200, words: 'Hearings by their hour', schema: HearingRows }],
      handle: () => Promise.resolve(json({ hearings: hearings.list() }, PRIVATE)),
    }),
    route({
      method: 'POST',
      path: '/desk/api/hearings',
      access: 'clerk',
      summary: 'Fix a hearing; the codes of its summons are told this once',
      body: HearingPost,
      answers: [{ status: 200, words: 'The hearing and its codes', schema: HearingMade }],
      handle: ({ body }) => Promise.resolve(json(hearings.make(body), PRIVATE)),
    }),
    route({
      method: 'POST',
      path: '/desk/api/hearings/{hearing}/open',
      access: 'clerk',
      summary: 'Open the court and take the judge’s seat',
      body: z.strictObject({}),
      answers: [{ status: 200, words: 'The judge’s seat', schema: SeatAnswer }, ...NOT_NOW],
      handle: ({ params }) => {
        const seat = hearings.open(params['hearing'] ?? '');
        return Promise.resolve(seat.ok ? json(seat.value, PRIVATE) : refused(seat.error));
      },
    }),
    route({
      method: 'POST',
      path: '/desk/api/hearings/{hearing}/acts',
      access: 'clerk',
      summary:
        'Call or release a witness, give the floor, warn, bar the case from being heard online, take it to another day, close',
      body: CourtAct,
      answers: [{ status: 204, words: 'Done', schema: null }, ...NOT_NOW],
      handle: ({ params, body }) => {
        const done = hearings.act(params['hearing'] ?? '', body);
        return Promise.resolve(
          done.ok ? { kind: 'empty', status: 204, headers: PRIVATE } : refused(done.error),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/v1/hearing/record',
      access: 'booth',
      summary: 'The newest version of the record of a hearing, to somebody who attends it at this booth',
      body: RecordAsk,
      answers: [
        { status: 200, words: 'The record whole', schema: RecordWhole },
        { status: 404, words: 'No such attendance, or nothing was laid before it', schema: null },
      ],
      handle: ({ body, booth }) => {
        const whole = hearings.record(booth().booth, body.attendance);
        return Promise.resolve(
          whole === null
            ? problem(404, 'noSuchRecord', 'There is no record for this attendance.', PRIVATE)
            : json(whole, PRIVATE),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/desk/api/hearings/{hearing}/record',
      access: 'clerk',
      summary: 'The record of a hearing: draft, versions, corrections asked for, and who confirmed what',
      answers: [{ status: 200, words: 'The record', schema: RecordAtDesk }, NOT_NOW[0]],
      handle: ({ params }) => {
        const record = hearings.records.atDesk(params['hearing'] ?? '');
        return Promise.resolve(record === null ? refused('noSuchHearing') : json(record, PRIVATE));
      },
    }),
    route({
      method: 'POST',
      path: '/desk/api/hearings/{hearing}/record',
      access: 'clerk',
      summary: 'Write the record, lay it for confirmation, correct a line or note why not',
      body: RecordAct,
      answers: [{ status: 204, words: 'Done', schema: null }, ...NOT_NOW],
      handle: ({ params, body }) => {
        const done = hearings.records.act(params['hearing'] ?? '', body);
        return Promise.resolve(
          done.ok ? { kind: 'empty', status: 204, headers: PRIVATE } : refused(done.error),
        );
      },
    }),
  ];
}
