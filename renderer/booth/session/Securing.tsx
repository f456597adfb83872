/** Somebody stands in for a debt of the agreement: which one, who, how, and with what. */
import type { ReactNode } from 'react';
import type { IconName } from '../../parts/icons.ts';
import { yuan } from '../../text/format.ts';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepOf, type StepProps } from './useSession.ts';
import { WordsEntry } from './WordsEntry.tsx';

export function Secured({ screen, step }: StepProps<'secured'>): ReactNode {
  const { text, tap, nameOf } = useSession(screen);
  const words = text.parties.secured;
  return (
    <Tiles
      screen={screen}
      title={words.title}
      choices={step.debts.map(({ clause, payer, payee, fen }) => ({
        id: clause,
        title: words.debt(nameOf(payer), nameOf(payee)),
        line: `¥ ${yuan(fen)}`,
        icon: 'hand-coins',
        choose: () => tap({ do: 'secured', clause }),
      }))}
    />
  );
}

export function Securer({ screen, step }: StepProps<'securer'>): ReactNode {
  const { text, tap, nameOf } = useSession(screen);
  return (
    <Tiles
      screen={screen}
      title={text.parties.securer}
      choices={step.securers.map((seat) => ({
        id: seat,
        title: nameOf(seat),
        icon: 'shield-check',
        choose: () => tap({ do: 'securer', seat }),
      }))}
    />
  );
}

type Way = StepOf<'securityWay'>['ways'][number];
const ICON: Readonly<Record<Way, IconName>> = {
  general: 'shield-check',
  joint: 'users',
  mortgage: 'building-2',
  pledge: 'coins',
};

export function SecurityWay({ screen, step }: StepProps<'securityWay'>): ReactNode {
  const { text, tap, nameOf } = useSession(screen);
  const words = text.parties.way;
  return (
    <Tiles
      screen={screen}
      title={words.title(nameOf(step.by))}
      choices={step.ways.map((way) => ({
        id: way,
        title: words[way].title,
        line: words[way].line,
        icon: ICON[way],
        choose: () => tap({ do: 'securityWay', way }),
      }))}
    />
  );
}

export function SecuredThing({ screen, step }: StepProps<'securedThing'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.parties.thing;
  return (
    <WordsEntry
      screen={screen}
      title={words[step.kind]}
      hint={words.hint}
      next={text.words.save}
      value={step.value}
      maxLength={step.maxLength}
      kind="sentence"
      phrases={[]}
      onDone={(thing) => tap({ do: 'securedThing', thing })}
    />
  );
}
