/** The right pane of an agreement: whether it holds, who did what, since when it is in effect, and what the clerk does with it. */
import { ShieldAlert, ShieldCheck, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { AgreementRow, OpenedAgreement } from '../../../main/contract/agreements.ts';
import { deskApi } from '../api.ts';
import detail from '../Detail.module.css';
import { DocumentPane } from '../DocumentPane.tsx';
import { fullTime, useWords } from '../words.tsx';
import { AgreementAnswers } from './AgreementAnswers.tsx';
import { AgreementChip } from './AgreementList.tsx';
import { AgreementPeople } from './AgreementPeople.tsx';
import { Confirmation } from './Confirmation.tsx';
import { GroupSection } from './GroupSection.tsx';
import { Lights } from './Lights.tsx';
import { Service } from './Service.tsx';
import { Statement } from './Statement.tsx';
import { useOpened, type Opened } from '../useOpened.ts';

export type AgreementDetailProps = {
  readonly row: AgreementRow | null;
  /** The address names it: its text is opened, which is logged. */
  readonly open: boolean;
  readonly clerk: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
};

const hasText = (row: AgreementRow): boolean => row.state !== 'waiting' && row.state !== 'refused';

export function AgreementDetail({
  row,
  open,
  clerk,
  onClose,
  onChanged,
}: AgreementDetailProps): ReactElement {
  const { agreements: words, locale } = useWords();
  const opened = useOpened(open && row !== null && hasText(row) ? row.id : null, '', deskApi.openAgreement);
  const title = useRef<HTMLHeadingElement>(null);
  const isOpen = opened.kind === 'open';
  useEffect(() => {
    if (isOpen) title.current?.focus();
  }, [isOpen, row?.id]);
  if (row === null)
    return (
      <aside className={detail['pane']} aria-label={words.heading}>
        <p className={detail['none']}>{words.none}</p>
      </aside>
    );
  const changed = (): void => {
    opened.again();
    onChanged();
  };
  return (
    <aside className={detail['pane']} aria-label={row.summary?.parties ?? words.heading}>
      <div className={detail['scroll']}>
        <div className={detail['top']}>
          <AgreementChip row={row} />
          {open && (
            <button type="button" className="button" aria-label={words.close} onClick={onClose}>
              <X size={20} aria-hidden />
            </button>
          )}
        </div>
        <h2 ref={title} tabIndex={-1}>
          {row.summary?.title ?? words.heading} · {row.summary?.parties ?? row.id.slice(-6)}
        </h2>
        <p className="hint">{words.received(fullTime(row.receivedAt, locale), row.number ?? '')}</p>
        {row.state === 'waiting' && <p>{words.waitingWords}</p>}
        {row.state === 'refused' && row.flaw !== null && (
          <div className="alert">
            <p>
              <strong>{words.flaw[row.flaw]}</strong>
            </p>
            <p>{words.refusedWords}</p>
          </div>
        )}
        <Body opened={opened} clerk={clerk} onChanged={changed} />
      </div>
      {opened.kind === 'open' && <AgreementAnswers row={opened.text.row} onAnswered={changed} />}
    </aside>
  );
}

type BodyProps = {
  readonly opened: Opened<OpenedAgreement>;
  readonly clerk: string;
  readonly onChanged: () => void;
};

function Body({ opened, clerk, onChanged }: BodyProps): ReactElement | null {
  const { agreements: words, trouble } = useWords();
  switch (opened.kind) {
    case 'none':
      return null;
    case 'opening':
      return <p role="status">{words.opening}</p>;
    case 'failed':
      return (
        <div role="alert" className="alert">
          <p>{trouble.of(opened.trouble)}</p>
          <button type="button" className="button" onClick={opened.again}>
            {words.again}
          </button>
        </div>
      );
    case 'open':
      return <FullText agreement={opened.text} clerk={clerk} onChanged={onChanged} />;
  }
}

function FullText({
  agreement,
  clerk,
  onChanged,
}: {
  readonly agreement: OpenedAgreement;
  readonly clerk: string;
  readonly onChanged: () => void;
}): ReactElement {
  const { agreements: words } = useWords();
  const { row, document } = agreement;
  // the answer changes no byte of the paper: it is not fetched again
  const [pdf] = useState(`/desk/api/agreements/${row.id}/agreement.pdf`);
  return (
    <>
      <p role="status" className={detail['logged']}>
        {words.logged(clerk)}
      </p>
      <Verdict agreement={agreement} />
      <Lights agreement={agreement} onChanged={onChanged} />
      <AgreementPeople agreement={agreement} />
      <GroupSection agreement={agreement} onChanged={onChanged} />
      <SessionFacts agreement={agreement} />
      <DocumentPane url={pdf} title={document.title} />
      <section className={detail['section']}>
        <h3>{words.files.heading}</h3>
        <p>
          <a className="button" href={pdf} download>
            {words.files.pdf}
          </a>{' '}
          <a className="button" href={`/desk/api/agreements/${row.id}/agreement.proof.json`} download>
            {words.files.proof}
          </a>{' '}
          {agreement.hasDays && (
            <a className="button" href={`/desk/api/agreements/${row.id}/calendar.ics`} download>
              {words.files.calendar}
            </a>
          )}{' '}
          <a className="button" href="/verifier.html" target="_blank" rel="noreferrer">
            {words.verifier}
          </a>
        </p>
        <p className="hint">{words.files.hint}</p>
      </section>
      <Statement agreement={agreement} onChanged={onChanged} />
      <Service agreement={agreement} onChanged={onChanged} />
      <Confirmation agreement={agreement} onChanged={onChanged} />
    </>
  );
}

function Verdict({ agreement }: { readonly agreement: OpenedAgreement }): ReactElement {
  const { agreements: words, locale } = useWords();
  const { flaw, courtSealedAt } = agreement;
  const Icon = flaw === null ? ShieldCheck : ShieldAlert;
  return (
    <ul className={detail['checks']}>
      <li data-good={flaw === null}>
        <Icon size={20} aria-hidden />
        {flaw === null ? words.verdict.good : `${words.verdict.bad} ${words.flaw[flaw]}`}
      </li>
      {courtSealedAt !== null && (
        <li data-good="true">
          <ShieldCheck size={20} aria-hidden />
          {words.verdict.sealed(fullTime(courtSealedAt, locale))}
        </li>
      )}
    </ul>
  );
}

function SessionFacts({
  agreement: { session, followUp },
}: {
  readonly agreement: OpenedAgreement;
}): ReactElement {
  const { agreements: words, locale } = useWords();
  const { session: said } = words;
  return (
    <section className={detail['section']}>
      <h3>{said.heading}</h3>
      <p>
        {said.regime[session.regime]} ·{' '}
        {said.where(session.booth, fullTime(session.opened, locale), fullTime(session.closed, locale))}
      </p>
      {session.opening !== null && (
        <p>
          {said.opening(said.source[session.opening.source], fullTime(session.opening.consentAt, locale))}
        </p>
      )}
      {session.switches.map(({ from, to, at }) => (
        <p key={at}>{said.turned(said.regime[from], said.regime[to], fullTime(at, locale))}</p>
      ))}
      <p>
        {said.link[session.link]} · {said.clock(session.clockTrusted)} · {said.versions(session.versions)}
      </p>
      <p>{followUp === null ? said.noFollowUp : said.followUp(followUp)}</p>
    </section>
  );
}
