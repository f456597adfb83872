/** A telephone number, grouped as people say it, or the credit code of an organisation. */
import { useState, type ReactNode } from 'react';
import { useReadPart } from '../../reading/hooks.ts';
import { useRequestText } from '../../text/request.ts';
import { NumberPad } from '../../text-entry/NumberPad.tsx';
import { groupPhone, PHONE_LENGTH } from './digits.ts';
import { useEntryLabels } from './entryLabels.ts';
import { EntrySheet } from './EntrySheet.tsx';
import { UsccPad } from './UsccPad.tsx';
import { useAnswer, type QuestionOf } from './useQuestion.ts';

const SPACES_IN_A_PHONE = 2;

export function DigitsQuestion({ screen }: { readonly screen: QuestionOf<'digits'> }): ReactNode {
  const { form } = screen.input;
  const labels = useEntryLabels();
  const text = useRequestText().question;
  const [digits, setDigits] = useState(screen.input.value);
  const value = { kind: 'digits', text: digits } as const;
  const send = useAnswer(screen, value);
  const readPart = useReadPart();
  return (
    <EntrySheet screen={screen} onNext={() => send(value)} filled={digits !== ''}>
      {(heading, label) =>
        form === 'phone' ? (
          <NumberPad
            mode="digits"
            value={groupPhone(digits)}
            onChange={(shown) => setDigits(shown.replaceAll(' ', ''))}
            maxLength={PHONE_LENGTH + SPACES_IN_A_PHONE}
            label={label}
            labels={labels.pad}
            heading={heading}
            onReadAloud={readPart}
          />
        ) : (
          <UsccPad
            value={digits}
            onChange={setDigits}
            label={label}
            heading={heading}
            labels={labels.pad}
            words={text.uscc}
          />
        )
      }
    </EntrySheet>
  );
}
