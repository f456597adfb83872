/** A scanned page in its true proportions, with the reason to scan it again drawn on it. */
import type { ReactNode } from 'react';
import { useRequestText } from '../../text/request.ts';
import type { Picture } from './usePicture.ts';
import type { PageOfItem } from './scanState.ts';
import styles from './PagePicture.module.css';

type Outline = PageOfItem['marks'][number];

const points = (outline: Outline, width: number, height: number): string =>
  outline.map(({ x, y }) => `${x * width},${y * height}`).join(' ');

/** Outlines over a picture, dark and bright so that they are seen on every paper. */
export function Marks({
  marks,
  width,
  height,
}: {
  readonly marks: readonly Outline[];
  readonly width: number;
  readonly height: number;
}): ReactNode {
  return (
    <svg className={styles.marks} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      {marks.map((mark, i) => (
        <g key={i}>
          <polygon className={styles.halo} points={points(mark, width, height)} />
          <polygon className={styles.mark} points={points(mark, width, height)} />
        </g>
      ))}
    </svg>
  );
}

/** Fills its parent; the page lies in the middle, as large as it fits. `marked`: the reason is shown. */
export function PagePicture({
  page,
  picture,
  marked,
}: {
  readonly page: PageOfItem;
  readonly picture: Picture;
  readonly marked: boolean;
}): ReactNode {
  const text = useRequestText().scan;
  if (picture.kind !== 'ready')
    return (
      <div className={styles.stage}>
        <p>{picture.kind === 'failed' ? text.noPicture : text.loadingPicture}</p>
      </div>
    );
  const share = page.widthPx / page.heightPx;
  return (
    <div className={styles.stage}>
      <div
        className={styles.sheet}
        style={{ aspectRatio: share, width: `min(100cqw, calc(100cqh * ${share}))` }}
      >
        <img src={picture.url} alt={text.pictureOf(page.number)} draggable={false} />
        {marked && <Marks marks={page.marks} width={page.widthPx} height={page.heightPx} />}
      </div>
    </div>
  );
}
