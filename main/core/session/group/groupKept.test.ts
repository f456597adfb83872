/** What a group keeps on a real disk beside itself: who pays and the pages they act by, and half an application; for the card of whoever leads, and no longer than it is needed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GroupMaster } from '../../../contract/session/group.ts';
import { createAudit } from '../../audit/audit.ts';
import { DATABASE_FILE, openStore, type Store } from '../../store/store.ts';
import { createClock } from '../../util/clock.ts';
import { simulatedTime } from '../../util/simulatedClock.ts';
import type { Application, Sitter } from '../desk.ts';
import type { Paper } from '../heldPaper.ts';
import { createKeptSessions } from '../keptSessions.ts';
import { cards, enter, signedBy } from '../sessionKit.ts';
import { newTableIssuer } from '../tableIssuer.ts';
import { createGroupKeeper, type ItemOf } from './groupKeeping.ts';
import { election, groupAfter, rowsOf } from './groupKit.ts';

const AT = '2026-11-23T09:00:00.000+08:00';
const SCAN = new TextEncoder().encode('a scanned power of attorney');
const rules = { min: 2, max: 9, representatives: { min: 2, max: 5 } };
const rows = rowsOf('成员', 2);
const master: GroupMaster = {
  session: 'table', itemId: 'm', title: 't', pages: 1, sha256: 'a'.repeat(64), sealedAt: AT, facts: '', clauses: ['付款。'], days: ['2026-12-10'],
}; // prettier-ignore

let dataDir: string;
let stores: Store[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuncang-group-'));
});
afterEach(() => {
  for (const store of stores) store.close();
  stores = [];
  rmSync(dataDir, { recursive: true, force: true });
});

/** As after a start: what lies in the outbox, and the booth's key. */
function keeperWith(items: Readonly<Record<string, string>> = {}) {
  const clock = createClock(simulatedTime());
  const opened = openStore({ dataDir, clock, log: () => undefined });
  if (!opened.ok) throw new Error(opened.error.kind);
  stores.push(opened.value);
  const audit = createAudit({ store: opened.value, clock, log: () => undefined });
  const kept = createKeptSessions({ store: opened.value, audit, clock, log: () => undefined, boothKey: Buffer.alloc(32, 7), lifeMs: () => 3_600_000 }); // prettier-ignore
  const itemOf: ItemOf = (ref) => {
    const itemId = items[ref];
    return itemId === undefined ? null : { itemId, at: AT };
  };
  return createGroupKeeper(kept, itemOf);
}

const elected = groupAfter(election(rows, AT), rules, AT);

function people(): { readonly lead: Sitter; readonly payer: Sitter; readonly member: Sitter } {
  const { table } = enter('mediator');
  const { lead } = table.people;
  const as = (card: typeof cards.B): Sitter => ({ ...lead, identity: { ...lead.identity, card } });
  const page = { id: 'page-1', sha256: 'd'.repeat(64), size: SCAN.length, mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300, scannedAt: AT, device: 's' } as const;
  const acting = { as: 'legalRep', principal: { kind: 'organisation', name: '某厂', number: '' }, authority: null, pages: [page] } as const;
  return { lead, payer: { ...as(cards.B), acting }, member: as(cards.A) };
} // prettier-ignore

const { itemId: _, ...pending } = master;
const kept = { group: elected, lead: { id: 'staff-1', role: 'mediator', organisation: '调委会', card: 'x' }, regime: 'people', kind: 'wages', payer: null } as const; // prettier-ignore
const document = { id: 'application', title: { 'zh-CN': '司法确认申请书', en: 'Application' }, pages: 1, sha256: 'e'.repeat(64) }; // prettier-ignore

/** Up to a power cut: the agreement is sealed, one of the two has signed a member's application. */
async function cutInHalf(): Promise<void> {
  const { payer, member } = people();
  const keeper = keeperWith();
  expect(await keeper.begin('g', cards.lead)).toBe(true);
  expect(keeper.keep(kept)).toBe('kept');
  expect(await keeper.pending(pending, payer, () => Promise.resolve(SCAN))).toBe(true);
  expect(keeper.pendingConsent({ no: 1, sha256: 'f'.repeat(64) })).toBe(true);
  const application: Application = { document, shown: [], signed: [signedBy('A')], sealed: null };
  const paper: Paper = { pdf: new TextEncoder().encode('%PDF half'), base: 9, evidence: [], template: { id: 't', version: '1' }, policyVersion: 'p' }; // prettier-ignore
  const now = Date.now();
  const issuer = await newTableIssuer('n', { from: new Date(now - 1000), to: new Date(now + 1000) });
  expect(keeper.half({ no: 1, member, payer, application }, paper, issuer)).toBe(true);
}

it('brings back who pays with the pages they act by, the consent by the digest of its paper, and what one of two has signed', async () => {
  await cutInHalf();
  const disk = [DATABASE_FILE, `${DATABASE_FILE}-wal`].map((name) =>
    readFileSync(join(dataDir, name)).toString(),
  );
  for (const word of ['成员1', '某厂', '%PDF half', 'scanned']) expect(disk.join('')).not.toContain(word);
  const keeper = keeperWith({ table: 'm', 'g-c1': 'c1' });
  const offer = await keeper.offer(cards.lead, 'staff-1', rules);
  const { group, payer } = offer?.found.kept ?? {};
  expect([group?.phase, payer?.acting?.principal.name]).toEqual(['line', '某厂']);
  expect(group?.members[0]?.consent).toMatchObject({ itemId: 'c1', sha256: 'f'.repeat(64) });
  expect(keeper.page('page-1')).toEqual(SCAN);
  expect(offer?.found.half).toMatchObject({ no: 1, application: { document, signed: [{ who: 'A' }] } });
  expect(new TextDecoder().decode(offer?.held?.paper.pdf)).toBe('%PDF half');
  keeper.forget();
  expect(keeper.page('page-1')).toBeNull();
});

it('has nobody who pays where the cut came before the agreement was sealed', async () => {
  await cutInHalf();
  const offer = await keeperWith().offer(cards.lead, 'staff-1', rules);
  expect([offer?.found.kept.group.phase, offer?.found.kept.payer]).toEqual(['elected', null]);
});

it('has no half of what was dropped, nor of what was sealed right before the cut', async () => {
  await cutInHalf();
  const sealed = await keeperWith({ 'table': 'm', 'g-c1': 'c1', 'table-jc-1': 'a1' }).offer(cards.lead, 'staff-1', rules);
  expect([sealed?.found.half, sealed?.found.kept.group.members[0]?.applied?.itemId]).toEqual([null, 'a1']);
  const keeper = keeperWith({ 'table': 'm', 'g-c1': 'c1' });
  expect((await keeper.offer(cards.lead, 'staff-1', rules))?.found.half).not.toBeNull();
  keeper.dropHalf();
  const again = await keeperWith({ 'table': 'm', 'g-c1': 'c1' }).offer(cards.lead, 'staff-1', rules);
  expect([again?.found.half, again?.held]).toEqual([null, null]);
}); // prettier-ignore
