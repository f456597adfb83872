/** The wall clock: core's time at the view, ticked on by the page. */
import { useEffect, useState, type ReactNode } from 'react';
import { clockTime } from '../../text/format.ts';

export function Clock({ now }: { readonly now: string }): ReactNode {
  const [shown, setShown] = useState({ from: now, elapsed: 0 });
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setShown({ from: now, elapsed: performance.now() - started }), 5_000);
    return () => clearInterval(timer);
  }, [now]);
  const elapsed = shown.from === now ? shown.elapsed : 0;
  return <time>{clockTime(Date.parse(now) + elapsed)}</time>;
}
