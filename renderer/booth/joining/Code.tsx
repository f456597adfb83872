/** The room's code, by the keys on the screen; a code reader writes it by itself. */
import { useState, type ReactNode } from 'react';
import { SEAT_CODE_LENGTH } from '../../../main/contract/joining.ts';
import { Button } from '../../parts/Button.tsx';
import { ErrorBox } from '../../parts/ErrorBox.tsx';
import { useLayout } from '../../parts/layout.ts';
import entry from '../question/Entry.module.css';
import { useEntryLabels } from '../question/entryLabels.ts';
import { Heading } from '../question/Sheet.tsx';
import sheet from '../question/Sheet.module.css';
import { CodePad } from '../question/UsccPad.tsx';
import { useJoining, type StepOf } from './useJoining.ts';

/** Without I, L, O and U, so that nothing is mistaken for another (Crockford). */
const KEYS = [...'1234567890ABCDEFGHJKMNPQRSTVWXYZ'];
/** Two groups, as it is read out. */
const grouped = (code: string): string => code.replace(/^(.{5})(.)/u, '$1 $2');

export function Code({ step }: StepOf<'code'>): ReactNode {
  const { text, tap } = useJoining();
  const labels = useEntryLabels();
  const { portrait, large } = useLayout();
  const [typed, setTyped] = useState(step.typed);
  const { code } = text;
  const problem = step.problem === null ? null : code.problem[step.problem];
  const above = large && (problem === null || portrait);
  const heading = <Heading title={code.title} hint={large ? null : code.hint} />;
  return (
    <div className={sheet.sheet}>
      <div className={sheet.top}>
        {problem !== null && <ErrorBox heading={problem.title} advice={problem.line} />}
        {above && heading}
      </div>
      <div className={sheet.area}>
        <div className={entry.entry} data-invalid={problem !== null || undefined}>
          <CodePad
            of={{ keys: KEYS, length: SEAT_CODE_LENGTH, grouped }}
            value={typed}
            onChange={setTyped}
            label={code.title}
            labels={labels.pad}
            words={code}
            heading={above ? null : heading}
          />
        </div>
      </div>
      <footer className={sheet.foot}>
        <div className={sheet.others} />
        <div className={sheet.main}>
          <Button kind="main" trailingIcon="arrow-right" onPress={() => tap({ do: 'code', typed })}>
            {code.next}
          </Button>
        </div>
      </footer>
    </div>
  );
}
