/** Own words for a clause or for the facts, and the choice of a ready clause. */
import type { ReactNode } from 'react';
import { useLocal } from '../../text/language.ts';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';
import { WordsEntry } from './WordsEntry.tsx';

export function Words({ screen, step }: StepProps<'words'>): ReactNode {
  const { text, tap } = useSession(screen);
  const { title, hint } = text.words[step.of];
  return (
    <WordsEntry
      screen={screen}
      title={title}
      hint={hint}
      next={text.words.save}
      value={step.value}
      maxLength={step.maxLength}
      kind="sentence"
      phrases={step.phrases}
      onDone={(words) => tap({ do: 'words', text: words })}
    />
  );
}

export function Pick({ screen, step }: StepProps<'pick'>): ReactNode {
  const { text, tap } = useSession(screen);
  const local = useLocal();
  return (
    <Tiles
      screen={screen}
      title={text.pick.title}
      hint={text.pick.hint}
      choices={[
        ...step.offers.map(({ id, label }) => ({
          id,
          title: local(label),
          icon: 'file-plus' as const,
          choose: () => tap({ do: 'pickClause', offer: id }),
        })),
        ...(step.secures
          ? [
              {
                id: 'secure',
                title: text.parties.secure.title,
                line: text.parties.secure.line,
                icon: 'shield-check' as const,
                choose: () => tap({ do: 'secure' }),
              },
            ]
          : []),
        {
          id: 'own',
          title: text.pick.own,
          icon: 'pencil' as const,
          choose: () => tap({ do: 'pickClause', offer: null }),
        },
      ]}
    />
  );
}
