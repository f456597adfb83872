/** The frame of questions answered by keys: the question beside the keys, or above them where large text crowds the screen. */
import type { ReactNode } from 'react';
import { useLayout } from '../../parts/layout.ts';
import { SkipButton, NextButton } from './actions.tsx';
import styles from './Entry.module.css';
import { Heading, Sheet } from './Sheet.tsx';
import { useQuestionWords, type QuestionScreen } from './useQuestion.ts';

export interface EntrySheetProps {
  readonly screen: QuestionScreen;
  readonly onNext: () => void;
  /** Something was entered already. */
  readonly filled: boolean;
  /** Further buttons beside "skip". */
  readonly others?: ReactNode;
  /** The field and its keys; `heading` stands above the field, `label` names it. */
  readonly children: (heading: ReactNode, label: string) => ReactNode;
}

export function EntrySheet({ screen, onNext, filled, others, children }: EntrySheetProps): ReactNode {
  const { title, hint, error, fault } = useQuestionWords(screen);
  const { portrait, large } = useLayout();
  // In landscape an error takes the height of a line of its own: then the question goes beside the keys again.
  const above = large && (error === null || portrait);
  // Once something stands in the field, large text gives the hint's room to it; keys stay where they are.
  const hinted = error === null && !(large && portrait && filled) ? hint : null;
  return (
    <Sheet
      progress={screen.progress}
      error={error}
      lead={above ? <Heading title={title} hint={hinted} /> : null}
      others={
        <>
          <SkipButton screen={screen} />
          {others}
        </>
      }
      main={<NextButton onPress={onNext} />}
    >
      <div className={styles.entry} data-invalid={fault !== null || undefined}>
        {children(
          above ? null : (
            // With large text the box stands right above the field, and the field is outlined.
            <Heading title={title} hint={hinted} fault={large ? null : fault} />
          ),
          title,
        )}
      </div>
    </Sheet>
  );
}
