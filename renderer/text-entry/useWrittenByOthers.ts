/** Keeps the caret among its characters while others write in the same text; letters that are being composed stand beside the text and stay. */
import { useLayoutEffect, useRef } from 'react';

/** Gives back what has to be told of each text one writes oneself. `caret` in UTF-16; `moved`: it stands elsewhere now. */
export function useWrittenByOthers(
  value: string,
  caret: number,
  hold: ((at: number) => () => number) | undefined,
  moved: (caret: number) => void,
): (own: string) => void {
  const own = useRef(value);
  const held = useRef<(() => number) | null>(null);
  useLayoutEffect(() => {
    if (own.current !== value && held.current !== null) {
      const at = Math.min(held.current(), value.length);
      own.current = value;
      if (at !== caret) return moved(at); // drawn again at once, and held from there
    }
    own.current = value;
    held.current = hold?.(caret) ?? null;
    return undefined;
  });
  return (text) => {
    own.current = text;
  };
}
