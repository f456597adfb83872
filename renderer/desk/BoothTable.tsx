/** All booths with health, last sequence and gaps; codes to register one, and the end of one. */
import { useState, type ReactElement } from 'react';
import type { BoothRow } from '../../main/contract/desk.ts';
import { deskApi } from './api.ts';
import { BoothIcon, boothState, deviceWords, healthOf } from './BoothCards.tsx';
import css from './BoothTable.module.css';
import { CodeDialog } from './CodeDialog.tsx';
import list from './InboxList.module.css';
import { Modal } from './Modal.tsx';
import { RosterDialog } from './RosterDialog.tsx';
import { shortTime, useWords } from './words.tsx';

type Asking =
  | { readonly kind: 'none' }
  | { readonly kind: 'code'; readonly booth: BoothRow | null }
  | { readonly kind: 'revoke' | 'roster'; readonly booth: BoothRow };

export function BoothTable({
  booths,
  refresh,
}: {
  readonly booths: readonly BoothRow[];
  readonly refresh: () => void;
}): ReactElement {
  const all = useWords();
  const { booths: words, locale } = all;
  const [asking, setAsking] = useState<Asking>({ kind: 'none' });
  const close = (): void => {
    setAsking({ kind: 'none' });
    refresh();
  };
  const { columns } = words;
  return (
    <>
      <div className={css['heading']}>
        <h1>{words.heading}</h1>
        <button
          type="button"
          className="button main"
          onClick={() => setAsking({ kind: 'code', booth: null })}
        >
          {words.newBooth}
        </button>
      </div>
      {booths.length === 0 ? (
        <p className={list['empty']}>{words.empty}</p>
      ) : (
        <div className={list['frame']}>
          <table className={`${list['table']} ${css['table']}`} aria-label={words.heading}>
            <thead>
              <tr>
                {[
                  columns.name,
                  columns.state,
                  columns.seen,
                  columns.seq,
                  columns.gap,
                  columns.queued,
                  columns.devices,
                  columns.actions,
                ].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {booths.map((booth) => (
                <tr key={booth.boothId}>
                  <th scope="row">
                    {booth.name} <span className="hint">{booth.boothId}</span>
                  </th>
                  <td>
                    <span className={css['state']} data-health={healthOf(booth)}>
                      <BoothIcon booth={booth} />
                      {boothState(booth, all)}
                    </span>
                  </td>
                  <td>{booth.lastSeenAt === null ? '–' : shortTime(booth.lastSeenAt, locale)}</td>
                  <td>{booth.lastSeq}</td>
                  <td className={booth.gap ? css['gap'] : undefined}>
                    {booth.gap ? words.gap : words.noGap}
                  </td>
                  <td>{booth.queued}</td>
                  <td>{deviceWords({ ...booth, gap: false }, all) || '–'}</td>
                  <td className={css['buttons']}>
                    <button
                      type="button"
                      className="button"
                      onClick={() => setAsking({ kind: 'code', booth })}
                    >
                      {words.newCode}
                    </button>
                    {!booth.revoked && (
                      <button
                        type="button"
                        className="button"
                        onClick={() => setAsking({ kind: 'roster', booth })}
                      >
                        {all.roster.button}
                      </button>
                    )}
                    {!booth.revoked && (
                      <button
                        type="button"
                        className="button"
                        onClick={() => setAsking({ kind: 'revoke', booth })}
                      >
                        {words.revoke}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asking.kind === 'code' && <CodeDialog booth={asking.booth} onClose={close} />}
      {asking.kind === 'roster' && <RosterDialog booth={asking.booth} onClose={close} />}
      {asking.kind === 'revoke' && <RevokeDialog booth={asking.booth} onClose={close} />}
    </>
  );
}

function RevokeDialog({
  booth,
  onClose,
}: {
  readonly booth: BoothRow;
  readonly onClose: () => void;
}): ReactElement {
  const { booths: words, decide, trouble } = useWords();
  const [wrong, setWrong] = useState<string | null>(null);
  const revoke = async (): Promise<void> => {
    const told = await deskApi.revoke(booth.boothId);
    if (told.ok) onClose();
    else setWrong(told.error.kind);
  };
  return (
    <Modal heading={words.revokeQuestion(booth.name)} onClose={onClose}>
      <p>{words.revokeWords}</p>
      {wrong !== null && (
        <p role="alert" className="alert">
          {trouble.of(wrong)}
        </p>
      )}
      <div className="actions">
        <button type="button" className="button" data-first onClick={onClose}>
          {decide.cancel}
        </button>
        <button type="button" className="button main" onClick={() => void revoke()}>
          {words.revokeDo}
        </button>
      </div>
    </Modal>
  );
}
