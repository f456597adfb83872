/** One key: visible area = touch area, acts on release, focus ring and pressed state from the style sheet. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './Keys.module.css';

export type KeyLook = 'plain' | 'letter' | 'digit' | 'candidate' | 'tab' | 'soft';

export interface KeyProps {
  readonly look?: KeyLook;
  /** For toggles and tabs: whether this one is on. */
  readonly on?: boolean;
  readonly unlikely?: boolean;
  /** Exact width in px where paging has computed it. */
  readonly width?: number;
  readonly height?: number;
  readonly label?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

export function Key({
  look = 'plain',
  on,
  unlikely,
  width,
  height,
  label,
  onPress,
  children,
}: KeyProps): ReactNode {
  return (
    <Button
      className={styles.key ?? ''}
      data-look={look}
      data-unread
      {...(on === undefined ? {} : { 'aria-pressed': on })}
      {...(unlikely === true ? { 'data-unlikely': true } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
      style={{
        ...(width === undefined ? {} : { width, flex: 'none' }),
        ...(height === undefined ? {} : { height }),
      }}
      onPress={onPress}
    >
      {children}
    </Button>
  );
}
