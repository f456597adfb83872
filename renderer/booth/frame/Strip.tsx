/** The top strip: whose booth this is, who is at it (masked), the state of the link in words, the time. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Icon } from '../../parts/Icon.tsx';
import { useText } from '../../text/text.ts';
import { Clock } from './Clock.tsx';
import { Mark } from './Mark.tsx';
import styles from './Strip.module.css';

export function Strip(): ReactNode {
  const { view } = useBooth();
  const { frame, overlay } = view;
  const text = useText().frame;
  const practice = useText().common.practice;
  const hidden = overlay?.kind === 'cover' || overlay?.kind === 'askLeave';
  return (
    <header className={styles.strip}>
      <p className={styles.brand} lang="zh-CN">
        <Mark />
        <span>{text.brand}</span>
      </p>
      <p className={styles.place}>{text.place(frame.site, frame.booth, frame.court)}</p>
      <div className={styles.state}>
        {frame.practice && <p className={styles.practice}>{practice}</p>}
        {frame.person !== null && !hidden && (
          <p className={styles.item}>
            <Icon name="user" size={32} />
            <span aria-hidden>{frame.person.masked}</span>
            <span className="spoken">{text.person(frame.person.spoken)}</span>
          </p>
        )}
        <p className={styles.item} data-link={frame.link} role="status">
          <Icon
            name={
              frame.link === 'online' ? 'cloud' : frame.link === 'connecting' ? 'refresh-cw' : 'cloud-off'
            }
            size={32}
          />
          <span>{text.link[frame.link]}</span>
        </p>
        <p className={styles.clock}>
          {frame.clockTrusted ? <Clock now={frame.now} /> : <span>{text.clockUnsure}</span>}
        </p>
      </div>
    </header>
  );
}
