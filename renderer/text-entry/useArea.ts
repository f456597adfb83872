/** The size of an element and of one rem, kept current: what paging is computed from. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

export interface Area {
  readonly width: number;
  readonly height: number;
  /** Pixels of 1rem: 28 × the text scale. */
  readonly rem: number;
}

const NOTHING: Area = { width: 0, height: 0, rem: 28 };

export function useArea<E extends HTMLElement>(): readonly [RefObject<E | null>, Area] {
  const ref = useRef<E>(null);
  const [area, setArea] = useState<Area>(NOTHING);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const style = getComputedStyle(element);
      const width =
        element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const height =
        element.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom);
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setArea((old) =>
        old.width === width && old.height === height && old.rem === rem ? old : { width, height, rem },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // A new text scale need not resize the element, but it always changes the style of <html>.
    const scale = new MutationObserver(measure);
    scale.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['style', 'data-scale', 'class'],
    });
    return () => {
      observer.disconnect();
      scale.disconnect();
    };
  }, []);
  return [ref, area];
}

/** Type sizes in px, as the style sheet computes them from `rem`. */
export const buttonType = (area: Area): number => Math.max(34, area.rem);
export const candidateType = (area: Area): number => Math.max(44, area.rem * 1.3);
