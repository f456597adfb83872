/** White paper seen through a window: one part of one page, never scrolled. */
import type { ReactNode, RefObject } from 'react';
import type { PdfPages as PdfPagesHandle } from '../../parts/pdf.ts';
import { PdfPages, type Rendered } from '../../parts/PdfPages.tsx';
import { useRequestText } from '../../text/request.ts';
import styles from './Preview.module.css';
import type { Box } from './documentText.ts';
import type { Drawn, Place } from './reading.ts';
import type { DocumentBytes } from './useDocument.ts';

export interface PaperProps {
  readonly window: RefObject<HTMLDivElement | null>;
  /** What a screen reader calls it. */
  readonly title: string;
  readonly bytes: DocumentBytes;
  readonly place: Place;
  readonly drawn: Drawn;
  readonly onRendered?: (rendered: Rendered) => void;
  readonly onFailed: () => void;
  /** The sentence being read. */
  readonly marked?: readonly Box[];
  readonly onOpened?: (pdf: PdfPagesHandle) => void;
}

export function Paper({
  window,
  title,
  bytes,
  place,
  drawn,
  onRendered,
  onFailed,
  marked = [],
  onOpened,
}: PaperProps): ReactNode {
  const text = useRequestText().preview;
  const look = drawn.looks[Math.min(place.part, drawn.looks.length - 1)] ?? { left: 0, top: 0 };
  return (
    <div className={styles.desk}>
      <div ref={window} className={styles.window}>
        {bytes.kind === 'ready' ? (
          <div
            className={styles.sheet}
            data-paper
            style={{ transform: `translate(${-look.left}px, ${-look.top}px)` }}
          >
            <PdfPages
              bytes={bytes.bytes}
              page={place.page}
              widthPx={drawn.widthPx}
              label={text.pageLabel(title, place.page)}
              onRendered={(rendered) => onRendered?.(rendered)}
              onFailed={onFailed}
              {...(onOpened === undefined ? {} : { onOpened })}
            />
            {marked.map((box) => (
              <span
                key={`${box.left} ${box.top}`}
                className={styles.mark}
                data-mark
                style={{
                  left: `${box.left * drawn.widthPx}px`,
                  top: `${box.top * drawn.widthPx}px`,
                  width: `${box.width * drawn.widthPx}px`,
                  height: `${box.height * drawn.widthPx}px`,
                }}
              />
            ))}
          </div>
        ) : (
          <p className={styles.loading} role="status">
            {bytes.kind === 'failed' ? `${text.failed.title}。${text.failed.say}` : text.loading}
          </p>
        )}
      </div>
    </div>
  );
}
