/** Papers that were signed by hand and scanned back: a list below the agreements, and each with its pages as they came. */
import { useEffect, useState, type ReactElement } from 'react';
import type { BoothRow } from '../../../main/contract/desk.ts';
import type { InkedRow, OpenedInked } from '../../../main/contract/session/inked.ts';
import { deskApi } from '../api.ts';
import list from '../InboxList.module.css';
import { Modal } from '../Modal.tsx';
import { Picture } from '../Picture.tsx';
import chip from '../StateChip.module.css';
import { shortTime, useWords } from '../words.tsx';

export type InkedSectionProps = {
  readonly booths: readonly BoothRow[];
  /** Changes whenever the court says that something came. */
  readonly told: unknown;
};

/** Nothing is shown while there is none: most courts have few. */
export function InkedSection({ booths, told }: InkedSectionProps): ReactElement | null {
  const { inked: words } = useWords();
  const [rows, setRows] = useState<readonly InkedRow[]>([]);
  const [open, setOpen] = useState<InkedRow | null>(null);
  useEffect(() => {
    let gone = false;
    void deskApi.inkedPapers().then((answer) => {
      if (answer.ok && !gone) setRows(answer.value.rows);
    });
    return () => {
      gone = true;
    };
  }, [told]);
  if (rows.length === 0) return null;
  return (
    <section aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <p className="hint">{words.hint}</p>
      <Table rows={rows} booths={booths} onOpen={setOpen} />
      {open !== null && <Opened key={open.id} row={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface TableProps {
  readonly rows: readonly InkedRow[];
  readonly booths: readonly BoothRow[];
  readonly onOpen: (row: InkedRow) => void;
}

function Table({ rows, booths, onOpen }: TableProps): ReactElement {
  const { inked: words, locale } = useWords();
  const boothName = (id: string): string => booths.find((booth) => booth.boothId === id)?.name ?? id;
  return (
    <div className={list['frame']}>
      <table className={list['table']} aria-label={words.heading}>
        <thead>
          <tr>
            {(['received', 'parties', 'title', 'pages', 'booth', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{shortTime(row.receivedAt, locale)}</td>
              <th scope="row">
                {row.state === 'received' ? (
                  <button type="button" className="button" onClick={() => onOpen(row)}>
                    {row.parties ?? row.id.slice(-6)}
                  </button>
                ) : (
                  (row.parties ?? row.id.slice(-6))
                )}
              </th>
              <td>{row.title ?? ''}</td>
              <td>{row.pages ?? ''}</td>
              <td>{boothName(row.boothId)}</td>
              <td>
                <span className={chip['chip']} data-state={row.state}>
                  {row.flaw === null ? words.state[row.state] : words.refusedFor(row.flaw)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Opened({ row, onClose }: { readonly row: InkedRow; readonly onClose: () => void }): ReactElement {
  const { inked: words, agreements, locale } = useWords();
  const [opened, setOpened] = useState<OpenedInked | 'failed' | null>(null);
  useEffect(() => {
    let gone = false;
    void deskApi.openInked(row.id).then((answer) => {
      if (!gone) setOpened(answer.ok ? answer.value : 'failed');
    });
    return () => {
      gone = true;
    };
  }, [row.id]);
  const at = `/desk/api/inked/${row.id}`;
  return (
    <Modal heading={row.title ?? words.heading} onClose={onClose} wide>
      {opened === 'failed' && (
        <p role="alert" className="alert">
          {words.failed}
        </p>
      )}
      {opened !== null && opened !== 'failed' && (
        <>
          <p>
            {words.compared(
              `${agreements.people.role[opened.comparedBy.role]} ${opened.comparedBy.masked}`,
              shortTime(opened.comparedBy.at, locale),
            )}
          </p>
          <p className="hint">{words.notSaid}</p>
          <p className="hint">{words.digest(opened.sha256)}</p>
          <Pages at={at} pages={opened.pages} />
          <p>
            <a className="button" href={`${at}/paper.pdf`} download>
              {words.paper}
            </a>
          </p>
        </>
      )}
      <div className="actions">
        <button type="button" className="button main" data-first onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Modal>
  );
}

/** One after the other: each is opened, and written down, when it is looked at. */
function Pages({ at, pages }: { readonly at: string; readonly pages: number }): ReactElement {
  const { inked: words, document } = useWords();
  const [page, setPage] = useState(1);
  const name = words.page(page, pages);
  return (
    <figure>
      <figcaption aria-live="polite">{name}</figcaption>
      <Picture key={page} url={`${at}/pages/${page}`} name={name} mime="image/*" />
      {pages > 1 && (
        <div className="actions">
          <button type="button" className="button" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {document.previous}
          </button>
          <button
            type="button"
            className="button"
            disabled={page === pages}
            onClick={() => setPage(page + 1)}
          >
            {document.next}
          </button>
        </div>
      )}
    </figure>
  );
}
