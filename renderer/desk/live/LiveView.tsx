/** The live sessions that are going on, and the desk's way into one: a seat is taken here, the session is a page of its own. */
import { useState, type ReactElement } from 'react';
import { DeskRole, type LiveRooms, type SeatAnswer } from '../../../main/contract/live.ts';
import { deskApi, type Told } from '../api.ts';
import desk from '../Desk.module.css';
import list from '../InboxList.module.css';
import { RecordingsView } from '../recording/RecordingsView.tsx';
import { shortTime, useWords } from '../words.tsx';

export function LiveView({ rooms }: { readonly rooms: LiveRooms['rooms'] }): ReactElement {
  const { live: words, trouble, locale } = useWords();
  const [role, setRole] = useState<DeskRole>('mediator');
  const [seat, setSeat] = useState<SeatAnswer | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = async (asked: Told<SeatAnswer>): Promise<void> => {
    const told = await asked;
    setSeat(told.ok ? told.value : null);
    setWrong(told.ok ? null : told.error.kind);
  };
  const { columns } = words;
  return (
    <>
      <div className={desk['heading']}>
        <h1>{words.heading}</h1>
        <p className="hint">{words.words}</p>
      </div>
      <label>
        {words.as}
        <select
          className="field"
          value={role}
          onChange={(event) => setRole(DeskRole.catch('mediator').parse(event.target.value))}
        >
          {DeskRole.options.map((one) => (
            <option key={one} value={one}>
              {words.role[one]}
            </option>
          ))}
        </select>
      </label>
      <div className="actions">
        <button type="button" className="button main" onClick={() => void take(deskApi.openLiveRoom(role))}>
          {words.open}
        </button>
      </div>
      {wrong !== null && (
        <p role="alert" className="alert">
          {trouble.of(wrong)}
        </p>
      )}
      <div role="status">
        {seat !== null && (
          <p>
            {words.ready}{' '}
            <a
              className="button main"
              href={`/live/#ticket=${seat.ticket}`}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => setSeat(null)}
            >
              {words.enter}
            </a>
          </p>
        )}
      </div>
      {rooms.length === 0 ? (
        <p className={list['empty']}>{words.none}</p>
      ) : (
        <div className={list['frame']}>
          <table className={list['table']} aria-label={words.table}>
            <thead>
              <tr>
                {[columns.opened, columns.host, columns.inside, columns.waiting, columns.actions].map(
                  (name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rooms.map((room) => (
                <tr key={room.room}>
                  <th scope="row">{shortTime(room.openedAt, locale)}</th>
                  <td>{words.host[room.host]}</td>
                  <td>{room.admitted}</td>
                  <td>{room.waiting}</td>
                  <td>
                    <button
                      type="button"
                      className="button"
                      onClick={() => void take(deskApi.enterLiveRoom(room.room, role))}
                    >
                      {words.join}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <RecordingsView told={rooms} />
    </>
  );
}
