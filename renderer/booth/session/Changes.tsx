/** What changed between a version that was read and what follows on it, clause by clause, at the table. */
import type { ReactNode } from 'react';
import { Difference } from '../../difference/Difference.tsx';
import { changesBetween, segmentsOfChange, type ClauseChange } from '../../difference/difference.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import type { SessionText } from '../../text/session.ts';
import styles from './session.module.css';
import { Stop } from './Stop.tsx';
import { useSession, type StepProps } from './useSession.ts';

export function Changes({ screen, step }: StepProps<'changes'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const words = text.changes;
  const { before, after, pair, pairs } = step;
  const changes = changesBetween(before.clauses, after.clauses).filter(({ state }) => state !== 'same');
  const turn = (to: number): void => tap({ do: 'changesOf', pair: to });
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.between(words.version(before.version), words.version(after.version))}
      readAll={false}
      blocks={
        changes.length === 0
          ? [{ key: 'none', node: <Notice heading={words.none} /> }]
          : changes.flatMap((change) => blocksOf(change, text))
      }
      others={
        <>
          <Stop screen={screen} />
          {pair > 0 && (
            <Button icon="chevron-left" onPress={() => turn(pair - 1)}>
              {words.earlier}
            </Button>
          )}
          {pair < pairs - 1 && (
            <Button icon="chevron-right" onPress={() => turn(pair + 1)}>
              {words.later}
            </Button>
          )}
        </>
      }
    />
  );
}

/** Long clauses go over the page in pieces; the first one has the number and what became of it. */
function blocksOf(change: ClauseChange, text: SessionText): readonly Block[] {
  const name = change.number === 0 ? text.draft.facts : text.draft.clause(change.number);
  return segmentsOfChange(change).map((pieces, at) => ({
    key: `${change.id}-${change.state}-${at}`,
    joined: at > 0,
    node: (
      <div className={styles.clause} data-state={change.state}>
        {at === 0 && (
          <p>
            {name} · {text.changes.state[change.state]}
          </p>
        )}
        <Difference change={{ ...change, pieces }} words={text.changes.pieces} />
      </div>
    ),
  }));
}
