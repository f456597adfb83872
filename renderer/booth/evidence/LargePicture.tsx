/** One page as large as the screen, looked at in parts by buttons. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import { useArea } from '../../text-entry/useArea.ts';
import { parts as partsOf } from '../preview/reading.ts';
import { Heading, Sheet, type StepView } from '../question/Sheet.tsx';
import styles from './Scan.module.css';
import type { PageOfItem } from './scanState.ts';
import { usePicture } from './usePicture.ts';

export interface LargePictureProps {
  readonly progress: StepView;
  readonly page: PageOfItem;
  readonly onClose: () => void;
}

export function LargePicture({ progress, page, onClose }: LargePictureProps): ReactNode {
  const text = useRequestText().scan;
  const picture = usePicture(page.id);
  const [ref, area] = useArea<HTMLDivElement>();
  const [part, setPart] = useState(0);
  const width = Math.min(area.width, Math.round(area.height * 1.6));
  const tops = partsOf(area.height, Math.round((width * page.heightPx) / page.widthPx));
  const at = Math.min(part, tops.length - 1);
  return (
    <Sheet
      progress={progress}
      others={
        <>
          <span data-off={at === 0 || undefined} className={styles.slot}>
            <Button icon="chevron-up" onPress={() => setPart(at - 1)}>
              {text.up}
            </Button>
          </span>
          <span data-off={at === tops.length - 1 || undefined} className={styles.slot}>
            <Button icon="chevron-down" onPress={() => setPart(at + 1)}>
              {text.down}
            </Button>
          </span>
        </>
      }
      main={
        <Button kind="main" icon="check" onPress={onClose}>
          {text.shrink}
        </Button>
      }
    >
      <div className={styles.large}>
        <Heading title={text.page(page.number)} />
        <div ref={ref} className={styles.window}>
          {picture.kind === 'ready' ? (
            <img
              src={picture.url}
              alt={text.pictureOf(page.number)}
              draggable={false}
              style={{ width, transform: `translateY(-${tops[at] ?? 0}px)` }}
            />
          ) : (
            <p>{picture.kind === 'failed' ? text.noPicture : text.loadingPicture}</p>
          )}
        </div>
      </div>
    </Sheet>
  );
}
