/** A group beside its agreement: whom it binds, how many consented, each member by place and mask with the court's own receipt. */
import type { ReactElement } from 'react';
import type { GroupAtDesk, OpenedAgreement } from '../../../main/contract/agreements.ts';
import detail from '../Detail.module.css';
import list from '../InboxList.module.css';
import { fullTime, useWords } from '../words.tsx';
import { Application } from './Application.tsx';

type Props = { readonly agreement: OpenedAgreement; readonly onChanged: () => void };

export function GroupSection({ agreement, onChanged }: Props): ReactElement | null {
  const { agreements, locale } = useWords();
  const words = agreements.group;
  const { group, row } = agreement;
  if (group === null) return null;
  const { members, present, consented, totalFen, effect, binds, changes } = group;
  return (
    <section className={detail['section']}>
      <h3>{words.heading}</h3>
      <p>{words.counts(members.length, present, consented, (totalFen / 100).toFixed(2))}</p>
      {changes > 0 && <p>{words.changes(changes)}</p>}
      <p>{words.effect[effect]}</p>
      <p role="status">{binds ? words.binds : words.bindsNobody}</p>
      <div className={list['frame']}>
        <table className={list['table']} aria-label={words.heading}>
          <thead>
            <tr>
              {[words.no, words.name, words.came, words.consent, words.papers, words.application].map(
                (name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <Member
                key={member.no}
                id={row.id}
                member={member}
                time={(at) => fullTime(at, locale)}
                onChanged={onChanged}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface MemberProps {
  readonly id: string;
  readonly member: GroupAtDesk['members'][number];
  readonly time: (at: string) => string;
  readonly onChanged: () => void;
}

function Member({ id, member, time, onChanged }: MemberProps): ReactElement {
  const { agreements } = useWords();
  const words = agreements.group;
  const { no, masked, last4, present, represents, consent, period, application } = member;
  const { due, over } = agreements.confirmation;
  const at = `/desk/api/agreements/${id}/consents/${no}`;
  return (
    <tr>
      <td>{no}</td>
      <th scope="row">
        {masked} <span className="hint">{last4}</span>
        {represents && ` · ${words.represents}`}
      </th>
      <td>{present ? words.present : words.absent}</td>
      <td>{consent === null ? words.none : words.received(time(consent.receivedAt), consent.number)}</td>
      <td>
        {consent !== null && (
          <>
            <a href={`${at}/consent.pdf`} download aria-label={words.paperOf(no)}>
              {words.paper}
            </a>{' '}
            <a href={`${at}/agreement.proof.json`} download aria-label={words.proofOf(no)}>
              {words.proof}
            </a>
          </>
        )}
      </td>
      <td>
        {period !== null && (
          <p>{period.daysLeft < 0 ? over(period.due) : due(period.due, period.daysLeft, period.exact)}</p>
        )}
        {application !== null && (
          <Application
            at={`${id}/consents/${no}`}
            application={application}
            begun={period !== null}
            onChanged={onChanged}
          />
        )}
      </td>
    </tr>
  );
}
