/** Words in the file that lies on the table, for its host: the desk's search (`../search`), by page as it is laid. */
import { FOUND_ON_PAPER_MAX, type RequestPart } from '../../contract/coview.ts';
import type { LiveRefusal, PaperFound } from '../../contract/live.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { RequestBundle } from '../../contract/request.ts';
import type { Found } from '../../contract/search.ts';
import { openBody, type ReadingParts } from '../desk/reading.ts';
import type { Searches } from '../search/searches.ts';

export type PaperSearchParts = ReadingParts & { readonly searches: Pick<Searches, 'find'> };
export type FoundOnPaper = { readonly found: readonly PaperFound[]; readonly more: boolean; readonly going: boolean }; // prettier-ignore

export async function findOnPaper(
  parts: PaperSearchParts,
  matter: string,
  what: RequestPart,
  words: string,
): Promise<Result<FoundOnPaper, LiveRefusal>> {
  const body = await openBody(parts, matter);
  const answer = body.ok ? await parts.searches.find(matter, words) : body;
  if (!body.ok || !answer.ok) return err('unreadable');
  const { found, more, reading } = answer.value;
  const here = found.flatMap((one) => onPaper(one, what, body.value.bundle));
  return ok({
    found: here.slice(0, FOUND_ON_PAPER_MAX),
    more: more || here.length > FOUND_ON_PAPER_MAX,
    going: reading.going,
  });
}

function onPaper({ place, before, match, after }: Found, what: RequestPart, { files }: RequestBundle): readonly PaperFound[] {
  const words = { before, match, after };
  switch (place.kind) {
    case 'told':
      return [];
    case 'document':
      return what === 'document' ? [{ page: place.page, by: null, ...words }] : [];
    case 'evidence': {
      if (what !== 'evidence') return [];
      // Files of a request are in their order; what is laid of evidence leaves originals and the document out.
      const page = files.slice(0, place.file + 1).filter(({ role }) => role === 'evidence').length;
      return [{ page, by: null, ...words }];
    }
    case 'note':
      return place.on === what
        ? [{ page: place.page, by: { role: place.role, seat: place.seat }, ...words }]
        : [];
  }
} // prettier-ignore
