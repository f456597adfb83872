/** A judge's part: starting and stopping the court's recording, each after a question; nobody else is offered it. */
import { useState, type ReactElement } from 'react';
import { NOT_RECORDED } from '../../../main/contract/recording.ts';
import type { LiveRefusal, RoomView } from '../../../main/contract/live.ts';
import type { Call } from '../call.ts';
import css from '../call.module.css';
import { Question } from '../Question.tsx';
import { useCallWords } from '../text.ts';

export interface RecordingControlProps {
  readonly call: Call;
  readonly view: RoomView;
  /** Why the last ask was refused. */
  readonly refused: LiveRefusal | null;
}

export function RecordingControl({ call, view, refused }: RecordingControlProps): ReactElement | null {
  const { recording: words } = useCallWords();
  const [asking, setAsking] = useState(false);
  const { state, may } = view.recording ?? NOT_RECORDED;
  const judge = view.seats.find(({ seat }) => seat === view.you)?.role === 'judge';
  const { control } = words;
  const off = state.kind === 'off';
  if (!judge || (off && may === null)) return null;
  return (
    <>
      <button type="button" className={css['button']} onClick={() => setAsking(true)}>
        {off ? control.start : control.stop}
      </button>
      {refused !== null && (
        <p role="alert" className={css['warn']}>
          {words.refused(refused)}
        </p>
      )}
      {asking && (
        <Question
          heading={off ? control.startQuestion : control.stopQuestion}
          words={off ? control.startWords : control.stopWords}
          no={control.keep}
          yes={off ? control.start : control.stop}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            call.record(off ? may : null);
          }}
        />
      )}
    </>
  );
}
