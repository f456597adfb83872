/** Databases of other times: older ones are brought up to date, newer and foreign ones refused. */
import { expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { NO_RECORD } from '../../../contract/hearing/record.ts';
import { scheduledHearing } from '../../../contract/hearing/hearing.ts';
import { MIGRATIONS } from './migrations.ts';
import { openDatabase } from './open.ts';
import { openStore } from './store.ts';

function databasePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'court.db');
}

test('commits are written through to the disk: WAL and synchronous=FULL', () => {
  const opened = openDatabase(databasePath());
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.pragma('synchronous', { simple: true })).toBe(2);
  expect(opened.value.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(opened.value.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  opened.value.close();
});

test('a database of schema 1 keeps its items, and its requests get their place in the index', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 1));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`
    INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1);
    INSERT INTO item VALUES ('01A', 'hw-03', 1, 1, 'h1', 'p', 'filing.submit/1', '{"body":"jwe"}', 's', 'k', '2026-11-23T00:00:00Z', '收20261123-000001', 1);
    INSERT INTO item VALUES ('01B', 'hw-03', 1, 2, 'h2', 'h1', 'audit.head/1', '{"body":"x"}', 's', 'k', '2026-11-23T00:00:01Z', NULL, 1);
  `);
  old.value.close();

  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  expect(store.value.items.find('01B')).toMatchObject({ hash: 'h2', complete: true });
  expect(store.value.matters.toIndex(10)).toEqual([{ id: '01A', body: 'jwe' }]);
  expect(store.value.matters.find('01A')).toMatchObject({
    answer: { kind: 'received' },
    number: '收20261123-000001',
  });
});

test('a database of schema 2 keeps items, order, receipts and refused ones, and takes more', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 2));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`
    INSERT INTO booth (id, site, name, epoch, last_rseq) VALUES ('hw-03', 's', 'n', 1, 2);
    INSERT INTO booth_key (kid, booth, epoch, public_key, hardware, claimed_at) VALUES ('k', 'hw-03', 1, 'p', 'h', 't');
    INSERT INTO item VALUES ('01A', 'hw-03', 1, 1, 'h1', 'p', 'filing.submit/1', '{"body":"案 \\n"}', 'sig1', 'k', '2026-11-23T00:00:00Z', '收20261123-000001', 0);
    INSERT INTO item VALUES ('01B', 'hw-03', 1, 2, 'h2', 'h1', 'audit.head/1', '{"body":"x"}', 'sig2', 'k', '2026-11-23T00:00:01Z', NULL, 1);
    INSERT INTO matter (id, indexed, answer) VALUES ('01A', 0, '{"kind":"received"}');
    INSERT INTO item_file VALUES ('01A', 'f1', 5);
    INSERT INTO receipt VALUES ('hw-03', 1, '{"rseq":1}'), ('hw-03', 2, '{"rseq":2}');
  `);
  old.value.close();

  const opened = openStore(path);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  expect(store.items.find('01A')).toEqual({
    id: '01A', booth: 'hw-03', epoch: 1, seq: 1, hash: 'h1', prev: 'p', schema: 'filing.submit/1', env: '{"body":"案 \\n"}',
    sig: 'sig1', kid: 'k', receivedAt: '2026-11-23T00:00:00Z', number: '收20261123-000001', complete: false,
  }); // prettier-ignore
  expect(store.items.at('hw-03', 1, 2)).toEqual({ id: '01B', hash: 'h2', prev: 'h1' });
  expect(store.items.waitingFor('f1').map(({ id }) => id)).toEqual(['01A']);
  expect(store.matters.toIndex(10)).toEqual([{ id: '01A', body: '案 \n' }]);
  expect(store.receipts.after('hw-03', 0, 10)).toEqual([
    { rseq: 1, receipt: '{"rseq":1}' },
    { rseq: 2, receipt: '{"rseq":2}' },
  ]);
  store.transaction(() => store.receipts.add('hw-03', store.receipts.reserve('hw-03', 3), ['a', 'b', 'c']));
  expect(store.receipts.after('hw-03', 3, 10).map(({ rseq, receipt }) => `${rseq} ${receipt}`)).toEqual([
    '4 b',
    '5 c',
  ]);
  expect(store.receipts.after('hw-03', 1, 2).map(({ rseq }) => rseq)).toEqual([2, 3]);
});

