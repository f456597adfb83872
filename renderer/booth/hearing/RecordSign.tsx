/** Signing the record: the same pad, ink and gates as every signature at this booth; beside them the record itself. */
import { useState, type ReactNode } from 'react';
import { recordPages } from '../../../main/contract/hearing/record.ts';
import type { RecordPart } from '../../../main/contract/hearing/recordScreen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useRecordText } from '../../text/record.ts';
import { useRequestText } from '../../text/request.ts';
import { Sign } from '../sign/Sign.tsx';
import signing from '../sign/Sign.module.css';
import styles from './hearing.module.css';

type SignPart = Extract<RecordPart, { is: 'sign' }>;

export function RecordSign({ part }: { readonly part: SignPart }): ReactNode {
  const { view } = useBooth();
  const { document, pad, phase, mayUseScreen, geometry, identityAt, before, mayRefuse } = part;
  return (
    <Sign
      view={view}
      screen={{
        kind: 'sign', progress: { step: 1, of: 1, section: 'sign' }, pad, phase, mayUseScreen, geometry, identityAt, read: 'no', before, mayRefuse,
        document: { id: document.digest, title: { 'zh-CN': document.title, en: document.title }, pages: document.pages, sha256: document.digest },
      }}
      paper={<RecordPaper part={part} />}
    />
  );
} // prettier-ignore

/** The record once more, page by page: signing is never blind. */
function RecordPaper({ part }: { readonly part: SignPart }): ReactNode {
  const text = useRequestText().preview;
  const record = useRecordText();
  const [page, setPage] = useState(1);
  const { pages } = part.document;
  const numbers = recordPages(part.lines)[page - 1] ?? [];
  return (
    <div className={signing.document}>
      <div className={styles.paper} data-paper tabIndex={0} role="group" aria-label={record.title(part.document.version, page, pages)}>
        {part.lines
          .filter(({ number }) => numbers.includes(number))
          .map(({ number, speaker, words }) => (
            <p key={number} lang="zh-CN" data-personal>
              <strong>{record.line(number, speaker)}</strong> {words}
            </p>
          ))}
      </div>
      <div className={signing.turn}>
        <span data-off={page === 1 || undefined}>
          <Button size="small" icon="chevron-up" onPress={() => setPage(page - 1)}>
            {text.back}
          </Button>
        </span>
        <p aria-live="polite">{text.page(page, pages)}</p>
        <span data-off={page === pages || undefined}>
          <Button size="small" icon="chevron-down" onPress={() => setPage(page + 1)}>
            {text.down}
          </Button>
        </span>
      </div>
    </div>
  );
} // prettier-ignore
