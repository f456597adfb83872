/** The two buttons under every question: on, and skip where the law lets one. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import type { QuestionScreen } from './useQuestion.ts';

export function NextButton({ onPress }: { readonly onPress: () => void }): ReactNode {
  const text = useRequestText().question;
  return (
    <Button kind="main" trailingIcon="arrow-right" onPress={onPress}>
      {text.next}
    </Button>
  );
}

export function SkipButton({ screen }: { readonly screen: QuestionScreen }): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().question;
  if (!screen.maySkip) return null;
  return (
    <Button icon="circle-question-mark" onPress={() => act({ do: 'skip', question: screen.id })}>
      {text.skip}
    </Button>
  );
}
