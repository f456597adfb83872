/** A paper that was signed by hand comes back: its pages scanned, compared by whoever led, sealed to the court. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { SealingPage } from './Signing.tsx';
import { Stop } from './Stop.tsx';
import { useSession, type StepProps } from './useSession.ts';

export function InkScan({ screen, step }: StepProps<'inkScan'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const { scan } = text.inked;
  const { paper } = text.seating;
  const { pages, scanning, problem, mayScan, whole, document } = step;
  const from = (source: 'feeder' | 'flatbed') => () => tap({ do: 'inkScan', source });
  return (
    <Page
      progress={progress}
      title={scan.title}
      hint={scan.hint(document.pages)}
      blocks={[
        ...(problem === null || scanning
          ? []
          : [{ key: 'problem', node: <Notice tone="warn" heading={paper.problem.title} live>{paper.problem.line}</Notice> }]),
        {
          key: 'pages',
          node: <Notice icon={scanning ? 'hourglass' : 'file-text'} {...(whole ? { tone: 'ok' as const } : {})} heading={scanning ? paper.scanning : scan.pages(pages, document.pages)} live />,
        },
      ]}
      others={
        <>
          <Stop screen={screen} />
          {!scanning && pages > 0 && (
            <Button icon="rotate-ccw" onPress={() => tap({ do: 'inkAgain' })}>
              {scan.again}
            </Button>
          )}
          {!scanning && mayScan && (
            <Button icon="scan-line" onPress={from('flatbed')}>
              {paper.flatbed}
            </Button>
          )}
          {!scanning && mayScan && whole && (
            <Button icon="scan-line" onPress={from('feeder')}>
              {paper.feeder}
            </Button>
          )}
        </>
      }
      {...(scanning
        ? {}
        : {
            main: whole ? (
              <Button kind="main" trailingIcon="arrow-right" onPress={() => tap({ do: 'inkPagesDone' })}>
                {scan.done}
              </Button>
            ) : (
              <Button kind="main" icon="scan-line" onPress={from('feeder')}>
                {paper.feeder}
              </Button>
            ),
          })}
    />
  );
} // prettier-ignore

export function InkSealing({ screen, step }: StepProps<'inkSealing'>): ReactNode {
  const { text } = useSession(screen);
  return <SealingPage screen={screen} failed={step.failed} words={text.inked.sealing} />;
}
