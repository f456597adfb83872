/** `/desk/api/items/{id}/search`: the words of an opened request, for its clerk. */
import { SearchAnswer, SearchPost } from '../../contract/search.ts';
import { readingProblem } from '../desk/api.ts';
import { json, route, type Route } from '../gateway/route.ts';
import type { Searches } from './searches.ts';

/** The words come in the body: addresses are written into the logs of whatever stands between. */
export const searchRoutes = (searches: Searches): readonly Route[] => [
  route({
    method: 'POST',
    path: '/desk/api/items/{id}/search',
    access: 'clerk',
    summary:
      'Find words in a request, its document and its evidence; the first search reads the files and is logged',
    body: SearchPost,
    answers: [
      { status: 200, words: 'Where they stand, and how far the reading is', schema: SearchAnswer },
      { status: 404, words: 'No such request', schema: null },
      { status: 422, words: 'The seal cannot be opened with this court’s key', schema: null },
    ],
    handle: async ({ params, body }) => {
      const found = await searches.find(params['id'] ?? '', body.words);
      return found.ok ? json(found.value, { 'cache-control': 'no-store' }) : readingProblem(found.error);
    },
  }),
];
