/** When the booth reads: on 朗读, on every new screen for those who listen, and until anything is touched. */
import { useCallback, useEffect, type RefObject } from 'react';
import type { BoothView } from '../../../main/contract/screen.ts';
import { SETTLE_MS, type Scratch } from '../../booth.ts';
import { listens } from '../../reading/hooks.ts';
import { passagesIn } from '../../reading/passages.ts';
import { publicWords } from '../../reading/publicWords.ts';
import type { Reader, Source } from '../../reading/reader.ts';
import { viewKey } from '../../screenKey.ts';

/** Its own controls act; 朗读 stops by itself. Any other touch ends the reading and still does what it does. */
const KEEPS_READING = '[data-reader], [data-slot=read]';

const twoFrames = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

/** The screen as it stands, page after page. */
function screenSource(layer: () => Element | null, view: BoothView, scratch: Scratch): Source {
  let begun = false;
  return {
    async passages() {
      if (!begun) {
        begun = true;
        scratch.turning()?.first();
        await twoFrames();
      }
      const root = layer();
      return root === null ? [] : passagesIn(root, publicWords(view));
    },
    async onward() {
      const next = scratch.turning()?.next ?? null;
      if (next === null) return false;
      next();
      await twoFrames();
      return true;
    },
    done: () => scratch.setRead(viewKey(view)),
  };
}

export interface ReadAloud {
  /** 朗读: starts, or stops what is being read. */
  readonly toggle: () => void;
}

export function useReadAloud(
  content: RefObject<HTMLElement | null>,
  view: BoothView,
  reader: Reader,
  scratch: Scratch,
): ReadAloud {
  const key = viewKey(view);
  const covered = view.overlay?.kind === 'cover';
  const reading = listens(view.frame);
  const start = useCallback(() => {
    const layer = () =>
      [...(content.current?.querySelectorAll(':scope > [data-layer]') ?? [])].at(-1) ?? null;
    const own = view.overlay === null ? scratch.source() : null;
    reader.start(own ?? screenSource(layer, view, scratch));
    // oxlint-disable-next-line react/exhaustive-deps -- the words are those of the view at the moment of starting
  }, [content, view, reader, scratch]);

  // Another screen: what is read is no longer there. Whoever listens hears the new one.
  useEffect(() => {
    if (!reading || covered) return () => reader.stop();
    const timer = setTimeout(start, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      reader.stop();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- a view with the same key is the same screen and is not read again
  }, [key, reading, covered, reader]);

  useEffect(() => {
    const touched = (event: Event): void => {
      if (!(event.target instanceof Element) || event.target.closest(KEEPS_READING) === null) reader.stop();
    };
    window.addEventListener('pointerdown', touched, { capture: true });
    return () => window.removeEventListener('pointerdown', touched, { capture: true });
  }, [reader]);

  // While it is read the foot makes room for the reader's own controls.
  useEffect(() => {
    const show = (): void => {
      const root = document.documentElement;
      if (reader.current().kind === 'off') delete root.dataset['reading'];
      else root.dataset['reading'] = '';
    };
    const stop = reader.subscribe(show);
    return () => {
      stop();
      delete document.documentElement.dataset['reading'];
    };
  }, [reader]);

  return { toggle: () => (reader.current().kind === 'off' ? start() : reader.stop()) };
}
