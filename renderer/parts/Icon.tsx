/** Icons by name, always beside a word and therefore hidden from screen readers. */
import type { ReactNode } from 'react';
import { icons, type IconName } from './icons.ts';

/** Icons drawn from data of the policy pack may have a name this page does not know. */
export function iconNamed(name: string | null, otherwise: IconName): IconName {
  return name !== null && Object.hasOwn(icons, name) ? (name as IconName) : otherwise;
}

export function Icon({ name, size = 40 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  const Drawing = icons[name];
  return <Drawing aria-hidden size={size} strokeWidth={size >= 48 ? 1.6 : 1.9} />;
}
