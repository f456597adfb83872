/** What changed between a version that was read and what follows on it, clause by clause. */
import { useState, type ReactElement } from 'react';
import type { ReadVersion } from '../../../main/contract/draft.ts';
import { Difference } from '../../difference/Difference.tsx';
import { changesBetween, type VersionClause } from '../../difference/difference.ts';
import call from '../call.module.css';
import { useHeading } from '../hooks.ts';
import { useCallWords } from '../text.ts';
import css from './draft.module.css';
import type { Drafts } from './drafts.ts';
import { useDrafts } from './useDrafts.ts';

interface Side {
  readonly name: string;
  readonly clauses: readonly VersionClause[];
}

export function Changes({
  drafts,
  onBack,
}: {
  readonly drafts: Drafts;
  readonly onBack: () => void;
}): ReactElement {
  const { draft: text } = useCallWords();
  const { words } = text;
  const { versions, sheet, draft } = useDrafts(drafts);
  const heading = useHeading();
  const read = versions.map((one): Side => ({
    name: text.version(one.version, one.sha256),
    clauses: asSide(one),
  }));
  const now: Side = {
    name: words.now,
    clauses: sheet.clauses.map(({ clause, number }) => ({ id: clause, number, text: drafts.text(clause) })),
  };
  const sides = draft?.version === null ? [...read, now] : read;
  const [wanted, setWanted] = useState<number | null>(null);
  const pair = Math.max(0, Math.min(wanted ?? sides.length - 2, sides.length - 2));
  const [before, after] = [sides[pair], sides[pair + 1]];
  const changes =
    before === undefined || after === undefined
      ? []
      : changesBetween(before.clauses, after.clauses).filter(({ state }) => state !== 'same');
  return (
    <section className={css['pane']} aria-label={words.changesTitle} data-changes>
      <header className={css['head']}>
        <h2 ref={heading} tabIndex={-1}>
          {words.changesTitle}
        </h2>
        {before !== undefined && after !== undefined && <p>{text.between(before.name, after.name)}</p>}
      </header>
      {changes.length === 0 && <p>{words.noChanges}</p>}
      <ol className={css['clauses']}>
        {changes.map((change) => (
          <li key={change.id} data-clause={change.id} data-state={change.state}>
            <h3>
              {text.clause(change.number)} · {text.state[change.state]}
            </h3>
            <Difference change={change} words={text.difference} />
          </li>
        ))}
      </ol>
      <div className={call['row']}>
        <button type="button" className={call['button']} onClick={onBack}>
          {words.back}
        </button>
        {pair > 0 && (
          <button type="button" className={call['button']} onClick={() => setWanted(pair - 1)}>
            {words.earlier}
          </button>
        )}
        {pair < sides.length - 2 && (
          <button type="button" className={call['button']} onClick={() => setWanted(pair + 1)}>
            {words.later}
          </button>
        )}
      </div>
    </section>
  );
}

const asSide = ({ clauses }: ReadVersion): readonly VersionClause[] =>
  clauses.map(({ clause, number, text }) => ({ id: clause, number, text }));
