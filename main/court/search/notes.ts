/** The notes of kept marks as they are searched: those on a file the request has now, each with its page and who wrote it. */
import type { RequestBundle } from '../../contract/request.ts';
import { RequestPart } from '../../contract/coview.ts';
import type { KeptSet } from '../coview/keptMarks.ts';
import { digestOf } from '../coview/fileVersion.ts';
import type { NotePiece } from './matterSearch.ts';

export const notePieces = (sets: readonly KeptSet[], bundle: RequestBundle): readonly NotePiece[] =>
  sets.flatMap(({ id: set, what, sha256, removed, changes }) => {
    const on = RequestPart.safeParse(what);
    if (removed !== null || !on.success || sha256 !== digestOf(bundle, what)) return [];
    return changes.flatMap((change): readonly NotePiece[] => {
      if (change.c !== 'note') return [];
      const { page, role, seat, words } = change;
      return [{ place: { kind: 'note', on: on.data, page, set, role, seat }, text: words }];
    });
  });
