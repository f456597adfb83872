/** "Put your card on the reader": the card is the action, so there is no main button. */
import type { ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth, useHelp } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { useText } from '../../text/text.ts';
import styles from './arrive.module.css';
import { DeskDrawing } from './DeskDrawing.tsx';

export function CardReading(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'card' }>;
}): ReactNode {
  const { act } = useBooth();
  const { openHelp } = useHelp();
  const { purpose, phase } = props.screen;
  const text = useText().card;
  // Signing and reading one's matters need the very card: without it only a person can help.
  const otherWay = () => (purpose === 'identify' ? act({ do: 'noCard' }) : openHelp('person'));
  const reading = phase === 'reading';
  return (
    <Page
      title={text.title[purpose]}
      split="even"
      blocks={[
        { key: 'where', node: <p className={styles.lead}>{text.where}</p> },
        {
          key: 'state',
          node: (
            <Notice
              icon={reading ? 'id-card' : 'scan-line'}
              heading={reading ? text.reading : text.waiting}
              live
              waits={reading}
            >
              {reading ? text.readingLine : text.waitingLine}
            </Notice>
          ),
        },
        {
          key: 'privacy',
          node: (
            <p className={styles.quietFact}>
              <Icon name="eye-off" size={36} />
              <span>{text.privacy}</span>
            </p>
          ),
        },
      ]}
      aside={[{ key: 'drawing', grow: true, node: <DeskDrawing reading={reading} /> }]}
      others={
        <>
          <Button icon="circle-question-mark" onPress={otherWay}>
            {text.noCard}
          </Button>
          <Button icon="id-card" onPress={otherWay}>
            {text.unreadable}
          </Button>
        </>
      }
    />
  );
}
