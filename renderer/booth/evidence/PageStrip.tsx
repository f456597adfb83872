/** The scanned pages in a row, as many as fit, paged by buttons; one of them is selected. */
import { useState, type ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useRequestText } from '../../text/request.ts';
import { useArea } from '../../text-entry/useArea.ts';
import styles from './Scan.module.css';
import { problemOf, type PageOfItem } from './scanState.ts';

const WIDTH = 132;
const GAP = 16;

/** Room for a thumb at the present text size; the words under it must fit. */
const thumbWidth = (rem: number): number => Math.max(WIDTH, Math.round(rem * 3.6));

/** One word for a page: clear, to be scanned again, kept all the same, or not known (yet). */
export function toneOf(page: PageOfItem): 'good' | 'again' | 'kept' | 'checking' | 'open' {
  if (page.kept) return 'kept';
  if (page.quality === 'cleaning') return 'checking';
  if (page.quality === 'unknown') return 'open';
  return problemOf(page) === null ? 'good' : 'again';
}

export function PageStrip({
  pages,
  selected,
}: {
  readonly pages: readonly PageOfItem[];
  readonly selected: string | null;
}): ReactNode {
  const { act } = useBooth();
  const text = useRequestText();
  const [ref, area] = useArea<HTMLDivElement>();
  const perPage = Math.max(1, Math.floor((area.width + GAP) / (thumbWidth(area.rem) + GAP)));
  const at = pages.findIndex((page) => page.id === selected);
  const own = Math.floor(Math.max(0, at) / perPage);
  // Turning by hand lasts until another page is selected; then the strip follows it.
  const [turned, setTurned] = useState<{ readonly selected: string | null; readonly page: number } | null>(
    null,
  );
  const count = Math.max(1, Math.ceil(pages.length / perPage));
  const shown = Math.min(turned?.selected === selected ? turned.page : own, count - 1);
  const turn = (page: number) => (): void => setTurned({ selected, page });
  return (
    <div className={styles.strip}>
      <div ref={ref} className={styles.thumbs} role="group" aria-label={text.scan.pages}>
        {pages.slice(shown * perPage, (shown + 1) * perPage).map((page) => (
          <Pressable
            key={page.id}
            className={styles.thumb ?? ''}
            style={{ width: thumbWidth(area.rem) }}
            aria-pressed={page.id === selected}
            onPress={() => act({ do: 'selectPage', page: page.id })}
          >
            <Icon name={problemOf(page) === null ? 'file-text' : 'circle-alert'} size={40} />
            <span data-label>{text.scan.page(page.number)}</span>
            <span className={styles.quality} data-label data-tone={toneOf(page)}>
              {text.scan.strip[toneOf(page)]}
            </span>
          </Pressable>
        ))}
      </div>
      {count > 1 && (
        <div className={styles.turn}>
          <span data-off={shown === 0 || undefined}>
            <Button size="small" icon="chevron-left" onPress={turn(shown - 1)}>
              {text.scan.fewerPages}
            </Button>
          </span>
          <span data-off={shown === count - 1 || undefined}>
            <Button size="small" trailingIcon="chevron-right" onPress={turn(shown + 1)}>
              {text.scan.furtherPages}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
