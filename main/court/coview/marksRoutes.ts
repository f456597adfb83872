/** `/desk/api/items/{id}/marks`: what was kept of live sessions with a request, for its clerk, who may take it out again. */
import { KeptMarks } from '../../contract/marks.ts';
import { readingProblem } from '../desk/api.ts';
import { openBody, type ReadingParts } from '../desk/reading.ts';
import { json, problem, route, type Route } from '../gateway/route.ts';
import type { Log } from '../log.ts';
import { marksOf, type KeptMarksParts } from './keptMarks.ts';
import { digestOf } from './fileVersion.ts';

export type MarksRoutesParts = ReadingParts &
  Pick<KeptMarksParts, 'key' | 'now'> & {
    readonly clerk: string;
    readonly log: Log;
    /** Sessions and searches forget the set. */
    readonly removed: (matter: string, set: string) => void;
  };

const PRIVATE = { 'cache-control': 'no-store' };
const ITEM = '/desk/api/items/{id}/marks';
const NONE = { status: 404, words: 'No such request, or no such marks', schema: null } as const;

export function marksRoutes(parts: MarksRoutesParts): readonly Route[] {
  const { store, clerk, now, log, removed } = parts;
  return [
    route({
      method: 'GET',
      path: ITEM,
      access: 'clerk',
      summary: 'Marks of live sessions that were kept with a request, by the capacity of who made them',
      answers: [
        { status: 200, words: 'All sets, those that were taken out without their marks', schema: KeptMarks },
        NONE,
        { status: 422, words: 'The seal cannot be opened with this court’s key', schema: null },
      ],
      handle: async ({ params }) => {
        const opened = await openBody(parts, params['id'] ?? '');
        if (!opened.ok) return readingProblem(opened.error);
        const { row, bundle } = opened.value;
        const sets = marksOf(parts, row.id).map(({ matter: _its, pages: _known, changes, ...set }) => {
          const current = set.sha256 === digestOf(bundle, set.what);
          return { ...set, current, changes: current ? changes : [] };
        });
        return json({ sets }, PRIVATE);
      },
    }),
    route({
      method: 'POST',
      path: `${ITEM}/{set}/remove`,
      access: 'clerk',
      summary: 'Take kept marks out of a request; that they were there stays written',
      answers: [{ status: 204, words: 'Taken out', schema: null }, NONE],
      handle: ({ params }) => {
        const [id, set] = [params['id'] ?? '', params['set'] ?? ''];
        const at = new Date(now()).toISOString();
        const done = store.transaction(() => {
          const out = store.keptMarks.remove(id, set, at, clerk);
          if (out) store.audit.write({ at, who: clerk, event: 'marksRemoved', subject: `${id}/${set}` });
          return out;
        });
        if (!done) return Promise.resolve(problem(404, 'notFound', 'There are no such marks, or they were taken out already.')); // prettier-ignore
        log('marksRemoved', { id });
        removed(id, set);
        return Promise.resolve({ kind: 'empty', status: 204, headers: PRIVATE });
      },
    }),
  ];
}
