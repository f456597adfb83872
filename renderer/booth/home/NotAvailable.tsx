/** A service this booth does not have yet: says so, and what to do instead. */
import type { ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth, useHelp } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useText } from '../../text/text.ts';

export function NotAvailable(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'notAvailable' }>;
}): ReactNode {
  const { act } = useBooth();
  const { openHelp } = useHelp();
  const text = useText();
  const { service } = props.screen;
  const { hotline } = props.view.frame;
  return (
    <Page
      title={text.notAvailable.title(text.home.services[service].title)}
      hint={text.notAvailable.sentence}
      blocks={[
        ...text.notAvailable.instead[service].map((way) => ({
          key: way,
          joined: true,
          node: <Row roomy icon="arrow-right" title={way} />,
        })),
        { key: 'hotline', joined: true, node: <Row roomy icon="phone" title={text.idle.hotline(hotline)} /> },
      ]}
      others={
        <Button icon="headset" onPress={() => openHelp('person')}>
          {text.common.askPerson}
        </Button>
      }
      main={
        <Button kind="main" icon="house" onPress={() => act({ do: 'goHome' })}>
          {text.common.backHome}
        </Button>
      }
    />
  );
}
