/** The rules of the agreement that is written together: who is let write, when nobody is. Pure; its words are in `../drafts`. */
import type { z } from 'zod';
import type { draftRoomAsks } from '../../contract/draft.ts';
import type { LiveRefusal, LiveRole } from '../../contract/live.ts';
import { mayWriteDraft } from '../../contract/liveRights.ts';
import { err, ok, unreachable, type Result } from '../../contract/result.ts';

export type SharedDraft = {
  readonly draft: string;
  /** Nobody but the host writes. */
  readonly locked: boolean;
  readonly writers: readonly number[];
  /** Laid for reading as this version; null: it is being written. */
  readonly version: number | null;
};
export type DraftRoomAsk = z.infer<(typeof draftRoomAsks)[number]>;
/** What is written down. */
export type DraftDeed = 'laid' | 'takenOff' | 'letWrite' | 'noLonger' | 'read';
export type DraftTurned = {
  readonly draft: SharedDraft | null;
  readonly deed: DraftDeed | null;
  readonly seat: number | null;
};

/** Who wrote goes on writing when it is laid anew. */
export const draftLaid = (draft: string, before: SharedDraft | null): SharedDraft => ({
  draft,
  locked: true,
  writers: before?.writers ?? [],
  version: null,
});

export function draftAsked(
  before: SharedDraft,
  ask: DraftRoomAsk,
  roleOf: (seat: number) => LiveRole | null,
): Result<DraftTurned, LiveRefusal> {
  if (ask.draft !== before.draft) return err('noSuchDraft');
  switch (ask.t) {
    case 'takeDraft':
      return ok({ draft: null, deed: 'takenOff', seat: null });
    case 'lockDraft':
      return ok({
        draft: { ...before, locked: ask.on, version: ask.on ? before.version : null },
        deed: null,
        seat: null,
      });
    case 'letWrite': {
      const role = roleOf(ask.seat);
      if (role === null) return err('noSuchSeat');
      if (ask.on && !mayWriteDraft(role)) return err('mayNotWrite');
      const others = before.writers.filter((seat) => seat !== ask.seat);
      const writers = ask.on ? [...others, ask.seat].toSorted((a, b) => a - b) : others;
      return ok({ draft: { ...before, writers }, deed: ask.on ? 'letWrite' : 'noLonger', seat: ask.seat });
    }
    default:
      return unreachable(ask);
  }
}

/** Who left writes no more. */
export const withoutGoneWriters = (
  draft: SharedDraft | null,
  here: (seat: number) => boolean,
): SharedDraft | null => (draft === null ? null : { ...draft, writers: draft.writers.filter(here) });
