/** Notes what was decided in a sample case, in plain words; the court signs it. */
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { JudgmentPost } from '../../../main/contract/demoJudgment.ts';
import { DisputeKindId } from '../../../main/contract/policy.ts';
import { deskApi } from '../api.ts';
import { disputeLabel } from '../dispute.ts';
import { useWords } from '../words.tsx';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
const sentences = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function postOf(form: FormData): JudgmentPost | null {
  const post = JudgmentPost.safeParse({
    ...Object.fromEntries(
      (['kind', 'respondent', 'caseNo', 'decidedOn', 'validTo'] as const).map((name) => [name, textOf(form, name)]),
    ),
    claimed: sentences(textOf(form, 'claimed')),
    decided: sentences(textOf(form, 'decided')),
    final: form.get('final') === 'yes',
  });
  return post.success ? post.data : null;
} // prettier-ignore

export function JudgmentForm({ onNoted }: { readonly onNoted: () => void }): ReactElement {
  const all = useWords();
  const { groups: words, trouble } = all;
  const [said, setSaid] = useState<'signed' | 'badForm' | { readonly kind: string } | null>(null);
  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const element = event.currentTarget;
    const post = postOf(new FormData(element));
    if (post === null) return setSaid('badForm');
    const told = await deskApi.noteJudgment(post);
    setSaid(told.ok ? 'signed' : { kind: told.error.kind });
    if (!told.ok) return;
    element.reset();
    onNoted();
  };
  return (
    <details>
      <summary className="button">{words.note}</summary>
      <form onSubmit={(event) => void send(event)}>
        <p className="hint">{words.noteHint}</p>
        <label>
          {words.field.kind}
          <select className="field" name="kind" defaultValue="training">
            {DisputeKindId.options.map((kind) => (
              <option key={kind} value={kind}>
                {disputeLabel(kind, all)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.field.respondent}
          <input className="field" name="respondent" required maxLength={120} autoComplete="off" />
        </label>
        <label>
          {words.field.caseNo}
          <input className="field" name="caseNo" required maxLength={60} autoComplete="off" />
        </label>
        {(['claimed', 'decided'] as const).map((name) => (
          <label key={name}>
            {words.field[name]}
            <textarea className="field" name={name} rows={3} required />
          </label>
        ))}
        {(['decidedOn', 'validTo'] as const).map((name) => (
          <label key={name}>
            {words.field[name]}
            <input className="field" name={name} type="date" required />
          </label>
        ))}
        <label>
          {words.field.final}
          <select className="field" name="final" required defaultValue="">
            <option value="" disabled />
            <option value="yes">{words.final}</option>
            <option value="no">{words.notFinal}</option>
          </select>
        </label>
        {said === 'signed' && <p role="status">{words.signed}</p>}
        {said !== null && said !== 'signed' && (
          <p role="alert" className="alert">
            {said === 'badForm' ? words.badForm : trouble.of(said.kind)}
          </p>
        )}
        <div className="actions">
          <button type="submit" className="button main">
            {words.sign}
          </button>
        </div>
      </form>
    </details>
  );
}
