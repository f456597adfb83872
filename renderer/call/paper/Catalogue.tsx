/** The host's choice from the file's own catalogue, and words looked for in what lies there: each opens at its page and leads everybody to it. */
import { useEffect, useId, useState, type ReactElement } from 'react';
import type { CatalogueEntry } from '../../../main/contract/coview.ts';
import call from '../call.module.css';
import { useCallWords } from '../text.ts';
import css from './paper.module.css';
import { usePapers } from './PaperPane.tsx';
import type { Papers } from './papers.ts';

/** The court reads pages while it is asked already. */
const DELAYS = { reading: 2_000 } as const;

export function Catalogue({ papers }: { readonly papers: Papers }): ReactElement | null {
  const { paper: text } = useCallWords();
  const { catalogue, laidFrom, paper } = usePapers(papers);
  if (catalogue === null) return null;
  const { number, entries } = catalogue;
  const isHere = ({ what, page, pages }: CatalogueEntry): boolean =>
    paper !== null &&
    laidFrom?.number === number &&
    laidFrom.what === what &&
    paper.page >= page &&
    paper.page < page + pages;
  return (
    <>
      <h3>{text.catalogueOf(number)}</h3>
      <ol className={css['entries']} aria-label={text.catalogueOf(number)}>
        {entries.map((entry) => (
          <li key={`${entry.what} ${entry.page}`}>
            <button
              type="button"
              className={call['button']}
              aria-current={isHere(entry) ? 'page' : undefined}
              onClick={() => papers.open(number, entry.what, entry.page)}
            >
              {entry.what === 'evidence' ? entry.name : text.what[entry.what]}
              <span>{text.range(entry.page, entry.page + entry.pages - 1)}</span>
            </button>
            {entry.proves !== '' && <p className={call['hint']}>{entry.proves}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

export function Finding({ papers }: { readonly papers: Papers }): ReactElement {
  const { paper: text, ...words } = useCallWords();
  const { host } = text;
  const { found } = usePapers(papers);
  const [typed, setTyped] = useState('');
  const id = useId();
  useEffect(() => {
    if (found?.going !== true) return undefined;
    const timer = setTimeout(() => papers.find(found.words), DELAYS.reading);
    return () => clearTimeout(timer);
  }, [found, papers]);
  return (
    <search className={css['field']}>
      <label htmlFor={id}>{host.find}</label>
      <input
        id={id}
        className={css['input']}
        type="search"
        value={typed}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) papers.find(typed.trim());
        }}
      />
      <button type="button" className={call['button']} onClick={() => papers.find(typed.trim())}>
        {host.findGo}
      </button>
      <p role="status">{found === null ? '' : text.found(found.found.length, found.more, found.going)}</p>
      {found !== null && found.found.length > 0 && (
        <ol className={css['entries']} aria-label={host.foundHere}>
          {found.found.map((one, index) => (
            <li key={index}>
              <button type="button" className={call['button']} onClick={() => papers.bring(one.page)}>
                {one.by === null
                  ? text.range(one.page, one.page)
                  : `${text.range(one.page, one.page)} · ${text.noteBy(words.numbered(words.role[one.by.role], one.by.seat))}`}
                <span>
                  {one.before}
                  <mark>{one.match}</mark>
                  {one.after}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </search>
  );
}
