/** Linked matters at the desk: each key with count, sums, states and its demonstration judgments; and the form to note one. */
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { MatterGroup } from '../../../main/contract/demoJudgment.ts';
import { deskApi } from '../api.ts';
import desk from '../Desk.module.css';
import { disputeLabel } from '../dispute.ts';
import list from '../InboxList.module.css';
import { shortTime, useWords } from '../words.tsx';
import { JudgmentForm } from './JudgmentForm.tsx';

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** `told`: changes whenever the court says that something came or was decided. */
export function GroupsView({ told }: { readonly told: unknown }): ReactElement {
  const { groups: words } = useWords();
  const [groups, setGroups] = useState<readonly MatterGroup[] | null>(null);
  const look = useCallback(async (): Promise<readonly MatterGroup[] | null> => {
    const answer = await deskApi.groups();
    return answer.ok ? answer.value.groups : null;
  }, []);
  const lookAgain = useCallback(async (): Promise<void> => {
    const found = await look();
    if (found !== null) setGroups(found);
  }, [look]);
  useEffect(() => {
    let gone = false;
    void look().then((found) => {
      if (found !== null && !gone) setGroups(found);
    });
    return () => {
      gone = true;
    };
  }, [look, told]);
  return (
    <>
      <div className={desk['heading']}>
        <h1>{words.heading}</h1>
        <p className="hint">{words.words}</p>
      </div>
      <JudgmentForm onNoted={() => void lookAgain()} />
      {groups?.length === 0 && <p className={list['empty']}>{words.none}</p>}
      {groups?.map((group) => (
        <Group key={group.key} group={group} onChanged={() => void lookAgain()} />
      ))}
    </>
  );
}

interface GroupProps {
  readonly group: MatterGroup;
  readonly onChanged: () => void;
}

function Group({ group, onChanged }: GroupProps): ReactElement {
  const all = useWords();
  const { groups: words, locale } = all;
  const { key, kind, requests, agreements, states, matters } = group;
  const heading = words.group(disputeLabel(kind, all), key);
  const counted = Object.entries(words.state).flatMap(([state, label]) => {
    const count = states[state as keyof typeof states] ?? 0;
    return count === 0 ? [] : [`${label} ${count}`];
  });
  return (
    <section aria-label={heading} data-group={key}>
      <h2>{heading}</h2>
      <p>
        {words.totals('request', requests.count, yuan(requests.fen))} ·{' '}
        {words.totals('agreement', agreements.count, yuan(agreements.fen))}
        {counted.length > 0 && ` · ${counted.join(' · ')}`}
      </p>
      <Judgments group={group} onChanged={onChanged} />
      {matters.length > 0 && (
        <div className={list['frame']}>
          <table className={list['table']} aria-label={heading}>
            <thead>
              <tr>
                {(['number', 'what', 'received', 'parties', 'fen', 'state'] as const).map((name) => (
                  <th key={name} scope="col">
                    {words.columns[name]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {matters.map(({ id, number, what, receivedAt, parties, fen, state }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={what === 'request' ? `#/item/${id}` : `#/agreement/${id}`}>{number}</a>
                  </th>
                  <td>{words.what[what]}</td>
                  <td>{shortTime(receivedAt, locale)}</td>
                  <td>{parties}</td>
                  <td>{fen === null ? '' : yuan(fen)}</td>
                  <td>{words.state[state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Judgments({ group, onChanged }: GroupProps): ReactElement {
  const { groups: words, trouble } = useWords();
  const [wrong, setWrong] = useState<string | null>(null);
  const withdraw = async (id: string): Promise<void> => {
    const told = await deskApi.withdrawJudgment(id);
    setWrong(told.ok ? null : told.error.kind);
    onChanged();
  };
  if (group.judgments.length === 0) return <p className="hint">{words.noJudgment}</p>;
  return (
    <>
      <h3>{words.judgments}</h3>
      {wrong !== null && (
        <p role="alert" className="alert">
          {trouble.of(wrong)}
        </p>
      )}
      {group.judgments.map(({ id, caseNo, decidedOn, validTo, final, state, claimed, decided }) => (
        <div key={id} data-judgment={id}>
          <p>
            <b>{words.judgment(caseNo, decidedOn, validTo)}</b> · {final ? words.final : words.notFinal} ·{' '}
            {words.judgmentState[state]}
          </p>
          <ul>
            {[...claimed, ...decided].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {state === 'inForce' && (
            <button type="button" className="button" onClick={() => void withdraw(id)}>
              {words.withdraw(caseNo)}
            </button>
          )}
        </div>
      ))}
    </>
  );
}
