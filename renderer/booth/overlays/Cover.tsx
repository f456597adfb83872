/** The opaque cover after a minute without touch: one answer keeps everything, no answer clears it. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useText } from '../../text/text.ts';
import styles from './overlays.module.css';

export function Cover({ secondsLeft }: { readonly secondsLeft: number }): ReactNode {
  const { act } = useBooth();
  const text = useText().cover;
  return (
    <Dialog
      urgent
      title={text.title}
      actions={
        <>
          <Button kind="main" icon="check" onPress={() => act({ do: 'stay' })}>
            {text.stay}
          </Button>
          <Button icon="log-out" onPress={() => act({ do: 'leaveForSure' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      <p>{text.sentence}</p>
      <p className={styles.countdown} role="timer">
        <strong>{secondsLeft}</strong> {text.seconds}
      </p>
    </Dialog>
  );
}
