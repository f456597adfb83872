/** A large choice: picture, name and one line; equal in weight to its neighbours. */
import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import styles from './Tile.module.css';

export interface TileProps {
  readonly icon: IconName | null;
  readonly title: string;
  readonly line?: string | null;
  readonly onPress: () => void;
  /** Chosen (with a tick and a word for screen readers), for choices that are confirmed by the main action. */
  readonly chosen?: boolean;
  /** A word in the corner, such as 暂未开通. */
  readonly mark?: string | null;
}

export function Tile({ icon, title, line = null, onPress, chosen, mark = null }: TileProps): ReactNode {
  return (
    <Pressable
      className={styles.tile ?? ''}
      data-tile
      onPress={onPress}
      {...(chosen === undefined ? {} : { 'aria-pressed': chosen })}
    >
      {icon !== null && (
        <span className={styles.picture}>
          <Icon name={chosen === true ? 'check' : icon} size={64} />
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {line !== null && <span className={styles.line}>{line}</span>}
        {mark !== null && <span className={styles.mark}>{mark}</span>}
      </span>
    </Pressable>
  );
}
