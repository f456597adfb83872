/** An amount of money by keypad, with the capital words to check it by. */
import { useState, type ReactNode } from 'react';
import { useReadPart } from '../../reading/hooks.ts';
import { fenOfTyped, typedOfFen } from '../../text-entry/amount.ts';
import { NumberPad } from '../../text-entry/NumberPad.tsx';
import { useEntryLabels } from './entryLabels.ts';
import { EntrySheet } from './EntrySheet.tsx';
import { useAnswer, type QuestionOf } from './useQuestion.ts';

export function MoneyQuestion({ screen }: { readonly screen: QuestionOf<'money'> }): ReactNode {
  const { fen } = screen.input;
  const labels = useEntryLabels();
  const [typed, setTyped] = useState(() => (fen === null ? '' : typedOfFen(fen)));
  const value = { kind: 'money', fen: fenOfTyped(typed) } as const;
  const send = useAnswer(screen, value);
  const readPart = useReadPart();
  return (
    <EntrySheet screen={screen} onNext={() => send(value)} filled={typed !== ''}>
      {(heading, label) => (
        <NumberPad
          mode="money"
          value={typed}
          onChange={setTyped}
          label={label}
          labels={labels.pad}
          heading={heading}
          onReadAloud={readPart}
        />
      )}
    </EntrySheet>
  );
}
