/** Questions a booth asks while somebody waits: a person's own matters, and the court's configuration. */
import { MattersAnswer, MattersQuery } from '../../contract/link.ts';
import { SignedPack } from '../../contract/policy.ts';
import type { CourtEngine } from '../engine/engine.ts';
import type { PolicyShelf } from '../policy.ts';
import { StatementQuery, type StatementRefusal } from '../../contract/statement.ts';
import { json, problem, route, type Answer, type AnswerDoc, type Route } from './route.ts';

export function queryRoutes(engine: CourtEngine, policy: PolicyShelf): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/query/matters',
      access: 'booth',
      summary: 'The matters of the person whose card was just read',
      body: MattersQuery,
      answers: [
        { status: 200, words: 'The person’s own matters, newest first', schema: MattersAnswer },
        { status: 400, words: 'The person cannot be opened with the court’s key', schema: null },
      ],
      handle: async ({ body }) => {
        const result = await engine.query.matters(body);
        return result.kind === 'matters'
          ? json(result.matters, { 'cache-control': 'no-store' })
          : problem(400, 'sealBroken', 'The person was not sealed to this court’s key.');
      },
    }),
    statementRoute(engine),
    route({
      method: 'GET',
      path: '/v1/config',
      access: 'booth',
      summary: 'The signed policy pack',
      answers: [
        { status: 200, words: 'The pack’s exact text and its signature', schema: SignedPack },
        { status: 304, words: 'Unchanged since the given ETag', schema: null },
        { status: 404, words: 'This court hands out no pack', schema: null },
      ],
      handle: ({ request }) => {
        const pack = policy.current();
        if (pack === null)
          return Promise.resolve(problem(404, 'noPack', 'This court hands out no policy pack.'));
        const headers = { etag: pack.etag, 'cache-control': 'no-cache' };
        return Promise.resolve(
          request.headers['if-none-match'] === pack.etag
            ? { kind: 'empty', status: 304, headers }
            : json(pack.signed, headers),
        );
      },
    }),
  ];
}

/** Why none is given, by name; `notYours` says the same of an agreement that is not there. */
const REFUSED: Readonly<Record<StatementRefusal, readonly [status: number, message: string]>> = {
  sealBroken: [400, 'The person was not sealed to this court’s key.'],
  notYours: [403, 'This person is a party to no such agreement.'],
  notIssued: [409, 'The court has not issued its statement on this agreement.'],
  notHere: [404, 'The file of this statement is not on the shelf.'],
  tooLarge: [413, 'This statement is larger than a booth shows.'],
};

function statementRoute(engine: CourtEngine): Route {
  return route({
    method: 'POST',
    path: '/v1/query/statement',
    access: 'booth',
    summary: 'The court’s own mediation statement, for the party whose card was just read',
    body: StatementQuery,
    answers: [
      { status: 200, words: 'The PDF as the desk issued it', schema: null, type: 'application/pdf' },
      ...Object.values(REFUSED).map(([status, words]): AnswerDoc => ({ status, words, schema: null })),
    ],
    handle: async ({ body }): Promise<Answer> => {
      const read = await engine.query.statement(body);
      const headers = { 'cache-control': 'no-store' };
      return read.ok
        ? { kind: 'bytes', status: 200, type: 'application/pdf', bytes: read.value, headers }
        : problem(REFUSED[read.error][0], read.error, REFUSED[read.error][1], headers);
    },
  });
}
