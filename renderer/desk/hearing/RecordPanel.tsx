/** The record of a hearing at the desk: written and laid by the clerk, corrected or noted, and who has said what to which version. */
import { useEffect, useState, type ReactElement } from 'react';
import type { HearingRow } from '../../../main/contract/hearing/border.ts';
import { answerTo, isAskedToConfirm, newestVersion, type CorrectionRequest } from '../../../main/contract/hearing/record.ts'; // prettier-ignore
import type { RecordAct, RecordAtDesk } from '../../../main/contract/hearing/recordBorder.ts';
import { deskApi } from '../api.ts';
import list from '../InboxList.module.css';
import { fullTime, useWords } from '../words.tsx';
import { linesOf, textOf } from './recordText.ts';

type Act = (done: RecordAct) => Promise<boolean>;

export function RecordPanel({ row }: { readonly row: HearingRow }): ReactElement {
  const { hearings: words } = useWords();
  const [open, setOpen] = useState(false);
  const { record } = words;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="button">
        {record.title}
        {row.record !== null &&
          ` · ${record.state(row.record.version, row.record.asked, row.record.without.length)}`}
      </summary>
      {open && <Panel row={row} />}
    </details>
  );
}

function Panel({ row }: { readonly row: HearingRow }): ReactElement {
  const { hearings: words, trouble } = useWords();
  const { record } = words;
  const [told, setTold] = useState<RecordAtDesk | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { hearing } = row;
  // the row changes with every answer and every request: then the whole is fetched again
  useEffect(() => {
    let gone = false;
    void deskApi.record(hearing).then((answer) => {
      if (!gone && answer.ok) setTold(answer.value);
    });
    return () => void (gone = true);
  }, [hearing, row]);
  const act: Act = async (done) => {
    const answer = await deskApi.actInRecord(hearing, done);
    setWrong(answer.ok ? null : answer.error.kind);
    return answer.ok;
  };
  if (told === null) return <p role="status">{record.fetching}</p>;
  const open = told.record.requests.filter(({ answer }) => answer === null);
  return (
    <>
      {wrong !== null && (
        <p role="alert" className="alert">
          {record.trouble[wrong] ?? trouble.of(wrong)}
        </p>
      )}
      {row.state.court !== 'closed' && <Editor told={told} act={act} />}
      {open.map((request) => (
        <Asked key={request.id} request={request} row={row} told={told} act={act} />
      ))}
      <Answers row={row} told={told} />
    </>
  );
}

function Editor({ told, act }: { readonly told: RecordAtDesk; readonly act: Act }): ReactElement {
  const { hearings: words } = useWords();
  const { record } = words;
  const [text, setText] = useState(() => textOf(told.draft));
  const [versions, setVersions] = useState(told.record.versions.length);
  // a correction changed the laid words: what stands here follows them
  if (told.record.versions.length !== versions) {
    setVersions(told.record.versions.length);
    setText(textOf(told.laid));
  }
  const lines = linesOf(text);
  const send = (kind: 'write' | 'lay') => () => void (lines !== null && act({ do: kind, lines: [...lines] }));
  return (
    <>
      <label>
        {record.write}
        <textarea className="field" rows={12} value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <p role="status">{lines === null ? record.noSpeaker : record.lines(lines.length)}</p>
      <div className="actions">
        <button type="button" className="button" disabled={lines === null} onClick={send('write')}>
          {record.keep}
        </button>
        <button type="button" className="button main" disabled={lines === null || lines.length === 0} onClick={send('lay')}>
          {record.lay}
        </button>
      </div>
    </>
  );
} // prettier-ignore

interface AskedProps {
  readonly request: CorrectionRequest;
  readonly row: HearingRow;
  readonly told: RecordAtDesk;
  readonly act: Act;
}

function Asked({ request, row, told, act }: AskedProps): ReactElement {
  const { hearings: words } = useWords();
  const { record } = words;
  const [corrected, setCorrected] = useState(told.laid[request.line - 1]?.words ?? '');
  const [why, setWhy] = useState('');
  const who = row.people.find((one) => one.who === request.who)?.masked ?? '';
  return (
    <section aria-label={record.asked(who, request.line)}>
      <p>
        {record.asked(who, request.line)}：{request.words}
      </p>
      <label>
        {record.newWords}
        <input className="field" value={corrected} maxLength={1_000} onChange={({ target }) => setCorrected(target.value)} />
      </label>
      <button type="button" className="button" disabled={corrected.trim() === '' || row.state.court === 'closed'} onClick={() => void act({ do: 'correct', request: request.id, words: corrected.trim() })}>
        {record.correct}
      </button>
      <label>
        {record.why}
        <input className="field" value={why} maxLength={300} onChange={({ target }) => setWhy(target.value)} />
      </label>
      <button type="button" className="button" disabled={why.trim() === ''} onClick={() => void act({ do: 'note', request: request.id, why: why.trim() })}>
        {record.note}
      </button>
    </section>
  );
} // prettier-ignore

function Answers({ row, told }: { readonly row: HearingRow; readonly told: RecordAtDesk }): ReactElement | null {
  const { hearings: words, locale } = useWords();
  const { record } = words;
  const newest = newestVersion(told.record);
  if (newest === null) return null;
  const at = (text: string): string => fullTime(text, locale);
  const nameOf = (who: number): string => row.people.find((one) => one.who === who)?.masked ?? String(who);
  const { closedWithout } = told.record;
  return (
    <>
      <p>{record.newest(newest.version, newest.pages, newest.digest.slice(0, 16))}</p>
      {closedWithout !== null && (
        <p>{closedWithout.length === 0 ? record.closedAll : record.closedWithout(closedWithout.map(nameOf).join('、'))}</p>
      )}
      <div className={list['frame']}>
        <table className={list['table']} aria-label={record.answers}>
          <thead>
            <tr>
              {(['who', 'answer', 'signed', 'received'] as const).map((name) => (
                <th key={name} scope="col">
                  {record.columns[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row.state.participants.filter(isAskedToConfirm).map(({ id, role }) => {
              const answer = answerTo(told.record, id, newest.version);
              const earlier = told.record.answers.findLast((one) => one.who === id);
              const shown = answer ?? earlier ?? null;
              return (
                <tr key={id}>
                  <th scope="row">
                    {words.role[role]} {nameOf(id)}
                  </th>
                  <td>{shown === null ? record.none : `${record.kind[shown.kind]} ${record.version(shown.version)}`}</td>
                  <td>
                    {shown === null ? '' : at(shown.signedAt)}
                    {shown?.clockTrusted === false && ` ${record.clockUnsure}`}
                  </td>
                  <td>{shown === null ? '' : at(shown.receivedAt)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {told.refused.length > 0 && (
        <ul aria-label={record.refused}>
          {told.refused.map(({ item, booth, flaw, at: when }) => (
            <li key={item}>{`${at(when)} ${booth} ${record.flaw[flaw]}`}</li>
          ))}
        </ul>
      )}
    </>
  );
} // prettier-ignore
