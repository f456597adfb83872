/** One page: its picture on one canvas, ink on another above it. Nothing of it can be dragged, marked or taken from a menu. */
import { useEffect, useRef, type PointerEvent, type ReactElement } from 'react';
import { marksOn } from '../../../main/contract/ink.ts';
import { useCallWords } from '../text.ts';
import { drawInk, strokesOf } from './inkDrawing.ts';
import css from './paper.module.css';
import type { Papers, PapersState, Pen } from './papers.ts';

export interface PageSheetProps {
  readonly papers: Papers;
  readonly state: PapersState;
  readonly zoom: number;
  readonly drawing: boolean;
}

/** An A4 page, until a picture says better. */
const A4 = 297 / 210;

export function PageSheet({ papers, state, zoom, drawing }: PageSheetProps): ReactElement {
  const { paper: text } = useCallWords();
  const { paper, page, picture, failed, inked, you, role, showsEarlier } = state;
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const pen = useRef<{ readonly id: number; readonly pen: Pen } | null>(null);

  useEffect(() => {
    const canvas = below.current;
    if (canvas === null) return undefined;
    canvas.width = picture?.width ?? 1;
    canvas.height = picture?.height ?? 1;
    if (picture !== null) canvas.getContext('2d')?.drawImage(picture, 0, 0);
    // What was drawn is gone before the element is.
    return () => void (canvas.width = 1);
  }, [picture]);

  const width = picture?.width ?? 1240;
  const height = picture?.height ?? 1754;
  useEffect(() => {
    const canvas = above.current;
    if (canvas === null) return;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const brush = canvas.getContext('2d');
    if (brush === null) return;
    const told = strokesOf(marksOn(papers.ink(), page));
    const mine = papers.own(page).map(({ points }) => ({ seat: you, role: role, points }));
    const before = showsEarlier
      ? papers.earlier().flatMap((set) => strokesOf(marksOn(set.ink, page), true))
      : [];
    drawInk(brush, { width, height }, [...before, ...told, ...mine], (one, earlier) =>
      earlier ? text.earlierSign(text.sign[one]) : text.sign[one],
    );
  }, [papers, page, inked, you, width, height, text, role, showsEarlier]);

  const spot = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  const down = (event: PointerEvent<HTMLCanvasElement>): void => {
    // The first touch draws; palms and other fingers do not.
    if (!drawing || pen.current !== null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pen.current = { id: event.pointerId, pen: papers.pen(page) };
    pen.current.pen.move(...spot(event));
  };
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (pen.current?.id === event.pointerId) pen.current.pen.move(...spot(event));
  };
  const up = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (pen.current?.id !== event.pointerId) return;
    pen.current.pen.end();
    pen.current = null;
  };

  return (
    <div
      className={css['sheet']}
      style={{ width: `${zoom * 100}%`, aspectRatio: picture === null ? 1 / A4 : width / height }}
      onContextMenu={(event) => event.preventDefault()}
      onDragStart={(event) => event.preventDefault()}
    >
      <canvas
        ref={below}
        className={css['page']}
        role="img"
        aria-label={`${text.words.onPicture} · ${text.page(page, paper?.pages ?? 1)}`}
        data-page={page}
        data-shown={picture !== null}
      />
      <canvas
        ref={above}
        className={css['ink']}
        data-drawing={drawing || undefined}
        data-ink={inked}
        aria-hidden
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      />
      <div className={css['notes']}>
        {/* nothing is written on a page that is not there yet */}
        {(showsEarlier && picture !== null ? papers.earlier() : []).flatMap(({ set, ink }) =>
          marksOn(ink, page).map(({ order, seat, role: by, body }) =>
            body.kind === 'note' ? (
              <p
                key={`${set} ${order}`}
                data-role={by}
                data-earlier
                style={{ left: `${body.x / 100}%`, top: `${body.y / 100}%` }}
              >
                <b>
                  {text.earlierSign(text.sign[by])}
                  {seat}
                </b>{' '}
                {body.words}
              </p>
            ) : null,
          ),
        )}
        {(picture === null ? [] : marksOn(papers.ink(), page)).map(({ order, seat, role: by, body }) =>
          body.kind === 'note' ? (
            <p key={order} data-role={by} style={{ left: `${body.x / 100}%`, top: `${body.y / 100}%` }}>
              <b>
                {text.sign[by]}
                {seat}
              </b>{' '}
              {body.words}
            </p>
          ) : null,
        )}
      </div>
      {picture === null && <p className={css['wait']}>{failed ? text.words.failed : text.words.loading}</p>}
    </div>
  );
}
