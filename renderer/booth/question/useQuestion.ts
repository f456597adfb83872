/** What every question does alike: send, skip, tell what is wrong, and hand the draft to 返回. */
import type { AnswerValue, Screen } from '../../../main/contract/screen.ts';
import { useBooth, useUnfinished } from '../../booth.ts';
import type { ErrorBoxProps } from '../../parts/ErrorBox.tsx';
import { useRequestText, type RequestText } from '../../text/request.ts';

export type QuestionScreen = Extract<Screen, { kind: 'question' }>;
/** A question whose input is of one kind. */
export type QuestionOf<K extends QuestionScreen['input']['kind']> = QuestionScreen & {
  readonly input: Extract<QuestionScreen['input'], { kind: K }>;
};

export interface QuestionWords {
  readonly title: string;
  readonly hint: string;
  readonly error: ErrorBoxProps | null;
  /** The sentence repeated at the field. */
  readonly fault: string | null;
}

export function errorOf(text: RequestText, screen: QuestionScreen): ErrorBoxProps | null {
  if (screen.error === null) return null;
  const { title, say } =
    screen.error === 'empty' ? text.question.empty[screen.input.kind] : text.question.error[screen.error];
  return { heading: title, advice: screen.maySkip ? `${say}${text.question.orSkip}` : say };
}

export function useQuestionWords(screen: QuestionScreen): QuestionWords {
  const text = useRequestText();
  const error = errorOf(text, screen);
  return {
    title: text.question.ask[screen.id](screen.number),
    hint: text.question.hint[screen.id],
    error,
    fault: error?.heading ?? null,
  };
}

/** `value` is what the question has so far; it goes along on the way back. Returns how to send an answer. */
export function useAnswer(screen: QuestionScreen, value: AnswerValue | null): (value: AnswerValue) => void {
  const { act } = useBooth();
  useUnfinished(() => (value === null ? null : { question: screen.id, value }));
  return (given) => act({ do: 'answer', question: screen.id, value: given });
}
