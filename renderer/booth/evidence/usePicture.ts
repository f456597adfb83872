/** The picture of one scanned page, asked from core; its blob URL ends with the page that showed it. */
import { useEffect, useState } from 'react';
import { AskFailed } from '../../../main/contract/port.ts';
import { useBooth } from '../../booth.ts';

export type Picture =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly url: string };

/** What was fetched belongs to one picture of one page; another is never shown in its place. */
interface Fetched {
  readonly key: string;
  readonly picture: Picture;
}

/** A page, and which of its pictures: it grows when the page was cleaned. */
interface Pictured {
  readonly id: string;
  readonly version: number;
}

/** `original`: as it came out of the device. */
export function usePicture(of: Pictured | null, original = false): Picture {
  const { ask } = useBooth();
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const page = of?.id ?? null;
  const key = of === null ? '' : `${of.id} ${original ? 'original' : of.version}`;
  useEffect(() => {
    if (page === null) return;
    let url: string | null = null;
    let gone = false;
    const failed = (): void => setFetched({ key, picture: { kind: 'failed' } });
    ask('pagePicture', { page, original }).then(
      (answer) => {
        if (gone) return;
        if (answer === null) return failed();
        url = URL.createObjectURL(new Blob([new Uint8Array(answer.bytes)], { type: answer.mime }));
        setFetched({ key, picture: { kind: 'ready', url } });
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
  }, [ask, key, original, page]);
  if (page === null) return { kind: 'none' };
  return fetched?.key === key ? fetched.picture : { kind: 'loading' };
}
