/** 不想调解了: one tap and it is over, wherever the table is (人民调解法 23); and from the table of a group's representatives back to the group. */
import type { ReactNode } from 'react';
import type { SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import { useSession } from './useSession.ts';

export function Stop({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { text, tap } = useSession(screen);
  return (
    <>
      {screen.ofGroup && (
        <Button icon="users-round" onPress={() => tap({ do: 'group', act: { do: 'toGroup' } })}>
          {text.group.toGroup}
        </Button>
      )}
      {screen.mayStop && (
        <Button icon="hand" onPress={() => tap({ do: 'stop' })}>
          {text.stop}
        </Button>
      )}
    </>
  );
}
