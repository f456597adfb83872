/** Headset and presence: what is plugged into the jack, and whether somebody sits there. */
import type { ReactNode } from 'react';
import type { ControlCommand, SimulationState } from '../../main/contract/simulation.ts';
import { Both } from './Both.tsx';
import styles from './console.module.css';

export function Comfort({
  state,
  send,
}: {
  readonly state: SimulationState;
  readonly send: (command: ControlCommand) => void;
}): ReactNode {
  const { headset, person } = state;
  return (
    <>
      {headset !== null && (
        <>
          <p role="status">
            <Both
              words={headset ? { zh: '耳机已插上', en: 'headset in' } : { zh: '耳机没插', en: 'headset out' }}
            />
          </p>
          <div className={styles.row}>
            <button type="button" disabled={headset} onClick={() => send({ do: 'headset', plugged: true })}>
              插上耳机 <small lang="en">plug in</small>
            </button>
            <button type="button" disabled={!headset} onClick={() => send({ do: 'headset', plugged: false })}>
              拔下耳机 <small lang="en">unplug</small>
            </button>
          </div>
        </>
      )}
      {person !== null && (
        <>
          <p role="status">
            <Both
              words={
                person
                  ? { zh: '座位上有人', en: 'a person is here' }
                  : { zh: '座位空着', en: 'nobody is here' }
              }
            />
          </p>
          <div className={styles.row}>
            <button type="button" disabled={!person} onClick={() => send({ do: 'person', here: false })}>
              人走开 <small lang="en">leaves</small>
            </button>
            <button type="button" disabled={person} onClick={() => send({ do: 'person', here: true })}>
              人回来 <small lang="en">returns</small>
            </button>
          </div>
        </>
      )}
    </>
  );
}
