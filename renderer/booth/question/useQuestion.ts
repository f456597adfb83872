/** What every question does alike: keep the draft, send it, skip, tell what is wrong, and hand the draft to 返回. */
import { useState } from 'react';
import type { AnswerValue, Screen } from '../../../main/contract/screen.ts';
import { useBooth, useUnfinished } from '../../booth.ts';
import type { ErrorBoxProps } from '../../parts/ErrorBox.tsx';
import { useRequestText, type RequestText } from '../../text/request.ts';
import { parseMoney } from '../../text-entry/money.ts';
import { answerOf, draftOf, type Draft } from './draft.ts';

export type QuestionScreen = Extract<Screen, { kind: 'question' }>;

/** An amount as its keys would have typed it. */
export const typedFrom = (fen: number): string => {
  const rest = fen % 100;
  const whole = String(Math.trunc(fen / 100));
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
};

export function errorOf(text: RequestText, screen: QuestionScreen): ErrorBoxProps | null {
  if (screen.error === null) return null;
  const { title, say } = screen.error === 'empty' ? text.question.empty[screen.input.kind] : text.question.error[screen.error];
  return { heading: title, advice: screen.maySkip ? `${say}${text.question.orSkip}` : say };
}

export interface QuestionState<D extends Draft> {
  readonly draft: D;
  readonly setDraft: (draft: D) => void;
  readonly send: () => void;
  readonly answer: (value: AnswerValue) => void;
  readonly skip: () => void;
  readonly title: string;
  readonly hint: string;
  readonly error: ErrorBoxProps | null;
  /** Counts the tries, so that the same error takes the focus again. */
  readonly tries: number;
}

/** `of` narrows the draft to the kind of the input. */
export function useQuestion<D extends Draft>(screen: QuestionScreen, of: (draft: Draft) => draft is D): QuestionState<D> | null {
  const { act } = useBooth();
  const text = useRequestText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(screen.input, typedFrom));
  const [tries, setTries] = useState(0);
  const value = answerOf(draft, parseMoney);
  useUnfinished(() => (value === null ? null : { question: screen.id, value }));
  if (!of(draft)) return null;
  const answer = (given: AnswerValue): void => {
    setTries(tries + 1);
    act({ do: 'answer', question: screen.id, value: given });
  };
  return {
    draft,
    setDraft,
    answer,
    send: () => value !== null && answer(value),
    skip: () => act({ do: 'skip', question: screen.id }),
    title: text.question.ask[screen.id](screen.number),
    hint: text.question.hint[screen.id],
    error: errorOf(text, screen),
    tries,
  };
}
