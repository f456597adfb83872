/** A line of people, each with a card: who comes, who votes, who signs; the next one is called without a tap. */
import type { ReactNode } from 'react';
import { Button } from '../../../parts/Button.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import { Page } from '../../../parts/Page.tsx';
import arrive from '../../arrive/arrive.module.css';
import { DeskDrawing } from '../../arrive/DeskDrawing.tsx';
import { useGroup, type GroupProps } from './useGroup.ts';

export function GroupCard({ screen, view }: GroupProps<'card'>): ReactNode {
  const { text, tap, progress, nameOf } = useGroup(screen);
  const words = text.card;
  const { of, phase, problem, last, cardLeft } = view;
  const busy = phase === 'reading';
  const said = problem === null ? null : text.problem[problem];
  const name = last === null ? null : nameOf(last);
  return (
    <Page
      progress={progress}
      title={words[of].title}
      split="even"
      blocks={[
        { key: 'line', node: <p className={arrive.lead}>{words[of].line}</p> },
        {
          key: 'state',
          node:
            said !== null && !busy ? (
              <Notice tone="warn" heading={name === null ? said.title : `${name}：${said.title}`} live>
                {said.line}
              </Notice>
            ) : name !== null && !busy ? (
              <Notice tone="ok" icon="circle-check" heading={words.last[of](name)} live>
                {cardLeft ? words.left : words.waiting}
              </Notice>
            ) : (
              <Notice
                icon={busy || cardLeft ? 'id-card' : 'scan-line'}
                heading={busy ? words.reading : cardLeft ? words.left : words.waiting}
                live
              />
            ),
        },
        { key: 'count', node: <Notice icon="users">{words.count[of](view.done, view.members)}</Notice> },
        {
          key: 'only',
          node: (
            <p className={arrive.quietFact}>
              <Icon name="info" size={36} />
              <span>{words.only}</span>
            </p>
          ),
        },
      ]}
      aside={[{ key: 'drawing', grow: true, node: <DeskDrawing reading={busy} /> }]}
      others={
        <Button icon="users" onPress={() => tap({ do: 'home' })}>
          {words.finish}
        </Button>
      }
    />
  );
}
