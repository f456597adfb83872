/** The four steps of a paper on its way to the court; "received" stands only with the court's receipt (ux 47). */
import type { ReactNode } from 'react';
import type { LinkState } from '../../../main/contract/screen.ts';
import { Icon } from '../../parts/Icon.tsx';
import type { IconName } from '../../parts/icons.ts';
import { clockTime } from '../../text/format.ts';
import { useText } from '../../text/text.ts';
import type { CapturedScreen } from './Captured.tsx';
import styles from './receipt.module.css';

interface TrackStep {
  readonly state: 'done' | 'now' | 'ahead' | 'failed';
  readonly title: string;
  readonly line?: string;
  readonly when: string;
}

const icons: Readonly<Record<TrackStep['state'], IconName>> = {
  done: 'check',
  now: 'clock',
  ahead: 'landmark',
  failed: 'x',
};

export function Track({
  screen,
  link,
}: {
  readonly screen: CapturedScreen;
  readonly link: LinkState;
}): ReactNode {
  const text = useText().captured;
  const { delivery } = screen;
  const captured = clockTime(screen.capturedAt);
  const arrived = delivery.kind === 'waiting' ? null : clockTime(delivery.at);
  const steps: readonly TrackStep[] = [
    { state: 'done', title: text.signed, when: captured },
    { state: 'done', title: text.sealed, line: text.sealedLine, when: captured },
    arrived === null
      ? {
          state: 'now',
          title: text.sent.waiting,
          when: link === 'online' ? text.sendingNow : text.whenOnline,
        }
      : { state: 'done', title: text.sent.done, when: arrived },
    arrived === null
      ? { state: 'ahead', title: text.court.waiting, when: text.notYet }
      : delivery.kind === 'received'
        ? { state: 'done', title: text.court.done, when: arrived }
        : { state: 'failed', title: text.court.refused, when: arrived },
  ];
  return (
    <ol className={styles.track}>
      {steps.map((step) => (
        <li key={step.title} data-state={step.state}>
          <span className={styles.dot}>
            <Icon name={icons[step.state]} size={32} />
          </span>
          <p className={styles.step}>
            <strong>{step.title}</strong>
            {step.line !== undefined && <span>{step.line}</span>}
          </p>
          <span className={styles.when}>{step.when}</span>
        </li>
      ))}
    </ol>
  );
}
