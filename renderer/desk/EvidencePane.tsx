/** Evidence pages as pictures, each with its digest recomputed at the court beside the promised one, and its original. */
import { Check, CircleX, FileQuestion } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { CheckedFile } from '../../main/contract/desk.ts';
import type { Mark } from '../../main/contract/ink.ts';
import type { PageCorners, RequestDraft } from '../../main/contract/request.ts';
import detail from './Detail.module.css';
import css from './EvidencePane.module.css';
import { evidencePages, type PageOfEvidence } from './evidencePages.ts';
import { Modal } from './Modal.tsx';
import { Picture } from './Picture.tsx';
import { toldAnchor } from './search/anchor.ts';
import { PageMarks } from './search/PageMarks.tsx';
import { useWords } from './words.tsx';

/** Lines to be shown on the page that is this file of the request; each one chosen is an object of its own. */
export type EvidenceMark = { readonly file: number; readonly lines: readonly PageCorners[] };

export function EvidencePane({
  files,
  request,
  mark,
  kept,
}: {
  readonly files: readonly CheckedFile[];
  readonly request: RequestDraft;
  readonly mark: EvidenceMark | null;
  /** Marks that were kept, by page. */
  readonly kept: (page: number) => readonly Mark[];
}): ReactElement {
  const words = useWords();
  const [shown, setShown] = useState<number | null>(null);
  const pages = evidencePages(files, request);
  const open = shown === null ? undefined : pages[shown];
  const marked = mark === null ? -1 : pages.findIndex(({ file }) => file === files[mark.file]);
  const [openedFor, setOpenedFor] = useState(mark);
  if (mark !== openedFor) {
    setOpenedFor(mark);
    if (marked >= 0) setShown(marked);
  }
  return (
    <section className={detail['section']} id={toldAnchor('evidence')} tabIndex={-1}>
      <h3>{words.evidence.heading(pages.length)}</h3>
      {pages.length === 0 && <p>{words.evidence.none}</p>}
      <ul className={css['pages']}>
        {pages.map(({ file, original }, index) => (
          <li key={index}>
            <button
              type="button"
              disabled={file.url === null}
              aria-label={words.evidence.show(file.name)}
              onClick={() => setShown(index)}
            >
              {file.url === null ? (
                <FileQuestion size={32} aria-hidden />
              ) : (
                <Picture url={file.url} name="" mime={file.mime} />
              )}
            </button>
            <p>{file.name}</p>
            <Match file={file} />
            <p className={css['kind']}>{words.evidence.origin[original.kind]}</p>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <LargePage
          key={shown}
          shown={open}
          lines={mark !== null && shown === marked ? mark.lines : []}
          kept={kept((shown ?? 0) + 1)}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}

/** The page large, or its original in its place; both digests and what lies between them are always in sight. */
function LargePage({
  shown,
  lines,
  kept,
  onClose,
}: {
  readonly shown: PageOfEvidence;
  readonly lines: readonly PageCorners[];
  readonly kept: readonly Mark[];
  readonly onClose: () => void;
}): ReactElement {
  const { evidence: words } = useWords();
  const [asItCame, setAsItCame] = useState(false);
  const { file, original, page } = shown;
  const from = original.kind === 'here' ? original.file : null;
  const picture = asItCame && from !== null ? from : file;
  const steps = page?.cleanedFrom?.steps ?? [];
  const quality = page?.quality ?? null;
  return (
    <Modal wide heading={file.name} onClose={onClose}>
      <div className={css['large']}>
        {picture.url === null ? (
          <FileQuestion size={48} aria-hidden />
        ) : (
          <PageMarks lines={picture === file ? lines : []} kept={picture === file ? kept : []}>
            <Picture key={picture.url} url={picture.url} name={picture.name} mime={picture.mime} />
          </PageMarks>
        )}
      </div>
      <dl className={css['files']}>
        <FileRow label={from === null ? words.asCame : words.clean} file={file} />
        {from !== null && <FileRow label={words.original} file={from} />}
        {original.kind === 'lost' && (
          <div>
            <dt>{words.original}</dt>
            <dd className={css['match']} data-state="missing">
              <CircleX size={16} aria-hidden />
              {words.missing}
            </dd>
          </div>
        )}
      </dl>
      {page?.cleanedFrom !== undefined && (
        <p className={css['steps']}>
          {words.cleanedFrom(page.cleanedFrom.sha256.slice(0, 16))}
          {steps.map((step) => words.step(step)).join(words.and)}
        </p>
      )}
      {quality !== null && (
        <p className={css['steps']}>
          {words.quality(words.verdict[quality.verdict], quality.keptDespite, quality.oversize)}
        </p>
      )}
      <div className="actions">
        {from !== null && (
          <button type="button" className="button" onClick={() => setAsItCame(!asItCame)}>
            {asItCame ? words.showClean : words.showOriginal}
          </button>
        )}
        <button type="button" className="button main" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Modal>
  );
}

function FileRow({ label, file }: { readonly label: string; readonly file: CheckedFile }): ReactElement {
  const { evidence: words } = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd className={css['digest']}>{words.digest(file.recomputed ?? file.promised)}</dd>
      <dd>
        <Match file={file} />
      </dd>
    </div>
  );
}

function Match({ file }: { readonly file: CheckedFile }): ReactElement {
  const { evidence } = useWords();
  const state = file.recomputed === null ? 'missing' : file.matches ? 'matches' : 'differs';
  const Icon = state === 'matches' ? Check : CircleX;
  return (
    <p className={css['match']} data-state={state}>
      <Icon size={16} aria-hidden />
      {evidence[state]}
    </p>
  );
}
