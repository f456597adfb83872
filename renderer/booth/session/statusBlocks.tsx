/** What of personal status the clauses settle, in the pack's own words: signed by hand, or not settled here. */
import type { LocalText } from '../../../main/contract/policy.ts';
import type { StatusView } from '../../../main/contract/sessionScreen.ts';
import { Notice } from '../../parts/Notice.tsx';
import type { Block } from '../../parts/Page.tsx';

export const statusBlocks = (
  status: readonly StatusView[],
  local: (text: LocalText) => string,
  clauseOf: (clause: number | null) => string,
): readonly Block[] =>
  status.map(({ id, clause, label, words, way }) => ({
    key: `status-${id}`,
    node: (
      <Notice
        tone={way === 'elsewhere' ? 'danger' : 'warn'}
        heading={`${clauseOf(clause)}：${local(label)}`}
        live
      >
        {local(words)}
      </Notice>
    ),
  }));
