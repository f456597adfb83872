import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAudit } from '../audit/audit.ts';
import { outboxRows } from '../outbox/rows.ts';
import { createClock } from '../util/clock.ts';
import { z } from 'zod';
import { sha256Hex } from '../util/digest.ts';
import { simulatedTime } from '../util/simulatedClock.ts';
import { instant } from '../util/instant.ts';
import { createDemoJudgments } from './demoJudgments.ts';
import { createDeviceCares } from './deviceCare.ts';
import { openIdentity } from './identity.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { createPolicyPacks } from './policyPacks.ts';
import { spaceIn } from './space.ts';
import { settle } from './sqlite.ts';
import { DATABASE_FILE, type Store, openStore, storeErrorWords } from './store.ts';

let dataDir: string;
let events: string[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuncang-store-'));
  events = [];
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const clock = createClock(simulatedTime());
const log = (name: string): void => void events.push(name);
const open = () => openStore({ dataDir, clock, log });
function opened(): Store {
  const result = open();
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}
/** Released migrations, by digest of their text: changing one would leave booths in the field behind. */
const FROZEN = [
  '888b76b56e3cdbb6bff82f8a2e16dba26c84dc1d6d0b6db732a33e53d828daa1',
  '4f1ce29a143d41aa020452368b102310f086d5cdd1b7c0796d68fef907c89824',
  'f5df38ca016617180bfa72508d56fce0a697df360f143dba5a0fa995e28f5d90',
  '49c70064238b939d1bc350ccbe045d0470c06d17809689c2c52fe306491cf672',
  'eb411ee0c68139be06a1a0712902a59de6abfaf936acc5e49be0c831fc724dae',
  'b88894fe7e57ff8d8f39d1970da7bf5f40697789fa40529766f2559f19bef456',
  '1afe39441f3e4ffc0d9eaf20899ca28cbf3ab2cf7101e9050b8086c9bf97760b',
  'bc953009cce65d3b19e441a9f01de46b2eaec5e7bd5ccb629abe85cf31eee2df',
];

describe('the store', () => {
  test('has its safe settings, asserted after WAL', () => {
    opened().close();
    const sqlite = new Sqlite(join(dataDir, DATABASE_FILE));
    settle(sqlite);
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema'].map((name) => sqlite.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 0]); // prettier-ignore
    sqlite.close();
  });

  test('keeps all of a transaction or nothing', () => {
    const store = opened();
    expect(() =>
      store.transaction(() => {
        store.keepMeta('a', '1');
        throw new Error('bug');
      }),
    ).toThrow('bug');
    expect(store.meta('a')).toBeNull();
    store.transaction(() => store.transaction(() => store.keepMeta('a', '2')));
    expect(store.meta('a')).toBe('2');
    store.close();
  });

  test('keeps all of a transaction that is durable soon or nothing, and is as safe as before after it', () => {
    const store = opened();
    // SQLite reads this setting when the statement is prepared
    const level = () => store.query('synchronous', 'PRAGMA synchronous', z.object({ synchronous: z.number() })).get()?.synchronous; // prettier-ignore
    const meanwhile = store.transactionSoon(() => (store.keepMeta('a', '1'), level()));
    expect([meanwhile, level(), store.meta('a')]).toEqual([1, 2, '1']);
    expect(() =>
      store.transactionSoon(() => {
        store.keepMeta('a', '2');
        throw new Error('bug');
      }),
    ).toThrow('bug');
    expect([level(), store.meta('a')]).toEqual([2, '1']);
    // inside another it is as durable as that one
    expect(store.transaction(() => store.transactionSoon(level))).toBe(2);
    expect(() => store.transactionSoon(() => store.transaction(level))).toThrow('has to be durable');
    store.close();
  });

  test('tells a slow statement by its name', () => {
    const store = opened();
    const slow = store.command('slowOne', 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) INSERT INTO meta SELECT \'x\', max(i) FROM n'); // prettier-ignore
    slow();
    expect(events).toContain('statementSlow');
    store.close();
  });

  test('remembers the last known time over a restart', () => {
    const store = opened();
    store.clockMemory.keep(1_000, 900);
    store.close();
    const again = opened();
    expect(again.clockMemory).toMatchObject({ floor: 1_000, lastSyncAt: 900 });
    again.close();
  });
});

