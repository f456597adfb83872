/** Letters on a 26-key board, candidates above them; what is chosen first takes its letters, the rest goes on. */
import { useEffect, useState, type ReactNode } from 'react';
import { Key } from './Key.tsx';
import type { EntryLabels } from './labels.ts';
import { LetterKeys } from './LetterKeys.tsx';
import { PagedKeys } from './PagedKeys.tsx';
import type { Candidate, EntryContext, TextEntryProvider } from './provider.ts';
import { useLoaded } from './useLoaded.ts';

export interface PinyinPanelProps {
  readonly provider: TextEntryProvider<'pinyin'> | null;
  readonly context: EntryContext;
  readonly letters: string;
  readonly labels: EntryLabels;
  readonly onLetters: (letters: string) => void;
  readonly onText: (text: string) => void;
  /** Tells the field which candidate a physical space bar or digit would take. */
  readonly onCandidates: (candidates: readonly Candidate[]) => void;
}

export function PinyinPanel(props: PinyinPanelProps): ReactNode {
  const { provider, context, letters, labels, onLetters, onText, onCandidates } = props;
  const state = useLoaded(provider);
  const [fuzzy, setFuzzy] = useState(false);
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  const { kind, before } = context;

  useEffect(() => {
    if (provider === null || state.kind !== 'ready') return;
    let current = true;
    void provider.candidates({ letters, fuzzy }, { kind, before }).then((found) => {
      if (!current) return;
      setCandidates(found);
      onCandidates(found);
    });
    return () => {
      current = false;
    };
  }, [provider, state.kind, letters, fuzzy, kind, before, onCandidates]);

  const take = (candidate: Candidate): void => {
    provider?.taken(candidate, { letters, fuzzy });
    onText(candidate.text);
    onLetters(letters.slice(candidate.consumes));
  };
  const empty =
    state.kind === 'failed'
      ? labels.loadFailed
      : state.kind === 'loading'
        ? labels.loading(Math.round(state.share * 100))
        : letters === ''
          ? ''
          : labels.noCandidates;
  return (
    <PagedKeys
      key={`${letters} ${String(fuzzy)}`}
      candidates
      items={candidates.map((one) => ({ id: one.text, text: one.text }))}
      look="candidate"
      name={labels.candidates}
      labels={labels}
      empty={empty}
      onPick={(text) => {
        const candidate = candidates.find((one) => one.text === text);
        if (candidate !== undefined) take(candidate);
      }}
      between={
        <LetterKeys
          labels={labels}
          onLetter={(letter) => onLetters(letters + letter)}
          onDelete={() => onLetters(letters.slice(0, -1))}
        />
      }
      tools={
        <Key look="soft" on={fuzzy} onPress={() => setFuzzy(!fuzzy)}>
          {fuzzy ? labels.fuzzyOn : labels.fuzzyOff}
        </Key>
      }
    />
  );
}
