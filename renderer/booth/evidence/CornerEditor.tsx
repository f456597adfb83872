/** Sets the four corners of a paper on the picture as it came, by taps alone: choose a corner, move it by arrows. */
import { useState, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import { useCrowded } from '../question/crowded.ts';
import { Heading, Sheet, Split, type StepView } from '../question/Sheet.tsx';
import styles from './CornerEditor.module.css';
import { CORNERS, STARTING, STEP, moved, type CornerIndex, type Corners, type Way } from './corners.ts';
import type { PageOfItem } from './scanState.ts';
import { usePicture, type Picture } from './usePicture.ts';

const WAYS: readonly (readonly [Way, 'chevron-up' | 'chevron-down' | 'chevron-left' | 'chevron-right'])[] = [
  ['up', 'chevron-up'],
  ['down', 'chevron-down'],
  ['left', 'chevron-left'],
  ['right', 'chevron-right'],
];

interface CornerEditorProps {
  readonly progress: StepView;
  readonly page: PageOfItem;
  readonly onClose: () => void;
}

export function CornerEditor({ progress, page, onClose }: CornerEditorProps): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().scan.corners;
  const crowded = useCrowded();
  const picture = usePicture(page, true);
  const [corners, setCorners] = useState<Corners>(page.corners ?? STARTING);
  const [chosen, setChosen] = useState<CornerIndex>(0);
  const [step, setStep] = useState<keyof typeof STEP>('big');
  const crop = (to: Corners | null): void => {
    act({ do: 'cropPage', page: page.id, corners: to });
    onClose();
  };
  return (
    <Sheet
      progress={progress}
      others={
        <Button icon="file-text" onPress={() => crop(null)}>
          {text.whole}
        </Button>
      }
      main={
        <Button kind="main" icon="check" onPress={() => crop(corners)}>
          {text.use}
        </Button>
      }
    >
      <Split
        words="end"
        share={crowded ? 'even' : 'narrow'}
        head={<Heading title={text.title} hint={crowded ? null : text.say} />}
        work={
          <div className={styles.table}>
            <Original page={page} picture={picture} corners={corners} chosen={chosen} />
          </div>
        }
        rest={
          <div className={styles.controls}>
            <div className={styles.row} role="group" aria-label={text.which}>
              {CORNERS.map((index) => (
                <Button key={index} size="small" pressed={index === chosen} onPress={() => setChosen(index)}>
                  {text.names[index]}
                </Button>
              ))}
            </div>
            <div className={styles.row}>
              {WAYS.map(([way, icon]) => (
                <Button
                  key={way}
                  size="small"
                  icon={icon}
                  onPress={() => setCorners(moved(corners, chosen, way, STEP[step]))}
                >
                  {text[way]}
                </Button>
              ))}
              <Button size="small" onPress={() => setStep(step === 'big' ? 'small' : 'big')}>
                {step === 'big' ? text.smallSteps : text.bigSteps}
              </Button>
            </div>
          </div>
        }
      />
    </Sheet>
  );
}

/** The picture with the paper's outline; the chosen corner is larger and filled. */
function Original({
  page,
  picture,
  corners,
  chosen,
}: {
  readonly page: PageOfItem;
  readonly picture: Picture;
  readonly corners: Corners;
  readonly chosen: CornerIndex;
}): ReactNode {
  const text = useRequestText().scan;
  const { originalWidthPx: width, originalHeightPx: height } = page;
  if (picture.kind !== 'ready')
    return <p>{picture.kind === 'failed' ? text.noPicture : text.loadingPicture}</p>;
  const share = width / height;
  const dot = Math.max(width, height) / 90;
  const at = (x: number, y: number): string => `${x * width},${y * height}`;
  const outline = corners.map(({ x, y }) => at(x, y)).join(' ');
  // The table around the paper goes dark: what stays bright is what is kept.
  const around = `M0 0H${width}V${height}H0Z M${corners.map(({ x, y }) => at(x, y)).join(' L')} Z`;
  return (
    <div className={styles.stage}>
      <div
        className={styles.sheet}
        style={{ aspectRatio: share, width: `min(100cqw, calc(100cqh * ${share}))` }}
      >
        <img src={picture.url} alt={text.corners.pictureOf(page.number)} draggable={false} />
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
          <path className={styles.around} fillRule="evenodd" d={around} />
          <polygon className={styles.outline} points={outline} />
          {corners.map(({ x, y }, i) => (
            <circle
              key={i}
              className={styles.dot}
              data-chosen={i === chosen || undefined}
              cx={x * width}
              cy={y * height}
              r={i === chosen ? dot * 1.9 : dot}
            />
          ))}
        </svg>
      </div>
    </div>
  );
}