test('a database of schema 3 keeps its booths and grows a place for certificates and agreements', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 3));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`
    INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1);
    INSERT INTO booth_key (kid, booth, epoch, public_key, hardware, claimed_at) VALUES ('k', 'hw-03', 1, 'p', 'h', 't');
    INSERT INTO post (n, received_at, bytes) VALUES (1, '2026-11-23T00:00:00Z', CAST('{"body":"jwe"}' || char(10) || 'h s k a' || char(10) AS BLOB));
    INSERT INTO item (booth, epoch, seq, id, hash, prev, schema, complete, post, at, size)
      VALUES ('hw-03', 1, 1, '01A', 'h', 'p', 'session.agreement/1', 0, 1, 0, 22);
  `);
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { agreements, certificates, booths } = store.value;
  expect(booths.keyOfItem('k')).toMatchObject({ booth: 'hw-03' });
  agreements.add('01A');
  expect(agreements.waiting()).toEqual([{ id: '01A', booth: 'hw-03' }]);
  const der = new Uint8Array([1, 2]);
  certificates.add({ serial: '1a', part: 'booth', kid: 'k', booth: 'hw-03', der, notAfter: '2029-01-01', issuedAt: '2026-01-01' }); // prettier-ignore
  certificates.revokeOf('hw-03', '2026-11-25T00:00:00Z', 'superseded');
  expect(certificates.revoked()).toEqual([
    { serial: '1a', at: '2026-11-25T00:00:00Z', reason: 'superseded' },
  ]);
});

test('a database of schema 5 keeps its agreements, and those received get their parties listed later', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 5));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`
    INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1);
    INSERT INTO post (n, received_at, bytes) VALUES (1, '2026-11-23T00:00:00Z', CAST('{"body":"jwe"}' || char(10) || 'h s k a' || char(10) AS BLOB));
    INSERT INTO item (booth, epoch, seq, id, hash, prev, schema, complete, post, at, size)
      VALUES ('hw-03', 1, 1, '01A', 'h', 'p', 'session.agreement/1', 1, 1, 0, 22), ('hw-03', 1, 2, '01B', 'i', 'h', 'session.agreement/1', 0, 1, 0, 22);
    INSERT INTO agreement (id, state, session, document, seal) VALUES ('01A', 'received', 's1', 'd1', '{}'), ('01B', 'waiting', NULL, NULL, NULL);
  `);
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { agreements } = store.value;
  expect(agreements.unlisted()).toEqual(['01A']);
  agreements.listParties('01A', [{ party: 'A', person: 'digest' }]);
  agreements.listParties('01A', [{ party: 'A', person: 'digest' }]);
  expect(agreements.unlisted()).toEqual([]);
  expect(agreements.ofPerson('another digest')).toEqual([]);
});

