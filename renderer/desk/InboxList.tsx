/** The list: one line a request, names masked; a click or Enter opens the full text. */
import { useEffect, useRef, type ReactElement } from 'react';
import type { BoothRow, InboxRow } from '../../main/contract/desk.ts';
import { disputeLabel } from './dispute.ts';
import { inState, STATE_FILTERS, type StateFilter } from './filter.ts';
import css from './InboxList.module.css';
import { StateChip } from './StateChip.tsx';
import { shortTime, useWords } from './words.tsx';

export type InboxListProps = {
  readonly all: readonly InboxRow[] | null;
  readonly rows: readonly InboxRow[];
  readonly booths: readonly BoothRow[];
  readonly filter: StateFilter;
  readonly onFilter: (filter: StateFilter) => void;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
};

export function InboxList(props: InboxListProps): ReactElement {
  const words = useWords();
  const { all, rows, filter, onFilter } = props;
  return (
    <>
      <div className={css['filters']} role="group" aria-label={words.inbox.filterLabel}>
        {STATE_FILTERS.map((one) => (
          <button key={one} type="button" aria-pressed={one === filter} onClick={() => onFilter(one)}>
            {words.inbox.filter[one]} {(all ?? []).filter((row) => inState(row, one)).length}
          </button>
        ))}
      </div>
      {all !== null && rows.length === 0 ? (
        <p className={css['empty']}>{all.length === 0 ? words.inbox.empty : words.inbox.noMatch}</p>
      ) : (
        <Table {...props} />
      )}
      <p className={`hint ${css['keys']}`}>{words.inbox.keys}</p>
    </>
  );
}

function Table({ rows, booths, selected, onSelect, onOpen }: InboxListProps): ReactElement {
  const words = useWords();
  const { columns } = words.inbox;
  const current = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    // Newer engines answer with a promise of the scrolling's end; nobody waits for it.
    void current.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const boothName = (id: string): string => booths.find((booth) => booth.boothId === id)?.name ?? id;
  return (
    <div className={css['frame']}>
      <table className={`${css['table']} ${css['inbox']}`} aria-label={words.inbox.table}>
        <thead>
          <tr>
            <th scope="col">{columns.received}</th>
            <th scope="col">{columns.parties}</th>
            <th scope="col">{columns.dispute}</th>
            <th scope="col">{columns.booth}</th>
            <th scope="col">{columns.pages}</th>
            <th scope="col">{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              ref={row.id === selected ? current : null}
              data-selected={row.id === selected}
              onClick={() => onOpen(row.id)}
            >
              <td>{shortTime(row.receivedAt, words.locale)}</td>
              <th scope="row">
                <a
                  href={`#/item/${row.id}`}
                  aria-current={row.id === selected ? 'true' : undefined}
                  onFocus={() => onSelect(row.id)}
                >
                  {row.sealBroken ? row.receiptNumber : row.parties || row.receiptNumber}
                </a>
              </th>
              <td>{disputeLabel(row.disputeKind, words)}</td>
              <td>{boothName(row.boothId)}</td>
              <td>{row.pages}</td>
              <td>
                <StateChip state={row.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
