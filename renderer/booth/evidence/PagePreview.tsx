/** The dark table on which the selected page lies, with its number, quality and the progress of the scanner in words. */
import type { ReactNode } from 'react';
import { Icon } from '../../parts/Icon.tsx';
import { useRequestText } from '../../text/request.ts';
import { PagePicture } from './PagePicture.tsx';
import styles from './Scan.module.css';
import { problemOf, type PageOfItem, type ScanScreen } from './scanState.ts';
import { usePicture } from './usePicture.ts';

function Progressing({ job }: { readonly job: Extract<ScanScreen['job'], { kind: 'scanning' }> }): ReactNode {
  const text = useRequestText().scan;
  const { percent, page, cancelling } = job;
  return (
    <div className={styles.progressing} role="status">
      <Icon name="scan-line" size={64} />
      <p>{cancelling ? text.cancelling.title : text.scanning(page).title}</p>
      <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
        <rect className={styles.track} width="100" height="4" />
        <rect className={styles.done} width={percent ?? 12} height="4" />
      </svg>
      <p>{percent === null ? text.working : text.percent(Math.round(percent))}</p>
    </div>
  );
}

/** What is known of the page, by icon, colour and word alike. */
export function Caption({ page }: { readonly page: PageOfItem }): ReactNode {
  const text = useRequestText().scan;
  const problem = problemOf(page);
  const tone = problem !== null ? 'warn' : page.quality === 'good' || page.kept ? 'good' : 'open';
  const words = page.kept ? text.keptPage : text.quality[problem === 'unclear' ? 'unclear' : page.quality];
  const icon = tone === 'warn' ? 'circle-alert' : tone === 'good' ? 'circle-check' : 'eye';
  return (
    <p className={styles.caption} data-tone={tone} role="status">
      <Icon name={icon} size={32} />
      {text.page(page.number)}：{words}
    </p>
  );
}

export function PagePreview({
  job,
  page,
}: {
  readonly job: ScanScreen['job'];
  readonly page: PageOfItem | null;
}): ReactNode {
  const text = useRequestText().scan;
  const picture = usePicture(page);
  if (job.kind === 'scanning') {
    return (
      <div className={styles.table}>
        <Progressing job={job} />
      </div>
    );
  }
  if (page === null) {
    return (
      <div className={styles.table}>
        <div className={styles.progressing}>
          <Icon name="file-text" size={64} />
          <p>{text.noPages}</p>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.table}>
      <PagePicture page={page} picture={picture} marked={problemOf(page) !== null} />
      <Caption page={page} />
    </div>
  );
}
