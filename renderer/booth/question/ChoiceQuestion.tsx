/** A choice by tiles; nothing is chosen beforehand in a legal choice, and no tile is larger or brighter than another. */
import { useState, type ReactNode } from 'react';
import type { Option, QuestionId } from '../../../main/contract/screen.ts';
import { useLayout } from '../../parts/layout.ts';
import { Page } from '../../parts/Page.tsx';
import { Tile } from '../../parts/Tile.tsx';
import { useLocal } from '../../text/language.ts';
import { useRequestText, type QuestionText } from '../../text/request.ts';
import { NextButton, SkipButton } from './actions.tsx';
import styles from './ChoiceQuestion.module.css';
import { rowsOf, toggle } from './choosing.ts';
import { optionIcon } from './optionIcon.ts';
import { useProgress } from './Sheet.tsx';
import { useAnswer, useQuestionWords, type QuestionOf } from './useQuestion.ts';

/** Choices a person has a right to make either way: all tiles are seen before going on (ux 35). */
const neutral = new Set<QuestionId>(['path', 'mediationWish']);

function ownWords(
  text: QuestionText,
  question: QuestionId,
  id: string,
): { readonly label: string; readonly hint: string } {
  const key = `${question}.${id}`;
  return Object.entries(text.option).find(([option]) => option === key)?.[1] ?? text.unsureOption;
}

/** A kind of evidence comes from the pack with its legal name alone: the page adds what it means. */
function meaning(text: QuestionText, question: QuestionId, id: string): string | null {
  if (question !== 'evidenceKind') return null;
  return Object.entries(text.evidenceKind).find(([kind]) => kind === id)?.[1] ?? null;
}

/** How many tiles stand in a row: what still leaves room for the words. */
function columnsFor(count: number, portrait: boolean, scale: number): number {
  if (portrait) return scale >= 150 ? 1 : 2;
  if (scale >= 150) return 2;
  return count === 2 || count === 4 ? 2 : 3;
}

export function ChoiceQuestion({ screen }: { readonly screen: QuestionOf<'choice'> }): ReactNode {
  const { options, most, value } = screen.input;
  const text = useRequestText().question;
  const local = useLocal();
  const { portrait, scale, large } = useLayout();
  const [ids, setIds] = useState<readonly string[]>(value);
  const send = useAnswer(screen, { kind: 'choice', ids: [...ids] });
  const { title, hint, error, fault } = useQuestionWords(screen);
  const progress = useProgress(screen.progress);
  // Large text and an error leave room for the names alone.
  const brief = large && error !== null;

  const tile = (option: Option): ReactNode => {
    const own = option.label === null ? ownWords(text, screen.id, option.id) : null;
    return (
      <Tile
        key={option.id}
        icon={optionIcon(screen.id, option.id, option.icon)}
        title={option.label === null ? (own?.label ?? '') : local(option.label)}
        line={
          brief
            ? null
            : option.hint === null
              ? (own?.hint ?? meaning(text, screen.id, option.id))
              : local(option.hint)
        }
        chosen={ids.includes(option.id)}
        onPress={() => setIds(toggle(ids, option.id, most))}
      />
    );
  };
  const columns = columnsFor(options.length, portrait, scale);
  const rows = rowsOf(options, columns);
  const count = most > 1 ? text.chooseUpTo(Math.min(most, options.length)) : '';
  return (
    <Page
      progress={progress}
      error={error}
      title={title}
      hint={`${hint}${count}`}
      readAll={neutral.has(screen.id) || ids.length === 0}
      blocks={[
        ...(fault === null || large ? [] : [{ key: 'fault', node: <p className={styles.fault}>{fault}</p> }]),
        ...rows.map((row, i) => ({
          key: `row${i}`,
          grow: true,
          node: (
            <div className={styles.row} data-columns={rows[0]?.length ?? columns}>
              {row.map(tile)}
            </div>
          ),
        })),
      ]}
      others={<SkipButton screen={screen} />}
      main={<NextButton onPress={() => send({ kind: 'choice', ids: [...ids] })} />}
    />
  );
}
