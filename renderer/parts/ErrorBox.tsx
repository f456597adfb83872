/** What is missing and what to do, once, at the top of the screen; focus and screen readers go to it. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useAnnounce, useListens } from '../reading/hooks.ts';
import { Icon } from './Icon.tsx';
import styles from './ErrorBox.module.css';

export interface ErrorBoxProps {
  readonly heading: string;
  readonly advice: string;
}

export function ErrorBox({ heading, advice }: ErrorBoxProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const listens = useListens();
  const announce = useAnnounce();
  useEffect(() => {
    box.current?.focus();
    // focus and speech go to the box (ux 38)
    if (listens) announce(box.current);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each error, not again when a headset is plugged in
  }, [heading, advice]);
  return (
    <div ref={box} className={styles.box} role="alert" tabIndex={-1}>
      <Icon name="circle-alert" />
      <p>
        <strong>{heading}</strong> <span>{advice}</span>
      </p>
    </div>
  );
}
