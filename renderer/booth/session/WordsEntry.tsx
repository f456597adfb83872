/** A step at which somebody writes: the question, the text with its keys, and the way on with it. */
import { useState, type ReactNode } from 'react';
import { TextEntry, type TextEntryProps } from '../../text-entry/TextEntry.tsx';
import { useEntryLabels } from '../question/entryLabels.ts';
import { EntryPage, type EntryPageProps } from './EntryPage.tsx';

export interface WordsEntryProps
  extends
    Pick<EntryPageProps, 'screen' | 'title' | 'next'>,
    Pick<TextEntryProps, 'value' | 'maxLength' | 'kind' | 'phrases' | 'hold'> {
  readonly hint: string;
  readonly onDone: (text: string) => void;
  /** Where each letter goes at once; left out where nobody else writes. */
  readonly onWritten?: (text: string) => void;
}

/** `value`: what stood there before; what is written stays in the page until it is done. */
export function WordsEntry(props: WordsEntryProps): ReactNode {
  const { screen, title, hint, next, maxLength, kind, phrases, onDone, onWritten, hold } = props;
  const labels = useEntryLabels();
  const [own, setOwn] = useState(props.value);
  const value = onWritten === undefined ? own : props.value;
  return (
    <EntryPage screen={screen} title={title} hint={hint} next={next} onNext={() => onDone(value)}>
      {(heading) => (
        <TextEntry
          value={value}
          maxLength={maxLength}
          kind={kind}
          phrases={phrases}
          label={title}
          onChange={onWritten ?? setOwn}
          {...(hold === undefined ? {} : { hold })}
          labels={labels.entry}
          heading={heading}
        />
      )}
    </EntryPage>
  );
}
