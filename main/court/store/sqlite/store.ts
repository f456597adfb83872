/** The court's store on SQLite: one file, one connection, prepared statements. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, type Result } from '../../../contract/result.ts';
import type { CourtStore } from '../store.ts';
import { agreementsOf } from './agreements.ts';
import { auditOf } from './audit.ts';
import { boothsOf, codesOf } from './booths.ts';
import { certificatesOf } from './certificates.ts';
import { itemsOf } from './items.ts';
import { mattersOf } from './matters.ts';
import { openDatabase, type Db, type OpenError } from './open.ts';
import { evidenceOf, receiptsOf, sequencesOf } from './receipts.ts';

export function openStore(path: string): Result<CourtStore, OpenError> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const opened = openDatabase(path);
  if (!opened.ok) return opened;
  return ok(storeOn(opened.value));
}

function storeOn(db: Db): CourtStore {
  return {
    transaction: (work) => db.transaction(work).immediate(),
    close: () => db.close(),
    booths: boothsOf(db),
    codes: codesOf(db),
    items: itemsOf(db),
    receipts: receiptsOf(db),
    evidence: evidenceOf(db),
    sequences: sequencesOf(db),
    matters: mattersOf(db),
    certificates: certificatesOf(db),
    agreements: agreementsOf(db),
    audit: auditOf(db),
  };
}
