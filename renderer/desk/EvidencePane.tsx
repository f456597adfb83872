/** Evidence pages as pictures, each with its digest recomputed at the court beside the promised one. */
import { Check, CircleX, FileQuestion } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { CheckedFile } from '../../main/contract/desk.ts';
import detail from './Detail.module.css';
import { useFile } from './DocumentPane.tsx';
import css from './EvidencePane.module.css';
import { Modal } from './Modal.tsx';
import { useWords } from './words.tsx';

export function EvidencePane({ files }: { readonly files: readonly CheckedFile[] }): ReactElement {
  const words = useWords();
  const [shown, setShown] = useState<CheckedFile | null>(null);
  const evidence = files.filter((file) => file.role === 'evidence');
  return (
    <section className={detail['section']}>
      <h3>{words.evidence.heading(evidence.length)}</h3>
      {evidence.length === 0 && <p>{words.evidence.none}</p>}
      <ul className={css['pages']}>
        {evidence.map((file, index) => (
          <li key={index}>
            <button
              type="button"
              disabled={file.url === null}
              aria-label={words.evidence.show(file.name)}
              onClick={() => setShown(file)}
            >
              {file.url === null ? (
                <FileQuestion size={32} aria-hidden />
              ) : (
                <Picture url={file.url} name="" mime={file.mime} />
              )}
            </button>
            <p>{file.name}</p>
            <Match file={file} />
          </li>
        ))}
      </ul>
      {shown?.url !== undefined && shown.url !== null && (
        <Modal wide heading={shown.name} onClose={() => setShown(null)}>
          <div className={css['large']}>
            <Picture url={shown.url} name={shown.name} mime={shown.mime} />
          </div>
          <p className={css['digest']}>{words.evidence.digest(shown.recomputed ?? '')}</p>
          <Match file={shown} />
          <div className="actions">
            <button type="button" className="button main" onClick={() => setShown(null)}>
              {words.evidence.close}
            </button>
          </div>
        </Modal>
      )}
    </section>
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

/** Held in memory as a blob of the page's own, gone when the picture is. */
function Picture({
  url,
  name,
  mime,
}: {
  readonly url: string;
  readonly name: string;
  readonly mime: string;
}): ReactElement | null {
  const { document: words } = useWords();
  const file = useFile(url);
  const picture = useRef<HTMLImageElement>(null);
  const bytes = file.kind === 'here' ? file.bytes : null;
  useEffect(() => {
    const shown = picture.current;
    if (bytes === null || shown === null) return undefined;
    shown.src = URL.createObjectURL(new Blob([bytes.slice()], { type: mime }));
    return () => URL.revokeObjectURL(shown.src);
  }, [bytes, mime]);
  if (file.kind === 'failed') return <span>{words.failed}</span>;
  return bytes === null ? null : <img ref={picture} alt={name} />;
}
