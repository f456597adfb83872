/** Between the confirmed signature and the sealed papers: says what happens, offers nothing to press. */
import type { ReactNode } from 'react';
import { Icon } from '../../parts/Icon.tsx';
import { Page } from '../../parts/Page.tsx';
import { useRequestText } from '../../text/request.ts';
import { useProgress, type StepView } from '../question/Sheet.tsx';
import styles from './Sign.module.css';

export function Sealing({ progress }: { readonly progress: StepView }): ReactNode {
  const text = useRequestText().sign;
  return (
    <Page
      progress={useProgress(progress)}
      title={text.sealing.title}
      hint={text.sealing.say}
      blocks={[
        {
          key: 'steps',
          node: (
            <div role="status">
              <ol className={styles.steps}>
                {text.sealingSteps.map((step, i) => (
                  <li key={step} data-state={i === 0 ? 'done' : i === 1 ? 'now' : 'ahead'}>
                    <Icon name={i === 0 ? 'circle-check' : i === 1 ? 'folder-lock' : 'clock'} size={48} />
                    {step}
                  </li>
                ))}
              </ol>
            </div>
          ),
        },
      ]}
    />
  );
}
