/** One character at a time by finger: writing area, eight candidates, undo and rewrite. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Key } from './Key.tsx';
import type { EntryLabels } from './labels.ts';
import type { Candidate, EntryContext, Stroke, TextEntryProvider } from './provider.ts';
import { useLoaded } from './useLoaded.ts';
import { WritingArea } from './WritingArea.tsx';
import styles from './TextEntry.module.css';

export interface HandwritingPanelProps {
  readonly provider: TextEntryProvider<'handwriting'> | null;
  readonly context: EntryContext;
  readonly labels: EntryLabels;
  readonly onText: (text: string) => void;
}

export function HandwritingPanel({ provider, context, labels, onText }: HandwritingPanelProps): ReactNode {
  const state = useLoaded(provider);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  const areaSide = useRef(400);
  const { kind, before } = context;

  useEffect(() => {
    if (provider === null || state.kind !== 'ready') return;
    let current = true;
    void provider
      .candidates({ strokes, areaSide: areaSide.current }, { kind, before })
      .then((found) => current && setCandidates(found));
    return () => {
      current = false; // a newer stroke is on its way: the old answer is worthless
    };
  }, [provider, state.kind, strokes, kind, before]);

  const rewrite = (): void => {
    setStrokes([]);
    setCandidates([]);
  };
  const take = (candidate: Candidate): void => {
    provider?.taken(candidate, { strokes, areaSide: areaSide.current });
    onText(candidate.text);
    rewrite();
  };
  const note =
    state.kind === 'loading'
      ? labels.loading(Math.round(state.share * 100))
      : state.kind === 'failed'
        ? labels.loadFailed
        : labels.writeHere;

  return (
    <>
      <div className={styles.eight} role="group" aria-label={labels.candidates}>
        {candidates.map((candidate) => (
          <Key
            key={candidate.text}
            look="candidate"
            unlikely={candidate.unlikely}
            onPress={() => take(candidate)}
          >
            {candidate.text}
          </Key>
        ))}
      </div>
      <p className={styles.heard} role="status">
        {candidates.length > 0 ? labels.candidatesAre(candidates.map((one) => one.text)) : ''}
      </p>
      <WritingArea
        strokes={strokes}
        name={labels.writeHere}
        note={strokes.length === 0 || state.kind !== 'ready' ? note : ''}
        onStroke={(stroke, side) => {
          areaSide.current = side;
          setStrokes([...strokes, stroke]);
        }}
      />
      <div className={styles.tools}>
        <Key look="soft" onPress={() => setStrokes(strokes.slice(0, -1))}>
          {labels.undoStroke}
        </Key>
        <Key look="soft" onPress={rewrite}>
          {labels.rewrite}
        </Key>
      </div>
    </>
  );
}
