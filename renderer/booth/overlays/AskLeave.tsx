/** Asks before unsigned answers are cleared; nothing personal shows while it does. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useText } from '../../text/text.ts';

export function AskLeave(): ReactNode {
  const { act } = useBooth();
  const text = useText().askLeave;
  return (
    <Dialog
      title={text.title}
      actions={
        <>
          <Button icon="arrow-left" onPress={() => act({ do: 'stay' })}>
            {text.stay}
          </Button>
          <Button icon="log-out" onPress={() => act({ do: 'leaveForSure' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      <p>{text.sentence}</p>
    </Dialog>
  );
}
