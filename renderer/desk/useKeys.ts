/** Single keys as a clerk's tools; they rest while somebody types or a dialog is open. */
import { useEffect, useRef } from 'react';

export type KeyTable = Readonly<Record<string, () => unknown>>;

export function useKeys(active: boolean, table: KeyTable): void {
  const latest = useRef(table);
  useEffect(() => {
    latest.current = table;
  });
  useEffect(() => {
    if (!active) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      // Whatever dialog is open, keys are its own.
      if (document.querySelector('dialog[open]') !== null) return;
      if (typing(event.target) && event.key !== 'Escape') return;
      // Enter on a button or a link is theirs.
      if (
        event.key === 'Enter' &&
        event.target instanceof HTMLElement &&
        event.target.matches('button, a, summary')
      )
        return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      if (event.key === 'Escape' && event.target instanceof HTMLElement && typing(event.target))
        event.target.blur();
      else act();
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [active]);
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type="range"]), textarea, select');
