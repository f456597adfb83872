/** No pad, or a pad that went away: what happened, that nothing is lost, and the ways on. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { useRequestText } from '../../text/request.ts';
import { useProgress } from '../question/Sheet.tsx';
import type { SignScreen } from './Sign.tsx';

export function PadTrouble({ screen }: { readonly screen: SignScreen }): ReactNode {
  const { act } = useBooth();
  const words = useRequestText();
  const text = words.sign;
  const progress = useProgress(screen.progress);
  const { title, say } = screen.phase.kind === 'broke' ? text.broke[screen.phase.error] : text.noPad;
  const again = (kind: 'main' | 'secondary'): ReactNode => (
    <Button kind={kind} icon="rotate-ccw" onPress={() => act({ do: 'signAgain' })}>
      {text.tryAgain}
    </Button>
  );
  return (
    <Page
      progress={progress}
      title={title}
      hint={say}
      blocks={[
        {
          key: 'kept',
          node: (
            <Notice tone="info" live>
              {screen.phase.kind === 'broke' ? text.brokeKept : text.nothingLost}
            </Notice>
          ),
        },
      ]}
      others={
        <>
          <Button icon="arrow-left" onPress={() => act({ do: 'signRefuse' })}>
            {text.refuse}
          </Button>
          <Button icon="headset" onPress={() => act({ do: 'openHelp' })}>
            {words.preview.askPerson}
          </Button>
          {screen.mayUseScreen && again('secondary')}
        </>
      }
      main={
        screen.mayUseScreen ? (
          <Button kind="main" icon="signature" onPress={() => act({ do: 'signOnScreen' })}>
            {text.onScreen}
          </Button>
        ) : (
          again('main')
        )
      }
    />
  );
}
