/** The receipt slip on the screen: the very PDF that would be printed, shown in parts where it is longer than the screen. */
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Pager } from '../../parts/Pager.tsx';
import { PdfPages } from '../../parts/PdfPages.tsx';
import { useLayout } from '../../parts/layout.ts';
import { useText } from '../../text/text.ts';
import styles from './receipt.module.css';

type Loaded =
  { readonly kind: 'loading' | 'failed' } | { readonly kind: 'ready'; readonly bytes: Uint8Array };

/** `delivery`: the slip is made again when the court's receipt comes while it is looked at. */
export function Slip(props: { readonly delivery: string; readonly onClose: () => void }): ReactNode {
  const { ask } = useBooth();
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  const text = useText().captured;
  useEffect(() => {
    let wanted = true;
    void ask('receiptSlip', {}).then(
      (slip) =>
        wanted && setLoaded(slip === null ? { kind: 'failed' } : { kind: 'ready', bytes: slip.bytes }),
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
        <LongPaper bytes={loaded.bytes} onFailed={() => setLoaded({ kind: 'failed' })} />
      ) : (
        <Notice
          tone={loaded.kind === 'failed' ? 'warn' : 'info'}
          icon={loaded.kind === 'failed' ? 'circle-alert' : 'hourglass'}
          live
          waits={loaded.kind !== 'failed'}
        >
          {loaded.kind === 'failed' ? text.slipFailed : text.slipLoading}
        </Notice>
      )}
    </Page>
  );
}

/** What stays visible of the part before, so that no line is lost between two parts. */
const OVERLAP_PX = 48;

function LongPaper({
  bytes,
  onFailed,
}: {
  readonly bytes: Uint8Array;
  readonly onFailed: () => void;
}): ReactNode {
  const text = useText().captured;
  const { scale, portrait } = useLayout();
  const frame = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ seen: 1, whole: 1 });
  const [part, setPart] = useState(1);
  const widthPx = Math.min(portrait ? 940 : 1400, Math.round(6.6 * scale));
  const measure = () => {
    if (frame.current === null || paper.current === null) return;
    setSize({ seen: frame.current.clientHeight, whole: paper.current.scrollHeight });
  };
  useLayoutEffect(measure, [widthPx]);
  const step = Math.max(1, size.seen - OVERLAP_PX);
  const parts = Math.max(1, Math.ceil((size.whole - OVERLAP_PX) / step));
  const at = Math.min(part, parts);
  return (
    <div className={styles.slip}>
      <div ref={frame} className={styles.window}>
        <div ref={paper} style={{ width: widthPx, transform: `translateY(${-(at - 1) * step}px)` }}>
          <PdfPages
            bytes={bytes}
            page={1}
            widthPx={widthPx}
            label={text.slipTitle}
            onRendered={measure}
            onFailed={onFailed}
          />
        </div>
      </div>
      {parts > 1 && <Pager page={at} of={parts} onTurn={setPart} />}
    </div>
  );
}
