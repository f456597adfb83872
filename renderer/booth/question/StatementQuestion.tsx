/** A text and two answers of equal size, both outlined: no push towards yes (ux 57). The answers come with the last page. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Page } from '../../parts/Page.tsx';
import { useWasRead } from '../../reading/hooks.ts';
import { useLocal } from '../../text/language.ts';
import { useRequestText } from '../../text/request.ts';
import { useProgress } from './Sheet.tsx';
import styles from './StatementQuestion.module.css';
import { useAnswer, useQuestionWords, type QuestionOf } from './useQuestion.ts';

export function StatementQuestion({ screen }: { readonly screen: QuestionOf<'statement'> }): ReactNode {
  const { statement, value } = screen.input;
  const text = useRequestText().question;
  const local = useLocal();
  const [shownAt] = useState(() => performance.now());
  const send = useAnswer(screen, null);
  const { hint, error } = useQuestionWords(screen);
  const progress = useProgress(screen.progress);
  const wasRead = useWasRead();
  const answer = (given: boolean) => (): void =>
    send({
      kind: 'statement',
      answer: given,
      shownMs: Math.round(performance.now() - shownAt),
      readAloud: wasRead(),
    });
  return (
    <Page
      progress={progress}
      error={error}
      title={local(statement.title)}
      hint={hint}
      blocks={statement.paragraphs.map((paragraph, i) => ({
        key: `p${i}`,
        node: <p className={styles.paragraph}>{local(paragraph)}</p>,
      }))}
      main={
        <div className={styles.answers} data-answers>
          <Button icon="x" pressed={value === false} onPress={answer(false)}>
            {text.disagree}
          </Button>
          <Button icon="check" pressed={value === true} onPress={answer(true)}>
            {text.agree}
          </Button>
        </div>
      }
    />
  );
}
