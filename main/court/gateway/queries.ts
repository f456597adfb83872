/** Questions a booth asks while somebody waits: a person's own matters, and the court's configuration. */
import { MattersAnswer, MattersQuery } from '../../contract/link.ts';
import { SignedPack } from '../../contract/policy.ts';
import type { CourtEngine } from '../engine/engine.ts';
import type { PolicyShelf } from '../policy.ts';
import { json, problem, route, type Route } from './route.ts';

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
        const result = await engine.query('matters', body);
        return result.kind === 'matters'
          ? json(result.matters, { 'cache-control': 'no-store' })
          : problem(400, 'sealBroken', 'The person was not sealed to this court’s key.');
      },
    }),
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
