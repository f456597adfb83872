/** The opaque cover after a minute without touch: one answer keeps everything, no answer clears it. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { useAnnounce } from '../../reading/hooks.ts';
import { useText } from '../../text/text.ts';
import styles from './overlays.module.css';

export function Cover({ secondsLeft }: { readonly secondsLeft: number }): ReactNode {
  const { view, act } = useBooth();
  const text = useText().cover;
  const announce = useAnnounce();
  const title = useRef<HTMLSpanElement>(null);
  const speaks = view.frame.hearing.voice !== 'none';
  useEffect(() => {
    // whoever looks away hears the question (ux 41)
    if (speaks) announce(title.current);
    // oxlint-disable-next-line react/exhaustive-deps -- asked once, when the cover comes up
  }, []);
  return (
    <Dialog
      urgent
      title={<span ref={title}>{text.title}</span>}
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
