/** The hearings of today and to come: how far everybody has come, and what the court does beside its seat in the room. */
import { useState, type ReactElement } from 'react';
import type { CourtAct, HearingRow } from '../../../main/contract/hearing/border.ts';
import { OnlineBar, type Participant } from '../../../main/contract/hearing/hearing.ts';
import type { BoothRow } from '../../../main/contract/desk.ts';
import { deskApi } from '../api.ts';
import desk from '../Desk.module.css';
import list from '../InboxList.module.css';
import { fullTime, shortTime, useWords } from '../words.tsx';
import { FixForm, instantOf } from './FixForm.tsx';
import { RecordPanel } from './RecordPanel.tsx';

export interface HearingsViewProps {
  readonly hearings: readonly HearingRow[];
  readonly booths: readonly BoothRow[];
}

export function HearingsView({ hearings, booths }: HearingsViewProps): ReactElement {
  const { hearings: words } = useWords();
  return (
    <>
      <div className={desk['heading']}>
        <h1>{words.heading}</h1>
        <p className="hint">{words.words}</p>
      </div>
      <FixForm booths={booths} />
      {hearings.length === 0 && <p className={list['empty']}>{words.none}</p>}
      {hearings.map((row) => (
        <One key={row.hearing} row={row} />
      ))}
    </>
  );
}

function One({ row }: { readonly row: HearingRow }): ReactElement {
  const { hearings: words, trouble, locale } = useWords();
  const [ticket, setTicket] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { state, hearing } = row;
  const act = async (done: CourtAct): Promise<void> => {
    const told = await deskApi.actInHearing(hearing, done);
    setWrong(told.ok ? null : told.error.kind);
  };
  const open = async (): Promise<void> => {
    const told = await deskApi.openHearing(hearing);
    setTicket(told.ok ? told.value.ticket : null);
    setWrong(told.ok ? null : told.error.kind);
  };
  const over = state.court === 'closed';
  const at = (text: string): string => fullTime(text, locale);
  return (
    <section aria-label={row.caseNumber} data-hearing={hearing}>
      <h2>
        {shortTime(new Date(state.startsAt).toISOString(), locale)} {row.caseNumber} {row.cause}
      </h2>
      <p>
        {row.courtroom} · {row.judge} · {words.court[state.court]}
        {state.bar !== null && ` · ${words.barred(words.bar[state.bar])}`}
      </p>
      {wrong !== null && (
        <p role="alert" className="alert">
          {trouble.of(wrong)}
        </p>
      )}
      {!over && (
        <div className="actions">
          {state.bar === null && (
            <button type="button" className="button main" onClick={() => void open()}>
              {words.act.open}
            </button>
          )}
          {state.floor !== null && (
            <button type="button" className="button" onClick={() => void act({ do: 'floor', who: null })}>
              {words.act.floorBack}
            </button>
          )}
          <label>
            {words.act.bar}
            <select
              className="field"
              value={state.bar ?? ''}
              onChange={({ target }) => void act({ do: 'bar', reason: OnlineBar.nullable().catch(null).parse(target.value) })}
            >
              <option value="">{state.bar === null ? words.act.noBar : words.act.unbar}</option>
              {OnlineBar.options.map((one) => (
                <option key={one} value={one}>
                  {words.bar[one]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.act.move}
            <input
              className="field"
              type="datetime-local"
              onBlur={({ target }) => target.value !== '' && void act({ do: 'move', startsAt: instantOf(target.value) })}
            />
          </label>
          <button type="button" className="button" onClick={() => void act({ do: 'close' })}>
            {words.act.close}
          </button>
        </div>
      )}
      <div role="status">
        {ticket !== null && (
          <p>
            {words.ready}{' '}
            <a
              className="button main"
              href={`/live/#ticket=${ticket}`}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => setTicket(null)}
            >
              {words.act.enter}
            </a>
          </p>
        )}
      </div>
      <div className={list['frame']}>
        <table className={list['table']} aria-label={row.caseNumber}>
          <thead>
            <tr>
              {(['who', 'standing', 'seat', 'notes', 'actions'] as const).map((name) => (
                <th key={name} scope="col">
                  {words.columns[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {state.participants.map((one) => (
              <PersonRow key={one.id} row={row} one={one} act={(done) => void act(done)} />
            ))}
          </tbody>
        </table>
      </div>
      <RecordPanel row={row} />
      {row.faults.length > 0 && (
        <>
          <h3>{words.faults}</h3>
          <ul>
            {row.faults.map(({ booth, receivedAt, fault }) => (
              <li key={`${booth}${receivedAt}${fault.from}`}>
                {words.faultAt(booth, words.fault[fault.kind], at(fault.from), fault.until === null ? words.lasts : at(fault.until))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
} // prettier-ignore

interface PersonProps {
  readonly row: HearingRow;
  readonly one: Participant;
  readonly act: (done: CourtAct) => void;
}

function PersonRow({ row, one, act }: PersonProps): ReactElement {
  const { hearings: words } = useWords();
  const [warning, setWarning] = useState('');
  const { id: who, standing } = one;
  const person = row.people.find((other) => other.who === who);
  const inCourt = standing.at === 'inCourt';
  const notes = [
    ...(row.state.floor === who ? [words.floor] : []),
    ...(one.called ? [words.called] : []),
    ...(one.warnings > 0 ? [words.warned(one.warnings)] : []),
    ...(one.wantsOffline === null ? [] : [words.wants(words.reason[one.wantsOffline])]),
  ];
  return (
    <tr>
      <th scope="row">
        {words.role[one.role]} {person?.masked}
      </th>
      <td>{standing.at === 'away' ? words.away[standing.why] : words.standing[standing.at]}</td>
      <td>{person?.seat ?? person?.keptAt ?? ''}</td>
      <td>{notes.join(' · ')}</td>
      <td>
        {one.role === 'witness' && row.state.court === 'open' && (
          <button
            type="button"
            className="button"
            onClick={() => act({ do: one.called ? 'release' : 'call', who })}
          >
            {one.called ? words.act.release : words.act.call}
          </button>
        )}
        {inCourt && (
          <>
            <button type="button" className="button" onClick={() => act({ do: 'floor', who })}>
              {words.act.floor}
            </button>
            <input
              className="field"
              aria-label={words.warnWords}
              value={warning}
              maxLength={200}
              onChange={({ target }) => setWarning(target.value)}
            />
            <button
              type="button"
              className="button"
              disabled={warning.trim() === ''}
              onClick={() => {
                act({ do: 'warn', who, words: warning });
                setWarning('');
              }}
            >
              {words.act.warn}
            </button>
          </>
        )}
      </td>
    </tr>
  );
}
