/** The frame of a step answered by keys: the question beside the keys, or above them where large text crowds the screen. */
import type { ReactNode } from 'react';
import type { SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import type { ErrorBoxProps } from '../../parts/ErrorBox.tsx';
import { useLayout } from '../../parts/layout.ts';
import styles from '../question/Entry.module.css';
import { Heading, Sheet } from '../question/Sheet.tsx';
import { Stop } from './Stop.tsx';
import { useSession } from './useSession.ts';

export interface EntryPageProps {
  readonly screen: SessionScreen;
  readonly title: string;
  readonly hint?: string;
  readonly error?: ErrorBoxProps | null;
  readonly next: string;
  readonly onNext: () => void;
  readonly children: (heading: ReactNode) => ReactNode;
}

export function EntryPage({ screen, title, hint, error = null, next, onNext, children }: EntryPageProps): ReactNode {
  const { progress } = useSession(screen);
  const { portrait, large } = useLayout();
  const above = large && (error === null || portrait);
  const heading = <Heading title={title} hint={large ? null : (hint ?? null)} />;
  return (
    <Sheet
      progress={{ step: progress.step, of: progress.of, section: 'sign' }}
      where={progress.words}
      error={error}
      lead={above ? heading : null}
      others={<Stop screen={screen} />}
      main={
        <Button kind="main" trailingIcon="arrow-right" onPress={onNext}>
          {next}
        </Button>
      }
    >
      <div className={styles.entry}>{children(above ? null : heading)}</div>
    </Sheet>
  );
} // prettier-ignore
