/** The end of a visit: clearing, and only once it was measured as complete, "cleared" with the things to take. */
import type { ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { Notice } from '../../parts/Notice.tsx';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { dateAndTime } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { useSessionText } from '../../text/session.ts';
import { useText } from '../../text/text.ts';
import styles from './Leaving.module.css';

export function Leaving(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'leaving' }>;
}): ReactNode {
  const { leaving: text, idle } = useText();
  const { act } = useBooth();
  const { kept } = useSessionText();
  const language = useLanguage();
  const { phase, cardLeft, pagesScanned, keptUntil } = props.screen;
  if (phase === 'wiping') {
    return (
      <Page
        title={text.wiping}
        blocks={[
          {
            key: 'wait',
            node: (
              <Notice icon="hourglass" waits>
                {text.wipingLine}
              </Notice>
            ),
          },
        ]}
      />
    );
  }
  return (
    <Page
      title={keptUntil === undefined ? text.done : kept.still.cleared}
      hint={text.doneLine}
      // Somebody may stand there already; but never over a card that the last person forgot.
      main={
        cardLeft ? null : (
          <Button kind="main" trailingIcon="arrow-right" onPress={() => act({ do: 'start' })}>
            {idle.start}
          </Button>
        )
      }
      blocks={[
        ...(cardLeft
          ? [
              {
                key: 'cardLeft',
                node: (
                  <Notice tone="warn" icon="id-card" heading={text.card} live>
                    {text.cardLeft}
                  </Notice>
                ),
              },
            ]
          : [
              {
                key: 'card',
                joined: true,
                node: <Row roomy icon="circle-check" tone="ok" title={text.card} line={text.cardTaken} />,
              },
            ]),
        ...(pagesScanned
          ? [
              {
                key: 'originals',
                joined: true,
                node: <Row roomy icon="scan-text" title={text.originals} line={text.originalsLine} />,
              },
              {
                key: 'slip',
                joined: true,
                node: <Row roomy icon="receipt-text" title={text.slip} line={text.slipLine} />,
              },
            ]
          : []),
        ...(keptUntil === undefined
          ? []
          : [
              {
                key: 'kept',
                node: (
                  <Notice icon="folder-lock" heading={kept.still.title}>
                    {kept.still.line(dateAndTime(keptUntil, language))}
                  </Notice>
                ),
              },
            ]),
        { key: 'soon', node: <p className={styles.soon}>{text.soonIdle}</p> },
      ]}
    />
  );
}
