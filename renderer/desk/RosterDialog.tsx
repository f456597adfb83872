/** Sends a group's roster to one booth: the office's own file, taken whole or with every wrong line told. */
import { useState, type ReactElement } from 'react';
import type { z } from 'zod';
import type { BoothRow } from '../../main/contract/desk.ts';
import type { RosterPosted } from '../../main/contract/rosters.ts';
import { deskApi } from './api.ts';
import css from './CodeDialog.module.css';
import { Modal } from './Modal.tsx';
import { base64Of } from './base64.ts';
import { clockTime, useWords } from './words.tsx';

export function RosterDialog({
  booth,
  onClose,
}: {
  readonly booth: BoothRow;
  readonly onClose: () => void;
}): ReactElement {
  const { roster: words, decide, trouble, locale } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [answer, setAnswer] = useState<z.infer<typeof RosterPosted> | null>(null);
  const send = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    if (file === null) return;
    const told = await deskApi.sendRoster({ booth: booth.boothId, file: await base64Of(file) });
    if (told.ok) setAnswer(told.value);
    else setWrong(told.error.kind);
  };
  return (
    <Modal heading={words.heading(booth.name)} onClose={onClose}>
      <form className={css['form']} onSubmit={(event) => void send(event)}>
        <p>{words.what}</p>
        <label>
          {words.file}
          <input
            className="field"
            type="file"
            accept=".csv,.tsv,.txt"
            required
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setAnswer(null);
            }}
          />
        </label>
        {wrong !== null && (
          <p role="alert" className="alert">
            {trouble.of(wrong)}
          </p>
        )}
        {answer?.taken === true && (
          <p role="status">
            {words.taken(answer.members, (answer.totalFen / 100).toFixed(2), clockTime(answer.until, locale))}
          </p>
        )}
        {answer?.taken === false && (
          <div role="alert" className="alert">
            <p>{words.nothingTaken}</p>
            <ul>
              {answer.problems.slice(0, 40).map(({ line, what, of }) => (
                <li key={`${line} ${what}`}>{words.problem(line, words.wrong[what], of ?? null)}</li>
              ))}
            </ul>
          </div>
        )}
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {decide.cancel}
          </button>
          <button type="submit" className="button main" disabled={file === null}>
            {words.send}
          </button>
        </div>
      </form>
    </Modal>
  );
}
