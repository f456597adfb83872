/** The lights of effect: what is on, what is missing, and that nothing is in effect while one is. */
import type { ReactNode } from 'react';
import type { LightsView } from '../../../main/contract/sessionScreen.ts';
import { Icon } from '../../parts/Icon.tsx';
import { clockTime } from '../../text/format.ts';
import { useSessionText } from '../../text/session.ts';
import styles from './session.module.css';

export function Lights({ lights }: { readonly lights: LightsView }): ReactNode {
  const text = useSessionText();
  const words = text.lights;
  const all = [
    ...lights.parties.map(({ seat, at }) => ({ id: seat, name: words.party(text.seat[seat]), at })),
    ...lights.others.map(({ light, at }) => ({ id: light, name: words[light], at })),
  ];
  const sealMissing = lights.others.some(({ light, at }) => light === 'organisation' && at === null);
  return (
    <div className={styles.lights}>
      <h2>{words.title}</h2>
      <ul>
        {all.map(({ id, name, at }) => (
          <li key={id} data-on={at !== null || undefined}>
            <Icon name={at === null ? 'circle' : 'circle-check'} size={36} />
            <span>{name}</span>
            <span>{at === null ? words.off : words.on(clockTime(at))}</span>
          </li>
        ))}
      </ul>
      <p role="status">
        {lights.effectiveAt === null ? words.notYet : words.since(clockTime(lights.effectiveAt))}
      </p>
      {sealMissing && <p>{words.seal}</p>}
    </div>
  );
}