describe('migrations', () => {
  test('never change once released', () => {
    expect(MIGRATIONS.slice(0, FROZEN.length).map((sql) => sha256Hex(sql))).toEqual(FROZEN);
  });

  test('bring a real file of version 1 forward with its identity, its waiting item and its audit chain', () => {
    copyFileSync(join(import.meta.dirname, 'fixtures', 'version-1.db'), join(dataDir, DATABASE_FILE));
    const store = opened();
    expect(store.migrated).toEqual({ from: 1, to: MIGRATIONS.length });
    const audit = createAudit({ store, clock, log });
    expect(events).toContain('storeMigrated');
    expect(audit.firstBreak()).toBeNull();
    const identity = openIdentity(store, Buffer.alloc(32, 7));
    expect(identity.ok && identity.value.claim()?.boothId).toBe('booth-1');
    const rows = outboxRows(store);
    expect(rows.head().seq).toBe(1);
    expect(rows.byRef('request-1')).toMatchObject({ seq: 1, state: 'queued', schema: 'filing.submit/1' });
    const [env, proof] = Buffer.from(rows.lines([1]))
      .toString()
      .split('\n');
    const [hash, sig, kid, alg] = proof?.split(' ') ?? [];
    expect({ hash, alg, kid }).toEqual({ hash: rows.head().hash, alg: 'ed25519-sha256', kid: 'k1' });
    expect(sha256Hex(env ?? '')).toBe(hash);
    expect(sig).toHaveLength(86);
    store.close();
  });

  test('bring a real file of version 2 forward with its policy pack and its clock', () => {
    copyFileSync(join(import.meta.dirname, 'fixtures', 'version-2.db'), join(dataDir, DATABASE_FILE));
    const store = opened();
    expect(store.migrated).toEqual({ from: 2, to: MIGRATIONS.length });
    expect(createPolicyPacks(store, clock).all()).toEqual([
      { serial: 7, pack: '{"n": 7}', sig: 's', etag: 'etag' },
    ]);
    expect(store.clockMemory).toMatchObject({ floor: 1_000, lastSyncAt: 900 });
    expect(createDeviceCares(store, clock).all()).toEqual({});
    store.close();
  });

  test('bring a real file of version 5 forward with its care of devices, and a place for mediations that are cut', () => {
    copyFileSync(join(import.meta.dirname, 'fixtures', 'version-5.db'), join(dataDir, DATABASE_FILE));
    const store = opened();
    expect(store.migrated).toEqual({ from: 5, to: MIGRATIONS.length });
    expect(Object.keys(createDeviceCares(store, clock).all())).toEqual(['idReader']);
    const count = (name: string) => store.query('count', `SELECT count(*) AS n FROM ${name}`, z.object({ n: z.number() })).get()?.n; // prettier-ignore
    expect(['kept_session', 'kept_part', 'spool_page'].map(count)).toEqual([0, 0, 1]);
    store.close();
  });

  test('bring a real file of version 5 forward with a place for demonstration judgments, replaced whole', () => {
    copyFileSync(join(import.meta.dirname, 'fixtures', 'version-5.db'), join(dataDir, DATABASE_FILE));
    const store = opened();
    const judgments = createDemoJudgments(store);
    const [key, other] = ['a'.repeat(32), 'b'.repeat(32)];
    const one = (id: string, groupKey: string) => ({
      id,
      groupKey,
      text: `{"id":"${id}"}`,
      sig: 's',
      kid: 'k',
    });
    expect(judgments.ofKey(key)).toEqual([]);
    judgments.replace([one('1', key), one('2', key), one('3', other)]);
    expect(judgments.ofKey(key).map(({ text }) => text)).toEqual(['{"id":"2"}', '{"id":"1"}']);
    judgments.replace([one('3', other)]);
    expect([judgments.ofKey(key), judgments.ofKey(other).length]).toEqual([[], 1]);
    store.close();
  });

  test('take a mediation that was cut under version 6 for a table', () => {
    const path = join(dataDir, DATABASE_FILE);
    copyFileSync(join(import.meta.dirname, 'fixtures', 'version-5.db'), path);
    const older = new Sqlite(path);
    older.exec(MIGRATIONS[5] ?? '');
    older.exec(`INSERT INTO kept_session VALUES ('s', 's', 1, 2, x'00', x'00')`);
    older.pragma('user_version = 6');
    older.close();
    const store = opened();
    expect(store.migrated).toEqual({ from: 6, to: MIGRATIONS.length });
    expect(store.query('kind', 'SELECT kind FROM kept_session', z.object({ kind: z.string() })).all()).toEqual([{ kind: 'table' }]); // prettier-ignore
    store.close();
  });

  test('refuse a newer database in words and leave it byte for byte', () => {
    opened().close();
    const path = join(dataDir, DATABASE_FILE);
    const newer = new Sqlite(path);
    newer.pragma('journal_mode = DELETE');
    newer.pragma('user_version = 99');
    newer.close();
    const before = sha256Hex(readFileSync(path));
    const result = open();
    expect(result).toEqual({
      ok: false,
      error: { kind: 'newerDatabase', found: 99, known: MIGRATIONS.length },
    });
    expect(result.ok ? '' : storeErrorWords(result.error)).toContain('version 99');
    expect(sha256Hex(readFileSync(path))).toBe(before);
    expect(events).toContain('storeRefused');
  });

  test('do not touch the database of another program', () => {
    const other = new Sqlite(join(dataDir, DATABASE_FILE));
    other.pragma('application_id = 1234');
    other.close();
    expect(open()).toEqual({ ok: false, error: { kind: 'foreignDatabase', applicationId: 1234 } });
  });
});

