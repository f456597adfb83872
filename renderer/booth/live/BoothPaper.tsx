/** The document that lies before all, at the booth: the page is moved by buttons, larger and smaller by buttons, drawn on by the pen. */
import { useRef, useState, type ReactNode } from 'react';
import type { RoomView } from '../../../main/contract/live.ts';
import { Marks } from '../../call/paper/Marks.tsx';
import { PageSheet } from '../../call/paper/PageSheet.tsx';
import { spokenDigest, usePapers } from '../../call/paper/PaperPane.tsx';
import type { Papers } from '../../call/paper/papers.ts';
import { plateOf } from '../../call/plate.ts';
import { useCallWords } from '../../call/text.ts';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { useLayout } from '../../parts/layout.ts';
import { useSessionText } from '../../text/session.ts';
import styles from './live.module.css';

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly pressed?: boolean;
}

function Tool({ icon, label, onPress, pressed }: ToolProps): ReactNode {
  return (
    <Button size="small" icon={icon} onPress={onPress} {...(pressed === undefined ? {} : { pressed })}>
      {label}
    </Button>
  );
}

/** Shares of the width. */
const ZOOMS = [0.5, 0.75, 1, 1.5] as const;
/** Of what is in sight: a line is seen again after each step. */
const STEP = 0.8;

export function BoothPaper({ papers, view }: { readonly papers: Papers; readonly view: RoomView }): ReactNode {
  const words = useCallWords();
  const { live } = useSessionText();
  const { portrait, large } = useLayout();
  const state = usePapers(papers);
  const window = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(portrait ? 2 : 1);
  const [drawing, setDrawing] = useState(false);
  const [tools, setTools] = useState<'turn' | 'mark'>('turn');
  const { paper, page, following } = state;
  if (paper === null) return <div className={styles.stage} />;
  const { words: text } = words.paper;
  const leader = view.seats.find(({ seat }) => seat === paper.leader);
  const mayDraw = view.you === 1 || paper.drawers.includes(view.you);
  const move = (by: number): void => window.current?.scrollBy({ top: by * STEP * window.current.clientHeight });
  const turn = (to: number): void => {
    if (to < 1 || to > paper.pages) return;
    window.current?.scrollTo({ top: 0 });
    papers.see(to);
  };
  return (
    <section className={styles.paper} aria-label={words.paper.what[paper.what]} data-laid={paper.paper}>
      <div className={styles.state}>
        <h2>{words.paper.what[paper.what]} · {words.paper.page(page, paper.pages)}</h2>
        {!large && leader !== undefined && <p>{words.paper.leads(plateOf(leader, view, words))}</p>}
        <p className={large ? 'spoken' : undefined}>{words.paper.version(spokenDigest(paper.sha256))}</p>
        {!following && <p role="status" className={styles.warn}>{words.paper.own(paper.page)}</p>}
        {state.refused !== null && state.refused.ask !== 'lay' && <p role="alert" className={styles.warn}>{words.paper.refused(state.refused.why)}</p>}
      </div>
      <div ref={window} className={styles.window} data-version={paper.sha256}>
        <PageSheet papers={papers} state={state} zoom={ZOOMS[zoom] ?? 1} drawing={mayDraw && drawing} />
      </div>
      <div className={large ? 'spoken' : undefined}><Marks papers={papers} state={state} view={view} /></div>
      <div className={styles.row} role="group" aria-label={tools === 'turn' ? live.turn : live.mark}>
        {tools === 'turn' ? (
          <>
            <Tool icon="chevron-left" label={text.before} onPress={() => turn(page - 1)} />
            <Tool icon="chevron-right" label={text.next} onPress={() => turn(page + 1)} />
            <Tool icon="chevron-up" label={live.up} onPress={() => move(-1)} />
            <Tool icon="chevron-down" label={live.down} onPress={() => move(1)} />
            {!following && <Tool icon="users" label={text.follow} onPress={papers.follow} />}
            <Tool icon="pencil" label={live.mark} onPress={() => setTools('mark')} />
          </>
        ) : (
          <>
            <Tool icon="zoom-in" label={text.larger} onPress={() => setZoom((now) => Math.min(now + 1, ZOOMS.length - 1))} />
            <Tool icon="zoom-out" label={text.smaller} onPress={() => setZoom((now) => Math.max(now - 1, 0))} />
            {mayDraw && <Tool icon="pen-line" label={drawing ? text.drawing : text.draw} onPress={() => setDrawing(!drawing)} pressed={drawing} />}
            {mayDraw && <Tool icon="undo-2" label={text.undo} onPress={() => papers.undo(page)} />}
            {view.you === 1 && <Tool icon="trash-2" label={text.clear} onPress={() => papers.clear(page)} />}
            <Tool icon="file-text" label={live.turn} onPress={() => setTools('turn')} />
          </>
        )}
      </div>
    </section>
  );
} // prettier-ignore
