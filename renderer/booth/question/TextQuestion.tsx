/** Words by hand, pinyin or ready sentences; the address on the card is one tap. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import { TextEntry } from '../../text-entry/TextEntry.tsx';
import { useEntryLabels } from './entryLabels.ts';
import { EntrySheet } from './EntrySheet.tsx';
import { useAnswer, type QuestionOf } from './useQuestion.ts';

export function TextQuestion({ screen }: { readonly screen: QuestionOf<'text'> }): ReactNode {
  const { input, offer } = screen;
  const text = useRequestText().question;
  const labels = useEntryLabels();
  const [words, setWords] = useState(input.value);
  // The caret lives in the field: an address put in as a whole starts it anew, at its end.
  const [filled, setFilled] = useState(0);
  const value = { kind: 'text', text: words } as const;
  const send = useAnswer(screen, value);
  const takeOffer = (address: string) => (): void => {
    setWords(address);
    setFilled(filled + 1);
  };
  return (
    <EntrySheet
      screen={screen}
      onNext={() => send(value)}
      filled={words !== ''}
      others={
        offer !== null &&
        offer !== words && (
          <Button icon="id-card" onPress={takeOffer(offer)}>
            {text.useCardAddress}
          </Button>
        )
      }
    >
      {(heading, label) => (
        <TextEntry
          key={filled}
          value={words}
          maxLength={input.maxLength}
          kind={input.form}
          phrases={input.phrases}
          label={label}
          onChange={setWords}
          labels={labels.entry}
          heading={heading}
        />
      )}
    </EntrySheet>
  );
}
