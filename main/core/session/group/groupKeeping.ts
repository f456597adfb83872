/** A group as it is kept from one day to the next: sealed like a mediation that was cut, for the card of whoever leads it, and reconciled with the outbox when it comes back. */
import { z } from 'zod';
import type { CardRecord } from '../../../contract/devices.ts';
import { DisputeKindId } from '../../../contract/policy.ts';
import { Sha256 } from '../../../contract/request.ts';
import { Group, GroupMaster, type GroupRules } from '../../../contract/session/group.ts';
import { stepGroup } from '../../../contract/session/groupStep.ts';
import { RegimeId } from '../../../contract/session/regime.ts';
import type { Paper } from '../heldPaper.ts';
import type { KeptSessions, OpenedSession, Vault } from '../keptSessions.ts';
import { Application, Member, PaperFacts, Sitter } from '../keptTable.ts';
import { applicationId } from '../packetOf.ts';
import { tableIssuerFrom, type TableIssuer } from '../tableIssuer.ts';
import { consentRef } from './consentPacket.ts';
import type { Sitter as Payer } from '../desk.ts';
import type { GroupFound, HalfApplied, KeptGroup } from './groupDesk.ts';

const Kept = z.object({
  group: Group,
  lead: Member,
  regime: RegimeId,
  kind: DisputeKindId,
  payer: Sitter.nullable().default(null),
});
/** The agreement as it was about to be sealed: whether it was is asked of the outbox. */
const Pending = GroupMaster.omit({ itemId: true });
type Pending = z.infer<typeof Pending>;
/** A consent as it was about to be sealed: its paper is named later by this digest. */
const PendingConsent = z.object({ no: z.number().int(), sha256: Sha256 });
type PendingConsent = z.infer<typeof PendingConsent>;
const Half = z.object({
  no: z.number().int(),
  member: Sitter,
  payer: Sitter,
  application: Application,
  paper: PaperFacts,
});

/** What a cut application needs of the runner to go on. */
export interface HeldHalf {
  readonly paper: Paper;
  readonly issuer: TableIssuer;
}
export interface GroupOffer {
  readonly found: GroupFound;
  readonly held: HeldHalf | null;
}

type ReadPage = (id: string) => Promise<Uint8Array | null>;
/** What the outbox knows of an item by what it is of. */
export type ItemOf = (ref: string) => { readonly itemId: string; readonly at: string } | null;

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const NOTHING = encode(null);
const pageName = (id: string): string => `page ${id}`;

