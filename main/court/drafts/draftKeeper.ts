/** Keeps the agreement that is written in one room while the court's process comes and goes: its sheet, every change of its words and the versions that were read, sealed. */
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { DraftLibrary, DraftSheet, newestVersions, ReadVersion } from '../../contract/draft.ts';
import type { DraftPart, LiveRoomStore } from '../store/liveRooms.ts';
import { tried } from '../store/tried.ts';
import { openFor, sealFor } from '../tableSeal.ts';

const Laid = z.object({ sheet: DraftSheet, library: DraftLibrary });
export type Laid = z.infer<typeof Laid>;

export type KeptDraft = {
  readonly draft: string;
  readonly laid: Laid;
  /** In the order they were taken in. */
  readonly updates: readonly Uint8Array[];
  readonly versions: readonly ReadVersion[];
};

export type DraftKeeper = {
  laid(draft: string, laid: Laid): void;
  sheet(draft: string, laid: Laid): void;
  /** False where the disk would not: the change is there for all, and is not called kept. `whole`: all words, this change included. */
  wrote(draft: string, update: Uint8Array, whole: () => Uint8Array): boolean;
  read(draft: string, version: ReadVersion): void;
  dropped(draft: string): void;
  /** What was written in the process before. */
  kept(): readonly KeptDraft[];
};

/** So many changes are kept one by one; then all of them become one. */
const CHANGES_MAX = 400;

export function draftKeeper(live: LiveRoomStore, key: KeyObject, room: string): DraftKeeper {
  const { drafts } = live;
  let count = 0;
  /** The disk refused a change: the next one it takes is the whole. */
  let behind = false;

  const about = (draft: string, part: DraftPart): string => `${draft} ${part}`;
  const sealed = (draft: string, part: DraftPart, plain: Uint8Array): Uint8Array =>
    sealFor(key, about(draft, part), plain);
  const json = (draft: string, part: DraftPart, value: unknown): Uint8Array =>
    sealed(draft, part, Buffer.from(JSON.stringify(value)));
  const opened = (draft: string, part: DraftPart): Buffer[] =>
    drafts.parts(draft, part).flatMap((bytes) => openFor(key, about(draft, part), bytes) ?? []);
  const parsed = <T>(draft: string, part: DraftPart, schema: z.ZodType<T>): T[] =>
    opened(draft, part).flatMap((bytes) => {
      const found = schema.safeParse(JSON.parse(bytes.toString('utf8')));
      return found.success ? [found.data] : [];
    });

  return {
    laid(draft, laid) {
      count = 0;
      behind = !tried(() => drafts.add(room, draft, json(draft, 'sheet', laid)));
    },
    sheet: (draft, laid) => void tried(() => drafts.replace(draft, 'sheet', json(draft, 'sheet', laid))),
    wrote(draft, update, whole) {
      const all = behind || count >= CHANGES_MAX;
      const done = tried(() =>
        all
          ? drafts.replace(draft, 'update', sealed(draft, 'update', whole()))
          : drafts.append(draft, 'update', sealed(draft, 'update', update)),
      );
      if (done) count = all ? 1 : count + 1;
      behind = !done;
      return done;
    },
    read: (draft, version) => void tried(() => drafts.append(draft, 'version', json(draft, 'version', version))), // prettier-ignore
    dropped: (draft) => void tried(() => drafts.drop(draft)),
    kept: () =>
      drafts.of(room).flatMap((draft) => {
        const laid = parsed(draft, 'sheet', Laid)[0];
        if (laid === undefined) return [];
        const versions = newestVersions(parsed(draft, 'version', ReadVersion));
        const updates = opened(draft, 'update');
        count = updates.length;
        return [{ draft, laid, updates, versions }];
      }),
  };
}
