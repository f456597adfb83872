/** A box that tells something: tint, icon and words together, never colour alone. */
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { Waited } from './Waited.tsx';
import styles from './Notice.module.css';

export type Tone = 'info' | 'ok' | 'warn' | 'danger';

const iconOf: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  ok: 'circle-check',
  warn: 'circle-alert',
  danger: 'triangle-alert',
};

export interface NoticeProps {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly heading?: ReactNode;
  readonly children?: ReactNode;
  /** Announced by screen readers when it changes. */
  readonly live?: boolean;
  /** Somebody waits for what it tells of. */
  readonly waits?: boolean;
}

export function Notice({
  tone = 'info',
  icon,
  heading,
  children,
  live = false,
  waits = false,
}: NoticeProps): ReactNode {
  return (
    <div
      className={styles.notice}
      data-tone={tone}
      {...(live ? { role: 'status', 'aria-live': 'polite' } : {})}
    >
      <Icon name={icon ?? iconOf[tone]} />
      <div className={styles.words}>
        {heading !== undefined && <p className={styles.heading}>{heading}</p>}
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {waits && <Waited />}
      </div>
    </div>
  );
}
