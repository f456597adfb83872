/** Not signing: two equal ways on, the objection in the person's own words, and what would be noted before it is. */
import type { ReactNode } from 'react';
import { useBack } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import styles from './session.module.css';
import { Stop } from './Stop.tsx';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';
import { WordsEntry } from './WordsEntry.tsx';

export function Refusing({ screen, step }: StepProps<'refusing'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.refusing;
  const { who, person, mayObject } = step;
  return (
    <Tiles
      screen={screen}
      title={words.title(person.masked)}
      hint={words.hint}
      choices={[
        ...(mayObject
          ? [{ id: 'object', title: words.object.title, line: words.object.line, icon: 'pencil' as const, choose: () => tap({ do: 'object' }) }]
          : []),
        { id: 'end', title: words.end.title, line: words.end.line, icon: 'hand', choose: () => tap({ do: 'refuseToSign', who }) },
      ]}
    />
  ); // prettier-ignore
}

export function Objecting({ screen, step }: StepProps<'objecting'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.objecting;
  return (
    <WordsEntry
      screen={screen}
      title={words.title(step.person.masked)}
      hint={words.hint}
      next={words.next}
      value={step.value}
      maxLength={step.maxLength}
      kind="sentence"
      phrases={step.phrases}
      onDone={(objection) => tap({ do: 'objectionWords', text: objection })}
    />
  );
}

export function Objection({ screen, step }: StepProps<'objection'>): ReactNode {
  const { nameOf, text, tap, progress } = useSession(screen);
  const back = useBack();
  const words = text.objection;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint(nameOf(step.who), step.person.masked)}
      blocks={[
        {
          key: 'words',
          node: (
            <p className={styles.clause} lang="zh-CN" data-personal>
              “{step.words}”
            </p>
          ),
        },
        { key: 'where', node: <Notice icon="file-text">{words.where}</Notice> },
      ]}
      others={
        <>
          <Stop screen={screen} />
          <Button icon="pencil" onPress={back}>
            {words.change}
          </Button>
        </>
      }
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'noteObjection' })}>
          {words.note}
        </Button>
      }
    />
  );
}
