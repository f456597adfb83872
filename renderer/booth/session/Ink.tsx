/** A paper that is signed by hand, and a stop that ends nothing by itself: both say plainly what is and is not done here. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { useLocal } from '../../text/language.ts';
import { PrintCopy } from './Done.tsx';
import { statusBlocks } from './statusBlocks.tsx';
import { Stop } from './Stop.tsx';
import { TurnDoor } from './TurnDoor.tsx';
import { useSession, type StepProps } from './useSession.ts';

export function Ink({ screen, step }: StepProps<'ink'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const local = useLocal();
  const words = text.regimes.ink;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint}
      blocks={[
        {
          key: 'how',
          node: (
            <Notice icon="pencil" heading={words.how.title}>
              {words.how.line}
            </Notice>
          ),
        },
        ...statusBlocks(step.status, local, text.draft.of),
        { key: 'print', node: <PrintCopy words={{ ...words, printing: text.captured.printing }} /> },
        ...(step.turn === null ? [] : [{ key: 'turn', node: <TurnDoor screen={screen} to={step.turn} /> }]),
      ]}
      others={
        <>
          <Stop screen={screen} />
          <Button icon="scan-line" onPress={() => tap({ do: 'inkBack' })}>
            {text.inked.back}
          </Button>
        </>
      }
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'inkDone' })}>
          {words.done}
        </Button>
      }
    />
  );
}

export function Halted({ screen, step }: StepProps<'halted'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const local = useLocal();
  const words = text.regimes.halted;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.line}
      blocks={[
        {
          key: 'ways',
          node: (
            <Notice icon="landmark" heading={text.ended.ways}>
              {local(step.ways)}
            </Notice>
          ),
        },
      ]}
      others={
        <Button icon="users" onPress={() => tap({ do: 'resume' })}>
          {words.resume}
        </Button>
      }
      main={
        <Button kind="main" icon="hand" onPress={() => tap({ do: 'endNow' })}>
          {words.end}
        </Button>
      }
    />
  );
}
