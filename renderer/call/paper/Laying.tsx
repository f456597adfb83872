/** The host's part: lays a request's document or evidence on the table, says who draws, turns and saves, takes it off. */
import { useId, useState, type ReactElement } from 'react';
import type { RoomView, SeatView } from '../../../main/contract/live.ts';
import call from '../call.module.css';
import { plateOf } from '../plate.ts';
import { useCallWords } from '../text.ts';
import css from './paper.module.css';
import { usePapers } from './PaperPane.tsx';
import { Catalogue, Finding } from './Catalogue.tsx';
import type { Papers } from './papers.ts';

export interface LayingProps {
  readonly papers: Papers;
  readonly view: RoomView;
}

export function Laying({ papers, view }: LayingProps): ReactElement {
  const words = useCallWords();
  const { host } = words.paper;
  const { paper, kept, refused } = usePapers(papers);
  const atBooth = view.seats.some((seat) => seat.host && seat.role === 'booth');
  const guests = view.seats.filter((seat) => !seat.host && seat.phase === 'admitted' && !seat.apart);
  return (
    <section>
      <h2>{host.title}</h2>
      <LayForm papers={papers} atBooth={atBooth} />
      {kept !== undefined && (
        <p role="status" className={kept === null ? call['warn'] : undefined}>
          {words.paper.kept(kept)}
        </p>
      )}
      {!atBooth && <Catalogue papers={papers} />}
      {paper !== null && (
        <>
          {guests.length === 0 && <p className={call['hint']}>{host.nobody}</p>}
          <ul>
            {guests.map((seat) => (
              <Grants key={seat.seat} seat={seat} papers={papers} view={view} />
            ))}
          </ul>
          {!atBooth && paper.what !== 'agreement' && <Finding papers={papers} />}
          {!atBooth && paper.what !== 'agreement' && (
            <div className={call['row']} role="group" aria-label={host.keeping}>
              {[false, true].map((on) => (
                <button
                  key={String(on)}
                  type="button"
                  className={call['button']}
                  aria-pressed={(paper.keepsFrom !== null) === on}
                  disabled={view.caucus}
                  onClick={() => papers.keepMarks(on)}
                >
                  {on ? host.keep : host.keepNot}
                </button>
              ))}
            </div>
          )}
          {!atBooth && paper.what !== 'agreement' && (
            <p className={call['hint']}>{view.caucus ? host.keepApart : host.keepHint}</p>
          )}
          {refused?.ask === 'keepMarks' && (
            <p role="alert" className={call['warn']}>
              {words.paper.refused(refused.why)}
            </p>
          )}
          <div className={call['row']}>
            <button type="button" className={call['button']} onClick={papers.takeOff}>
              {host.takeOff}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function Grants({
  seat,
  papers,
  view,
}: {
  readonly seat: SeatView;
  readonly papers: Papers;
  readonly view: RoomView;
}): ReactElement {
  const words = useCallWords();
  const { host } = words.paper;
  const { paper } = usePapers(papers);
  const plate = plateOf(seat, view, words);
  const draws = paper?.drawers.includes(seat.seat) ?? false;
  const leads = paper?.leader === seat.seat;
  const keeps = paper?.keepers.includes(seat.seat) ?? false;
  const button = (label: string, onPress: () => void): ReactElement => (
    <button type="button" className={call['button']} onClick={onPress}>
      {label}
      <span className={call['spoken']}> {plate}</span>
    </button>
  );
  return (
    <li data-seat={seat.seat}>
      <p>{plate}</p>
      <div className={call['row']}>
        {button(draws ? host.stopDraw : host.letDraw, () => papers.letDraw(seat.seat, !draws))}
        {button(leads ? host.stopLead : host.letLead, () => papers.lead(leads ? view.you : seat.seat))}
        {seat.role !== 'booth' &&
          button(keeps ? host.withdraw : host.release, () => papers.release(seat.seat, !keeps))}
      </div>
    </li>
  );
}

function LayForm({ papers, atBooth }: { readonly papers: Papers; readonly atBooth: boolean }): ReactElement {
  const { paper: text } = useCallWords();
  const { host } = text;
  const { laying, refused } = usePapers(papers);
  const [number, setNumber] = useState('');
  const [tail, setTail] = useState('');
  const [empty, setEmpty] = useState(false);
  const typed = (act: (number: string) => void): void => {
    setEmpty(number.trim() === '');
    if (number.trim() !== '') act(number.trim());
  };
  const wrong = empty
    ? host.empty
    : refused?.ask === 'lay' || refused?.ask === 'catalogue'
      ? text.refused(refused.why)
      : null;
  return (
    <>
      <Field label={host.number} hint={host.numberHint} value={number} max={40} onChange={setNumber} />
      {atBooth && (
        <Field label={host.idTail} hint={host.idTailHint} value={tail} max={4} onChange={setTail} />
      )}
      {wrong !== null && (
        <p role="alert" className={call['warn']}>
          {wrong}
        </p>
      )}
      <p role="status">{laying ? host.opening : ''}</p>
      <div className={call['row']}>
        {(['document', 'evidence'] as const).map((what) => (
          <button
            key={what}
            type="button"
            className={call['button']}
            onClick={() => typed((given) => papers.lay(given, what, tail))}
          >
            {host[what]}
          </button>
        ))}
        {!atBooth && (
          <button type="button" className={call['button']} onClick={() => typed(papers.askCatalogue)}>
            {host.catalogue}
          </button>
        )}
      </div>
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly max: number;
  readonly onChange: (value: string) => void;
}

function Field({ label, hint, value, max, onChange }: FieldProps): ReactElement {
  const id = useId();
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={css['input']}
        value={value}
        maxLength={max}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}hint`} className={call['hint']}>
        {hint}
      </p>
    </div>
  );
}
