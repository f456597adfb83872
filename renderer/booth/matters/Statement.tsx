/** The court's own statement, read at the booth: on its way, the paper itself, or why there is none and where it can be read. */
import { useEffect, useState, type ReactNode } from 'react';
import type { Screen } from '../../../main/contract/screen.ts';
import { STATEMENT_MOST, type StatementProblem } from '../../../main/contract/statement.ts';
import { unreachable } from '../../../main/contract/result.ts';
import { useBack, useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import type { Rendered } from '../../parts/PdfPages.tsx';
import { useRequestText } from '../../text/request.ts';
import { useToldText } from '../../text/told.ts';
import { useText } from '../../text/text.ts';
import { Paper } from '../preview/Paper.tsx';
import preview from '../preview/Preview.module.css';
import { OWN_PAPER, type Sheet as SheetOfPaper } from '../preview/reading.ts';
import { useDocument } from '../preview/useDocument.ts';
import { useDocumentReading } from '../preview/useDocumentReading.ts';
import { useReading } from '../preview/useReading.ts';
import { Heading, Sheet, Split } from '../question/Sheet.tsx';

type StatementScreen = Extract<Screen, { kind: 'statement' }>;

export function Statement({ screen }: { readonly screen: StatementScreen }): ReactNode {
  const { part, number } = screen;
  switch (part.is) {
    case 'fetching':
      return <Fetching />;
    case 'problem':
      return <Problem problem={part.problem} />;
    case 'paper':
      return <StatementPaper key={part.document} document={part.document} number={number} />;
    default:
      return unreachable(part);
  }
}

function BackToMatters({ main = false }: { readonly main?: boolean }): ReactNode {
  const back = useBack();
  const words = useToldText().statement;
  return (
    <Button icon="arrow-left" onPress={back} {...(main ? { kind: 'main' } : {})}>
      {words.back}
    </Button>
  );
}

function Fetching(): ReactNode {
  const words = useToldText().statement;
  const said = (
    <Notice icon="hourglass" heading={words.fetching} live waits>
      {words.fetchingLine}
    </Notice>
  );
  return <Page title={words.title} blocks={[{ key: 'fetching', node: said }]} others={<BackToMatters />} />;
}

function Problem({ problem }: { readonly problem: StatementProblem }): ReactNode {
  const { act } = useBooth();
  const text = useText();
  const { again: tryAgain } = useRequestText().preview;
  const words = useToldText().statement;
  const { title, line } = words.problem[problem];
  const again = problem === 'unreachable';
  return (
    <Page
      title={title}
      blocks={[{ key: 'why', node: <Notice tone="warn">{line}</Notice> }]}
      others={
        again ? (
          <BackToMatters />
        ) : (
          <Button icon="headset" onPress={() => act({ do: 'openHelp' })}>
            {text.common.askPerson}
          </Button>
        )
      }
      main={
        again ? (
          <Button kind="main" icon="refresh-cw" onPress={() => act({ do: 'statementAgain' })}>
            {tryAgain}
          </Button>
        ) : (
          <BackToMatters main />
        )
      }
    />
  );
}

/** Widths of the page against its window; the smallest shows all of it at once. The margins are shown: a seal may stand there. */
const ZOOMS = ['whole', 1, 1.5] as const;
/** What takes longer to draw is not drawn here. */
const DRAW_MS = 20_000;

function StatementPaper({
  document,
  number,
}: {
  readonly document: string;
  readonly number: string;
}): ReactNode {
  const { act } = useBooth();
  const text = useRequestText().preview;
  const words = useToldText().statement;
  const { portrait, large } = useLayout();
  const { state } = useDocument(document);
  /** Null until it is open. */
  const [count, setCount] = useState<number | null>(null);
  const pages = count ?? 1;
  const [sheet, setSheet] = useState<SheetOfPaper>({ ...OWN_PAPER, trim: 1 });
  const [painted, setPainted] = useState(0);
  const [zoom, setZoom] = useState(1);
  const reading = useReading(1, pages, ZOOMS[zoom] ?? 1, false, sheet);
  const { marked, opened } = useDocumentReading(pages, reading);
  const { place, drawn, previous, next } = reading;

  const unshown = (): void => act({ do: 'statementUnshown' });
  const rendered = ({ page, ratio, whole }: Rendered): void => {
    if (!whole || Math.max(ratio, 1 / ratio) > STATEMENT_MOST.ratio) return unshown();
    setSheet({ ratio, trim: 1 });
    setPainted(page);
    reading.rendered(page);
  };
  const missing = state.kind === 'failed';
  const waits = painted !== place.page;
  useEffect(() => {
    if (missing) act({ do: 'statementUnshown' });
    if (!waits) return undefined;
    const timer = setTimeout(() => act({ do: 'statementUnshown' }), DRAW_MS);
    return () => clearTimeout(timer);
  }, [act, missing, waits, place.page]);

  const crowded = large && !portrait;
  const parts = drawn.looks.length;
  const slot = (off: boolean, button: ReactNode): ReactNode => (
    <span className={preview.slot} data-off={off || undefined} data-loading={count === null || undefined}>
      {button}
    </span>
  );
  const onPage = count === null ? text.loading : text.page(place.page, count);
  const where = (
    <p className={preview.where} aria-live="polite">
      {count === null || parts === 1 ? onPage : text.pagePart(place.page, count, place.part + 1, parts)}
    </p>
  );
  return (
    <Sheet
      progress={null}
      others={
        <>
          {slot(
            previous === null,
            <Button icon="chevron-up" onPress={() => previous?.()}>
              {text.back}
            </Button>,
          )}
          {slot(
            zoom === 0,
            <Button icon="zoom-out" onPress={() => setZoom(zoom - 1)}>
              {words.smaller}
            </Button>,
          )}
          {slot(
            zoom === ZOOMS.length - 1,
            <Button icon="zoom-in" onPress={() => setZoom(zoom + 1)}>
              {words.larger}
            </Button>,
          )}
        </>
      }
      main={
        count === null ? null : next === null ? (
          <BackToMatters main />
        ) : (
          <Button kind="main" trailingIcon="chevron-down" onPress={next}>
            {text.more}
          </Button>
        )
      }
    >
      <Split
        words="start"
        share="narrow"
        stacked={portrait || large}
        head={
          <Heading
            title={crowded ? `${words.title} · ${onPage}` : words.title}
            hint={crowded ? null : words.hint}
          />
        }
        {...(crowded ? {} : { rest: where })}
        work={
          <Paper
            window={reading.window}
            title={`${words.title} ${number}`}
            bytes={state}
            place={place}
            drawn={drawn}
            onRendered={rendered}
            onFailed={unshown}
            marked={marked}
            onOpened={(pdf) => {
              if (pdf.pages > STATEMENT_MOST.pages) return unshown();
              setCount(pdf.pages);
              opened(pdf);
            }}
          />
        }
      />
    </Sheet>
  );
}
