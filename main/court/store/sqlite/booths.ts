/** Booths, the keys they sign with, and the one-time codes that let a key in. */
import { z } from 'zod';
import type { CourtStore } from '../store.ts';
import type { Db } from './open.ts';

const BoothRow = z.object({
  id: z.string(),
  site: z.string(),
  name: z.string(),
  epoch: z.number(),
  revokedAt: z.string().nullable(),
});
const StandingRow = BoothRow.extend({
  lastSeenAt: z.string().nullable(),
  health: z.string().nullable(),
  lastSeq: z.number(),
  items: z.number(),
});
const KeyRow = z.object({ kid: z.string(), booth: z.string(), epoch: z.number(), publicKey: z.string() });
const CodeRow = z.object({
  booth: z.string(),
  site: z.string(),
  name: z.string(),
  expiresAt: z.string(),
  usedBy: z.string().nullable(),
});

export function boothsOf(db: Db): CourtStore['booths'] {
  const find = db.prepare('SELECT id, site, name, epoch, revoked_at AS revokedAt FROM booth WHERE id = ?');
  const all = db.prepare(`
    SELECT b.id, b.site, b.name, b.epoch, b.revoked_at AS revokedAt, b.last_seen_at AS lastSeenAt, b.health,
           coalesce(k.last_seq, 0) AS lastSeq, coalesce(k.items, 0) AS items
    FROM booth b LEFT JOIN booth_key k ON k.booth = b.id AND k.epoch = b.epoch ORDER BY b.id`);
  const put = db.prepare(`
    INSERT INTO booth (id, site, name, epoch) VALUES (@booth, @site, @name, 1)
    ON CONFLICT (id) DO UPDATE SET site = @site, name = @name, epoch = epoch + 1, revoked_at = NULL`);
  const retire = db.prepare('UPDATE booth_key SET retired_at = ? WHERE booth = ? AND retired_at IS NULL');
  const putKey = db.prepare(`
    INSERT INTO booth_key (kid, booth, epoch, public_key, hardware, claimed_at)
    SELECT @kid, id, epoch, @publicKey, @hardware, @at FROM booth WHERE id = @booth`);
  const current = db.prepare(`
    SELECT kid, booth, epoch, public_key AS publicKey FROM booth_key WHERE booth = ? AND retired_at IS NULL`);
  const byKid = db.prepare('SELECT kid, booth, epoch, public_key AS publicKey FROM booth_key WHERE kid = ?');
  const lastSeq = db.prepare('SELECT last_seq FROM booth_key WHERE kid = ?').pluck();
  const revoke = db.prepare('UPDATE booth SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const seen = db.prepare('UPDATE booth SET last_seen_at = ?, health = coalesce(?, health) WHERE id = ?');

  const currentKey: CourtStore['booths']['currentKey'] = (booth) =>
    KeyRow.nullable().parse(current.get(booth) ?? null);
  return {
    find: (id) => BoothRow.nullable().parse(find.get(id) ?? null),
    all: () => z.array(StandingRow).parse(all.all()),
    claim(grant, key, at) {
      put.run(grant);
      retire.run(at, grant.booth);
      putKey.run({ ...key, booth: grant.booth, at });
      return KeyRow.parse(current.get(grant.booth));
    },
    currentKey,
    keyOfItem: (kid) => KeyRow.nullable().parse(byKid.get(kid) ?? null),
    lastSeq: (kid) => z.number().parse(lastSeq.get(kid)),
    revoke(booth, at) {
      revoke.run(at, booth);
      retire.run(at, booth);
    },
    seen: (booth, at, health) => void seen.run(at, health, booth),
  };
}

export function codesOf(db: Db): CourtStore['codes'] {
  const issue = db.prepare(`
    INSERT INTO code (digest, booth, site, name, expires_at) VALUES (@digest, @booth, @site, @name, @expiresAt)`);
  const drop = db.prepare('DELETE FROM code WHERE booth = ? AND used_by IS NULL');
  const find = db.prepare(`
    SELECT booth, site, name, expires_at AS expiresAt, used_by AS usedBy FROM code WHERE digest = ?`);
  const use = db.prepare('UPDATE code SET used_by = ? WHERE digest = ?');
  return {
    issue(digest, grant) {
      // A new code for a booth replaces the one that was not used: never two doors open.
      drop.run(grant.booth);
      issue.run({ digest, ...grant });
    },
    find(digest) {
      const row = CodeRow.nullable().parse(find.get(digest) ?? null);
      if (row === null) return null;
      const { usedBy, ...grant } = row;
      return { grant, usedBy };
    },
    use: (digest, by) => void use.run(by, digest),
  };
}
