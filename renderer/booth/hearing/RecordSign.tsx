/** Signing the record: the same pad, ink and gates as every signature at this booth; beside them the record itself. */
import { useState, type ReactNode } from 'react';
import type { RecordPart } from '../../../main/contract/hearing/recordScreen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { useRecordText } from '../../text/record.ts';
import { useRequestText } from '../../text/request.ts';
import { Sign } from '../sign/Sign.tsx';
import signing from '../sign/Sign.module.css';
import styles from './hearing.module.css';
import { papersOf, type Spoken } from './pieces.ts';

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

/** So many letters stand on the paper beside the pad, or on the whole screen where text is large. */
const LETTERS = { beside: 120, whole: 70 } as const;

/** The record once more. */
function RecordPaper({ part }: { readonly part: SignPart }): ReactNode {
  const record = useRecordText();
  return <WordsPaper lines={part.lines} head={record.line} />;
}

/** What is signed in words, paper by paper: signing is never blind. */
export function WordsPaper({
  lines,
  head,
  letters = LETTERS.beside,
}: {
  readonly lines: readonly Spoken[];
  readonly head: (number: number, speaker: string) => string;
  /** On one paper beside the pad. */
  readonly letters?: number;
}): ReactNode {
  const text = useRequestText().preview;
  const { large } = useLayout();
  const [turned, setTurned] = useState(1);
  const papers = papersOf(lines, large ? LETTERS.whole : letters);
  const page = Math.min(turned, papers.length);
  return (
    <div className={signing.document}>
      <div className={styles.paper} data-paper>
        {papers[page - 1]?.map(({ number, speaker, words, first }) => (
          <p key={`${number} ${words}`} lang="zh-CN" data-personal>
            {first && <strong>{head(number, speaker)}</strong>} {words}
          </p>
        ))}
      </div>
      <div className={signing.turn}>
        <span data-off={page === 1 || undefined}>
          <Button size="small" icon="chevron-up" onPress={() => setTurned(page - 1)}>
            {text.back}
          </Button>
        </span>
        <p aria-live="polite">{text.page(page, papers.length)}</p>
        <span data-off={page === papers.length || undefined}>
          <Button size="small" icon="chevron-down" onPress={() => setTurned(page + 1)}>
            {text.down}
          </Button>
        </span>
      </div>
    </div>
  );
}
