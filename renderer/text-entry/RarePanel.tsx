/** Characters too rare to write or to type: first a radical, a stroke count or a reading, then the character itself. */
import { useState, type ReactNode } from 'react';
import { Key } from './Key.tsx';
import type { EntryLabels } from './labels.ts';
import { LetterKeys } from './LetterKeys.tsx';
import { PagedKeys, type PagedItem } from './PagedKeys.tsx';
import type { RareQuery } from './provider.ts';
import {
  findRare,
  radicalSign,
  radicalsIn,
  strokesIn,
  type RareCharacters,
  type RareRow,
} from './rareCharacters.ts';
import { useLoaded } from './useLoaded.ts';
import styles from './TextEntry.module.css';

export interface RarePanelProps {
  readonly provider: RareCharacters | null;
  readonly labels: EntryLabels;
  readonly onText: (text: string) => void;
}

type By = RareQuery['by'];

function choicesOf(rows: readonly RareRow[], by: By, labels: EntryLabels): readonly PagedItem[] {
  if (by === 'radical') {
    return radicalsIn(rows).map((radical) => {
      const sign = radicalSign(radical);
      return { id: String(radical), text: sign, label: labels.radicalOf(sign) };
    });
  }
  return strokesIn(rows).map((count) => ({ id: String(count), text: labels.strokesOf(count) }));
}

const asQuery = (by: By, id: string): RareQuery => {
  switch (by) {
    case 'radical':
      return { by, radical: Number(id) };
    case 'strokes':
      return { by, strokes: Number(id) };
    case 'reading':
      return { by, reading: id };
  }
};

export function RarePanel({ provider, labels, onText }: RarePanelProps): ReactNode {
  const state = useLoaded(provider);
  const [by, setBy] = useState<By>('radical');
  const [chosen, setChosen] = useState('');
  const rows = state.kind === 'ready' ? (provider?.rows() ?? []) : [];
  const ways: readonly (readonly [By, string])[] = [
    ['radical', labels.byRadical],
    ['strokes', labels.byStrokes],
    ['reading', labels.byReading],
  ];
  const found: readonly PagedItem[] =
    chosen === '' ? [] : findRare(rows, asQuery(by, chosen)).map(([char]) => ({ id: char, text: char }));
  const picking = by === 'reading' || chosen !== '';
  const empty =
    state.kind === 'loading'
      ? labels.loading(Math.round(state.share * 100))
      : state.kind === 'failed'
        ? labels.loadFailed
        : chosen === ''
          ? ''
          : labels.noCandidates;
  return (
    <>
      <div className={styles.tools} role="group" aria-label={labels.rareCharacters}>
        {ways.map(([way, name]) => (
          <Key
            key={way}
            look="tab"
            on={way === by}
            onPress={() => {
              setBy(way);
              setChosen('');
            }}
          >
            {name}
          </Key>
        ))}
      </div>
      <PagedKeys
        key={`${by} ${chosen} ${state.kind}`}
        candidates={by === 'reading'}
        items={picking ? found : choicesOf(rows, by, labels)}
        look="candidate"
        name={picking ? labels.candidates : labels.rareCharacters}
        labels={labels}
        empty={empty}
        onPick={picking ? onText : setChosen}
        between={
          by === 'reading' ? (
            <LetterKeys
              labels={labels}
              onLetter={(letter) => setChosen(chosen + letter)}
              onDelete={() => setChosen(chosen.slice(0, -1))}
            />
          ) : null
        }
        tools={by === 'reading' && chosen !== '' ? <span className={styles.note}>{chosen}</span> : null}
      />
    </>
  );
}
