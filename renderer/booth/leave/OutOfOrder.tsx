/** The booth cannot be used: says so without codes, and where to go instead. */
import type { ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useText } from '../../text/text.ts';

export function OutOfOrder(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'outOfOrder' }>;
}): ReactNode {
  const text = useText().outOfOrder;
  const words = text[props.screen.reason];
  return (
    <Page
      title={words.title}
      blocks={[
        {
          key: 'why',
          node: (
            <Notice tone="warn" icon="wrench">
              {words.sentence}
            </Notice>
          ),
        },
        { key: 'instead', joined: true, node: <Row roomy icon="door-open" title={text.advice} /> },
        {
          key: 'hotline',
          joined: true,
          node: <Row roomy icon="phone" title={text.hotline(props.view.frame.hotline)} />,
        },
      ]}
    />
  );
}
