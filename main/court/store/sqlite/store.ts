/** The court's store on SQLite: one file, one connection, prepared statements; long posts lie in files beside it. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '../../../contract/result.ts';
import { longPosts, type LongPosts } from '../longPosts.ts';
import type { CourtStore } from '../store.ts';
import { agreementsOf } from './agreements.ts';
import { applicationsOf } from './applications.ts';
import { inkedOf } from './inked.ts';
import { consentsOf } from './consents.ts';
import { auditOf } from './audit.ts';
import { boothsOf, codesOf } from './booths.ts';
import { certificatesOf } from './certificates.ts';
import { deskPapersOf } from './deskPapers.ts';
import { hearingsOf } from './hearings.ts';
import { itemsOf } from './items.ts';
import { keptMarksOf } from './keptMarks.ts';
import { judgmentsOf, linkedOf } from './linked.ts';
import { liveRoomsOf } from './liveRooms.ts';
import { mattersOf } from './matters.ts';
import { openDatabase, type Db, type OpenError } from './open.ts';
import { recordingsOf } from './recordings.ts';
import { recordsOf } from './records.ts';
import { evidenceOf, receiptsOf, sequencesOf } from './receipts.ts';

export function openStore(path: string): Result<CourtStore, OpenError> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const opened = openDatabase(path);
  if (!opened.ok) return opened;
  const posts = longPosts(postsBeside(path));
  readThem(opened.value, posts);
  return ok(storeOn(opened.value));
}

/** The folder of the long posts that the database at `path` names. */
export const postsBeside = (path: string): string => join(dirname(path), 'posts');

function readThem(db: Db, posts: LongPosts): void {
  const named = db.prepare('SELECT file FROM post WHERE file IS NOT NULL').pluck().all();
  posts.dropAllBut(new Set(z.array(z.string()).parse(named)));
  db.function('bytes_of_file', (name, at, size) =>
    posts.read(z.string().parse(name), z.number().parse(at), z.number().parse(size)),
  );
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
    applications: applicationsOf(db),
    hearings: hearingsOf(db),
    records: recordsOf(db),
    inked: inkedOf(db),
    consents: consentsOf(db),
    linked: linkedOf(db),
    judgments: judgmentsOf(db),
    deskPapers: deskPapersOf(db),
    live: liveRoomsOf(db),
    keptMarks: keptMarksOf(db),
    recordings: recordingsOf(db),
    audit: auditOf(db),
  };
}
