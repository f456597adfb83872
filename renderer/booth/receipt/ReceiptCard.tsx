/** The receipt number once the court gave one, before that the digest; and the slip, on screen and on paper. */
import { useState, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { dateAndTime, digestGroups } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import type { CapturedScreen } from './Captured.tsx';
import styles from './receipt.module.css';

type Printing = 'idle' | 'printing' | 'printed' | 'notPrinted';

/** What the person may need later: the court's number, or until there is one the digest. */
export function ReceiptNumber({ screen }: { readonly screen: CapturedScreen }): ReactNode {
  const text = useText().captured;
  const language = useLanguage();
  const { delivery, capturedAt, sha256 } = screen;
  if (delivery.kind === 'received') {
    return (
      <div className={styles.number}>
        <p>{text.number}</p>
        <strong>{delivery.number}</strong>
        <p>
          {dateAndTime(delivery.at, language)} · {text.keepNumber}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.number}>
      <p>{text.digest}</p>
      <strong data-digest>{digestGroups(sha256)}</strong>
      <p>
        {dateAndTime(capturedAt, language)} · {text.digestLine}
      </p>
    </div>
  );
}

export function SlipActions({ onShow }: { readonly onShow: () => void }): ReactNode {
  const { ask } = useBooth();
  const [printing, setPrinting] = useState<Printing>('idle');
  const text = useText().captured;
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
    <div className={styles.slipBox}>
      <div className={styles.slipActions}>
        <Button icon="receipt-text" onPress={onShow}>
          {text.showSlip}
        </Button>
        <Button icon="printer" onPress={() => void print()}>
          {text.printSlip}
        </Button>
      </div>
      {printing !== 'idle' && (
        <p className={styles.printing} role="status" data-printing={printing}>
          <Icon
            name={
              printing === 'printed' ? 'circle-check' : printing === 'printing' ? 'hourglass' : 'circle-alert'
            }
          />
          <span>{text[printing]}</span>
        </p>
      )}
    </div>
  );
}
