/** Buttons: one filled `main` action a screen, outlined `secondary`, and `quiet` text; all with words, never an icon alone. */
import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components';
import styles from './Button.module.css';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

export interface ButtonProps {
  /** Verb and noun: what happens when it is pressed. */
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly kind?: 'main' | 'secondary' | 'quiet';
  readonly icon?: IconName;
  /** The icon after the words, for "onward". */
  readonly trailingIcon?: IconName;
  /** `large`: the one button of the idle screen; `small`: 72 px high, for rows and tools. */
  readonly size?: 'normal' | 'large' | 'small';
  readonly wide?: boolean;
  /** What a screen reader says where the words alone would be ambiguous ("改" in a list). */
  readonly spoken?: string;
  readonly pressed?: boolean;
}

export function Button(props: ButtonProps): ReactNode {
  const { kind = 'secondary', size = 'normal', icon, trailingIcon } = props;
  const iconSize = size === 'small' ? 32 : 40;
  return (
    <Pressable
      className={styles.button ?? ''}
      data-kind={kind}
      data-size={size}
      data-wide={props.wide || undefined}
      onPress={props.onPress}
      {...(props.spoken === undefined ? {} : { 'aria-label': props.spoken })}
      {...(props.pressed === undefined ? {} : { 'aria-pressed': props.pressed })}
    >
      {icon !== undefined && <Icon name={icon} size={iconSize} />}
      <span>{props.children}</span>
      {trailingIcon !== undefined && <Icon name={trailingIcon} size={iconSize} />}
    </Pressable>
  );
}
