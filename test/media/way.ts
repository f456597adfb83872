/** By which way the connections of a page go: directly, or by way of the TURN server. */
import type { Page } from '@playwright/test';
import { z } from 'zod';

const Way = z.object({
  open: z.number(),
  used: z.array(z.string()),
  own: z.array(z.string()),
  gathered: z.array(z.string()),
});
/** Of the connections that stand: the kinds of the candidates in use at both ends and at the own, and of all own ones. */
export const wayOf = async (page: Page): Promise<z.infer<typeof Way>> =>
  Way.parse(
    await page.evaluate(async () => {
      const { connections } = window as unknown as { connections: RTCPeerConnection[] };
      const way = { open: 0, used: [] as string[], own: [] as string[], gathered: [] as string[] };
      for (const one of connections) {
        if (one.connectionState !== 'connected') continue;
        way.open += 1;
        const reports = new Map((await one.getStats()).entries()) as Map<string, Record<string, unknown>>;
        const kindOf = (id: unknown): string => String(reports.get(String(id))?.['candidateType']);
        for (const report of reports.values()) {
          if (report['type'] === 'local-candidate') way.gathered.push(String(report['candidateType']));
          // Of the pairs that were nominated, the one that carries.
          const pair =
            report['type'] === 'transport'
              ? reports.get(String(report['selectedCandidatePairId']))
              : undefined;
          if (pair === undefined) continue;
          way.own.push(kindOf(pair['localCandidateId']));
          way.used.push(kindOf(pair['localCandidateId']), kindOf(pair['remoteCandidateId']));
        }
      }
      return way;
    }),
  );
