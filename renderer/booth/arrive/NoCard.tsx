/** Other ways than a chip card; all of them lead to a person. */
import type { ReactNode } from 'react';
import { useBooth, useHelp } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useText } from '../../text/text.ts';

const icons: readonly IconName[] = ['book-open', 'smartphone', 'circle-question-mark'];

export function NoCard(): ReactNode {
  const { act } = useBooth();
  const { openHelp } = useHelp();
  const text = useText();
  return (
    <Page
      title={text.noCard.title}
      hint={text.noCard.sentence}
      blocks={text.noCard.ways.map((way, index) => ({
        key: way.title,
        joined: true,
        node: <Row roomy icon={icons[index] ?? 'info'} title={way.title} line={way.line} />,
      }))}
      others={
        <Button icon="id-card" onPress={() => act({ do: 'tryCardAgain' })}>
          {text.noCard.again}
        </Button>
      }
      main={
        <Button kind="main" icon="headset" onPress={() => openHelp('person')}>
          {text.common.askPerson}
        </Button>
      }
    />
  );
}
