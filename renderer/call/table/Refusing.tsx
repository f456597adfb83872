/** Not signing is a choice of two: an objection in one's own words, shown before it is noted, or the end. */
import { useId, useState, type ReactElement } from 'react';
import type { RemotePlace } from '../../../main/contract/remote/page.ts';
import call from '../call.module.css';
import { useCallWords } from '../text.ts';
import { Say, type PlaceProps } from './speaking.tsx';
import css from './table.module.css';

export function Refusing({
  place,
  speaking,
  onBack,
}: Pick<PlaceProps, 'speaking'> & {
  readonly place: Extract<RemotePlace, { on: 'signing' }>;
  readonly onBack: () => void;
}): ReactElement {
  const { sign } = useCallWords().table;
  const id = useId();
  const [words, setWords] = useState('');
  const document = place.document.sha256;
  return (
    <div className={css['form']}>
      <h3>{sign.refuseTitle}</h3>
      <p>{sign.refuseWords}</p>
      {place.mayObject && (
        <>
          <label htmlFor={id}>{sign.objectLabel}</label>
          <textarea
            id={id}
            className={call['field']}
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div className={call['row']}>
            {place.objections.map((one) => (
              <button key={one} type="button" className={call['button']} onClick={() => setWords(one)}>
                {one}
              </button>
            ))}
          </div>
        </>
      )}
      <div className={call['actions']}>
        <button type="button" className={call['button']} onClick={onBack}>
          {sign.back}
        </button>
        {words.trim() !== '' && (
          <Say
            speaking={speaking}
            words={sign.note}
            ask={() => ({ want: 'object', document, words: words.trim() })}
          />
        )}
        <Say speaking={speaking} words={sign.end} ask={() => ({ want: 'refuse', document })} />
      </div>
    </div>
  );
}
