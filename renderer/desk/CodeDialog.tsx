/** Issues a one-time code and shows it once, large enough to be read out. */
import { useState, type ReactElement } from 'react';
import type { z } from 'zod';
import type { BoothRow, CodeAnswer } from '../../main/contract/desk.ts';
import { deskApi } from './api.ts';
import css from './CodeDialog.module.css';
import { Modal } from './Modal.tsx';
import { clockTime, useWords } from './words.tsx';

export function CodeDialog({
  booth,
  onClose,
}: {
  readonly booth: BoothRow | null;
  readonly onClose: () => void;
}): ReactElement {
  const { booths: words, decide, trouble, locale } = useWords();
  const [boothId, setBoothId] = useState(booth?.boothId ?? '');
  const [site, setSite] = useState('');
  const [name, setName] = useState(booth?.name ?? '');
  const [wrong, setWrong] = useState<string | null>(null);
  const [answer, setAnswer] = useState<z.infer<typeof CodeAnswer> | null>(null);
  const issue = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    const told = await deskApi.issueCode({ boothId: boothId.trim(), site: site.trim(), booth: name.trim() });
    if (told.ok) setAnswer(told.value);
    else setWrong(told.error.kind);
  };
  const heading = booth === null ? words.newBooth : words.codeFor(booth.name);
  if (answer !== null)
    return (
      <Modal heading={heading} onClose={onClose}>
        <p className={css['code']}>{answer.code}</p>
        <p>{words.codeWords(clockTime(answer.expiresAt, locale))}</p>
        <div className="actions">
          <button type="button" className="button main" data-first onClick={onClose}>
            {words.done}
          </button>
        </div>
      </Modal>
    );
  return (
    <Modal heading={heading} onClose={onClose}>
      <form className={css['form']} onSubmit={(event) => void issue(event)}>
        <label>
          {words.id}
          <input
            className="field"
            required
            readOnly={booth !== null}
            pattern="[a-z0-9\-]{1,32}"
            title={words.idHint}
            value={boothId}
            onChange={(event) => setBoothId(event.target.value)}
          />
        </label>
        <p className="hint">{words.idHint}</p>
        <label>
          {words.site}
          <input
            className="field"
            required
            maxLength={60}
            value={site}
            onChange={(event) => setSite(event.target.value)}
          />
        </label>
        <label>
          {words.booth}
          <input
            className="field"
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        {wrong !== null && (
          <p role="alert" className="alert">
            {trouble.of(wrong)}
          </p>
        )}
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {decide.cancel}
          </button>
          <button type="submit" className="button main">
            {words.issue}
          </button>
        </div>
      </form>
    </Modal>
  );
}
