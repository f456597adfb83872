/** The picture of one scanned page, asked from core; its blob URL ends with the page that showed it. */
import { useEffect, useState } from 'react';
import { AskFailed } from '../../../main/contract/port.ts';
import { useBooth } from '../../booth.ts';

export type Picture =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly url: string };

/** What was fetched belongs to `page`; another page's picture is never shown in its place. */
interface Fetched {
  readonly page: string;
  readonly picture: Picture;
}

export function usePicture(page: string | null): Picture {
  const { ask } = useBooth();
  const [fetched, setFetched] = useState<Fetched | null>(null);
  useEffect(() => {
    if (page === null) return;
    let url: string | null = null;
    let gone = false;
    const failed = (): void => setFetched({ page, picture: { kind: 'failed' } });
    ask('pagePicture', { page }).then(
      (answer) => {
        if (gone) return;
        if (answer === null) return failed();
        url = URL.createObjectURL(new Blob([new Uint8Array(answer.bytes)], { type: answer.mime }));
        setFetched({ page, picture: { kind: 'ready', url } });
      },
      (reason: unknown) => {
        if (!(reason instanceof AskFailed)) throw reason;
        if (!gone) failed();
      },
    );
    return () => {
      gone = true;
      setFetched(null);
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [ask, page]);
  if (page === null) return { kind: 'none' };
  return fetched?.page === page ? fetched.picture : { kind: 'loading' };
}
