/** Sealing failed: nothing was handed in, the signature is still there, trying again is safe. */
import type { ReactNode } from 'react';
import { useBooth, useHelp } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useText } from '../../text/text.ts';

export function NotKept(): ReactNode {
  const { act } = useBooth();
  const { openHelp } = useHelp();
  const text = useText();
  return (
    <Dialog
      title={text.notKept.title}
      actions={
        <>
          <Button kind="main" icon="rotate-ccw" onPress={() => act({ do: 'closeOverlay' })}>
            {text.notKept.again}
          </Button>
          <Button icon="headset" onPress={() => openHelp('person')}>
            {text.common.askPerson}
          </Button>
        </>
      }
    >
      <p>{text.notKept.sentence}</p>
      <p>{text.notKept.advice}</p>
    </Dialog>
  );
}
