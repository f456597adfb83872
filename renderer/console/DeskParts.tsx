/** What stands around the document camera: the pedal is pressed, a code is held before the reader, the lamp shines or not. */
import { useState, type ReactNode } from 'react';
import type { ControlCommand, SimulationState } from '../../main/contract/simulation.ts';
import { Both } from './Both.tsx';
import styles from './console.module.css';

/** A made-up case number, as a notice would carry it. */
const SAMPLE_CODE = '(2026)渝0199民调1号';

export function DeskParts({
  state,
  send,
}: {
  readonly state: SimulationState;
  readonly send: (command: ControlCommand) => void;
}): ReactNode {
  const [code, setCode] = useState(SAMPLE_CODE);
  return (
    <>
      {state.lamp !== null && (
        <p role="status">
          <Both
            words={
              state.lamp
                ? { zh: '补光灯亮着', en: 'the lamp is on' }
                : { zh: '补光灯灭着', en: 'the lamp is off' }
            }
          />
        </p>
      )}
      {state.pedal && (
        <button type="button" className={styles.main} onClick={() => send({ do: 'pressPedal' })}>
          踩踏板 <small lang="en">press the pedal</small>
        </button>
      )}
      {state.codeReader && (
        <div className={styles.row}>
          <label>
            <Both words={{ zh: '码的内容', en: 'text of the code' }} />{' '}
            <input value={code} maxLength={200} onChange={(event) => setCode(event.currentTarget.value)} />
          </label>
          <button type="button" disabled={code === ''} onClick={() => send({ do: 'showCode', text: code })}>
            出示条码 <small lang="en">show the code</small>
          </button>
        </div>
      )}
    </>
  );
}
