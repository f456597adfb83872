/** How to lay paper into the scanner, and the two ways to scan it: a stack through the slot, or one sheet on the glass. */
import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components';
import { useRequestText, type Trouble } from '../../text/request.ts';
import { useCrowded } from '../question/crowded.ts';
import { Heading } from '../question/Sheet.tsx';
import { UndoButton, type PageToolsProps } from './PageTools.tsx';
import styles from './Scan.module.css';
import type { ScanState } from './scanState.ts';

/** A sheet above a scanner with a slot; an open lid over a glass with a sheet on it. */
const FEEDER = 'M20 70h80v26H20zM34 70V30l8-6h44l8 6v40M44 36h32M44 46h32M44 56h24M12 96h96v8H12z';
/** An arm with a lens over a sheet. */
const CAMERA = 'M20 100h80M28 84h56l8 12H20zM96 96V24H64M52 16h24v16H52zM64 32v6';
const GLASS = 'M14 78h92v24H14zM22 78l10-14h56l10 14M18 60 30 22l78 8-10 34M40 64h36l6 10H36z';

export interface HowToPlaceProps {
  /** What to do, or what went wrong just now. */
  readonly says: Trouble;
  readonly tone: ScanState['tone'];
  readonly used: { readonly pagesUsed: number; readonly pagesMax: number };
  readonly undo: PageToolsProps['undo'];
  readonly hasScanner: boolean;
  readonly onScan: (source: 'feeder' | 'flatbed') => void;
  /** Null: this booth has no document camera. */
  readonly onCamera: (() => void) | null;
}

export function HowToPlace({
  says,
  tone,
  used,
  undo,
  hasScanner,
  onScan,
  onCamera,
}: HowToPlaceProps): ReactNode {
  const text = useRequestText().scan;
  const crowded = useCrowded();
  const scanWays = [
    { name: text.feeder, how: text.feederHow, path: FEEDER, go: () => onScan('feeder') },
    { name: text.flatbed, how: text.flatbedHow, path: GLASS, go: () => onScan('flatbed') },
  ];
  const ways = [
    ...(hasScanner ? scanWays : []),
    ...(onCamera === null
      ? []
      : [{ name: text.camera.way, how: text.camera.how, path: CAMERA, go: onCamera }]),
  ];
  return (
    <div className={styles.how}>
      <div className={styles.says} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
        <Heading title={says.title} hint={crowded && tone === 'calm' ? null : says.say} />
      </div>
      <div className={styles.ways}>
        {ways.map(({ name, how, path, go }) => (
          <Pressable key={name} className={styles.way ?? ''} onPress={go}>
            <svg className={styles.drawing} viewBox="0 0 120 112" aria-hidden>
              <path d={path} />
            </svg>
            <span className={styles.wayWords}>
              <span className={styles.wayName}>{name}</span>
              <span className={styles.wayHow}>{how}</span>
            </span>
          </Pressable>
        ))}
      </div>
      {!crowded && (
        <div className={styles.tools}>
          <p className={styles.used}>
            {text.used(used.pagesUsed, used.pagesMax)}
            {text.keepOriginals}
          </p>
          <UndoButton undo={undo} />
        </div>
      )}
    </div>
  );
}
