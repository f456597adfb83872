/** What RTC statistics say of a connection, and what that means for who listens. Pure. */
import { z } from 'zod';
import type { Health } from '../../main/contract/live.ts';

export interface PeerStats {
  readonly bytesIn: number;
  readonly packetsIn: number;
  readonly packetsLost: number;
  readonly framesDecoded: number;
  readonly rttMs: number;
}

const Inbound = z.object({
  type: z.literal('inbound-rtp'),
  bytesReceived: z.number().default(0),
  packetsReceived: z.number().default(0),
  packetsLost: z.number().default(0),
  framesDecoded: z.number().default(0),
});
const Pair = z.object({
  type: z.literal('candidate-pair'),
  nominated: z.literal(true),
  currentRoundTripTime: z.number(),
});

export function statsOf(reports: readonly unknown[]): PeerStats {
  const inbound = reports.flatMap((one) => Inbound.safeParse(one).data ?? []);
  const pair = reports.flatMap((one) => Pair.safeParse(one).data ?? [])[0];
  const sum = (field: 'bytesReceived' | 'packetsReceived' | 'packetsLost' | 'framesDecoded'): number =>
    inbound.reduce((total, one) => total + one[field], 0);
  return {
    bytesIn: sum('bytesReceived'),
    packetsIn: sum('packetsReceived'),
    packetsLost: Math.max(0, sum('packetsLost')),
    framesDecoded: sum('framesDecoded'),
    rttMs: Math.round((pair?.currentRoundTripTime ?? 0) * 1000),
  };
}

/** Speech suffers from about a twentieth lost or a third of a second's delay on; beyond that people talk past each other. */
const WEAK = { lostPercent: 3, rttMs: 300 } as const;
const BAD = { lostPercent: 10, rttMs: 800 } as const;

/** The worst of a seat's connections between two looks, `ms` apart; null without any. */
export function healthOf(
  pairs: readonly { readonly before: PeerStats; readonly now: PeerStats }[],
  ms: number,
): Health | null {
  if (pairs.length === 0) return null;
  const each = pairs.map(({ before, now }) => {
    const lost = Math.max(0, now.packetsLost - before.packetsLost);
    const all = lost + Math.max(0, now.packetsIn - before.packetsIn);
    return {
      lostPercent: all === 0 ? 100 : (lost / all) * 100,
      rttMs: now.rttMs,
      bits: Math.max(0, now.bytesIn - before.bytesIn) * 8,
    };
  });
  const lostPercent = Math.round(Math.max(...each.map((one) => one.lostPercent)) * 10) / 10;
  const rttMs = Math.min(60_000, Math.max(...each.map((one) => one.rttMs)));
  const beyond = (limit: typeof WEAK | typeof BAD): boolean =>
    lostPercent >= limit.lostPercent || rttMs >= limit.rttMs;
  const inKbps = Math.min(1_000_000, Math.round(each.reduce((sum, one) => sum + one.bits, 0) / ms));
  return { level: beyond(BAD) ? 'bad' : beyond(WEAK) ? 'weak' : 'good', rttMs, lostPercent, inKbps };
}
