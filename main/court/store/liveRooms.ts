/** What the court keeps of live rooms so that they outlive its process: capacities and states, digests of what lets people in, sealed ink. */

/** Who opened a room decides what may be laid in it, and whether it goes on by itself: a hearing is opened anew. */
export type RoomOwner =
  | { readonly kind: 'desk' | 'hearing'; readonly clerk: string }
  | { readonly kind: 'booth'; readonly booth: string };

export type LiveRoomRow = {
  readonly id: string;
  readonly openedAt: string;
  readonly owner: RoomOwner;
  /** The room as it stands, in the shape of `media/keptRoom.ts`: no name, no word anybody said. */
  readonly state: string;
  /** Faults written down so far, and papers that were asked for and not there: their bounds outlive a restart too. */
  readonly faults: number;
  readonly misses: number;
};

export type LiveCode = {
  readonly room: string;
  readonly role: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly used: boolean;
};

export type LiveRoomStore = {
  add(room: LiveRoomRow): void;
  save(id: string, state: string): void;
  countFault(id: string): void;
  countMiss(id: string): void;
  /** In the order they were opened. */
  all(): readonly LiveRoomRow[];
  /** The room and all that belongs to it. */
  end(id: string): void;
  readonly tickets: {
    add(digest: string, room: string, seat: number): void;
    find(digest: string): { readonly room: string; readonly seat: number } | null;
    drop(room: string, seat: number): void;
  };
  readonly codes: {
    add(digest: string, code: Omit<LiveCode, 'used'>): void;
    find(digest: string): LiveCode | null;
    use(digest: string): void;
    dropBefore(expired: number): void;
  };
  readonly papers: {
    /** `matter`: the request it is of. */
    add(room: string, paper: string, matter: string): void;
    of(room: string): readonly { readonly paper: string; readonly matter: string }[];
    /** With its ink. */
    drop(paper: string): void;
  };
  readonly ink: {
    add(paper: string, sealed: Uint8Array): void;
    /** In the order it came. */
    of(paper: string): readonly Uint8Array[];
  };
  /** The agreement that is written together, sealed. */
  readonly drafts: {
    add(room: string, draft: string, sheet: Uint8Array): void;
    of(room: string): readonly string[];
    append(draft: string, part: DraftPart, sealed: Uint8Array): void;
    /** Instead of all of this part. */
    replace(draft: string, part: DraftPart, sealed: Uint8Array): void;
    /** In the order they came. */
    parts(draft: string, part: DraftPart): readonly Uint8Array[];
    drop(draft: string): void;
  };
};

export type DraftPart = 'sheet' | 'update' | 'version';
