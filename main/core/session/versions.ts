/** The versions of an agreement that were laid for reading, and what follows on each: what is compared. Pure. */
import type { SessionStep, VersionView } from '../../contract/sessionScreen.ts';
import { FACTS, type Table } from './desk.ts';
import { spokenClauses } from './terms.ts';

/** So many times a text follows on another: each version on the one before it, and what is being written on the last one. */
export const pairsOf = (table: Table): number => sidesOf(table).length - 1;

function sidesOf({ versions, draft, document }: Table): readonly VersionView[] {
  const read = versions.map(({ version, at, sha256, clauses }) => ({
    version: Math.max(1, version),
    at,
    sha256,
    clauses: numbered(clauses),
  }));
  // While it is locked what stands there is the last version itself.
  return document !== null
    ? read
    : [...read, { version: null, at: null, sha256: null, clauses: numbered(spokenClauses(draft)) }];
}

function numbered(
  clauses: readonly { readonly id: string; readonly text: string }[],
): VersionView['clauses'] {
  const facts = clauses.some(({ id }) => id === FACTS) ? 0 : 1;
  return clauses.map(({ id, text }, at) => ({ id, number: at + facts, text }));
}

export function changesView(table: Table, pair: number): Extract<SessionStep, { at: 'changes' }> {
  const sides = sidesOf(table);
  const [before, after] = [sides[pair], sides[pair + 1]];
  if (before === undefined || after === undefined) throw new Error(`no versions to compare at ${pair}`);
  return { at: 'changes', pair, pairs: sides.length - 1, before, after };
}
