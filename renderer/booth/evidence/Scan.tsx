/** Scanning the pages of one piece of evidence: what to do now, the page just scanned, all pages, and how to mend them. */
import { useState, type ReactNode } from 'react';
import { unreachable } from '../../../main/contract/result.ts';
import type { BoothView } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import { useCrowded } from '../question/crowded.ts';
import { Heading, Sheet, Split } from '../question/Sheet.tsx';
import { CameraShot } from './CameraShot.tsx';
import { CornerEditor } from './CornerEditor.tsx';
import { HowToPlace } from './HowToPlace.tsx';
import { LargePicture } from './LargePicture.tsx';
import { PagePreview } from './PagePreview.tsx';
import { PageStrip } from './PageStrip.tsx';
import { PageTools } from './PageTools.tsx';
import styles from './Scan.module.css';
import { scanState, selectedPage, type ScanScreen } from './scanState.ts';

/** `place`: how to lay in paper; `pages`: what is there; `large`: one page large; `corners`: where its paper ends; `camera`: its live picture. */
type Looking = 'pages' | 'place' | 'large' | 'corners' | 'camera';

export function Scan({ view, screen }: { readonly view: BoothView; readonly screen: ScanScreen }): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().scan;
  const crowded = useCrowded();
  const [looking, setLooking] = useState<Looking>('pages');
  const [replaces, setReplaces] = useState<string | null>(null);
  const { pages, job, progress } = screen;
  const page = selectedPage(screen);
  const { says, tone, next } = scanState(screen, text);
  const idle = job.kind !== 'scanning';
  const mayScan = idle && screen.pagesUsed < screen.pagesMax;
  // A job that starts or fails is shown where its pages come in.
  const scan = (source: 'feeder' | 'flatbed'): void => {
    if (!screen.hasScanner) return shoot(null);
    setLooking('pages');
    act({ do: 'scan', source });
  };
  const shoot = (page: string | null): void => {
    setReplaces(page);
    setLooking('camera');
  };
  const rescan = (id: string): void => {
    if (screen.hasScanner) act({ do: 'rescanPage', page: id });
    else shoot(id);
  };
  if (looking === 'large' && page !== null && idle) {
    return <LargePicture key={page.id} progress={progress} page={page} onClose={() => setLooking('pages')} />;
  }
  if (looking === 'corners' && page !== null && page.mayCrop && idle) {
    return <CornerEditor key={page.id} progress={progress} page={page} onClose={() => setLooking('pages')} />;
  }
  // stays while a page is being kept: the camera goes on
  if (looking === 'camera' && screen.camera !== null) {
    const on = view.overlay === null;
    const close = (): void => setLooking('pages');
    return <CameraShot screen={screen} config={screen.camera} on={on} replaces={replaces} onClose={close} />;
  }
  const placing = mayScan && (pages.length === 0 || looking === 'place');
  const badge = text.item(screen.itemNumber);
  if (placing) {
    return (
      <Sheet
        progress={progress}
        badge={badge}
        others={
          pages.length > 0 ? (
            <Button icon="arrow-left" onPress={() => setLooking('pages')}>
              {text.seePages}
            </Button>
          ) : (
            tone !== 'calm' && (
              // a scanner that is out keeps nobody from the request itself
              <Button trailingIcon="arrow-right" onPress={() => act({ do: 'back', unfinished: null })}>
                {text.withoutPages}
              </Button>
            )
          )
        }
      >
        <HowToPlace
          says={says.title === text.ready(pages.length).title ? text.ready(0) : says}
          tone={tone}
          used={screen}
          undo={screen.undo}
          hasScanner={screen.hasScanner}
          onScan={scan}
          onCamera={screen.camera === null ? null : () => shoot(null)}
        />
      </Sheet>
    );
  }
  const onward = (): ReactNode => {
    switch (next.kind) {
      case 'wait':
        return (
          <Button icon="x" onPress={() => act({ do: 'cancelScan' })}>
            {text.cancel}
          </Button>
        );
      case 'scan':
      case 'scanOn':
        return (
          <Button kind="main" icon="scan-line" onPress={() => scan('feeder')}>
            {text.next}
          </Button>
        );
      case 'rescan':
        return (
          <Button kind="main" icon="rotate-ccw" onPress={() => rescan(next.page.id)}>
            {text.again(next.page.number)}
          </Button>
        );
      case 'keep':
        return (
          <Button kind="main" icon="check" onPress={() => act({ do: 'keepPage', page: next.page.id })}>
            {text.keep}
          </Button>
        );
      case 'drop':
        return (
          <Button kind="main" icon="trash-2" onPress={() => act({ do: 'deletePage', page: next.page.id })}>
            {text.drop(next.page.number)}
          </Button>
        );
      case 'look':
        return (
          <Button kind="main" icon="eye" onPress={() => act({ do: 'selectPage', page: next.page.id })}>
            {text.look(next.page.number)}
          </Button>
        );
      case 'done':
        return (
          <Button kind="main" trailingIcon="arrow-right" onPress={() => act({ do: 'pagesDone' })}>
            {text.done}
          </Button>
        );
      default:
        return unreachable(next);
    }
  };
  const heading = (
    <div className={styles.says} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Heading title={says.title} hint={crowded && !idle ? null : says.say} />
    </div>
  );
  const pageRow = pages.length > 0 && <PageStrip pages={pages} selected={page?.id ?? null} />;
  const tools = idle && page !== null && (
    <PageTools
      page={page}
      count={pages.length}
      undo={screen.undo}
      onEnlarge={() => setLooking('large')}
      onCorners={() => setLooking('corners')}
    />
  );
  return (
    <Sheet
      progress={progress}
      badge={badge}
      others={
        idle && (
          <>
            {(next.kind === 'rescan' || next.kind === 'drop') && (
              <Button icon="check" onPress={() => act({ do: 'keepPage', page: next.page.id })}>
                {next.kind === 'drop' ? text.keepBoth : text.keep}
              </Button>
            )}
            {next.kind === 'keep' && mayScan && (
              <Button icon="rotate-ccw" onPress={() => act({ do: 'rescanPage', page: next.page.id })}>
                {text.again(next.page.number)}
              </Button>
            )}
            {(next.kind === 'scanOn' || next.kind === 'look') && pages.length > 0 && (
              <Button icon="check" onPress={() => act({ do: 'pagesDone' })}>
                {text.done}
              </Button>
            )}
            {mayScan && (next.kind === 'done' || next.kind === 'scanOn' || next.kind === 'look') && (
              <Button icon="plus" onPress={() => setLooking('place')}>
                {job.kind === 'stopped' ? text.nextWay : text.next}
              </Button>
            )}
          </>
        )
      }
      main={onward()}
    >
      {crowded ? (
        // The picture of a page is one tap away under 看大图; while scanning its progress takes its place.
        <div className={styles.column}>
          {heading}
          {idle ? pageRow : <PagePreview job={job} page={page} />}
          {tools}
        </div>
      ) : (
        <Split
          words="end"
          share="even"
          head={heading}
          work={<PagePreview job={job} page={page} />}
          rest={
            <>
              {pageRow}
              {tools}
              <p className={styles.used}>
                {text.used(screen.pagesUsed, screen.pagesMax)}
                {text.keepOriginals}
              </p>
            </>
          }
        />
      )}
    </Sheet>
  );
}
