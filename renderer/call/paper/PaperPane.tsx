/** The paper on the table: its page as a picture, who leads, one's own view and the way back, ink and notes above it. */
import { ChevronLeft, ChevronRight, Download, Users, ZoomIn, ZoomOut } from 'lucide-react';
import { useState, useSyncExternalStore, type ReactElement } from 'react';
import type { PaperView } from '../../../main/contract/coview.ts';
import type { RoomView } from '../../../main/contract/live.ts';
import call from '../call.module.css';
import { plateOf } from '../plate.ts';
import { useCallWords } from '../text.ts';
import { Marks } from './Marks.tsx';
import css from './paper.module.css';
import { PageSheet } from './PageSheet.tsx';
import type { Papers, PapersState } from './papers.ts';
import { saveFile } from './save.ts';
import { Tools } from './Tools.tsx';

export const usePapers = (papers: Papers): PapersState => useSyncExternalStore(papers.onChange, papers.state);

export interface PaperPaneProps {
  readonly papers: Papers;
  readonly view: RoomView;
  /** Null where a file cannot be saved: at a booth. */
  readonly ticket: string | null;
}

const ZOOMS = [1, 1.5, 2] as const;

export function PaperPane({ papers, view, ticket }: PaperPaneProps): ReactElement | null {
  const state = usePapers(papers);
  const [drawing, setDrawing] = useState(false);
  const [zoom, setZoom] = useState(0);
  const words = useCallWords();
  const { paper, page, toolsLeft } = state;
  if (paper === null) return null;
  const mayDraw = view.you === 1 || paper.drawers.includes(view.you);
  return (
    <section className={css['pane']} aria-label={words.paper.what[paper.what]} data-paper={paper.paper}>
      <Head paper={paper} page={page} view={view} />
      <div className={css['desk']} data-tools={toolsLeft ? 'left' : 'right'}>
        <div className={css['scroll']} role="region" aria-label={words.paper.words.onPicture} tabIndex={0}>
          <PageSheet papers={papers} state={state} zoom={ZOOMS[zoom] ?? 1} drawing={mayDraw && drawing} />
        </div>
        <div className={css['side']}>
          {mayDraw && (
            <Tools
              papers={papers}
              page={page}
              host={view.you === 1}
              drawing={drawing}
              onDrawing={setDrawing}
              left={toolsLeft}
              onLeft={papers.putTools}
            />
          )}
          {state.refused !== null && !['lay', 'catalogue'].includes(state.refused.ask) && (
            <p role="alert" className={call['warn']}>
              {words.paper.refused(state.refused.why)}
            </p>
          )}
          <Turning papers={papers} state={state} paper={paper} zoom={zoom} onZoom={setZoom} />
          <Marks papers={papers} state={state} view={view} />
          <Keeping papers={papers} state={state} paper={paper} />
          {ticket !== null && paper.keepers.includes(view.you) && (
            <Saving ticket={ticket} paper={paper} page={page} />
          )}
        </div>
      </div>
    </section>
  );
}

/** The first sixteen signs are enough to compare by ear. */
export const spokenDigest = (digest: string): string => digest.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');

function Head({
  paper,
  page,
  view,
}: {
  readonly paper: PaperView;
  readonly page: number;
  readonly view: RoomView;
}): ReactElement {
  const words = useCallWords();
  const leader = view.seats.find(({ seat }) => seat === paper.leader);
  return (
    <header className={css['head']}>
      <h2>
        {words.paper.what[paper.what]} · {words.paper.page(page, paper.pages)}
      </h2>
      {leader !== undefined && <p>{words.paper.leads(plateOf(leader, view, words))}</p>}
      <p className={css['version']} data-version={paper.sha256}>
        {words.paper.version(spokenDigest(paper.sha256))}
      </p>
    </header>
  );
}

/** What becomes of marks, said to everybody before they are made; and those of earlier sessions, which may be hidden. */
function Keeping({
  papers,
  state,
  paper,
}: {
  readonly papers: Papers;
  readonly state: PapersState;
  readonly paper: PaperView;
}): ReactElement {
  const { words } = useCallWords().paper;
  const keeps = paper.keepsFrom !== null;
  return (
    <div className={css['keeping']}>
      <p role="status" data-keeps={keeps}>
        {keeps ? words.marksStay : words.marksGo}
      </p>
      {papers.earlier().length > 0 && (
        <button
          type="button"
          className={call['button']}
          aria-pressed={state.showsEarlier}
          onClick={() => papers.showEarlier(!state.showsEarlier)}
        >
          {state.showsEarlier ? words.hideEarlier : words.showEarlier}
        </button>
      )}
    </div>
  );
}

interface TurningProps {
  readonly papers: Papers;
  readonly state: PapersState;
  readonly paper: PaperView;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}

function Turning({ papers, state, paper, zoom, onZoom }: TurningProps): ReactElement {
  const { paper: text } = useCallWords();
  const { words } = text;
  const { page, following, you } = state;
  const leads = you === 1 || paper.leader === you;
  const button = (icon: ReactElement, label: string, off: boolean, onPress: () => void): ReactElement => (
    <button
      type="button"
      className={call['button']}
      aria-disabled={off}
      onClick={() => (off ? undefined : onPress())}
    >
      {icon}
      {label}
    </button>
  );
  return (
    <div className={css['turning']}>
      <p role="status" className={following ? undefined : call['warn']}>
        {following ? (leads ? words.youLead : words.following) : text.own(paper.page)}
      </p>
      <div className={call['row']}>
        {button(<ChevronLeft aria-hidden />, words.before, page <= 1, () => papers.see(page - 1))}
        {button(<ChevronRight aria-hidden />, words.next, page >= paper.pages, () => papers.see(page + 1))}
        {button(<ZoomIn aria-hidden />, words.larger, zoom >= ZOOMS.length - 1, () => onZoom(zoom + 1))}
        {button(<ZoomOut aria-hidden />, words.smaller, zoom <= 0, () => onZoom(zoom - 1))}
        {!following && (
          <button
            type="button"
            className={`${call['button']} ${css['back']}`}
            data-kind="main"
            onClick={papers.follow}
          >
            <Users aria-hidden />
            {words.follow}
          </button>
        )}
      </div>
    </div>
  );
}

function Saving({
  ticket,
  paper,
  page,
}: {
  readonly ticket: string;
  readonly paper: PaperView;
  readonly page: number;
}): ReactElement {
  const { words } = useCallWords().paper;
  const [failed, setFailed] = useState(false);
  const save = async (): Promise<void> => setFailed(!(await saveFile(ticket, paper, page)));
  return (
    <div className={call['row']}>
      <button type="button" className={call['button']} onClick={() => void save()}>
        <Download aria-hidden />
        {words.save}
      </button>
      {failed && <p role="alert">{words.saveFailed}</p>}
    </div>
  );
}
