/** A session that grid staff open for somebody else to lead: where the dispute came from, and the word of the person present. */
import type { ReactNode } from 'react';
import type { DisputeSource } from '../../../main/contract/session/hosting.ts';
import type { IconName } from '../../parts/icons.ts';
import { useLocal } from '../../text/language.ts';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';

const SOURCES: readonly (readonly [DisputeSource, IconName])[] = [
  ['walkIn', 'users'],
  ['transfer110', 'shield-check'],
  ['gridPatrol', 'user-check'],
  ['courtAssignment', 'landmark'],
  ['agency', 'building-2'],
];

export function Source({ screen, step }: StepProps<'source'>): ReactNode {
  const { text, tap } = useSession(screen);
  const { source, opener } = text.hosting;
  return (
    <Tiles
      screen={screen}
      title={source.title}
      hint={opener(step.staff.masked, step.organisation)}
      choices={SOURCES.map(([id, icon]) => ({
        id,
        title: source[id].title,
        line: source[id].line,
        icon,
        choose: () => tap({ do: 'source', source: id }),
      }))}
    />
  );
}

/** Two equal answers, the person’s own. */
export function Willing({ screen, step }: StepProps<'willing'>): ReactNode {
  const { text, tap } = useSession(screen);
  const local = useLocal();
  const { willing } = text.hosting;
  return (
    <Tiles
      screen={screen}
      title={willing.title(local(step.kind))}
      hint={willing.hint}
      choices={[
        { id: 'yes', ...willing.yes, icon: 'check', choose: () => tap({ do: 'willing' }) },
        { id: 'no', ...willing.no, icon: 'x', choose: () => tap({ do: 'unwilling' }) },
      ]}
    />
  );
}
