/** The request in words: what is asked, by whom, against whom, what happened, how to serve. */
import { formatFen, upperCaseAmount } from '../../main/contract/money.ts';
import type { ReactElement, ReactNode } from 'react';
import type { z } from 'zod';
import type { OpenedRequest } from '../../main/contract/desk.ts';
import type { Claim, Needs, RequestBundle, Respondent } from '../../main/contract/request.ts';
import css from './Facts.module.css';
import { toldAnchor, type ToldPart } from './search/anchor.ts';
import type { DeskText } from './text.ts';
import { clockTime, useWords } from './words.tsx';

export function Facts({ request }: { readonly request: z.infer<typeof OpenedRequest> }): ReactElement {
  const words = useWords();
  const { rows } = words.detail;
  const { bundle } = request;
  const draft = bundle.request;
  return (
    <dl className={css['facts']}>
      <Row term={rows.claims} part="claims">
        <Claims claims={draft.claims} />
      </Row>
      <Row term={rows.applicant} part="parties">
        <p>
          {bundle.card.name} · {words.card[bundle.card.type]} {bundle.card.number}
        </p>
        <p>{join([draft.applicant.phone, draft.applicant.habitualResidence])}</p>
      </Row>
      <Row term={rows.respondents}>
        {draft.respondents.length === 0 ? (
          words.detail.nothing
        ) : (
          <List items={draft.respondents.map(respondentLine)} />
        )}
      </Row>
      <Row term={rows.facts} part="facts">
        {draft.facts.length === 0 ? (
          words.detail.nothing
        ) : (
          <ol>
            {draft.facts.map((fact) => (
              <li key={fact.id}>
                <b>{fact.date ?? words.detail.unknownDate}</b> {fact.words}
              </li>
            ))}
          </ol>
        )}
      </Row>
      <Row term={rows.identity}>
        <p>{words.detail.identity(clockTime(bundle.identity.at, words.locale))}</p>
        {bundle.identity.warnings.length > 0 && (
          <p className={css['warning']}>
            {words.detail.warnings}: {bundle.identity.warnings.join(', ')}
          </p>
        )}
      </Row>
      <Row term={rows.needs}>{needsLine(bundle.needs, words)}</Row>
      <Row term={rows.path}>{draft.path === null ? words.detail.nothing : words.path[draft.path]}</Row>
      <Row term={rows.service} part="service">
        <p>
          {join([draft.service.receiver, draft.service.phone, draft.service.address]) || words.detail.nothing}
        </p>
        <p>{eServiceLine(draft.eService, words)}</p>
      </Row>
      {bundle.corrects !== null && (
        <Row term={rows.corrects}>
          <a href={`#/item/${bundle.corrects}`}>{bundle.corrects}</a>
        </Row>
      )}
    </dl>
  );
}

function Row({
  term,
  part,
  children,
}: {
  readonly term: string;
  readonly part?: ToldPart;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div {...(part === undefined ? {} : { id: toldAnchor(part), tabIndex: -1 })}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function List({ items }: { readonly items: readonly string[] }): ReactElement {
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}

function Claims({ claims }: { readonly claims: readonly Claim[] }): ReactElement {
  const { detail } = useWords();
  if (claims.length === 0) return <>{detail.nothing}</>;
  const total = claims.reduce((sum, claim) => sum + (claim.fen ?? 0), 0);
  const lines = claims.map((claim) =>
    join([claim.words, claim.fen === null ? '' : `${formatFen(claim.fen)} 元`]),
  );
  return (
    <>
      <List items={lines} />
      {total > 0 && <p>{detail.total(formatFen(total), upperCaseAmount(total))}</p>}
    </>
  );
}

function respondentLine(respondent: Respondent): string {
  switch (respondent.kind) {
    case 'person':
      return join([respondent.name, respondent.phone, respondent.address, respondent.idNumber]);
    case 'organisation':
      return join([
        respondent.name,
        respondent.uscc,
        respondent.legalRepresentative,
        respondent.phone,
        respondent.address,
      ]);
  }
}

function needsLine(needs: Needs, words: DeskText): string {
  const said = [
    needs.larger ? words.needs.larger : '',
    needs.readAloud ? words.needs.readAloud : '',
    needs.keys === true ? words.needs.keys : '',
    words.needs.helper[needs.helper],
  ];
  return join(said) || words.needs.none;
}

function eServiceLine(consent: RequestBundle['request']['eService'], words: DeskText): string {
  const { eService } = words.detail;
  if (consent === null) return eService.unanswered;
  return consent.answer ? `${eService.yes} · ${consent.mobile}` : eService.no;
}

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
