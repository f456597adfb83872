/** What the court's root certified: its own seal, booths' keys, the issuers of agreements' signatures. */
import { z } from 'zod';
import { RevokedCertificate } from '../../../contract/trust.ts';
import type { CourtStore } from '../store.ts';
import type { Db } from './open.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Row = z.object({
  serial: z.string(),
  der: Bytes,
  notAfter: z.string(),
  revokedAt: z.string().nullable(),
});

export function certificatesOf(db: Db): CourtStore['certificates'] {
  const add = db.prepare(`
    INSERT INTO certificate (serial, part, kid, booth, der, not_after, issued_at)
    VALUES (@serial, @part, @kid, @booth, @der, @notAfter, @issuedAt)`);
  const newest = db.prepare(`
    SELECT serial, der, not_after AS notAfter, revoked_at AS revokedAt FROM certificate
    WHERE kid = ? ORDER BY not_after DESC LIMIT 1`);
  const revoke = db.prepare(
    'UPDATE certificate SET revoked_at = ?, reason = ? WHERE booth = ? AND revoked_at IS NULL',
  );
  const revoked = db.prepare(`
    SELECT serial, revoked_at AS at, reason FROM certificate WHERE revoked_at IS NOT NULL ORDER BY revoked_at, serial`);
  return {
    add: (row) => void add.run(row),
    newest: (kid) => Row.nullable().parse(newest.get(kid) ?? null),
    revokeOf: (booth, at, reason) => void revoke.run(at, reason, booth),
    revoked: () => z.array(RevokedCertificate).parse(revoked.all()),
  };
}
