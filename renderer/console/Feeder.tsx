/** Which prepared pages lie in the scanner's feeder, in order. */
import type { ReactNode } from 'react';
import type { ControlCommand, SimulationState } from '../../main/contract/simulation.ts';
import styles from './console.module.css';
import { PAGE_WORDS } from './words.ts';

interface FeederProps {
  readonly state: SimulationState;
  readonly send: (command: ControlCommand) => void;
}

function PageName({ name }: { name: string }): ReactNode {
  const words = PAGE_WORDS[name];
  return words === undefined ? (
    name
  ) : (
    <>
      {words.zh} <small lang="en">{words.en}</small>
    </>
  );
}

export function Feeder({ state, send }: FeederProps): ReactNode {
  const load = (pages: readonly string[]): void => send({ do: 'loadPages', pages: [...pages] });
  return (
    <>
      <ol className={styles.feeder} aria-label="进纸器 feeder">
        {state.feeder.map((name, at) => (
          <li key={`${at}-${name}`}>
            <PageName name={name} />{' '}
            <button type="button" onClick={() => load(state.feeder.filter((_, other) => other !== at))}>
              取出 <small lang="en">take out</small>
            </button>
          </li>
        ))}
      </ol>
      {state.feeder.length === 0 && (
        <p role="status">
          进纸器是空的 <small lang="en">the feeder is empty</small>
        </p>
      )}
      <div className={styles.row}>
        {state.pages.map((name) => (
          <button key={name} type="button" onClick={() => load([...state.feeder, name])}>
            ＋ <PageName name={name} />
          </button>
        ))}
      </div>
    </>
  );
}
