/** The frame of questions answered by keys: the question beside the keys, or above them where large text crowds the screen. */
import type { ReactNode } from 'react';
import { SkipButton, NextButton } from './actions.tsx';
import { useCrowded } from './crowded.ts';
import styles from './Entry.module.css';
import { Heading, Sheet } from './Sheet.tsx';
import { useQuestionWords, type QuestionScreen } from './useQuestion.ts';

export interface EntrySheetProps {
  readonly screen: QuestionScreen;
  readonly onNext: () => void;
  /** Further buttons beside "skip". */
  readonly others?: ReactNode;
  /** The field and its keys; `heading` stands above the field, `label` names it. */
  readonly children: (heading: ReactNode, label: string) => ReactNode;
}

export function EntrySheet({ screen, onNext, others, children }: EntrySheetProps): ReactNode {
  const { title, hint, error, fault } = useQuestionWords(screen);
  const crowded = useCrowded();
  const above = crowded && error === null;
  return (
    <Sheet
      progress={screen.progress}
      error={error}
      lead={above ? <Heading title={title} hint={hint} /> : null}
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
            // Where it is crowded the box stands right above the field, and the field is outlined.
            <Heading title={title} hint={error === null ? hint : null} fault={crowded ? null : fault} />
          ),
          title,
        )}
      </div>
    </Sheet>
  );
}
