/** Reading a document: where one is, how one goes on, and telling core which pages were really shown, and for how long. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useBooth } from '../../booth.ts';
import { useArea } from '../../text-entry/useArea.ts';
import type { Box } from './documentText.ts';
import {
  backward,
  drawn,
  onward,
  OWN_PAPER,
  partWith,
  samePart,
  type Drawn,
  type Place,
  type Sheet,
} from './reading.ts';

export interface Reading {
  readonly window: RefObject<HTMLDivElement | null>;
  readonly drawn: Drawn;
  readonly place: Place;
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
  /** To be called when a page stands on the screen. */
  readonly rendered: (page: number) => void;
  /** Pages whose last part was on the screen since this screen opened. */
  readonly shown: ReadonlySet<number>;
  /** Brings a place of a page into sight; null: its beginning. */
  readonly lookAt: (page: number, box: Box | null) => void;
  readonly lookAtEnd: (page: number) => void;
}

/** `report`: tells core what was shown; signing shows the document again without reporting. */
export function useReading(
  start: number,
  pages: number,
  zoom: number | 'whole',
  report: boolean,
  sheet: Sheet = OWN_PAPER,
): Reading {
  const { act } = useBooth();
  const [window, area] = useArea<HTMLDivElement>();
  const [place, setPlace] = useState<Place>({ page: start, part: 0 });
  const [painted, setPainted] = useState(0);
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set());
  const now = drawn(area, zoom, sheet);
  const count = now.looks.length;

  // A window or text of another size has other parts: one stays near the same lines.
  const [counted, setCounted] = useState(count);
  if (counted !== count) {
    setCounted(count);
    setPlace({ ...place, part: samePart(place.part, counted, count) });
  }

  // The clock of a page starts when it stands on the screen, and again after each report.
  const since = useRef({ page: 0, at: 0 });
  const tell = useRef((page: number): void => {
    const shownMs = Math.round(performance.now() - since.current.at);
    since.current = { page, at: performance.now() };
    if (report) act({ do: 'pageShown', page, shownMs });
  });
  useEffect(() => {
    if (painted === place.page) since.current = { page: painted, at: performance.now() };
  }, [painted, place.page]);

  const whole = area.height > 0 && painted === place.page && place.part === count - 1;
  useEffect(() => {
    if (!whole) return undefined;
    const { page } = place;
    const report_ = tell.current;
    report_(page);
    setShown((before) => (before.has(page) ? before : new Set([...before, page])));
    // The rest of the time is told when the page is left.
    return () => report_(page);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a page is told once it is whole, not at every part
  }, [whole, place.page]);

  const go = (to: Place | null): (() => void) | null =>
    to === null
      ? null
      : () => {
          setPlace(to);
          if (report && to.page !== place.page) act({ do: 'turnPage', page: to.page });
        };
  return {
    window,
    drawn: now,
    place,
    next: go(onward(place, count, pages)),
    previous: go(backward(place, count)),
    rendered: setPainted,
    shown,
    lookAt: (page, box) => go({ page, part: box === null ? 0 : partWith(now, area, box) })?.(),
    lookAtEnd: (page) => go({ page, part: count - 1 })?.(),
  };
}
