/** The list of signed agreements: one line each, names masked; refused ones stay in it with their reason. */
import type { ReactElement } from 'react';
import type { AgreementRow } from '../../../main/contract/agreements.ts';
import type { BoothRow } from '../../../main/contract/desk.ts';
import list from '../InboxList.module.css';
import chip from '../StateChip.module.css';
import { shortTime, useWords } from '../words.tsx';
import css from './Agreements.module.css';

export type AgreementListProps = {
  readonly rows: readonly AgreementRow[] | null;
  readonly booths: readonly BoothRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
};

export function AgreementList(props: AgreementListProps): ReactElement {
  const { agreements: words } = useWords();
  return (
    <>
      {props.rows?.length === 0 ? <p className={list['empty']}>{words.empty}</p> : <Table {...props} />}
      <p>
        <a className="button" href="/verifier.html" target="_blank" rel="noreferrer">
          {words.verifier}
        </a>
      </p>
      <p className="hint">{words.verifierHint}</p>
      <p className={`hint ${list['keys']}`}>{words.keys}</p>
    </>
  );
}

function Table({ rows, booths, selected, onSelect, onOpen }: AgreementListProps): ReactElement {
  const { agreements: words, locale } = useWords();
  const { columns } = words;
  const boothName = (id: string): string => booths.find((booth) => booth.boothId === id)?.name ?? id;
  return (
    <div className={list['frame']}>
      <table className={`${list['table']} ${css['list']}`} aria-label={words.table}>
        <thead>
          <tr>
            {(['received', 'parties', 'title', 'booth', 'signers', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(rows ?? []).map((row) => (
            <tr key={row.id} data-selected={row.id === selected} onClick={() => onOpen(row.id)}>
              <td>{shortTime(row.receivedAt, locale)}</td>
              <th scope="row">
                <a
                  href={`#/agreement/${row.id}`}
                  aria-current={row.id === selected ? 'true' : undefined}
                  onFocus={() => onSelect(row.id)}
                >
                  {row.summary?.parties ?? row.number ?? row.id.slice(-6)}
                </a>
              </th>
              <td>{row.summary?.title ?? ''}</td>
              <td>{boothName(row.boothId)}</td>
              <td>{row.summary?.signers ?? ''}</td>
              <td>
                <AgreementChip row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function AgreementChip({ row }: { readonly row: AgreementRow }): ReactElement {
  const { agreements: words } = useWords();
  return (
    <span className={chip['chip']} data-state={row.state}>
      {words.state[row.state]}
    </span>
  );
}
