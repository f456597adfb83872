/** A group beside its agreement: whom it binds, how many consented, each member by place and mask with the court's own receipt. */
import type { ReactElement } from 'react';
import type { GroupAtDesk, OpenedAgreement } from '../../../main/contract/agreements.ts';
import detail from '../Detail.module.css';
import list from '../InboxList.module.css';
import { fullTime, useWords } from '../words.tsx';

export function GroupSection({ agreement }: { readonly agreement: OpenedAgreement }): ReactElement | null {
  const { agreements, locale } = useWords();
  const words = agreements.group;
  const { group, row } = agreement;
  if (group === null) return null;
  const { members, present, consented, totalFen, effect, binds } = group;
  return (
    <section className={detail['section']}>
      <h3>{words.heading}</h3>
      <p>{words.counts(members.length, present, consented, (totalFen / 100).toFixed(2))}</p>
      <p>{words.effect[effect]}</p>
      <p role="status">{binds ? words.binds : words.bindsNobody}</p>
      <div className={list['frame']}>
        <table className={list['table']} aria-label={words.heading}>
          <thead>
            <tr>
              {[words.no, words.name, words.came, words.consent, words.papers].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <Member key={member.no} id={row.id} member={member} time={(at) => fullTime(at, locale)} />
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
}

function Member({ id, member, time }: MemberProps): ReactElement {
  const { agreements } = useWords();
  const words = agreements.group;
  const { no, masked, last4, present, represents, consent } = member;
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
    </tr>
  );
}
