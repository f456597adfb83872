/** Marks that were kept with a request, set by set: who made what on which page, and taking them out. */
import { useState, type ReactElement } from 'react';
import type { Mark } from '../../../main/contract/ink.ts';
import { Modal } from '../Modal.tsx';
import detail from '../Detail.module.css';
import { fullTime, useWords } from '../words.tsx';
import css from './Marks.module.css';
import type { Kept, MarkSet } from './useMarks.ts';

export type MarksPaneProps = {
  readonly kept: Kept;
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly onPage: (what: MarkSet['what'], page: number) => void;
};

export function MarksPane({ kept, shown, onShow, onPage }: MarksPaneProps): ReactElement {
  const { marks: words, trouble } = useWords();
  const [removing, setRemoving] = useState<string | null>(null);
  return (
    <section className={detail['section']} aria-label={words.heading}>
      <h3>{words.heading}</h3>
      {kept.trouble !== null && <p role="alert">{trouble.of(kept.trouble)}</p>}
      {kept.sets.length === 0 && <p>{words.none}</p>}
      {kept.sets.length > 0 && (
        <>
          <p className="hint">{words.words}</p>
          <div>
            <button type="button" className="button" aria-pressed={shown} onClick={() => onShow(!shown)}>
              {shown ? words.shown : words.hidden}
            </button>
          </div>
        </>
      )}
      {kept.sets.map((set) => (
        <One key={set.id} set={set} onPage={onPage} onRemove={() => setRemoving(set.id)} />
      ))}
      {removing !== null && (
        <Modal heading={words.removeSure} onClose={() => setRemoving(null)}>
          <p>{words.removeWords}</p>
          <div className="actions">
            <button
              type="button"
              className="button"
              onClick={() => {
                setRemoving(null);
                void kept.remove(removing);
              }}
            >
              {words.remove}
            </button>
            <button type="button" className="button main" data-first onClick={() => setRemoving(null)}>
              {words.keep}
            </button>
          </div>
        </Modal>
      )}
    </section>
  );
}

function One({
  set,
  onPage,
  onRemove,
}: {
  readonly set: MarkSet;
  readonly onPage: MarksPaneProps['onPage'];
  readonly onRemove: () => void;
}): ReactElement {
  const { marks: words, locale } = useWords();
  const what = words.what[set.what];
  return (
    <div className={css['set']} data-marks={set.id}>
      <b>{words.kept(what, fullTime(set.at, locale), set.marks)}</b>
      <p className="hint">{words.session(set.room)}</p>
      {set.removed !== null ? (
        <p>{words.removed(fullTime(set.removed.at, locale), set.removed.by)}</p>
      ) : !set.current ? (
        <p role="alert">{words.otherFile}</p>
      ) : set.pages.size === 0 ? (
        <p role="alert">{words.unread}</p>
      ) : (
        <ul>
          {[...set.pages].map(([page, marks]) => (
            <li key={page}>
              <Page marks={marks} name={words.page(what, page)} onGo={() => onPage(set.what, page)} />
            </li>
          ))}
        </ul>
      )}
      {set.removed === null && (
        <button type="button" className="button" onClick={onRemove}>
          {words.remove}
        </button>
      )}
    </div>
  );
}

function Page({
  marks,
  name,
  onGo,
}: {
  readonly marks: readonly Mark[];
  readonly name: string;
  readonly onGo: () => void;
}): ReactElement {
  const { live, marks: words } = useWords();
  const seats = [...new Set(marks.map(({ seat }) => seat))].toSorted((a, b) => a - b);
  return (
    <>
      <button type="button" className={`button ${css['go']}`} onClick={onGo}>
        {name}
      </button>
      {seats.map((seat) => {
        const its = marks.filter((mark) => mark.seat === seat);
        const [first] = its;
        const notes = its.flatMap(({ body, order }) =>
          body.kind === 'note' ? [{ order, said: body.words }] : [],
        );
        return first === undefined ? null : (
          <div key={seat}>
            <p>{words.by(words.who(live.host[first.role], seat), its.length - notes.length, notes.length)}</p>
            {notes.map(({ order, said }) => (
              <blockquote key={order}>{said}</blockquote>
            ))}
          </div>
        );
      })}
    </>
  );
}
