/** The two answers to a recording, neither put before the other. */
import type { ReactNode } from 'react';
import type { Call } from '../../call/call.ts';
import { useCallWords } from '../../call/text.ts';
import { Button } from '../../parts/Button.tsx';
import styles from './live.module.css';

export interface RecordAnswersProps {
  readonly call: Pick<Call, 'answerRecording'>;
  readonly recording: string;
  /** The words of an objection are asked for next. */
  readonly onObject: () => void;
}

export function RecordAnswers({ call, recording, onObject }: RecordAnswersProps): ReactNode {
  const { made: words } = useCallWords().recording;
  return (
    <div className={styles.row}>
      <Button size="small" onPress={() => call.answerRecording(recording, 'confirmed', '')}>
        {words.confirm}
      </Button>
      <Button size="small" onPress={onObject}>
        {words.object}
      </Button>
    </div>
  );
}
