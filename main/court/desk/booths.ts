/** Booths as the desk sees them, and the one-time codes that let a new one in. */
import { z } from 'zod';
import type { Booths, BoothRow, CodeAnswer, CodePost } from '../../contract/desk.ts';
import { CODE_LIFE_MS, codeDigest, newCode } from '../codes.ts';
import type { Presence } from '../gateway/presence.ts';
import type { BoothStanding, CourtStore } from '../store/store.ts';

const Health = z.object({ queued: z.number(), devices: z.record(z.string(), z.string()) });
const NO_HEALTH: z.infer<typeof Health> = { queued: 0, devices: {} };

export function boothTable(store: CourtStore, presence: Presence): z.infer<typeof Booths> {
  return { rows: store.booths.all().map((standing) => boothRow(standing, presence)) };
}

function boothRow(standing: BoothStanding, presence: Presence): BoothRow {
  const here = presence.of(standing.id);
  const health = here?.heartbeat ?? healthOf(standing.health);
  return {
    boothId: standing.id,
    name: standing.name,
    online: standing.revokedAt === null && (here?.online ?? false),
    lastSeenAt: here === null ? standing.lastSeenAt : new Date(here.at).toISOString(),
    lastSeq: standing.lastSeq,
    // Sequence numbers have no holes: fewer items than the last number means one is missing.
    gap: standing.items < standing.lastSeq,
    queued: health.queued,
    devices: health.devices,
    revoked: standing.revokedAt !== null,
  };
}

const healthOf = (text: string | null): z.infer<typeof Health> =>
  text === null ? NO_HEALTH : Health.parse(JSON.parse(text));

export function issueCode(
  store: CourtStore,
  post: z.infer<typeof CodePost>,
  clerk: string,
  now: number,
): z.infer<typeof CodeAnswer> {
  const code = newCode();
  const expiresAt = new Date(now + CODE_LIFE_MS).toISOString();
  store.transaction(() => {
    store.codes.issue(codeDigest(code), {
      booth: post.boothId,
      site: post.site,
      name: post.booth,
      expiresAt,
    });
    store.audit.write({
      at: new Date(now).toISOString(),
      who: clerk,
      event: 'codeIssued',
      subject: post.boothId,
    });
  });
  return { code, expiresAt };
}