export function createGroupKeeper(kept: KeptSessions, itemOf: ItemOf) {
  let vault: Vault | null = null;
  let id = '';
  let written: Group | null = null;
  let round = 0;
  /** Pages by which somebody acts for whoever pays, as they came back with the group. */
  const pages = new Map<string, Uint8Array>();
  /** Half an application lies there. */
  let isHalf = false;

  function forget(): void {
    round += 1;
    for (const bytes of pages.values()) bytes.fill(0);
    pages.clear();
    isHalf = false;
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
    keep({ group, lead, regime, kind, payer }: KeptGroup): 'kept' | 'same' | 'waits' | 'full' {
      if (vault === null || group.id !== id) return 'waits';
      if (written === group || group.phase === 'closed') return 'same';
      if (!put(new Map([['group', encode({ group, lead, regime, kind, payer })]]))) return 'full';
      written = group;
      return 'kept';
    },
    /** Before the agreement is sealed: a crash right after it must not let a second one be made, nor lose who pays. */
    async pending(master: Pending, payer: Payer | null, readPage: ReadPage): Promise<boolean> {
      const parts = new Map([['pending', encode(master)], ['payer', encode(payer)]]); // prettier-ignore
      for (const { id: page } of payer?.acting?.pages ?? []) {
        const bytes = await readPage(page);
        if (bytes !== null) parts.set(pageName(page), bytes);
      }
      return put(parts);
    },
    pendingConsent: (consent: PendingConsent): boolean => put(new Map([['pendingConsent', encode(consent)]])),
    /** What one of the two has signed of a member's application, before the screen says so. */
    half(half: HalfApplied, { pdf, ...facts }: Paper, issuer: TableIssuer): boolean {
      isHalf = true;
      return put(
        new Map([
          ['half', encode({ ...half, paper: facts })],
          ['half.pdf', pdf],
          ['half.issuer', issuer.kept],
        ]),
      );
    },
    /** Dropped, or sealed whole. */
    dropHalf(): void {
      if (isHalf)
        put(
          new Map([
            ['half', NOTHING],
            ['half.pdf', NOTHING],
            ['half.issuer', NOTHING],
          ]),
        );
      isHalf = false;
    },
    page(page: string): Uint8Array | null {
      const bytes = pages.get(page);
      return bytes === undefined ? null : Uint8Array.from(bytes);
    },
    async offer(card: CardRecord, lead: string, rules: GroupRules): Promise<GroupOffer | null> {
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
      const about = {
        master: readPart(opened.parts.get('pending'), Pending),
        consent: readPart(opened.parts.get('pendingConsent'), PendingConsent),
      };
      const group = reconciled(read.group, about, itemOf, rules);
      const payer =
        group.master === null ? null : (read.payer ?? readPart(opened.parts.get('payer'), Sitter));
      for (const { id: page } of payer?.acting?.pages ?? []) {
        const bytes = opened.parts.get(pageName(page));
        if (bytes !== null && bytes !== undefined) pages.set(page, bytes);
      }
      const cut = await halfIn(opened, group);
      isHalf = cut !== null;
      return {
        found: { kept: { ...read, group, payer }, until: opened.until, half: cut?.half ?? null },
        held: cut?.held ?? null,
      };
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

/** Null where there is none, where it was sealed after all, or where it cannot be had back whole. */
async function halfIn({ parts }: OpenedSession, { members }: Group) {
  const read = readPart(parts.get('half'), Half);
  const [pdf, kept] = [parts.get('half.pdf') ?? null, parts.get('half.issuer') ?? null];
  if (read === null || pdf === null || kept === null) return null;
  if (members.some(({ no, applied }) => no === read.no && applied !== null)) return null;
  const issuer = await tableIssuerFrom(kept);
  const { paper, ...half } = read;
  return issuer === null ? null : { half, held: { paper: { ...paper, pdf }, issuer } };
}

function readPart<S extends z.ZodType>(bytes: Buffer | null | undefined, schema: S): z.infer<S> | null {
  if (bytes === null || bytes === undefined) return null;
  const read = schema.safeParse(JSON.parse(bytes.toString()));
  return read.success ? read.data : null;
}

/** What lies in the outbox was done, whatever a crash kept from being written here. */
export function reconciled(
  group: Group,
  about: { readonly master: Pending | null; readonly consent: PendingConsent | null },
  itemOf: ItemOf,
  rules: GroupRules,
): Group {
  const pending = about.master;
  const sealed = pending === null ? null : itemOf(pending.session);
  let next = group;
  if (pending !== null && sealed !== null) {
    const done = stepGroup(next, { kind: 'masterSealed', master: { ...pending, itemId: sealed.itemId } }, rules); // prettier-ignore
    if (done.ok) next = done.value;
  }
  for (const { no } of next.members) {
    const item = itemOf(consentRef(next.id, no));
    if (item === null) continue;
    const sha256 = about.consent?.no === no ? about.consent.sha256 : null;
    const done = stepGroup(next, { kind: 'consented', no, ...item, sha256 }, rules);
    if (done.ok) next = done.value;
  }
  for (const { no } of next.members) {
    const item = itemOf(applicationId(next.master?.session ?? '', no));
    const done = item === null ? null : stepGroup(next, { kind: 'applied', no, ...item }, rules);
    if (done?.ok === true) next = done.value;
  }
  return next;
}
