/** Keys that may be more than fit: wrapped in rows and paged, never scrolled. */
import { useState, type ReactNode } from 'react';
import { Key, type KeyLook } from './Key.tsx';
import type { EntryLabels } from './labels.ts';
import { textEms } from './lines.ts';
import { packPages, type Size } from './paging.ts';
import { buttonType, candidateType, useArea, type Area } from './useArea.ts';
import styles from './TextEntry.module.css';

export interface PagedItem {
  readonly id: string;
  readonly text: string;
  readonly label?: string;
  readonly unlikely?: boolean;
}

/** Both sides and borders, as `Keys.module.css` has them. */
const PADDING: Readonly<Partial<Record<KeyLook, number>>> = { plain: 44 };
const CANDIDATE_PADDING = 24;
const LINE = 1.2;

/** A long phrase wraps inside its key; every other key is one line high. */
function sizeOf(item: PagedItem, look: KeyLook, area: Area): Size {
  const type = look === 'candidate' ? candidateType(area) : buttonType(area);
  const least = look === 'candidate' ? 88 : 72;
  const padding = PADDING[look] ?? CANDIDATE_PADDING;
  const natural = Math.ceil(textEms(item.text) * type) + padding;
  const width = Math.min(Math.max(natural, least), Math.max(area.width, least));
  // One em of slack a line: a wide character that does not fit at the end moves to the next line whole.
  const lines =
    natural <= width ? 1 : Math.ceil((natural - padding) / Math.max(type, width - padding - type));
  return { width, height: Math.max(least, lines * type * LINE + 20) };
}

export interface PagedKeysProps {
  readonly items: readonly PagedItem[];
  readonly look: KeyLook;
  readonly name: string;
  readonly labels: EntryLabels;
  readonly onPick: (id: string) => void;
  /** Shown in place of the keys when there are none. */
  readonly empty?: string;
  /** Stands left of the paging keys. */
  readonly tools?: ReactNode;
  /** Stands between the list and its paging keys: the letters under the candidates. */
  readonly between?: ReactNode;
  /** One row that a screen reader hears when it changes; otherwise the list fills the panel. */
  readonly candidates?: boolean;
}

/** Remounted by its caller's `key` when the items change, so that a new list starts on its first page. */
export function PagedKeys({
  items,
  look,
  name,
  labels,
  onPick,
  empty,
  tools,
  between,
  candidates = false,
}: PagedKeysProps): ReactNode {
  const [ref, area] = useArea<HTMLDivElement>();
  const [wanted, setPage] = useState(0);
  const sizes = items.map((item) => sizeOf(item, look, area));
  const pages = area.width > 0 ? packPages(sizes, area) : [[]];
  const page = Math.min(wanted, pages.length - 1);
  const shown = pages[page] ?? [];
  return (
    <>
      <div ref={ref} className={candidates ? styles.candidates : styles.paged} role="group" aria-label={name}>
        {items.length === 0 && empty !== undefined ? <p className={styles.note}>{empty}</p> : null}
        {shown.map((index) => {
          const [item, size] = [items[index], sizes[index]];
          if (item === undefined || size === undefined) return null;
          return (
            <Key
              key={item.id}
              look={look}
              width={size.width}
              height={size.height}
              {...(item.label === undefined ? {} : { label: item.label })}
              {...(item.unlikely === true ? { unlikely: true } : {})}
              onPress={() => onPick(item.id)}
            >
              {item.text}
            </Key>
          );
        })}
      </div>
      {candidates ? (
        <p className={styles.heard} role="status">
          {shown.length > 0 ? labels.candidatesAre(shown.map((index) => items[index]?.text ?? '')) : ''}
        </p>
      ) : null}
      {between}
      <div className={styles.turns}>
        {tools}
        {page > 0 ? (
          <Key look="soft" onPress={() => setPage(page - 1)}>
            {labels.previousPage}
          </Key>
        ) : null}
        {page < pages.length - 1 ? (
          <Key look="soft" onPress={() => setPage(page + 1)}>
            {labels.nextPage}
          </Key>
        ) : null}
      </div>
    </>
  );
}
