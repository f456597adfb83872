/** The real document, page by page, as it will be printed; signing comes after the last part of the last page. */
import { useState, type ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBack, useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Page } from '../../parts/Page.tsx';
import { Waited } from '../../parts/Waited.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { useLocal } from '../../text/language.ts';
import { useRequestText } from '../../text/request.ts';
import { Heading, Sheet, Split, useProgress } from '../question/Sheet.tsx';
import { Paper } from './Paper.tsx';
import styles from './Preview.module.css';
import { useDocument } from './useDocument.ts';
import { useDocumentReading } from './useDocumentReading.ts';
import { useReading } from './useReading.ts';

type PreviewScreen = Extract<Screen, { kind: 'preview' }>;

/** Widths of the page against its window, small and large. Beside the words there is room to grow by taking their place. */
const ZOOM = { beside: [1, 1], large: [1, 1.5], portrait: [1, 1.6] } as const;

export function Preview({ screen }: { readonly view: BoothView; readonly screen: PreviewScreen }): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().preview;
  const local = useLocal();
  const { portrait, large } = useLayout();
  const crowded = large && !portrait;
  const [enlarged, setEnlarged] = useState(false);
  const beside = !portrait && !large && !enlarged;
  const zooms = portrait ? ZOOM.portrait : large ? ZOOM.large : ZOOM.beside;
  const { document, seen } = screen;
  const { state, again, fail } = useDocument(document.id);
  const reading = useReading(screen.page, document.pages, zooms[enlarged ? 1 : 0], true);
  const { place, drawn } = reading;
  const { marked, opened } = useDocumentReading(document.pages, reading);
  const parts = drawn.looks.length;
  const unseen = Array.from({ length: document.pages }, (_, i) => i + 1).find(
    (page) => !seen.includes(page) && !reading.shown.has(page),
  );
  const done = unseen === undefined && (reading.next === null || seen.length === document.pages);

  const back = reading.previous;
  const more = reading.next;
  const others = (
    <>
      <span className={styles.slot} data-off={back === null || undefined}>
        <Button icon="chevron-up" onPress={() => back?.()}>
          {text.back}
        </Button>
      </span>
      <Button icon={enlarged ? 'zoom-out' : 'zoom-in'} onPress={() => setEnlarged(!enlarged)}>
        {enlarged ? text.shrink : text.enlarge}
      </Button>
      {done && more !== null && (
        <Button icon="chevron-down" onPress={more}>
          {text.down}
        </Button>
      )}
      {state.kind === 'failed' && (
        <Button icon="refresh-cw" onPress={again}>
          {text.again}
        </Button>
      )}
    </>
  );
  // Whoever turned a page before it was drawn has not seen it: from the end the way leads back to it.
  const missed = unseen !== undefined && unseen !== place.page ? unseen : null;
  const main = done ? (
    <Button kind="main" icon="signature" onPress={() => act({ do: 'previewDone' })}>
      {text.done}
    </Button>
  ) : state.kind !== 'ready' ? null : more !== null ? (
    <Button kind="main" trailingIcon="chevron-down" onPress={more}>
      {text.more}
    </Button>
  ) : missed === null ? null : (
    <Button kind="main" icon="chevron-up" onPress={() => reading.lookAt(missed, null)}>
      {text.missed(missed)}
    </Button>
  );
  const where = (
    <p className={styles.where} aria-live="polite">
      {parts > 1
        ? text.pagePart(place.page, document.pages, place.part + 1, parts)
        : text.page(place.page, document.pages)}
    </p>
  );
  const paper = (
    <Paper
      window={reading.window}
      title={local(document.title)}
      bytes={state}
      place={place}
      drawn={drawn}
      onRendered={({ page }) => reading.rendered(page)}
      onFailed={fail}
      marked={marked}
      onOpened={opened}
    />
  );
  return (
    <Sheet progress={screen.progress} reading others={others} main={main}>
      <Split
        words="start"
        share="narrow"
        stacked={!beside}
        head={
          <Heading
            title={crowded ? text.titleAt(place.page, document.pages) : text.title}
            hint={crowded ? null : text.hint}
          />
        }
        {...(crowded ? {} : { rest: where })}
        work={paper}
      />
    </Sheet>
  );
}

/** The document is being set: a few seconds at most. */
export function MakingDocument({
  screen,
}: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'makingDocument' }>;
}): ReactNode {
  const text = useRequestText().preview;
  const progress = useProgress(screen.progress);
  return (
    <Page
      progress={progress}
      title={text.making.title}
      hint={text.making.say}
      blocks={[
        {
          key: 'making',
          grow: true,
          node: (
            <div className={styles.making}>
              <Icon name="file-pen" size={96} />
              <Waited />
            </div>
          ),
        },
      ]}
    />
  );
}

/** A character that no font of the booth can print: named, never replaced by a box. */
export function DocumentProblem({
  screen,
}: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'documentProblem' }>;
}): ReactNode {
  const { act } = useBooth();
  const back = useBack();
  const text = useRequestText().preview;
  const progress = useProgress(screen.progress);
  const { title, say } = text.problem(screen.characters);
  return (
    <Page
      progress={progress}
      title={title}
      hint={say}
      readAll={false}
      blocks={[
        ...(screen.characters.length === 0
          ? []
          : [
              {
                key: 'characters',
                node: (
                  <ul className={styles.characters} lang="zh-CN">
                    {screen.characters.slice(0, 6).map((character) => (
                      <li key={character}>{character}</li>
                    ))}
                  </ul>
                ),
              },
            ]),
        { key: 'way', node: <Notice tone="warn">{text.problemWay}</Notice> },
      ]}
      others={
        <Button icon="headset" onPress={() => act({ do: 'openHelp' })}>
          {text.askPerson}
        </Button>
      }
      main={
        <Button kind="main" icon="pencil" onPress={back}>
          {text.changeWords}
        </Button>
      }
    />
  );
}
