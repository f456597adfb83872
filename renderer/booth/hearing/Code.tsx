/** The number on the summons, by the keys of the number pad; a code reader writes it by itself. */
import { useState, type ReactNode } from 'react';
import { SUMMONS_DIGITS } from '../../../main/contract/hearing/border.ts';
import { Button } from '../../parts/Button.tsx';
import { ErrorBox } from '../../parts/ErrorBox.tsx';
import { useLayout } from '../../parts/layout.ts';
import { useReadPart } from '../../reading/hooks.ts';
import { NumberPad } from '../../text-entry/NumberPad.tsx';
import entry from '../question/Entry.module.css';
import { useEntryLabels } from '../question/entryLabels.ts';
import { Heading } from '../question/Sheet.tsx';
import sheet from '../question/Sheet.module.css';
import { useHearing, type StepOf } from './useHearing.ts';

/** Two groups, as it is printed. */
const grouped = (digits: string): string => digits.replace(/^(\d{5})(\d)/, '$1 $2');

export function Code({ step }: StepOf<'code'>): ReactNode {
  const { text, tap } = useHearing();
  const labels = useEntryLabels();
  const readPart = useReadPart();
  const { portrait, large } = useLayout();
  const [digits, setDigits] = useState(step.digits);
  const { code } = text;
  // in landscape an error takes the height of a line of its own: then the question goes beside the keys again
  const above = large && (!step.short || portrait);
  const heading = <Heading title={code.title} hint={large ? null : code.hint} />;
  return (
    <div className={sheet.sheet}>
      <div className={sheet.top}>
        {step.short && <ErrorBox heading={code.short.title} advice={code.short.line} />}
        {above && heading}
      </div>
      <div className={sheet.area}>
        <div className={entry.entry} data-invalid={step.short || undefined}>
          <NumberPad
            mode="digits"
            value={grouped(digits)}
            onChange={(shown) => setDigits(shown.replaceAll(' ', ''))}
            maxLength={SUMMONS_DIGITS + 1}
            label={code.title}
            labels={labels.pad}
            heading={above ? null : heading}
            onReadAloud={readPart}
          />
        </div>
      </div>
      <footer className={sheet.foot}>
        <div className={sheet.others} />
        <div className={sheet.main}>
          <Button kind="main" trailingIcon="arrow-right" onPress={() => tap({ do: 'code', digits })}>
            {code.next}
          </Button>
        </div>
      </footer>
    </div>
  );
}
