/** The table's part in a live session, for as long as this page lives: the visit's end destroys both. */
import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { Booth } from '../../booth.ts';
import { startCall, type CallEnd } from '../../call/call.ts';
import type { OpenSeat } from '../../call/hooks.ts';
import { openMedia } from '../../call/media.ts';
import { openPeer } from '../../call/peer.ts';
import { boothLine } from './boothLine.ts';

export type TableCall =
  /** `refused`: asked for just now, and the line was not there yet. */
  | { readonly kind: 'none'; readonly refused: boolean }
  | { readonly kind: 'opening' }
  | { readonly kind: 'on'; readonly seat: OpenSeat; readonly shown: 'whole' | 'strip' };

export interface LiveScope {
  readonly table: TableCall;
  /** A seat in the room of another booth's table. */
  readonly joined?: true;
  open(): void;
  show(how: 'whole' | 'strip'): void;
}

const NONE: TableCall = { kind: 'none', refused: false };
const REFUSED: TableCall = { kind: 'none', refused: true };

/** Nothing but what the page is inside: without it (the layout robot) a table is alone. */
export const LiveContext = createContext<LiveScope>({
  table: NONE,
  open: () => undefined,
  show: () => undefined,
});
export const useLive = (): LiveScope => useContext(LiveContext);

/** Names this loaded page. */
export const PAGE = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');
/** The mediation is not covered while people talk: the booth is told so at this pace, a little ahead. */
const TALKING = { everyMs: 20_000, forMs: 45_000 } as const;

export function useTableCall(booth: Booth): LiveScope {
  const [table, setTable] = useState<TableCall>(NONE);
  const ended = useCallback((_end: CallEnd | null) => setTable(NONE), []);

  useEffect(
    () =>
      booth.on('liveTold', (told) => {
        if (told.t !== 'opened') return;
        void openMedia().then((media) => {
          const call = startCall({
            ticket: told.ticket,
            keepsFiles: false,
            page: PAGE,
            media,
            openLine: boothLine(booth),
            openPeer,
            shareDraft: async (on) => (await booth.ask('draftShare', { on })).shared,
          });
          call.onChange(() => {
            const { end } = call.state();
            if (end === null) return;
            media.close();
            ended(end);
          });
          setTable({ kind: 'on', seat: { call, media }, shown: 'whole' });
        });
      }),
    [booth, ended],
  );
  const on = table.kind === 'on';
  useEffect(() => {
    if (!on) return undefined;
    const tell = (): void => booth.act({ do: 'reading', forMs: TALKING.forMs });
    tell();
    const timer = setInterval(tell, TALKING.everyMs);
    return () => clearInterval(timer);
  }, [booth, on]);

  const open = useCallback(() => {
    setTable({ kind: 'opening' });
    booth.ask('liveOpen', {}).then(
      ({ asked }) => asked || setTable(REFUSED),
      () => setTable(REFUSED),
    );
  }, [booth]);
  const show = useCallback(
    (shown: 'whole' | 'strip') => setTable((now) => (now.kind === 'on' ? { ...now, shown } : now)),
    [],
  );
  return { table, open, show };
}
