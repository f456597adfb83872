/** One page as large as the screen or larger, looked at in parts by buttons. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import { useArea } from '../../text-entry/useArea.ts';
import { parts as partsOf } from '../preview/reading.ts';
import { Heading, Sheet, type StepView } from '../question/Sheet.tsx';
import { Marks } from './PagePicture.tsx';
import styles from './Scan.module.css';
import { problemOf, type PageOfItem } from './scanState.ts';
import { usePicture } from './usePicture.ts';

export interface LargePictureProps {
  readonly progress: StepView;
  readonly page: PageOfItem;
  readonly onClose: () => void;
}

/** Against the width of the window; wider than 1, a page is read left to right, row by row. */
const ZOOMS = [0.5, 0.75, 1, 1.6, 2.4] as const;
const STARTING_ZOOM = 2;

export function LargePicture({ progress, page, onClose }: LargePictureProps): ReactNode {
  const text = useRequestText().scan;
  const picture = usePicture(page);
  const [ref, area] = useArea<HTMLDivElement>();
  const [zoom, setZoom] = useState(STARTING_ZOOM);
  const [part, setPart] = useState(0);
  const width = Math.min(area.width, Math.round(area.height * 1.6)) * (ZOOMS[zoom] ?? 1);
  const height = (width * page.heightPx) / page.widthPx;
  const lefts = partsOf(area.width, Math.round(width));
  const looks = partsOf(area.height, Math.round(height)).flatMap((top) =>
    lefts.map((left) => ({ left, top })),
  );
  const at = Math.min(part, looks.length - 1);
  const look = looks[at] ?? { left: 0, top: 0 };
  const enlarge = (to: number): void => {
    setPart(0); // reading begins again at the top: parts are others now
    setZoom(to);
  };
  const slot = (off: boolean, button: ReactNode): ReactNode => (
    <span data-off={off || undefined} className={styles.slot}>
      {button}
    </span>
  );
  return (
    <Sheet
      progress={progress}
      others={
        <>
          {slot(
            at === 0,
            <Button icon="chevron-up" onPress={() => setPart(at - 1)}>
              {text.up}
            </Button>,
          )}
          {slot(
            at === looks.length - 1,
            <Button icon="chevron-down" onPress={() => setPart(at + 1)}>
              {text.down}
            </Button>,
          )}
          {slot(
            zoom === 0,
            <Button icon="zoom-out" onPress={() => enlarge(zoom - 1)}>
              {text.smaller}
            </Button>,
          )}
          {slot(
            zoom === ZOOMS.length - 1,
            <Button icon="zoom-in" onPress={() => enlarge(zoom + 1)}>
              {text.larger}
            </Button>,
          )}
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
        <div ref={ref} className={styles.window} data-wide={width > area.width || undefined}>
          {picture.kind === 'ready' ? (
            <div
              className={styles.drawn}
              style={{ width, height, transform: `translate(-${look.left}px, -${look.top}px)` }}
            >
              <img src={picture.url} alt={text.pictureOf(page.number)} draggable={false} />
              {problemOf(page) !== null && (
                <Marks marks={page.marks} width={page.widthPx} height={page.heightPx} />
              )}
            </div>
          ) : (
            <p>{picture.kind === 'failed' ? text.noPicture : text.loadingPicture}</p>
          )}
        </div>
      </div>
    </Sheet>
  );
}
