/** The frame of screens that arrange themselves: progress, error, a working area with everything that is left, actions. */
import type { ReactNode } from 'react';
import type { Screen } from '../../../main/contract/screen.ts';
import { ErrorBox, type ErrorBoxProps } from '../../parts/ErrorBox.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Progress } from '../../parts/Progress.tsx';
import { useRequestText, type RequestText } from '../../text/request.ts';
import { useCrowded } from './crowded.ts';
import styles from './Sheet.module.css';

export type StepView = Extract<Screen, { kind: 'question' }>['progress'];

/** The words of the progress line. */
export function useProgress(progress: StepView): {
  readonly step: number;
  readonly of: number;
  readonly words: string;
} {
  return progressWords(useRequestText(), progress);
}

const progressWords = (text: RequestText, { step, of, section }: StepView) => ({
  step,
  of,
  words: text.progress(step, of, section),
});

export interface SheetProps {
  /** Null: of no request; then there are no steps. */
  readonly progress: StepView | null;
  /** Other words for where the person is. */
  readonly where?: string;
  /** The question over the full width, where large text leaves no room beside the keys; the step is then only spoken. */
  readonly lead?: ReactNode;
  /** With large text the step makes room for what has to be read. */
  readonly reading?: boolean;
  /** What this screen is about, beside the progress: "第 1 份材料". */
  readonly badge?: string;
  readonly error?: ErrorBoxProps | null;
  readonly children: ReactNode;
  readonly others?: ReactNode;
  readonly main?: ReactNode;
}

export function Sheet({
  progress,
  where,
  badge,
  lead = null,
  reading = false,
  error = null,
  children,
  others,
  main,
}: SheetProps): ReactNode {
  const text = useRequestText();
  const usual = progress === null ? null : progressWords(text, progress);
  const words = usual === null || where === undefined ? usual : { ...usual, words: where };
  const crowded = useCrowded();
  const { large } = useLayout();
  const stepShown = !large || (error === null && !(crowded && (lead !== null || reading)));
  return (
    <div className={styles.sheet}>
      <div className={styles.top}>
        {words === null ? null : stepShown ? (
          <div className={styles.where}>
            <Progress {...words} />
            {badge !== undefined && <p className={styles.badge}>{badge}</p>}
          </div>
        ) : (
          <p className="spoken">{words.words}</p>
        )}
        {error !== null && <ErrorBox {...error} />}
        {lead}
      </div>
      <div className={styles.area}>{children}</div>
      {(others !== undefined || main !== undefined) && (
        <footer className={styles.foot}>
          <div className={styles.others}>{others}</div>
          <div className={styles.main}>{main}</div>
        </footer>
      )}
    </div>
  );
}

/** The one h1 and its hint; the focus goes here when the screen opens. `fault` repeats the error at the field. */
export function Heading({
  title,
  hint,
  fault,
}: {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly fault?: string | null;
}): ReactNode {
  return (
    <div className={styles.heading}>
      <h1 tabIndex={-1} data-public>
        {title}
      </h1>
      {hint !== undefined && hint !== null && <p className={styles.hint}>{hint}</p>}
      {fault !== undefined && fault !== null && <p className={styles.fault}>{fault}</p>}
    </div>
  );
}

export interface SplitProps {
  readonly head: ReactNode;
  readonly rest?: ReactNode;
  readonly work: ReactNode;
  /** `start`: words left, work right (a question); `end`: the paper left, words right. */
  readonly words: 'start' | 'end';
  /** Width of the words against the work. */
  readonly share?: 'even' | 'narrow';
  /** One above the other although there is width. */
  readonly stacked?: boolean;
}

/** Words on one side, the work on the other; one above the other in portrait. */
export function Split({ head, rest, work, words, share = 'even', stacked = false }: SplitProps): ReactNode {
  // the order of the document is the order of reading: what stands under the words comes with them
  const below = rest !== undefined && <div className={styles.rest}>{rest}</div>;
  return (
    <div className={styles.split} data-words={words} data-share={share} data-stacked={stacked || undefined}>
      <div className={styles.head}>{head}</div>
      {words === 'start' && below}
      <div className={styles.work}>{work}</div>
      {words === 'end' && below}
    </div>
  );
}
