/** What follows from a view outside its own elements: look of the page, deaf time and focus after a change, the life sign. */
import { useEffect, useLayoutEffect, type RefObject } from 'react';
import type { BoothView, Look } from '../../../main/contract/screen.ts';
import { SETTLE_MS, type Booth } from '../../booth.ts';

export function useLook({ scale, contrast, language }: Look): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.dataset['scale'] = String(scale);
    page.dataset['theme'] = contrast;
    page.lang = language;
  }, [scale, contrast, language]);
}

/** For 250 ms after a change of screen the content takes no touches; the focus goes to the new heading, or to its error box. */
export function useSettling(content: RefObject<HTMLElement | null>, view: BoothView, since: number): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.dataset['settling'] = '';
    const timer = setTimeout(() => delete page.dataset['settling'], SETTLE_MS);
    const layer = [...(content.current?.querySelectorAll(':scope > [data-layer]') ?? [])].at(-1);
    const target = layer?.querySelector<HTMLElement>('[role=alert][tabindex]') ?? layer?.querySelector('h1');
    target?.focus({ preventScroll: true });
    return () => clearTimeout(timer);
    // `since` changes exactly when the person sees another screen or overlay.
  }, [content, since, view.overlay?.kind]);
}

/** A screen that shows another page of its own takes the focus along: what had it is gone, the new heading gets it. */
export function useHeadingFocus(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = content.current;
    if (root === null) return undefined;
    const topHeading = () =>
      [...root.querySelectorAll('h1')].findLast((heading) => heading.closest('[inert]') === null);
    let known = topHeading();
    const observer = new MutationObserver(() => {
      const heading = topHeading();
      if (heading === known) return;
      known = heading;
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) heading?.focus({ preventScroll: true });
    });
    observer.observe(root, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [content]);
}

/** Tells core that the view with this number is on the glass: after the frame that holds it was painted. */
export function usePainted(booth: Booth, n: number): void {
  useEffect(() => {
    let second = 0;
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => booth.painted(n));
    });
    return () => {
      cancelAnimationFrame(first);
      cancelAnimationFrame(second);
    };
  }, [booth, n]);
}
