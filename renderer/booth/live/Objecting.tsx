/** An objection to a recording in one's own words, by the booth's own keys; nothing is sent before it says something. */
import { useState, type ReactNode } from 'react';
import { RECORD_WORDS_MAX } from '../../../main/contract/recording.ts';
import type { Call } from '../../call/call.ts';
import { useCallWords } from '../../call/text.ts';
import { Button } from '../../parts/Button.tsx';
import { ErrorBox } from '../../parts/ErrorBox.tsx';
import { useLayout } from '../../parts/layout.ts';
import { TextEntry } from '../../text-entry/TextEntry.tsx';
import entry from '../question/Entry.module.css';
import { useEntryLabels } from '../question/entryLabels.ts';
import { Heading } from '../question/Sheet.tsx';
import sheet from '../question/Sheet.module.css';
import styles from './live.module.css';

export interface ObjectingProps {
  readonly call: Pick<Call, 'answerRecording'>;
  readonly recording: string;
  /** Sent, or thought better of. */
  readonly onEnd: () => void;
}

export function Objecting({ call, recording, onEnd }: ObjectingProps): ReactNode {
  const { made: words } = useCallWords().recording;
  const labels = useEntryLabels();
  const { portrait, large } = useLayout();
  const [said, setSaid] = useState('');
  const [empty, setEmpty] = useState(false);
  const send = (): void => {
    const words = said.trim();
    if (words === '') return setEmpty(true);
    call.answerRecording(recording, 'objected', words);
    onEnd();
  };
  // as on every screen with keys: in landscape an error takes the height of a line
  const above = large && (!empty || portrait);
  const heading = <Heading title={words.objection} />;
  return (
    <div className={large ? styles.bare : styles.stage}>
      <div className={sheet.sheet}>
        {/* the page's own words, which the booth's list of messages does not know */}
        <div className={sheet.top} data-public>
          {empty && <ErrorBox heading={words.needWords} advice={words.objection} />}
          {above && heading}
        </div>
        <div className={sheet.area}>
          <div className={entry.entry} data-invalid={empty || undefined}>
            <TextEntry
              value={said}
              maxLength={RECORD_WORDS_MAX}
              kind="sentence"
              phrases={[]}
              label={words.objection}
              onChange={setSaid}
              labels={labels.entry}
              heading={above ? null : heading}
            />
          </div>
        </div>
        <footer className={sheet.foot}>
          <div className={sheet.others}>
            <Button icon="arrow-left" onPress={onEnd}>
              {words.back}
            </Button>
          </div>
          <div className={sheet.main}>
            <Button kind="main" icon="send" onPress={send}>
              {words.send}
            </Button>
          </div>
        </footer>
      </div>
    </div>
  );
}
