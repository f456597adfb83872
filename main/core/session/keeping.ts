/** Keeps what a table has signed before the screen says so, and brings it back after a cut: a table as parts of bytes, and which of them are new. */
import type { z } from 'zod';
import type { CardRecord } from '../../contract/devices.ts';
import type { Log } from '../../contract/events.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Delivery } from '../../contract/signing.ts';
import type { KeptFound, KeptTable, Sealed, Sitter, Table } from './desk.ts';
import { HOLDS_NOTHING, type Held, type Paper } from './heldPaper.ts';
import type { KeptSessions, OpenedSession, Vault } from './keptSessions.ts';
import { KEPT } from './keptTable.ts';
import { applicationId } from './packetOf.ts';
import { everySeat, everySitter } from './seats.ts';
import { tableIssuerFrom } from './tableIssuer.ts';

export interface KeeperPorts {
  readonly kept: KeptSessions;
  readonly log: Log;
  readPage(id: string): Promise<Uint8Array | null>;
  deliveryOf(itemId: string): Delivery;
}

/** What came back: for the screen, and for the runner. */
export interface Found {
  readonly kept: KeptFound;
  readonly held: Held;
}

/** `mark`: what tells one state of a part from the next. */
interface Part {
  readonly name: string;
  readonly mark: unknown;
  readonly bytes: () => Uint8Array;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const pageName = (id: string): string => `page ${id}`;

/** All of a table but what stands on the screen. */
function keptOf({ step: _step, cut: _cut, applies: _applies, ...kept }: Table): KeptTable {
  return kept;
}

/** The packet it becomes: the agreement's, and after that the application's. */
const refOf = (sessionId: string, table: KeptTable): string =>
  table.sealed === null ? sessionId : applicationId(sessionId);

function partsOfPaper(name: 'agreement' | 'application', paper: Paper | null): readonly Part[] {
  if (paper === null) return [];
  const { pdf, ...facts } = paper;
  return [
    { name, mark: paper, bytes: () => encode(JSON.stringify(facts)) },
    { name: `${name}.pdf`, mark: pdf, bytes: () => pdf },
  ];
}

export function createKeeper(ports: KeeperPorts) {
  let sessionId = '';
  let making: Promise<Vault> | null = null;
  let vault: Vault | null = null;
  /** Looked at, and not taken up yet: leaving keeps it. */
  let offered = false;
  /** What lies on disk: the mark of each part, and the fields of the table. */
  const written = new Map<string, unknown>();
  let seen = new Map<string, unknown>();
  /** Pages read for the first keeping, and pages that came back with a table. */
  const fresh = new Map<string, Uint8Array>();
  const restored = new Map<string, Uint8Array>();
  let round = 0;

  function begin(id: string, card: CardRecord): Promise<Vault> {
    const mine = (round += 1);
    vault?.forget();
    vault = null;
    sessionId = id;
    making = ports.kept.vaultFor(id, card).then((made) => {
      if (mine === round) vault = made;
      else made.forget();
      return made;
    });
    return making;
  }

  async function readPage(id: string): Promise<Uint8Array | null> {
    const back = restored.get(id);
    return back === undefined ? await ports.readPage(id) : Uint8Array.from(back);
  }

  const pagesOf = (table: Pick<Table, 'people' | 'beside' | 'parties'>): readonly string[] =>
    everySitter(table).flatMap(({ acting }) => acting?.pages.map(({ id }) => id) ?? []);

  function keep(table: KeptTable, held: Held, also: () => void): Result<null, { readonly kind: 'diskFull' }> {
    const text = JSON.stringify(table);
    const { issuer } = held;
    const all: readonly Part[] = [
      { name: 'table', mark: text, bytes: () => encode(text) },
      ...(issuer === null ? [] : [{ name: 'issuer', mark: true, bytes: () => issuer.kept }]),
      ...partsOfPaper('agreement', held.agreement),
      ...partsOfPaper('application', held.application),
      ...[...fresh].map(([id, bytes]) => ({ name: pageName(id), mark: true, bytes: () => bytes })),
    ];
    const changed = all.filter(({ name, mark }) => written.get(name) !== mark);
    if (vault === null) throw new Error('a signature before there is a place for it');
    if (changed.length > 0) {
      const parts = new Map(changed.map(({ name, bytes }) => [name, bytes()]));
      const kept = vault.keep(refOf(sessionId, table), parts, also);
      if (!kept.ok) return kept;
    }
    for (const { name, mark } of changed) written.set(name, mark);
    seen = new Map(Object.entries(table));
    dropPages(fresh);
    return ok(null);
  }

  function dropPages(pages: Map<string, Uint8Array>): void {
    for (const bytes of pages.values()) bytes.fill(0);
    pages.clear();
  }

  function forget(): void {
    round += 1;
    vault?.forget();
    vault = null;
    making = null;
    offered = false;
    sessionId = '';
    written.clear();
    seen = new Map();
    dropPages(fresh);
    dropPages(restored);
  }

  function destroy(): void {
    vault?.destroy();
    written.clear();
    seen = new Map();
  }

  /** Null where it cannot be had back whole; a page that somebody acts by is scanned again. */
  async function back(opened: OpenedSession): Promise<Found | null> {
    const part = (name: string): Uint8Array | null => opened.parts.get(name) ?? null;
    const json = <S extends z.ZodType>(name: string, schema: S): z.infer<S> | null => {
      const bytes = part(name);
      const read = bytes === null ? null : schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
      return read?.success === true ? read.data : null;
    };
    const table = json('table', KEPT.table);
    const kept = part('issuer');
    const issuer = kept === null ? null : await tableIssuerFrom(kept);
    const agreement = withPdf(json('agreement', KEPT.agreement), part('agreement.pdf'));
    const application = withPdf(json('application', KEPT.application), part('application.pdf'));
    if (table === null || issuer === null || agreement === null) return null;
    if (table.application !== null && application === null) return null;
    const readable = (sitter: Sitter): boolean =>
      sitter.acting?.pages.every(({ id }) => part(pageName(id)) !== null) ?? true;
    if (!table.beside.every((one) => readable(one.sitter))) return null;
    const withPages = (sitter: Sitter): Sitter =>
      sitter.acting === null || readable(sitter) ? sitter : { ...sitter, acting: { ...sitter.acting, pages: [] } }; // prettier-ignore
    const now: KeptTable = {
      ...table,
      people: { ...everySeat(table, withPages), lead: table.people.lead },
      sealed: delivered(table.sealed),
    };
    for (const id of pagesOf(now)) {
      const bytes = part(pageName(id));
      if (bytes !== null) restored.set(id, bytes);
      written.set(pageName(id), true);
    }
    written.set('issuer', true);
    const { keptAt, until } = opened;
    return { kept: { table: now, keptAt, until }, held: { agreement, application, issuer } };
  }

  const delivered = (sealed: Sealed | null): Sealed | null =>
    sealed === null ? null : { ...sealed, delivery: ports.deliveryOf(sealed.itemId) };

  return {
    /** Makes the place for a session's signatures while the table still drafts. */
    begin: (id: string, card: CardRecord): void => void begin(id, card),
    /** All that a keeping needs is at hand: the key, and the pages that go with it. */
    async ready(table: Table): Promise<void> {
      await (making ?? begin(table.session?.id ?? '', table.people.lead.identity.card));
      for (const id of pagesOf(table)) {
        if (written.has(pageName(id)) || fresh.has(id)) continue;
        const bytes = await readPage(id);
        if (bytes !== null) fresh.set(id, bytes);
      }
    },
    /** Durable when it returns; `also` is recorded with it or not at all. */
    keep: (table: Table, held: Held, also: () => void) => keep(keptOf(table), held, also),
    /** What is said between two signatures is kept as well; where the disk is full it is tried again with the next change. */
    follow(table: Table | null): void {
      if (table === null || offered || vault === null || !ports.kept.has(sessionId)) return;
      const now = keptOf(table);
      if (Object.entries(now).every(([name, value]) => seen.get(name) === value)) return;
      const kept = keep(now, HOLDS_NOTHING, () => undefined);
      if (!kept.ok) ports.log('keepingFailed', { sessionId, kind: kept.error.kind });
    },
    /** What this card opens, if anything; `lead` says whose it has to be. */
    async offer(card: CardRecord, lead: string): Promise<Found | null> {
      forget();
      const mine = round;
      const opened = await ports.kept.open(card);
      if (opened === null) return null;
      const found = await back(opened);
      if (mine !== round || found === null || found.kept.table.lead.id !== lead) {
        // nothing that cannot be read is worth keeping; what is somebody else's by now is left alone
        if (found === null) {
          opened.vault.destroy();
          ports.log('sessionEnded', { sessionId: opened.sessionId, reason: 'damaged' });
        }
        opened.vault.forget();
        if (mine === round) forget();
        return null;
      }
      ({ sessionId, vault } = opened);
      making = Promise.resolve(opened.vault);
      offered = true;
      return found;
    },
    /** From here on leaving ends it like any other. */
    take: (): void => void (offered = false),
    /** Only looked at so far. */
    isOffered: (): boolean => offered,
    readPage,
    destroy,
    forget,
    holdsNothing: (): boolean =>
      vault === null && making === null && fresh.size === 0 && restored.size === 0 && written.size === 0,
  };
}

const withPdf = <F extends object>(facts: F | null, pdf: Uint8Array | null): (F & { readonly pdf: Uint8Array }) | null =>
  facts === null || pdf === null ? null : { ...facts, pdf }; // prettier-ignore
