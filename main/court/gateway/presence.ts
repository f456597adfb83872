/** When each booth was last heard of and what it told of its health; written down every few seconds, not at every request. */
import type { z } from 'zod';
import type { BoothFrame } from '../../contract/link.ts';
import type { CourtStore } from '../store/store.ts';

export type Heartbeat = Extract<z.infer<typeof BoothFrame>, { t: 'hb' }>;
type Seen = { at: number; heartbeat: Heartbeat | null; dirty: boolean };

/** A booth heard of within this time is online (three missed heartbeats of 30 s). */
export const ONLINE_MS = 90_000;

export type Presence = {
  seen(booth: string, heartbeat?: Heartbeat): void;
  of(
    booth: string,
  ): { readonly online: boolean; readonly at: number; readonly heartbeat: Heartbeat | null } | null;
  flush(): void;
};

export function presenceOf(store: CourtStore, now: () => number): Presence {
  const booths = new Map<string, Seen>();
  return {
    seen(booth, heartbeat) {
      const before = booths.get(booth);
      booths.set(booth, { at: now(), heartbeat: heartbeat ?? before?.heartbeat ?? null, dirty: true });
    },
    of(booth) {
      const seen = booths.get(booth);
      return seen === undefined
        ? null
        : { online: now() - seen.at < ONLINE_MS, at: seen.at, heartbeat: seen.heartbeat };
    },
    flush() {
      const changed = [...booths].filter(([, seen]) => seen.dirty);
      if (changed.length === 0) return;
      store.transaction(() => {
        for (const [booth, seen] of changed) {
          store.booths.seen(
            booth,
            new Date(seen.at).toISOString(),
            seen.heartbeat === null ? null : JSON.stringify(seen.heartbeat),
          );
          seen.dirty = false;
        }
      });
    },
  };
}
