/** The agreement clause by clause, in the very words of the table: each understood or not, by the party itself. */
import { useState, type ReactElement } from 'react';
import type { RemotePlace } from '../../../main/contract/remote/page.ts';
import call from '../call.module.css';
import { useCallWords } from '../text.ts';
import { PaperDigest } from './PaperDigest.tsx';
import { Say, type Speaking } from './speaking.tsx';
import css from './table.module.css';

type Reading = Extract<RemotePlace, { on: 'reading' }>;

export function Clauses({
  place,
  speaking,
}: {
  readonly place: Reading;
  readonly speaking: Speaking;
}): ReactElement {
  const { table: words } = useCallWords();
  const [since] = useState(() => performance.now());
  const { reading } = words;
  const all = place.clauses.every(({ heard, doubt }) => heard && doubt === null);
  return (
    <>
      <h2>{reading.title}</h2>
      <p>{all ? reading.allHeard : reading.words}</p>
      <PaperDigest document={place.document} />
      <ol className={css['clauses']}>
        {place.clauses.map(({ id, number, text, heard, doubt }) => (
          <li key={id} data-clause={number}>
            <h3>{words.clause(number)}</h3>
            <p lang="zh-CN">{text}</p>
            <div className={call['row']}>
              {doubt !== null ? (
                <>
                  <span>{reading.isDoubted}</span>
                  <Say speaking={speaking} words={reading.clear} ask={() => ({ want: 'clear', clause: id })} />
                </>
              ) : (
                <>
                  {heard && <span>{reading.isHeard}</span>}
                  <Say speaking={speaking} words={reading.doubt} ask={() => ({ want: 'doubt', clause: id, what: 'notUnderstood' })} />
                  {!heard && <Say speaking={speaking} words={reading.heard} ask={() => ({ want: 'heard', clause: id, shownMs: Math.round(performance.now() - since) })} />}
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
} // prettier-ignore
