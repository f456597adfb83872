/** 不想调解了: one tap and it is over, wherever the table is (人民调解法 23). */
import type { ReactNode } from 'react';
import type { SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import { useSession } from './useSession.ts';

export function Stop({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { text, tap } = useSession(screen);
  return screen.mayStop ? (
    <Button icon="hand" onPress={() => tap({ do: 'stop' })}>
      {text.stop}
    </Button>
  ) : null;
}