describe('a damaged database', () => {
  const wreck = (where: 'head' | 'middle'): Buffer => {
    const store = opened();
    for (let n = 0; n < 500; n++) store.keepMeta(`name-${n}`, 'x'.repeat(200));
    store.checkpoint();
    store.close();
    const path = join(dataDir, DATABASE_FILE);
    const bytes = readFileSync(path);
    bytes.fill(0xff, where === 'head' ? 0 : 4096 * 3, where === 'head' ? 100 : 4096 * 9);
    writeFileSync(path, bytes);
    writeFileSync(join(dataDir, 'outbox', 'sealed'), 'sealed');
    return bytes;
  };

  test.each(['head', 'middle'] as const)(
    '(%s) is set aside whole with its sealed files, reported, never deleted',
    (where) => {
      const bytes = wreck(where);
      const store = opened();
      createAudit({ store, clock, log });
      const folder = store.setAside ?? '';
      expect(folder).toMatch(/^damaged-\d{14}$/);
      expect(readFileSync(join(dataDir, folder, DATABASE_FILE)).equals(bytes)).toBe(true);
      expect(existsSync(join(dataDir, folder, 'outbox', 'sealed'))).toBe(true);
      expect(events).toContain('storeSetAside');
      expect(store.meta('name-1')).toBeNull();
      store.close();
      expect(readdirSync(dataDir)).toContain(folder);
    },
  );
});

describe('disk space', () => {
  test('below the limit nobody begins, but the reserve lets work finish', async () => {
    let free = 1e12;
    const space = spaceIn(dataDir, { visitBytes: 1_000, reserveBytes: 5_000 }, () => free);
    await space.keepReserve();
    expect(readFileSync(join(dataDir, 'reserve')).length).toBe(5_000);
    free = 999;
    expect(space.enoughForVisit()).toBe(false);
    expect([space.releaseReserve(), space.releaseReserve()]).toEqual([true, false]);
    expect(existsSync(join(dataDir, 'reserve'))).toBe(false);
    await space.keepReserve();
    expect(existsSync(join(dataDir, 'reserve'))).toBe(false);
  });

  test('with next to nothing free the store is not even opened', () => {
    const space = spaceIn(dataDir, { visitBytes: 1, reserveBytes: 1 }, () => 4_096);
    const result = openStore({ dataDir, clock, log, space });
    expect(result).toEqual({ ok: false, error: { kind: 'noSpace', freeBytes: 4_096 } });
    expect(existsSync(join(dataDir, DATABASE_FILE))).toBe(false);
  });
});

describe('identity', () => {
  test('is made once, encrypted, and lost under another key', () => {
    const store = opened();
    const first = openIdentity(store, Buffer.alloc(32, 1));
    const again = openIdentity(store, Buffer.alloc(32, 1));
    expect(first.ok && again.ok && first.value.publicKey === again.value.publicKey).toBe(true);
    expect(openIdentity(store, Buffer.alloc(32, 2))).toEqual({ ok: false, error: { kind: 'keyLost' } });
    store.close();
  });
});

describe('the care of devices', () => {
  test('counts failures by kind, knows the last good use, and survives a restart', () => {
    const first = opened();
    const cares = createDeviceCares(first, clock);
    cares.note('scanner', { kind: 'failed', error: 'jam' });
    cares.note('scanner', { kind: 'failed', error: 'jam' });
    cares.note('scanner', { kind: 'used' });
    cares.note('idReader', { kind: 'failed', error: 'noAnswer' });
    first.close();
    const again = opened();
    expect(createDeviceCares(again, clock).all()).toEqual({
      scanner: { lastGoodUse: instant(clock.now()), errors: { jam: 2 } },
      idReader: { lastGoodUse: null, errors: { noAnswer: 1 } },
    });
    again.close();
  });
});

describe('policy packs', () => {
  test('keep the newest two, the exact text', () => {
    const store = opened();
    const packs = createPolicyPacks(store, clock);
    for (const serial of [1, 2, 3]) packs.keep(serial, { pack: `{"n": ${serial}}`, sig: 's' }, null);
    packs.keep(3, { pack: 'other', sig: 's' }, null);
    expect(packs.all().map((kept) => kept.pack)).toEqual(['{"n": 3}', '{"n": 2}']);
    store.close();
  });
});
