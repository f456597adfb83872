/** Which document is laid before all: the number on its receipt, the end of an identity number of somebody here, what of it; by the keys of the pad. */
import { useState, type ReactNode } from 'react';
import type { PaperWhat } from '../../../main/contract/coview.ts';
import type { Papers } from '../../call/paper/papers.ts';
import { useCallWords } from '../../call/text.ts';
import { Button } from '../../parts/Button.tsx';
import { ErrorBox } from '../../parts/ErrorBox.tsx';
import { useLayout } from '../../parts/layout.ts';
import { useReadPart } from '../../reading/hooks.ts';
import { useSessionText } from '../../text/session.ts';
import { NumberPad } from '../../text-entry/NumberPad.tsx';
import entry from '../question/Entry.module.css';
import { useEntryLabels } from '../question/entryLabels.ts';
import { Heading } from '../question/Sheet.tsx';
import sheet from '../question/Sheet.module.css';
import styles from './live.module.css';

/** A receipt's number as the court writes it: 收20261123-000012. */
const DAY = 8;
const DIGITS = DAY + 6;
const TAIL = 4;
const dashed = (digits: string): string =>
  digits.length > DAY ? `${digits.slice(0, DAY)}-${digits.slice(DAY)}` : digits;

export function LayPaper({ papers, onBack }: { readonly papers: Papers; readonly onBack: () => void }): ReactNode {
  const { paper: { host } } = useCallWords();
  const { live } = useSessionText();
  const labels = useEntryLabels();
  const readPart = useReadPart();
  const { large } = useLayout();
  const [number, setNumber] = useState('');
  const [tail, setTail] = useState('');
  const [at, setAt] = useState<'number' | 'tail'>('number');
  const [empty, setEmpty] = useState(false);
  const lay = (what: PaperWhat): void => {
    papers.lay(`收${dashed(number)}`, what, tail);
    onBack();
  };
  const title = at === 'number' ? host.number : host.idTail;
  const hint = at === 'number' ? live.number : host.idTailHint;
  const heading = <Heading title={title} hint={large ? null : hint} />;
  const above = large && !empty;
  return (
    <div className={large ? styles.bare : styles.stage}>
      <div key={at} className={sheet.sheet}>
        <div className={sheet.top}>
          {empty && <ErrorBox heading={host.empty} advice={live.number} />}
          {above && heading}
        </div>
        <div className={sheet.area}>
          <div className={entry.entry} data-invalid={empty || undefined}>
            <NumberPad
              mode={at === 'number' ? 'digits' : 'id'}
              value={at === 'number' ? dashed(number) : tail}
              onChange={(shown) => (at === 'number' ? setNumber(shown.replaceAll('-', '')) : setTail(shown))}
              maxLength={at === 'number' ? DIGITS + 1 : TAIL}
              label={title}
              labels={labels.pad}
              heading={above ? null : heading}
              onReadAloud={readPart}
            />
          </div>
        </div>
        <footer className={sheet.foot}>
          <div className={sheet.others}>
            <Button icon="arrow-left" onPress={at === 'number' ? onBack : () => setAt('number')}>{host.back}</Button>
            {at === 'tail' && (['document', 'evidence'] as const).map((what) => <Button key={what} onPress={() => lay(what)}>{host[what]}</Button>)}
          </div>
          <div className={sheet.main}>
            {at === 'number' && (
              <Button
                kind="main"
                trailingIcon="arrow-right"
                onPress={() => {
                  setEmpty(number.length < DIGITS);
                  if (number.length === DIGITS) setAt('tail');
                }}
              >
                {live.next}
              </Button>
            )}
          </div>
        </footer>
      </div>
    </div>
  );
} // prettier-ignore
