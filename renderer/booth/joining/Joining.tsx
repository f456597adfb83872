/** A mediation of another booth, joined from this one: each step has its page here. */
import type { ReactNode } from 'react';
import type { JoiningScreen } from '../../../main/contract/joining.ts';
import { unreachable } from '../../../main/contract/result.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Code } from './Code.tsx';
import { Room } from './Room.tsx';
import { useJoining, type StepOf } from './useJoining.ts';

export function Joining({ screen }: { readonly screen: JoiningScreen }): ReactNode {
  const { step } = screen;
  switch (step.at) {
    case 'code':
      return <Code step={step} />;
    case 'entering':
      return <Entering />;
    case 'room':
      return <Room step={step} />;
    case 'over':
      return <Over step={step} />;
    default:
      return unreachable(step);
  }
}

function Entering(): ReactNode {
  const { title, line } = useJoining().text.entering;
  return (
    <Page title={title} blocks={[{ key: 'state', node: <Notice icon="hourglass" heading={line} live waits /> }]} />
  );
} // prettier-ignore

function Over({ step }: StepOf<'over'>): ReactNode {
  const { text, call, tap, finish } = useJoining();
  const [title, line] = call.end[step.why];
  return (
    <Page
      title={title}
      hint={line}
      blocks={[]}
      others={
        <Button icon="rotate-ccw" onPress={() => tap({ do: 'again' })}>
          {text.again}
        </Button>
      }
      main={
        <Button kind="main" icon="door-open" onPress={finish}>
          {text.finish}
        </Button>
      }
    />
  );
}
