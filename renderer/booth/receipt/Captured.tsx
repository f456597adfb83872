/** Captured: the heading says the truth of delivery, the track says how far it is, the slip can be taken along. */
import { useState, type ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { useText } from '../../text/text.ts';
import styles from './receipt.module.css';
import { ReceiptNumber, SlipActions } from './ReceiptCard.tsx';
import { Slip } from './Slip.tsx';
import { Track } from './Track.tsx';

export type CapturedScreen = Extract<Screen, { kind: 'captured' }>;

export function Captured(props: { readonly view: BoothView; readonly screen: CapturedScreen }): ReactNode {
  const { act } = useBooth();
  const [slip, setSlip] = useState(false);
  const text = useText().captured;
  const { delivery, clockTrusted } = props.screen;
  if (slip) return <Slip delivery={delivery.kind} onClose={() => setSlip(false)} />;

  const title: Readonly<Record<typeof delivery.kind, ReactNode>> = {
    waiting: (
      <>
        {text.waitingTitle[0]}
        <span className={styles.notYet}>{text.waitingTitle[1]}</span>
      </>
    ),
    received: text.receivedTitle,
    refused: text.refusedTitle,
  };
  const line = { waiting: text.waitingLine, received: text.receivedLine, refused: text.refusedLine }[
    delivery.kind
  ];
  return (
    <Page
      title={title[delivery.kind]}
      hint={<span role="status">{line}</span>}
      blocks={[
        { key: 'track', node: <Track screen={props.screen} link={props.view.frame.link} /> },
        ...(delivery.kind === 'waiting'
          ? [{ key: 'deadline', node: <Notice tone="warn">{text.deadline}</Notice> }]
          : []),
        ...(clockTrusted
          ? []
          : [
              {
                key: 'clock',
                node: (
                  <Notice tone="warn" icon="clock">
                    {text.clockUnsure}
                  </Notice>
                ),
              },
            ]),
      ]}
      aside={[
        { key: 'number', joined: true, node: <ReceiptNumber screen={props.screen} /> },
        { key: 'slip', joined: true, node: <SlipActions onShow={() => setSlip(true)} /> },
        {
          key: 'take',
          node: (
            <Notice icon="id-card" heading={text.takeHeading}>
              {text.take}
            </Notice>
          ),
        },
      ]}
      others={
        <Button icon="house" onPress={() => act({ do: 'goHome' })}>
          {text.another}
        </Button>
      }
      main={
        <Button kind="main" icon="log-out" onPress={() => act({ do: 'leaveForSure' })}>
          {text.finish}
        </Button>
      }
    />
  );
}
