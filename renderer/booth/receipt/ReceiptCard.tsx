/** The receipt number once the court gave one, before that the digest; and the slip, on screen and on paper. */
import { useState, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { dateAndTime, digestGroups } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import type { CapturedScreen } from './Captured.tsx';
import styles from './receipt.module.css';

type Printing = 'idle' | 'printing' | 'printed' | 'notPrinted';

export function ReceiptCard(props: { readonly screen: CapturedScreen; readonly onShowSlip: () => void }): ReactNode {
  const { ask } = useBooth();
  const [printing, setPrinting] = useState<Printing>('idle');
  const text = useText().captured;
  const language = useLanguage();
  const { delivery, capturedAt, sha256 } = props.screen;
  const print = async () => {
    if (printing === 'printing') return;
    setPrinting('printing');
    // A printer that says nothing has not printed: the person is told what else to do.
    const printed = await ask('printSlip', {}, 30_000).then(
      (answer) => answer.printed,
      () => false,
    );
    setPrinting(printed ? 'printed' : 'notPrinted');
  };
  return (
    <div className={styles.card}>
      {delivery.kind === 'received' ? (
        <div className={styles.number}>
          <p>{text.number}</p>
          <strong>{delivery.number}</strong>
          <p>
            {dateAndTime(delivery.at, language)} · {text.keepNumber}
          </p>
        </div>
      ) : (
        <div className={styles.number}>
          <p>{text.digest}</p>
          <strong data-digest>{digestGroups(sha256)}</strong>
          <p>
            {dateAndTime(capturedAt, language)} · {text.digestLine}
          </p>
        </div>
      )}
      <div className={styles.slipActions}>
        <Button icon="receipt-text" onPress={props.onShowSlip}>
          {text.showSlip}
        </Button>
        <Button icon="printer" onPress={() => void print()}>
          {text.printSlip}
        </Button>
      </div>
      {printing !== 'idle' && (
        <Notice tone={printing === 'printed' ? 'ok' : printing === 'printing' ? 'info' : 'warn'} icon="printer" live>
          {text[printing]}
        </Notice>
      )}
    </div>
  );
}
