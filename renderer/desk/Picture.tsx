/** A picture of a page the court opened for this clerk. */
import { useEffect, useRef, type ReactElement } from 'react';
import { useFile } from './DocumentPane.tsx';
import { useWords } from './words.tsx';

/** Held in memory as a blob of the page's own, gone when the picture is. */
export function Picture({
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
