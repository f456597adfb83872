/** Words looked for in an opened request: where they stand, and how far the court has read. */
import { Search } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import type { CheckedFile } from '../../../main/contract/desk.ts';
import type { Found, FoundPlace, SearchAnswer } from '../../../main/contract/search.ts';
import type { DeskText } from '../text.ts';
import { useWords } from '../words.tsx';
import css from './SearchPane.module.css';
import { useSearch } from './useSearch.ts';

export type SearchPaneProps = {
  readonly id: string;
  readonly files: readonly CheckedFile[];
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly chosen: Found | null;
  readonly onChoose: (found: Found) => void;
};

export function SearchPane({ id, files, inputRef, chosen, onChoose }: SearchPaneProps): ReactElement {
  const desk = useWords();
  const { searchIn: words, trouble } = desk;
  const [typed, setTyped] = useState('');
  const searched = useSearch(id, typed);
  const answer = searched?.answer ?? null;
  const found = answer?.ok === true ? answer.value.found : [];
  return (
    <search className={css['pane']} aria-label={words.label} onKeyDown={walk}>
      <label className={css['field']}>
        <Search size={18} aria-hidden />
        <input
          ref={inputRef}
          type="search"
          value={typed}
          maxLength={200}
          aria-label={words.label}
          placeholder={words.placeholder}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && first !== undefined)
              onChoose(first);
          }}
        />
      </label>
      <div role="status">
        {searched !== null && answer?.ok === true && (
          <Standing words={searched.words} answer={answer.value} files={files} />
        )}
      </div>
      {answer?.ok === false && <p role="alert">{trouble.of(answer.error.kind)}</p>}
      {found.length > 0 && (
        <ol className={css['found']} aria-label={words.results}>
          {found.map((one, index) => (
            <li key={index}>
              <button
                type="button"
                aria-current={same(one, chosen) ? 'true' : undefined}
                onClick={() => onChoose(one)}
              >
                <b>{placeName(one.place, files, desk)}</b>
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

function Standing({
  words,
  answer,
  files,
}: {
  readonly words: string;
  readonly answer: SearchAnswer;
  readonly files: readonly CheckedFile[];
}): ReactElement {
  const { searchIn } = useWords();
  const { found, more, reading } = answer;
  const done = reading.read + reading.unreadable.length;
  const nothing = reading.going ? searchIn.nothingYet : searchIn.nothing;
  const inPictures = found.some(({ place, lines }) => place.kind === 'evidence' && lines.length > 0);
  return (
    <>
      <p>{found.length === 0 ? nothing(words) : searchIn.found(found.length, more)}</p>
      {reading.going && <p className="hint">{searchIn.reading(done, reading.files)}</p>}
      {!reading.going && done < reading.files && (
        <p className="hint">{searchIn.missing(reading.files - done)}</p>
      )}
      {reading.unreadable.length > 0 && (
        <p className="hint">
          {searchIn.unreadable(reading.unreadable.map((file) => files[file]?.name ?? String(file + 1)))}
        </p>
      )}
      {inPictures && <p className="hint">{searchIn.byMachine}</p>}
    </>
  );
}

/** The page asks again while the court reads: what was chosen comes anew and is still the same. */
const same = (one: Found, chosen: Found | null): boolean =>
  chosen !== null && JSON.stringify(one) === JSON.stringify(chosen);

function placeName(
  place: FoundPlace,
  files: readonly CheckedFile[],
  { searchIn: words, marks, live }: DeskText,
): string {
  switch (place.kind) {
    case 'told':
      return words.told[place.part];
    case 'document':
      return words.document(place.page);
    case 'evidence':
      return files[place.file]?.name ?? String(place.file + 1);
    case 'note': {
      const who = marks.who(live.host[place.role], place.seat);
      return `${marks.note(who)} · ${marks.page(marks.what[place.on], place.page)}`;
    }
  }
}

/** Up and down walk from the field through what was found, and back. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.nativeEvent.isComposing) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, ol button')];
  const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
  if (next === undefined) return;
  next.focus();
  event.preventDefault();
}
