/** Fixes a hearing: when and where, and who is summoned; the numbers of the summonses are shown once. */
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { HearingPost, type HearingMade } from '../../../main/contract/hearing/border.ts';
import { HearingRole } from '../../../main/contract/hearing/hearing.ts';
import type { BoothRow } from '../../../main/contract/desk.ts';
import { deskApi } from '../api.ts';
import { useWords } from '../words.tsx';

interface Person {
  readonly key: number;
  readonly role: HearingRole;
}
const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
/** The court's own time zone, whatever the machine is set to. */
export const instantOf = (local: string): string => `${local}:00+08:00`;

function postOf(form: FormData, people: readonly Person[]): HearingPost | null {
  const post = HearingPost.safeParse({
    ...Object.fromEntries(
      (['caseNumber', 'cause', 'courtroom', 'judge', 'phone'] as const).map((name) => [name, textOf(form, name)]),
    ),
    startsAt: instantOf(textOf(form, 'startsAt')),
    rules: textOf(form, 'rules').split('\n').map((rule) => rule.trim()).filter((rule) => rule !== ''),
    participants: people.map(({ key, role }) => ({
      role, name: textOf(form, `name${key}`), idType: 'resident', idNumber: textOf(form, `id${key}`),
      booth: textOf(form, `booth${key}`) === '' ? null : textOf(form, `booth${key}`),
    })),
  });
  return post.success ? post.data : null;
} // prettier-ignore

export function FixForm({ booths }: { readonly booths: readonly BoothRow[] }): ReactElement {
  const { hearings: words, trouble } = useWords();
  const [people, setPeople] = useState<readonly Person[]>([{ key: 1, role: 'defendant' }]);
  const [made, setMade] = useState<{ readonly of: HearingMade; readonly people: readonly Person[] } | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const element = event.currentTarget;
    const post = postOf(new FormData(element), people);
    const told = post === null ? null : await deskApi.fixHearing(post);
    setWrong(told === null ? 'badRequest' : told.ok ? null : told.error.kind);
    if (told?.ok !== true) return;
    setMade({ of: told.value, people });
    setPeople([{ key: people.length + 100, role: 'defendant' }]);
    element.reset();
  };
  const field = (name: 'caseNumber' | 'cause' | 'courtroom' | 'judge' | 'phone'): ReactElement => (
    <label>
      {words.field[name]}
      <input className="field" name={name} required maxLength={60} autoComplete="off" />
    </label>
  );
  return (
    <details>
      <summary className="button">{words.fix}</summary>
      <form onSubmit={(event) => void send(event)}>
        {field('caseNumber')}
        {field('cause')}
        <label>
          {words.field.startsAt}
          <input className="field" name="startsAt" type="datetime-local" required />
        </label>
        {field('courtroom')}
        {field('judge')}
        {field('phone')}
        <label>
          {words.field.rules}
          <textarea className="field" name="rules" rows={2} />
        </label>
        {people.map(({ key, role }, index) => (
          <fieldset key={key}>
            <legend>{words.person(index + 1)}</legend>
            <label>
              {words.field.role}
              <select
                className="field"
                value={role}
                onChange={({ target }) =>
                  setPeople(people.map((one) => (one.key === key ? { key, role: HearingRole.catch('defendant').parse(target.value) } : one)))
                }
              >
                {HearingRole.options.map((one) => (
                  <option key={one} value={one}>
                    {words.role[one]}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.field.name}
              <input className="field" name={`name${key}`} required maxLength={60} autoComplete="off" />
            </label>
            <label>
              {words.field.idNumber}
              <input className="field" name={`id${key}`} required pattern="[0-9A-Za-z]{6,20}" autoComplete="off" />
            </label>
            <label>
              {words.field.booth}
              <select className="field" name={`booth${key}`}>
                <option value="">{words.anyBooth}</option>
                {booths.filter(({ revoked }) => !revoked).map(({ boothId, name }) => (
                  <option key={boothId} value={boothId}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            {people.length > 1 && (
              <button type="button" className="button" onClick={() => setPeople(people.filter((one) => one.key !== key))}>
                {words.remove}
              </button>
            )}
          </fieldset>
        ))}
        <div className="actions">
          <button
            type="button"
            className="button"
            onClick={() => setPeople([...people, { key: Math.max(...people.map(({ key }) => key)) + 1, role: 'defendant' }])}
          >
            {words.add}
          </button>
          <button type="submit" className="button main">
            {words.save}
          </button>
        </div>
      </form>
      {wrong !== null && (
        <p role="alert" className="alert">
          {trouble.of(wrong)}
        </p>
      )}
      {made !== null && (
        <section role="status" data-codes>
          <h2>{words.codes}</h2>
          <p className="hint">{words.codesWords}</p>
          <ul>
            {made.of.summons.map(({ participant, code }) => (
              <li key={participant}>
                {words.person(participant)} {words.role[made.people[participant - 1]?.role ?? 'defendant']}{' '}
                <b>{`${code.slice(0, 5)} ${code.slice(5)}`}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </details>
  );
} // prettier-ignore
