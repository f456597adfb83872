/** Returning for correction: every reason at once, in the words the person will read (在线诉讼规则 9). */
import { useEffect, useState, type ReactElement } from 'react';
import type { z } from 'zod';
import type { DeskInfo } from '../../main/contract/desk.ts';
import type { DecisionProps } from './AcceptDialog.tsx';
import { deskApi } from './api.ts';
import { Modal } from './Modal.tsx';
import css from './ReturnDialog.module.css';
import { useWords } from './words.tsx';

type Reasons = z.infer<typeof DeskInfo>['correctionReasons'];
const OTHER = 'other';

export function ReturnDialog({
  id,
  reasons,
  onClose,
  onDecided,
}: DecisionProps & { readonly reasons: Reasons }): ReactElement {
  const { decide, trouble } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(reasons.length === 0 ? [OTHER] : []));
  const [other, setOther] = useState('');
  const [note, setNote] = useState('');
  const [due, setDue] = useState('');
  const [exact, setExact] = useState(true);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    void deskApi.due().then((told) => {
      if (!told.ok) return;
      setDue(told.value.due);
      setExact(told.value.exact);
    });
  }, []);

  const toggle = (reason: string): void =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(reason)) after.add(reason);
      return after;
    });

  const send = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    const given = givenReasons(reasons, chosen, other);
    if (given.length === 0) return setWrong(decide.needReason);
    if (due === '') return setWrong(decide.needDue);
    setBusy(true);
    const told = await deskApi.returnForCorrection(id, { reasons: given, note, due });
    if (told.ok) return onDecided();
    setWrong(trouble.of(told.error.kind));
    return setBusy(false);
  };

  return (
    <Modal heading={decide.returnHeading} onClose={onClose}>
      <form onSubmit={(event) => void send(event)} noValidate className={css['form']}>
        <p>{decide.returnWords}</p>
        <fieldset>
          <legend>{decide.reasons}</legend>
          {reasons.map((reason) => (
            <label key={reason.id} className={css['reason']}>
              <input type="checkbox" checked={chosen.has(reason.id)} onChange={() => toggle(reason.id)} />
              <span>
                <b>{reason.label}</b> <span className="hint">{reason.advice}</span>
              </span>
            </label>
          ))}
          <label className={css['reason']}>
            <input type="checkbox" checked={chosen.has(OTHER)} onChange={() => toggle(OTHER)} />
            <b>{decide.otherReason}</b>
          </label>
          {chosen.has(OTHER) && (
            <textarea
              className="field"
              aria-label={decide.otherLabel}
              maxLength={500}
              rows={2}
              value={other}
              onChange={(event) => setOther(event.target.value)}
            />
          )}
        </fieldset>
        <label>
          {decide.note}
          <textarea
            className="field"
            maxLength={1000}
            rows={2}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <label>
          {decide.due}
          <input type="date" className="field" value={due} onChange={(event) => setDue(event.target.value)} />
        </label>
        <p className="hint">{exact ? decide.dueExact : decide.dueAbout}</p>
        {wrong !== null && (
          <p role="alert" className="alert">
            {wrong}
          </p>
        )}
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {decide.cancel}
          </button>
          <button type="submit" className="button main" disabled={busy}>
            {decide.returnDo}
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** The person reads what to do, not only what is wrong: label and advice go out together. */
function givenReasons(
  reasons: Reasons,
  chosen: ReadonlySet<string>,
  other: string,
): { id: string; words: string }[] {
  const known = reasons
    .filter((reason) => chosen.has(reason.id))
    .map((reason) => ({ id: reason.id, words: `${reason.label}。${reason.advice}`.slice(0, 500) }));
  const typed = other.trim();
  return chosen.has(OTHER) && typed !== '' ? [...known, { id: OTHER, words: typed }] : known;
}
