/** Keys on the booth: told to core once a screen, and for those who listen each control is named as it is reached. */
import { useEffect } from 'react';
import type { BoothView } from '../../../main/contract/screen.ts';
import type { Booth } from '../../booth.ts';
import { USUAL_KEYS, watchKeys } from '../../keys.ts';
import { listens } from '../../reading/hooks.ts';
import { namePassage } from '../../reading/namePassage.ts';
import { publicWords } from '../../reading/publicWords.ts';
import type { Reader } from '../../reading/reader.ts';
import { viewKey } from '../../screenKey.ts';

const viewNow = (booth: Booth): BoothView | null => {
  const shown = booth.current();
  return shown.kind === 'shown' ? shown.view : null;
};

export function useKeys(booth: Booth, reader: Reader): void {
  useEffect(() => {
    let told = '';
    let byKey = false;
    const keys = () => viewNow(booth)?.frame.keys ?? USUAL_KEYS;
    const used = (): void => {
      const view = viewNow(booth);
      const key = view === null ? '' : viewKey(view);
      if (view === null || key === told || view.screen.kind === 'idle') return;
      told = key;
      booth.act({ do: 'usesKeys' });
    };
    const keyed = (event: KeyboardEvent): void => {
      byKey = true;
      if (reader.current().kind === 'off') return;
      const at = event.target instanceof Element ? event.target : document.body;
      if (at.closest('[data-reader], [data-slot=read]') !== null) return;
      const controls = document.querySelector<HTMLElement>('[data-reader] button');
      // 上一项 from the heading leads to the reader's own controls; any other key ends the reading
      if (controls !== null && keys().previous.includes(event.key) && at.closest('button') === null) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return controls.focus({ preventScroll: true });
      }
      reader.stop();
    };
    const pointed = (): void => void (byKey = false);
    const focused = (event: FocusEvent): void => {
      const view = viewNow(booth);
      if (!byKey || view === null || !(event.target instanceof HTMLElement)) return;
      // headings and errors are read with their screen
      if (event.target.tabIndex < 0 || event.target.closest('[data-reader]') !== null) return;
      if (!listens(view.frame)) return reader.stop();
      reader.announce(namePassage(event.target, publicWords(view)));
    };
    const stopKeys = watchKeys(window, {
      keys,
      used,
    });
    const capture = { capture: true };
    window.addEventListener('keydown', keyed, capture);
    window.addEventListener('pointerdown', pointed, capture);
    window.addEventListener('focusin', focused);
    return () => {
      stopKeys();
      window.removeEventListener('keydown', keyed, capture);
      window.removeEventListener('pointerdown', pointed, capture);
      window.removeEventListener('focusin', focused);
    };
  }, [booth, reader]);
}
