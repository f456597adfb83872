/** The agreements' part of the desk: list and detail side by side, all of it by keyboard too. */
import { useState, type ReactElement } from 'react';
import type { AgreementRow } from '../../../main/contract/agreements.ts';
import type { BoothRow } from '../../../main/contract/desk.ts';
import desk from '../Desk.module.css';
import { InkedSection } from '../inked/InkedSection.tsx';
import { useKeys } from '../useKeys.ts';
import { useWords } from '../words.tsx';
import { AgreementDetail } from './AgreementDetail.tsx';
import { AgreementList } from './AgreementList.tsx';

export type AgreementsViewProps = {
  readonly rows: readonly AgreementRow[] | null;
  readonly booths: readonly BoothRow[];
  /** The agreement the address names. */
  readonly named: string | null;
  readonly clerk: string;
  readonly onOpen: (id: string | null) => void;
  readonly onChanged: () => void;
  readonly trouble: ReactElement | null;
};

export function AgreementsView({
  rows,
  booths,
  named,
  clerk,
  onOpen,
  onChanged,
  trouble,
}: AgreementsViewProps): ReactElement {
  const { agreements: words } = useWords();
  const [chosen, setChosen] = useState<string | null>(named);
  const selected = named ?? chosen;
  const step = (by: 1 | -1): void => {
    const list = rows ?? [];
    const at = list.findIndex((row) => row.id === selected);
    const next = list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    if (next === undefined) return;
    setChosen(next.id);
    if (named !== null) onOpen(next.id);
  };
  useKeys(true, {
    j: () => step(1),
    k: () => step(-1),
    Enter: () => selected !== null && onOpen(selected),
    Escape: () => named !== null && onOpen(null),
  });
  return (
    <>
      <main id="main" className={desk['main']} tabIndex={-1}>
        {trouble}
        <div className={desk['heading']}>
          <h1>{words.heading}</h1>
          <p className="hint" aria-live="polite">
            {words.waiting((rows ?? []).filter((row) => row.state === 'received').length)}
          </p>
        </div>
        <AgreementList rows={rows} booths={booths} selected={selected} onSelect={setChosen} onOpen={onOpen} />
        <InkedSection booths={booths} told={rows} />
      </main>
      <AgreementDetail
        row={rows?.find((row) => row.id === selected) ?? null}
        open={named !== null}
        clerk={clerk}
        onClose={() => onOpen(null)}
        onChanged={onChanged}
      />
    </>
  );
}
