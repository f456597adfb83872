/** Recordings at the desk: those that run and those that ended, with value, interruptions, answers and files. Nothing here deletes. */
import { useEffect, useState, type ReactElement } from 'react';
import type { RecordingFile, RecordingRow } from '../../../main/contract/recordingDesk.ts';
import { deskApi, saveRecorded } from '../api.ts';
import desk from '../Desk.module.css';
import list from '../InboxList.module.css';
import { clockTime, fullTime, useWords } from '../words.tsx';

/** `told`: changes whenever the court says that something of its sessions did. */
export function RecordingsView({ told }: { readonly told: unknown }): ReactElement {
  const { recordings: words } = useWords();
  const [rows, setRows] = useState<readonly RecordingRow[]>([]);
  useEffect(() => {
    let gone = false;
    void deskApi.recordings().then((answer) => {
      if (answer.ok && !gone) setRows(answer.value.recordings);
    });
    return () => {
      gone = true;
    };
  }, [told]);
  return (
    <>
      <div className={desk['heading']}>
        <h2>{words.heading}</h2>
        <p className="hint">{words.words}</p>
      </div>
      {rows.length === 0 && <p className={list['empty']}>{words.none}</p>}
      {rows.map((row) => (
        <One key={row.recording} row={row} />
      ))}
    </>
  );
}

function One({ row }: { readonly row: RecordingRow }): ReactElement {
  const { recordings: words, live, trouble, locale } = useWords();
  const [wrong, setWrong] = useState<string | null>(null);
  const { recording, ground, from, until, stop, value, manifest, answers } = row;
  const save = async (path: string, name: string): Promise<void> =>
    setWrong(await saveRecorded(`${recording}/${path}`, name));
  const time = (at: string | null): string => (at === null ? words.unknown : clockTime(at, locale));
  const who = (role: keyof typeof live.host, seat: number): string => words.seat(live.host[role], seat);
  return (
    <section aria-label={`${words.ground[ground]} ${fullTime(from, locale)}`} data-recording={recording}>
      <h3>
        {words.ground[ground]} · {fullTime(from, locale)}
        {until !== null && ` – ${clockTime(until, locale)}`}
      </h3>
      <p>{stop === null ? words.running : value === null ? words.collecting : words.stop[stop]}</p>
      {wrong !== null && (
        <p role="alert" className="alert">
          {trouble.of(wrong)}
        </p>
      )}
      {value !== null && (
        <p>
          {words.value} <code>{(value.match(/.{1,8}/gu) ?? []).join(' ')}</code>
        </p>
      )}
      {manifest !== null && (
        <>
          <h4>{words.breaks}</h4>
          {manifest.breaks.length === 0 && <p>{words.noBreaks}</p>}
          <ul>
            {manifest.breaks.map((one, at) => (
              <li key={at}>
                {time(one.from)} – {time(one.until)} {words.why[one.why]}
              </li>
            ))}
          </ul>
        </>
      )}
      {answers.length > 0 && (
        <>
          <h4>{words.answers}</h4>
          <ul>
            {answers.map(({ seat, role, answer, words: said, at }) => (
              <li key={seat}>
                {who(role, seat)} {words.answer[answer]} {at !== null && fullTime(at, locale)} {said}
              </li>
            ))}
          </ul>
        </>
      )}
      {manifest !== null && (
        <>
          <div className="actions">
            <button
              type="button"
              className="button"
              onClick={() => void save('manifest', `${recording}.json`)}
            >
              {words.saveManifest}
            </button>
          </div>
          <Files files={manifest.files} onSave={(name) => void save(`files/${name}`, name)} />
        </>
      )}
    </section>
  );
}

interface FilesProps {
  readonly files: readonly RecordingFile[];
  readonly onSave: (name: string) => void;
}

function Files({ files, onSave }: FilesProps): ReactElement {
  const { recordings: words, live, locale } = useWords();
  const { columns } = words;
  return (
    <div className={list['frame']}>
      <table className={list['table']} aria-label={words.files}>
        <thead>
          <tr>
            {(['seat', 'kind', 'time', 'size', 'digest', 'actions'] as const).map((name) => (
              <th key={name} scope="col">
                {columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, role, seat, kind, from, until, bytes, sha256, cut }) => (
            <tr key={name}>
              <th scope="row">{words.seat(live.host[role], seat)}</th>
              <td>
                {words.kind[kind]}
                {cut && ` · ${words.cut}`}
              </td>
              <td>
                {clockTime(from, locale)} – {clockTime(until, locale)}
              </td>
              <td>{Math.ceil(bytes / 1_024)} KB</td>
              <td>
                <code>{sha256.slice(0, 16)}…</code>
              </td>
              <td>
                <button type="button" className="button" onClick={() => onSave(name)}>
                  {words.save}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
