/** Words without a system keyboard: a text with a caret, and tabs for handwriting, pinyin, phrases, rare characters and symbols. */
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { HandwritingPanel } from './HandwritingPanel.tsx';
import { useEntryProviders } from './host.tsx';
import { Key } from './Key.tsx';
import type { EntryLabels } from './labels.ts';
import { PagedKeys } from './PagedKeys.tsx';
import { readKey } from './physicalKeys.ts';
import { useTypedKeys } from './useTypedKeys.ts';
import { useWrittenByOthers } from './useWrittenByOthers.ts';
import { PinyinPanel } from './PinyinPanel.tsx';
import type { Candidate } from './provider.ts';
import { RarePanel } from './RarePanel.tsx';
import { SYMBOLS } from './symbols.ts';
import {
  deleteBefore,
  graphemesOf,
  insertText,
  movedCaret,
  type EditedText,
  type EntryKind,
} from './text.ts';
import { TextBox } from './TextBox.tsx';
import styles from './TextEntry.module.css';

export interface TextEntryProps {
  readonly value: string;
  /** In code points; 4,000 at most. */
  readonly maxLength: number;
  readonly kind: EntryKind;
  /** Phrase chips of the kind of dispute; none hides the tab. */
  readonly phrases: readonly string[];
  /** Accessible name of the field: the question being answered. */
  readonly label: string;
  readonly onChange: (value: string) => void;
  readonly labels: EntryLabels;
  /** Shown above the text: the question and its hint, when the screen wants them beside the writing area. */
  readonly heading?: ReactNode;
  /** Others write in the same text: where a place in it (UTF-16) comes to. The caret stays among the characters it stood among. */
  readonly hold?: (at: number) => () => number;
}

type Tab = 'handwriting' | 'pinyin' | 'phrases' | 'rareCharacters' | 'symbols';

function tabsOf(kind: EntryKind, phrases: readonly string[]): readonly Tab[] {
  const offered: Record<Tab, boolean> = {
    handwriting: true,
    pinyin: true,
    phrases: phrases.length > 0,
    rareCharacters: kind === 'name',
    symbols: true,
  };
  return (['handwriting', 'pinyin', 'phrases', 'rareCharacters', 'symbols'] as const).filter(
    (tab) => offered[tab],
  );
}

export function TextEntry(props: TextEntryProps): ReactNode {
  const { value, maxLength, kind, phrases, label, onChange, labels, heading, hold } = props;
  const providers = useEntryProviders();
  const tabs = tabsOf(kind, phrases);
  const [wantedTab, setTab] = useState<Tab>('handwriting');
  const tab = tabs.includes(wantedTab) ? wantedTab : 'handwriting';
  const [letters, setLetters] = useState('');
  const [full, setFull] = useState(false);
  const places = graphemesOf(value);
  const [wantedCaret, setCaret] = useState(places.length);
  const caret = Math.min(wantedCaret, places.length);
  const box = useRef<HTMLDivElement>(null);
  const written = useWrittenByOthers(value, places.slice(0, caret).join('').length, hold, (at) =>
    setCaret(graphemesOf(value.slice(0, at)).length),
  );
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  const showCandidates = useCallback((found: readonly Candidate[]) => setCandidates(found), []);
  const context = { kind, before: places.slice(0, caret).join('') };

  const apply = (edited: EditedText): void => {
    setCaret(edited.caret);
    setFull(edited.full);
    written(edited.value);
    if (edited.value !== value) onChange(edited.value);
  };
  const insert = (text: string): void => apply(insertText(value, caret, text, kind, maxLength));
  const moveCaret = (by: number): void => setCaret(movedCaret(value, caret, by));
  const deleteOne = (): void =>
    letters === '' ? apply(deleteBefore(value, caret)) : setLetters(letters.slice(0, -1));
  const takeCandidate = (candidate: Candidate | undefined): void => {
    if (candidate === undefined) return;
    providers?.pinyin.taken(candidate, { letters, fuzzy: false });
    insert(candidate.text);
    setLetters(letters.slice(candidate.consumes));
  };

  useTypedKeys((event) => {
    const press = readKey(event, letters !== '', event.target === box.current);
    if (press === null) return;
    event.preventDefault();
    event.stopPropagation();
    switch (press.kind) {
      case 'letter':
        setTab('pinyin');
        setLetters(letters + press.letter);
        box.current?.focus();
        return;
      case 'take':
        return takeCandidate(candidates[press.index]);
      case 'insert':
        return insert(press.text);
      case 'delete':
        return deleteOne();
      case 'drop':
        return setLetters('');
      case 'move':
        return moveCaret(press.by);
    }
  });

  return (
    <div className={styles.frame}>
      <div className={styles.entry}>
        <div className={styles.side}>
          {heading}
          <TextBox
            ref={box}
            value={value}
            caret={caret}
            composing={tab === 'pinyin' ? letters : ''}
            label={label}
            maxLength={maxLength}
            labels={labels}
          />
          <p className={full ? styles.full : styles.heard} role="status">
            {full ? labels.full : ''}
          </p>
          <div className={styles.tools}>
            <Key look="soft" onPress={deleteOne}>
              {labels.deleteOne}
            </Key>
            <Key
              look="soft"
              onPress={() => {
                setLetters('');
                apply({ value: '', caret: 0, full: false });
              }}
            >
              {labels.clearAll}
            </Key>
            <Key look="soft" onPress={() => moveCaret(-1)}>
              {labels.caretLeft}
            </Key>
            <Key look="soft" onPress={() => moveCaret(1)}>
              {labels.caretRight}
            </Key>
          </div>
          <div className={styles.tools} role="group" aria-label={labels.ways}>
            {tabs.map((one) => (
              <Key key={one} look="tab" on={one === tab} onPress={() => setTab(one)}>
                {labels[one]}
              </Key>
            ))}
          </div>
        </div>
        <div className={styles.side} data-way={tab}>
          {tab === 'handwriting' ? (
            <HandwritingPanel
              provider={providers?.handwriting ?? null}
              context={context}
              labels={labels}
              onText={insert}
            />
          ) : null}
          {tab === 'pinyin' ? (
            <PinyinPanel
              provider={providers?.pinyin ?? null}
              context={context}
              letters={letters}
              labels={labels}
              onLetters={setLetters}
              onText={insert}
              onCandidates={showCandidates}
            />
          ) : null}
          {tab === 'phrases' ? (
            <PagedKeys
              items={phrases.map((phrase) => ({ id: phrase, text: phrase }))}
              look="plain"
              name={labels.phrases}
              labels={labels}
              onPick={insert}
            />
          ) : null}
          {tab === 'rareCharacters' ? (
            <RarePanel provider={providers?.rareCharacters ?? null} labels={labels} onText={insert} />
          ) : null}
          {tab === 'symbols' ? (
            <PagedKeys
              items={SYMBOLS[kind].map((symbol) => ({ id: symbol, text: symbol }))}
              look="candidate"
              name={labels.symbols}
              labels={labels}
              onPick={insert}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}
