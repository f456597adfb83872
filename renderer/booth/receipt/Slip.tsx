/** The receipt slip on the screen: the very PDF that would be printed. */
import { useEffect, useState, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { PdfPages } from '../../parts/PdfPages.tsx';
import { useText } from '../../text/text.ts';
import styles from './receipt.module.css';

type Loaded = { readonly kind: 'loading' | 'failed' } | { readonly kind: 'ready'; readonly bytes: Uint8Array };

/** `delivery`: the slip is made again when the court's receipt comes while it is looked at. */
export function Slip(props: { readonly delivery: string; readonly onClose: () => void }): ReactNode {
  const { ask } = useBooth();
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const text = useText().captured;
  useEffect(() => {
    let wanted = true;
    void ask('receiptSlip', {}).then(
      (slip) => wanted && setLoaded(slip === null ? { kind: 'failed' } : { kind: 'ready', bytes: slip.bytes }),
      () => wanted && setLoaded({ kind: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [ask, props.delivery]);
  return (
    <Page
      title={text.slipTitle}
      main={
        <Button kind="main" icon="check" onPress={props.onClose}>
          {text.slipClose}
        </Button>
      }
    >
      {loaded.kind === 'ready' ? (
        <div className={styles.paper}>
          <PdfPages bytes={loaded.bytes} page={1} />
        </div>
      ) : (
        <Notice tone={loaded.kind === 'failed' ? 'warn' : 'info'} icon={loaded.kind === 'failed' ? 'circle-alert' : 'hourglass'} live>
          {loaded.kind === 'failed' ? text.slipFailed : text.slipLoading}
        </Notice>
      )}
    </Page>
  );
}
