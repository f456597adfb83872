/** One question a screen: progress, the question, why we ask, one input, a way to skip, and the way on. */
import type { ReactNode } from 'react';
import { unreachable } from '../../../main/contract/result.ts';
import type { BoothView } from '../../../main/contract/screen.ts';
import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { DateQuestion } from './DateQuestion.tsx';
import { DigitsQuestion } from './DigitsQuestion.tsx';
import { MoneyQuestion } from './MoneyQuestion.tsx';
import { StatementQuestion } from './StatementQuestion.tsx';
import { TextQuestion } from './TextQuestion.tsx';
import type { QuestionScreen } from './useQuestion.ts';

export function Question({
  screen,
}: {
  readonly view: BoothView;
  readonly screen: QuestionScreen;
}): ReactNode {
  const { input } = screen;
  switch (input.kind) {
    case 'choice':
      return <ChoiceQuestion screen={{ ...screen, input }} />;
    case 'text':
      return <TextQuestion screen={{ ...screen, input }} />;
    case 'digits':
      return <DigitsQuestion screen={{ ...screen, input }} />;
    case 'money':
      return <MoneyQuestion screen={{ ...screen, input }} />;
    case 'date':
      return <DateQuestion screen={{ ...screen, input }} />;
    case 'statement':
      return <StatementQuestion screen={{ ...screen, input }} />;
    default:
      return unreachable(input);
  }
}
