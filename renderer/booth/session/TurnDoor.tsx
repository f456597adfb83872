/** 转为人民调解: the way into another kind of mediation, what it changes is told before anything happens. */
import type { ReactNode } from 'react';
import type { LocalText } from '../../../main/contract/policy.ts';
import type { SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import { useLocal } from '../../text/language.ts';
import live from '../live/live.module.css';
import { useSession } from './useSession.ts';

export function TurnDoor({
  screen,
  to,
}: {
  readonly screen: SessionScreen;
  readonly to: LocalText;
}): ReactNode {
  const { text, tap } = useSession(screen);
  const local = useLocal();
  return (
    <div className={live.door}>
      <Button icon="arrow-right" wide onPress={() => tap({ do: 'offerSwitch' })}>
        {text.regimes.turn(local(to))}
      </Button>
    </div>
  );
}
