/** Pictures of pages over the line, piece after piece, into memory alone: the page looked at first, then the next one. */
import { PICTURE_PIECE_BYTES, type PaperView, type PictureTell } from '../../../main/contract/coview.ts';
import type { LiveAsk, LiveRefusal } from '../../../main/contract/live.ts';

export interface PageLoader {
  want(paper: PaperView, page: number): void;
  heard(tell: PictureTell): void;
  refused(why: LiveRefusal): void;
  /** The line is new: what was asked for is asked for again. */
  again(): void;
  wipe(): void;
}

const DELAYS = { busy: 400 } as const;

interface Loading {
  readonly paper: string;
  readonly page: number;
  bytes: Uint8Array<ArrayBuffer> | null;
  got: number;
}

export function pageLoader(
  say: (ask: LiveAsk) => void,
  show: (picture: ImageBitmap | null, failed: boolean) => void,
): PageLoader {
  let wanted: { readonly paper: string; readonly page: number; readonly pages: number } | null = null;
  const pictures = new Map<number, ImageBitmap>();
  const failed = new Set<number>();
  let loading: Loading | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (paper: string, page: number, from: number): void => say({ t: 'picture', paper, page, from });

  /** One at a time; the newest wish when it is here. */
  function load(): void {
    clearTimeout(timer);
    if (wanted === null || loading !== null) return;
    const { paper, page, pages } = wanted;
    const next = [page, page + 1].find((one) => one <= pages && !pictures.has(one) && !failed.has(one));
    if (next === undefined) return;
    loading = { paper, page: next, bytes: null, got: 0 };
    ask(paper, next, 0);
  }

  function tell(): void {
    if (wanted !== null) show(pictures.get(wanted.page) ?? null, failed.has(wanted.page));
  }

  async function done({ paper, page, bytes }: Loading): Promise<void> {
    const picture = await createImageBitmap(
      new Blob(bytes === null ? [] : [bytes], { type: 'image/webp' }),
    ).catch(
      () => null, // no picture: said to be unreadable like any other
    );
    if (wanted?.paper !== paper) return picture?.close();
    if (picture === null) failed.add(page);
    else pictures.set(page, picture);
    for (const [other, old] of pictures)
      if (Math.abs(other - wanted.page) > 1 && other !== page) {
        pictures.delete(other);
        old.close();
      }
    tell();
    return load();
  }

  return {
    want({ paper, pages }, page) {
      wanted = { paper, page, pages };
      failed.delete(page);
      tell();
      load();
    },
    heard({ paper, page, from, size, base64 }) {
      const one = loading;
      if (one === null || one.paper !== paper || one.page !== page) return;
      const piece = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      if (one.bytes === null) {
        one.bytes = new Uint8Array(size);
        for (let rest = PICTURE_PIECE_BYTES; rest < size; rest += PICTURE_PIECE_BYTES) ask(paper, page, rest);
      }
      one.bytes.set(piece, from);
      one.got += piece.length;
      if (one.got < size) return;
      loading = null;
      void done(one);
    },
    refused(why) {
      const one = loading;
      loading = null;
      if (one !== null && why === 'unreadable') {
        failed.add(one.page);
        tell();
        return load();
      }
      clearTimeout(timer);
      timer = setTimeout(load, DELAYS.busy);
      return undefined;
    },
    again() {
      loading = null;
      load();
    },
    wipe() {
      clearTimeout(timer);
      wanted = null;
      loading = null;
      failed.clear();
      for (const picture of pictures.values()) picture.close();
      pictures.clear();
    },
  };
}
