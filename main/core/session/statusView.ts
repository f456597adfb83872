/** What of personal status the clauses of the table settle, for the screen: each subject once, by the first clause that does. Pure. */
import { statusIn } from '../../contract/session/personalStatus.ts';
import type { StatusView } from '../../contract/sessionScreen.ts';
import type { Moment } from '../visit/visit.ts';
import type { Table } from './desk.ts';

export const statusView = ({ draft }: Table, { pack }: Pick<Moment, 'pack'>): StatusView[] =>
  pack.personalStatus.flatMap((rule) => {
    const clause = draft.clauses.findIndex(({ text }) => statusIn(text, [rule]).length > 0);
    const { id, label, words, way } = rule;
    return clause === -1 ? [] : [{ id, clause: clause + 1, label, words, way }];
  });
