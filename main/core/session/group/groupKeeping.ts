/** A group as it is kept from one day to the next: sealed like a mediation that was cut, for the card of whoever leads it, and reconciled with the outbox when it comes back. */
import { z } from 'zod';
import type { CardRecord } from '../../../contract/devices.ts';
import { DisputeKindId } from '../../../contract/policy.ts';
import { Group, GroupMaster, type GroupRules } from '../../../contract/session/group.ts';
import { stepGroup } from '../../../contract/session/groupStep.ts';
import { RegimeId } from '../../../contract/session/regime.ts';
import type { KeptSessions, Vault } from '../keptSessions.ts';
import { Member } from '../keptTable.ts';
import { consentRef } from './consentPacket.ts';
import type { GroupFound, KeptGroup } from './groupDesk.ts';

const Kept = z.object({ group: Group, lead: Member, regime: RegimeId, kind: DisputeKindId });
/** The agreement as it was about to be sealed: whether it was is asked of the outbox. */
const Pending = GroupMaster.omit({ itemId: true });
type Pending = z.infer<typeof Pending>;

/** What the outbox knows of an item by what it is of. */
export type ItemOf = (ref: string) => { readonly itemId: string; readonly at: string } | null;

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export function createGroupKeeper(kept: KeptSessions, itemOf: ItemOf) {
  let vault: Vault | null = null;
  let id = '';
  let written: Group | null = null;
  let round = 0;

  function forget(): void {
    round += 1;
    vault?.forget();
    vault = null;
    written = null;
    id = '';
  }

  /** False: the disk is full. */
  function put(parts: ReadonlyMap<string, Uint8Array>): boolean {
    return vault === null || vault.keep(keyOf(id), parts, () => undefined).ok;
  }

  return {
    /** Makes the place; slow on purpose. */
    async begin(group: string, card: CardRecord): Promise<boolean> {
      forget();
      const mine = round;
      const made = await kept.vaultFor(keyOf(group), card, 'group');
      if (mine !== round) {
        made.forget();
        return false;
      }
      vault = made;
      id = group;
      return true;
    },
    /** `same`: nothing changed since. `waits`: the place is not ready yet. */
    keep({ group, lead, regime, kind }: KeptGroup): 'kept' | 'same' | 'waits' | 'full' {
      if (vault === null || group.id !== id) return 'waits';
      if (written === group || group.phase === 'closed') return 'same';
      if (!put(new Map([['group', encode({ group, lead, regime, kind })]]))) return 'full';
      written = group;
      return 'kept';
    },
    /** Before the agreement is sealed: a crash right after it must not let a second one be made. */
    pending: (master: Pending): boolean => put(new Map([['pending', encode(master)]])),
    async offer(card: CardRecord, lead: string, rules: GroupRules): Promise<GroupFound | null> {
      forget();
      const mine = round;
      const opened = await kept.open(card, 'group');
      if (opened === null) return null;
      const read = readPart(opened.parts.get('group'), Kept);
      if (mine !== round || read === null || read.lead.id !== lead) {
        if (read === null) opened.vault.destroy(); // nothing that cannot be read is worth keeping
        opened.vault.forget();
        return null;
      }
      vault = opened.vault;
      id = read.group.id;
      const group = reconciled(read.group, readPart(opened.parts.get('pending'), Pending), itemOf, rules);
      return { kept: { ...read, group }, until: opened.until };
    },
    destroy(): void {
      vault?.destroy();
    },
    forget,
    holdsNothing: (): boolean => vault === null && written === null,
  };
}

/** Beside the tables that are kept by their session alone. */
const keyOf = (group: string): string => `group-${group}`;

function readPart<S extends z.ZodType>(bytes: Buffer | null | undefined, schema: S): z.infer<S> | null {
  if (bytes === null || bytes === undefined) return null;
  const read = schema.safeParse(JSON.parse(bytes.toString()));
  return read.success ? read.data : null;
}

/** What lies in the outbox was done, whatever a crash kept from being written here. */
export function reconciled(group: Group, pending: Pending | null, itemOf: ItemOf, rules: GroupRules): Group {
  const sealed = pending === null ? null : itemOf(pending.session);
  let next = group;
  if (pending !== null && sealed !== null) {
    const done = stepGroup(next, { kind: 'masterSealed', master: { ...pending, itemId: sealed.itemId } }, rules); // prettier-ignore
    if (done.ok) next = done.value;
  }
  for (const { no } of next.members) {
    const item = itemOf(consentRef(next.id, no));
    if (item === null) continue;
    const done = stepGroup(next, { kind: 'consented', no, ...item }, rules);
    if (done.ok) next = done.value;
  }
  return next;
}
