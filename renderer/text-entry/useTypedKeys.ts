/** Hears a connected keyboard wherever the focus stands on the screen, as long as no other field or dialog has it. */
import { useEffect, useRef } from 'react';

const OTHERS = 'input, textarea, select, [contenteditable], dialog, [role=dialog], [role=alertdialog]';

export function useTypedKeys(heard: (event: KeyboardEvent) => void): void {
  const latest = useRef(heard);
  useEffect(() => {
    latest.current = heard;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.closest(OTHERS) !== null) return;
      latest.current(event);
    };
    // Before the buttons see it: space must choose a word, not press the key that has the focus.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
