/** What is the matter with the card, in words without codes, and the way on for each. */
import type { ReactNode } from 'react';
import { unreachable } from '../../../main/contract/result.ts';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Step } from '../../parts/Steps.tsx';
import { useText } from '../../text/text.ts';
import type { CardProblemKind } from '../../text/texts.ts';
import styles from './arrive.module.css';
import { DeskDrawing } from './DeskDrawing.tsx';

/** `again`: putting the card down once more is the way on. `continue`: going on is. `person`: a person is. `end`: the visit ends kindly. */
type WayOn = 'again' | 'continue' | 'person' | 'end';

function wayOn(problem: CardProblemKind, mayContinue: boolean): WayOn {
  switch (problem) {
    case 'minor':
      return 'end';
    case 'readerOut':
      return 'person';
    case 'expired':
      return mayContinue ? 'continue' : 'person';
    case 'removedWhileReading':
    case 'readFailed':
    case 'unsupportedCard':
    case 'authFailed':
    case 'checkDigit':
    case 'differentPerson':
      return 'again';
    default:
      return unreachable(problem);
  }
}

export function CardProblem(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'cardProblem' }>;
}): ReactNode {
  const { act } = useBooth();
  const text = useText();
  const { problem, mayContinue } = props.screen;
  const words = text.cardProblem[problem];
  const actions = text.cardProblemActions;
  const way = wayOn(problem, mayContinue);

  const again = (kind: 'main' | 'secondary') => (
    <Button kind={kind} icon="rotate-ccw" onPress={() => act({ do: 'tryCardAgain' })}>
      {actions.again}
    </Button>
  );
  const goOn = (kind: 'main' | 'secondary') => (
    <Button kind={kind} trailingIcon="arrow-right" onPress={() => act({ do: 'continueWithProblem' })}>
      {actions.goOn}
    </Button>
  );
  const other = (kind: 'main' | 'secondary') => (
    <Button kind={kind} icon="headset" onPress={() => act({ do: 'noCard' })}>
      {actions.other}
    </Button>
  );
  const buttons: Readonly<Record<WayOn, { main: ReactNode; others?: ReactNode }>> = {
    again: {
      main: again('main'),
      others: (
        <>
          {other('secondary')}
          {mayContinue && goOn('secondary')}
        </>
      ),
    },
    continue: { main: goOn('main'), others: again('secondary') },
    person: { main: other('main'), others: again('secondary') },
    end: {
      main: (
        <Button kind="main" icon="check" onPress={() => act({ do: 'leaveForSure' })}>
          {actions.end}
        </Button>
      ),
    },
  };
  const blocks: Block[] = [
    { key: 'sentence', node: <p className={styles.lead}>{words.sentence}</p> },
    ...words.advice.map((advice, index) => ({
      key: advice,
      joined: true,
      node: <Step number={index + 1}>{advice}</Step>,
    })),
  ];
  return (
    <Page
      title={words.title}
      split="even"
      blocks={blocks}
      {...(way === 'again'
        ? { aside: [{ key: 'drawing', grow: true, node: <DeskDrawing reading={false} /> }] }
        : {})}
      {...buttons[way]}
    />
  );
}