test('a database of schema 7 keeps its booths and grows a place for hearings', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 7));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1)`);
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { hearings } = store.value;
  expect([hearings.since(0), hearings.byCode('c'), hearings.faults()]).toEqual([[], null, []]);
  const facts = { caseNumber: 'n', cause: 'c', courtroom: 'r', judge: 'j', phone: '12368', rules: [] };
  const state = scheduledHearing(1_000, ['defendant']);
  hearings.add({ id: 'h', facts, state }, [{ code: 'c', participant: 1, person: 'p', masked: '王*', booth: null }]); // prettier-ignore
  for (const token of ['first', 'second'])
    hearings.attend({ hearing: 'h', participant: 1, token, booth: 'hw-03' });
  expect(hearings.attendance('first')).toBeNull();
  expect(hearings.attendance('second')).toEqual({ hearing: 'h', participant: 1, booth: 'hw-03' });
  expect(hearings.since(1_000)).toEqual([{ id: 'h', facts, state }]);
  expect(hearings.since(1_001)).toEqual([]);
});

test('a database of schema 9 keeps its hearings, knows whoever has come, and grows a place for records', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 9));
  if (!old.ok) throw new Error(old.error.message);
  const facts = { caseNumber: 'n', cause: 'c', courtroom: 'r', judge: 'j', phone: '12368', rules: [] };
  const state = scheduledHearing(1_000, ['defendant']);
  old.value
    .prepare('INSERT INTO hearing (id, starts_at, facts, state) VALUES (?, ?, ?, ?)')
    .run('h', 1_000, JSON.stringify(facts), JSON.stringify(state));
  old.value.exec(
    `INSERT INTO attendance (hearing, participant, token, booth) VALUES ('h', 1, 'first', 'hw-03')`,
  );
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { hearings, records } = store.value;
  // a later coming takes the place of the first in the hearing, and not in what is known of it
  hearings.attend({ hearing: 'h', participant: 1, token: 'second', booth: 'hw-03' });
  expect(hearings.attendance('first')).toBeNull();
  for (const token of ['first', 'second'])
    expect(records.attended(token)).toEqual({ hearing: 'h', participant: 1, booth: 'hw-03' });
  expect([records.find('h'), records.version('h', 1), records.waiting(), records.refused('h')]).toEqual([null, null, [], []]); // prettier-ignore
  const lines = [{ speaker: '审判员', words: '开庭' }];
  const head = { hearing: 'h', caseNumber: 'n', cause: 'c', courtroom: 'r', judge: 'j', startsAt: 's' };
  records.save('h', NO_RECORD, lines);
  expect(records.find('h')).toEqual({ state: NO_RECORD, draft: lines });
  records.lay('h', 1, { head, lines });
  expect(records.version('h', 1)).toEqual({ head, lines });
  expect(() => records.lay('h', 1, { head, lines })).toThrow('UNIQUE');
  hearings.save('h', { ...state, startsAt: 9_000 });
  expect(hearings.since(9_000)).toHaveLength(1);
});

test('a database of schema 14 grows a place for what links matters, and for judgments that are taken back once', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 14));
  if (!old.ok) throw new Error(old.error.message);
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { linked, judgments } = store.value;
  expect([linked.all(), judgments.all()]).toEqual([[], []]);
  const one = { id: 'j', groupKey: 'a'.repeat(32), text: '{}', sig: 's', kid: 'k' };
  judgments.add(one);
  expect(() => judgments.add(one)).toThrow('UNIQUE');
  expect([judgments.withdraw('j', 't'), judgments.withdraw('j', 'later'), judgments.withdraw('no', 't')]).toEqual([true, false, false]); // prettier-ignore
  expect(judgments.all()).toEqual([{ ...one, withdrawnAt: 't' }]);
});

test('a database of schema 6 keeps its agreements and grows a place for joint applications, one at a time', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 6));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`
    INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1);
    INSERT INTO post (n, received_at, bytes) VALUES (1, '2026-11-23T00:00:00Z', CAST('{"body":"jwe"}' || char(10) || 'h s k a' || char(10) AS BLOB));
    INSERT INTO item (booth, epoch, seq, id, hash, prev, schema, complete, post, at, size)
      VALUES ('hw-03', 1, 1, '01A', 'h', 'p', 'session.agreement/1', 1, 1, 0, 22), ('hw-03', 1, 2, '01B', 'i', 'h', 'session.confirmation/1', 0, 1, 0, 22),
        ('hw-03', 1, 3, '01C', 'j', 'i', 'session.confirmation/1', 0, 1, 0, 22);
    INSERT INTO agreement (id, state, session, document) VALUES ('01A', 'registered', 's1', 'd1');
  `);
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { agreements, applications } = store.value;
  expect(agreements.find('01A')).toMatchObject({ state: 'registered', document: 'd1' });
  for (const id of ['01B', '01C']) applications.add(id);
  expect(applications.waiting().map(({ id }) => id)).toEqual(['01B', '01C']);
  const row = { number: '收1', at: '2026-11-23T00:00:00Z', session: 's1', signedAt: '2026-11-23T00:00:00Z' };
  applications.receive({ id: '01B', ...row });
  expect(applications.ofSession('s1')).toMatchObject({ id: '01B', state: 'received', answer: null });
  expect(() => applications.receive({ id: '01C', ...row })).toThrow('UNIQUE');
  applications.answer('01B', { kind: 'returned', reason: '缺', at: row.at });
  applications.receive({ id: '01C', ...row });
  expect(applications.ofSession('another')).toBeNull();
});

test('a database of schema 14 keeps its applications and consents, and takes one application of each member beside them', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 14));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`
    INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1);
    INSERT INTO post (n, received_at, bytes) VALUES (1, '2026-11-23T00:00:00Z', CAST('{"body":"jwe"}' || char(10) || 'h s k a' || char(10) AS BLOB));
    INSERT INTO item (booth, epoch, seq, id, hash, prev, schema, complete, post, at, size)
      VALUES ('hw-03', 1, 1, '01A', 'h', 'p', 'session.confirmation/1', 1, 1, 0, 22), ('hw-03', 1, 2, '01B', 'i', 'h', 'session.confirmation/1', 0, 1, 0, 22),
        ('hw-03', 1, 3, '01C', 'j', 'i', 'session.confirmation/1', 0, 1, 0, 22), ('hw-03', 1, 4, '01D', 'k', 'j', 'session.groupConsent/1', 1, 1, 0, 22);
    INSERT INTO application (id, state, number, settled_at, session, signed_at) VALUES ('01A', 'received', '收1', '2026-11-23T00:00:00Z', 's1', '2026-11-22T00:00:00Z');
    INSERT INTO group_consent (id, state, number, settled_at, session, no, seal)
      VALUES ('01D', 'received', '收2', '2026-11-23T00:00:00Z', 's1', 7, '{"seal":{"by":"court","kid":"k","at":"2026-11-23T00:00:00Z","sig":"s"},"certificates":[]}');
  `);
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { applications, consents } = store.value;
  expect(consents.ofSession('s1')).toMatchObject([{ no: 7, signedAt: '2026-11-23T00:00:00Z' }]);
  for (const id of ['01B', '01C']) applications.add(id);
  const row = { number: '收3', at: '2026-11-23T00:00:00Z', session: 's1', signedAt: '2026-11-23T00:00:00Z', member: 7 };
  applications.receive({ id: '01B', ...row });
  expect(() => applications.receive({ id: '01C', ...row })).toThrow('UNIQUE');
  applications.refuse('01C', { flaw: 'repeated', act: null, at: row.at, session: 's1', member: 7 });
  expect(applications.ofSession('s1')).toMatchObject({ id: '01A' });
  expect(applications.ofMembers('s1').map(({ id, member }) => `${id} ${member}`)).toEqual(['01B 7']);
}); // prettier-ignore

test('a database of schema 11 grows a place for papers that were signed by hand, one a session', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 11));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`
    INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1);
    INSERT INTO post (n, received_at, bytes) VALUES (1, '2026-11-23T00:00:00Z', CAST('{"body":"jwe"}' || char(10) || 'h s k a' || char(10) AS BLOB));
    INSERT INTO item (booth, epoch, seq, id, hash, prev, schema, complete, post, at, size)
      VALUES ('hw-03', 1, 1, '01A', 'h', 'p', 'session.inked/1', 0, 1, 0, 22), ('hw-03', 1, 2, '01B', 'i', 'h', 'session.inked/1', 0, 1, 0, 22);
  `);
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { inked } = store.value;
  for (const id of ['01A', '01B']) inked.add(id);
  const row = { number: '收1', at: '2026-11-23T00:00:00Z', session: 's1', title: '协议', parties: '张*', pages: 2, comparedAt: '2026-11-23T00:00:00Z' };
  inked.receive({ id: '01A', ...row });
  expect(() => inked.receive({ id: '01B', ...row })).toThrow('UNIQUE');
  inked.refuse('01B', 'repeated', row.at);
  expect([inked.isKnown('s1'), inked.isReceived('01A'), inked.isReceived('01B')]).toEqual([true, true, false]);
  expect(inked.all().map(({ id, state, flaw }) => `${id} ${state} ${flaw ?? ''}`).toSorted()).toEqual(['01A received ', '01B refused repeated']);
}); // prettier-ignore

test('a database from before the desk added papers keeps its agreements; a page belongs to one, a number to one statement', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 12));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`
    INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1);
    INSERT INTO post (n, received_at, bytes) VALUES (1, '2026-11-23T00:00:00Z', CAST('{"body":"jwe"}' || char(10) || 'h s k a' || char(10) AS BLOB));
    INSERT INTO item (booth, epoch, seq, id, hash, prev, schema, complete, post, at, size)
      VALUES ('hw-03', 1, 1, '01A', 'h', 'p', 'session.agreement/1', 1, 1, 0, 22), ('hw-03', 1, 2, '01B', 'i', 'h', 'session.agreement/1', 1, 1, 0, 22);
    INSERT INTO agreement (id, state, session, document, lights) VALUES
      ('01A', 'received', 's1', 'd1', '[{"light":"organisation","date":"2026-11-20","proof":"见到","notedAt":"2026-11-21T00:00:00Z"}]'), ('01B', 'received', 's2', 'd2', '[]');
  `);
  old.value.close();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { agreements, deskPapers } = store.value;
  // what was noted without pages stays as it was
  expect(agreements.find('01A')?.lights).toMatchObject([{ light: 'organisation', pages: [], by: '' }]);
  deskPapers.add({ sha256: 'p1', agreement: '01A', role: 'sealedPage', page: 1 });
  expect(() => deskPapers.add({ sha256: 'p1', agreement: '01B', role: 'sealedPage', page: 1 })).toThrow('UNIQUE');
  deskPapers.add({ sha256: 'f1', agreement: '01A', role: 'statement', page: 1 });
  deskPapers.add({ sha256: 'f2', agreement: '01B', role: 'statement', page: 1 });
  const statement = { number: '（2026）渝0103民初1号', date: '2026-11-23', file: 'a'.repeat(64), issuedAt: '2026-11-23T00:00:00Z', by: 'c' };
  expect(() => deskPapers.issue('01A', statement)).toThrow('FOREIGN KEY');
  deskPapers.add({ sha256: statement.file, agreement: '01A', role: 'statement', page: 2 });
  deskPapers.issue('01A', statement);
  expect(() => deskPapers.issue('01B', statement)).toThrow('UNIQUE');
  expect([deskPapers.statementOf('01A'), deskPapers.statementOf('01B')]).toEqual([statement, null]);
  expect([deskPapers.sealedPages('01A'), deskPapers.ownerOf('p1'), deskPapers.numbered(statement.number)]).toEqual([['p1'], '01A', '01A']);
}); // prettier-ignore

test('references are checked again after a migration, and one that breaks them is not taken', () => {
  const path = databasePath();
  const broken = `INSERT INTO item_file VALUES ('nobody', 'f', 1)`;
  expect(() => openDatabase(path, [...MIGRATIONS, broken])).toThrow('leaves a reference to nothing');
  const opened = openDatabase(path);
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() => opened.value.exec(broken)).toThrow('FOREIGN KEY');
  opened.value.close();
});

test('a newer database is refused in words and not changed', () => {
  const path = databasePath();
  const newer = openDatabase(path, [...MIGRATIONS, 'CREATE TABLE tomorrow (x)']);
  if (!newer.ok) throw new Error(newer.error.message);
  newer.value.close();
  const opened = openDatabase(path);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'newerDatabase' } });
  const again = openDatabase(path, [...MIGRATIONS, 'never run']);
  expect(again.ok && again.value.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
  if (again.ok) again.value.close();
});

test('a database from before live rooms were kept takes them, and what ends with a room goes with it', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 7));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`INSERT INTO booth (id, site, name, epoch) VALUES ('hw-03', 's', 'n', 1)`);
  old.value.close();

  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  expect(store.value.booths.find('hw-03')).toMatchObject({ name: 'n' });
  const { live } = store.value;
  const room = { id: '01A', openedAt: 't', owner: { kind: 'booth', booth: 'hw-03' }, state: '{}', faults: 0, misses: 0 } as const; // prettier-ignore
  live.add(room);
  live.tickets.add('digest of a ticket', '01A', 1);
  live.codes.add('digest of a code', { room: '01A', role: 'party', expiresAt: 9 });
  live.papers.add('01A', 'a paper', 'a request');
  live.ink.add('a paper', Buffer.from('sealed'));
  live.countMiss('01A');
  expect(live.all()).toEqual([{ ...room, misses: 1 }]);
  live.end('01A');
  expect(live.tickets.find('digest of a ticket')).toBeNull();
  expect(live.codes.find('digest of a code')).toBeNull();
  expect([live.all(), live.papers.of('01A'), live.ink.of('a paper')]).toEqual([[], [], []]);
});

test('a database from before agreements were written together keeps its rooms and takes them, and they end with the room', () => {
  const path = databasePath();
  const old = openDatabase(path, MIGRATIONS.slice(0, 8));
  if (!old.ok) throw new Error(old.error.message);
  old.value.exec(`INSERT INTO live_room (id, opened_at, owner, who, state, faults, misses) VALUES ('01A', 't', 'booth', 'hw-03', '{}', 0, 0)`);
  old.value.close();

  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  const { drafts, end, all } = store.value.live;
  expect(all().map(({ id }) => id)).toEqual(['01A']);
  drafts.add('01A', 'a draft', Buffer.from('sheet'));
  for (const change of ['one', 'two']) drafts.append('a draft', 'update', Buffer.from(change));
  expect(drafts.parts('a draft', 'update').map(String)).toEqual(['one', 'two']);
  drafts.replace('a draft', 'update', Buffer.from('both'));
  expect(drafts.parts('a draft', 'update').map(String)).toEqual(['both']);
  expect(drafts.of('01A')).toEqual(['a draft']);
  end('01A');
  expect([drafts.of('01A'), drafts.parts('a draft', 'sheet'), drafts.parts('a draft', 'update')]).toEqual([[], [], []]);
}); // prettier-ignore

test('a migration that fails leaves the older schema whole', () => {
  const path = databasePath();
  expect(() => openDatabase(path, [...MIGRATIONS, 'CREATE TABLE half (x); nonsense'])).toThrow(
    'syntax error',
  );
  const opened = openDatabase(path);
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(
    0,
  );
  opened.value.close();
});

test('the audit chain shows an entry that was changed or taken out', () => {
  const path = databasePath();
  const store = openStore(path);
  if (!store.ok) throw new Error(store.error.message);
  onTestFinished(() => store.value.close());
  for (const subject of ['a', 'b', 'c'])
    store.value.audit.write({ at: '2026-11-23T00:00:00Z', who: 'clerk', event: 'requestOpened', subject });
  expect(store.value.audit.intact()).toBe(true);
  const direct = openDatabase(path);
  if (!direct.ok) throw new Error(direct.error.message);
  direct.value.exec("UPDATE audit SET subject = 'x' WHERE n = 2");
  expect(store.value.audit.intact()).toBe(false);
  direct.value.exec("UPDATE audit SET subject = 'b' WHERE n = 2");
  expect(store.value.audit.intact()).toBe(true);
  direct.value.exec('DELETE FROM audit WHERE n = 2');
  expect(store.value.audit.intact()).toBe(false);
  direct.value.close();
});
