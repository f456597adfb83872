/** Which paper it is: title, pages, and the digest that stands before everybody else too. */
import type { ReactElement } from 'react';
import type { RemotePlace } from '../../../main/contract/remote/page.ts';
import { useCallWords } from '../text.ts';
import { useLocalText } from './speaking.tsx';
import css from './table.module.css';

export function PaperDigest({
  document,
}: {
  readonly document: Extract<RemotePlace, { on: 'reading' }>['document'];
}): ReactElement {
  const { table: words } = useCallWords();
  const local = useLocalText();
  const { title, pages, sha256 } = document;
  return (
    <div className={css['paper']} data-version={sha256}>
      <p>
        <strong>{words.document(local(title), pages)}</strong>
      </p>
      <p>
        {words.digest.label} <code>{sha256.match(/.{1,8}/g)?.join(' ')}</code>
      </p>
      <p>{words.digest.words}</p>
    </div>
  );
}
