/** Times and thresholds (domain.md 4.10, 8.7; ux.md 41, 46): proposals, tuned with users by the court. */
import type { PolicyPack } from '../../main/contract/policy.ts';

export const timeouts: PolicyPack['timeouts'] = {
  idleCoverMs: 60_000,
  coverMs: 60_000,
  awayCoverMs: 20_000,
  freshIdentityMs: 10 * 60_000,
  cutSessionMs: 12 * 3_600_000,
  cardLeftReminderMs: 8_000,
};

export const thresholds: PolicyPack['thresholds'] = {
  adultAge: 18,
  maxPages: 200,
  maxFieldLength: 4_000,
  pages: {
    skewWarnDegrees: 2,
    blurRefuse: 80,
    blurWarn: 300,
    blankEdgeShare: 0.0005,
    glareShare: 0.004,
    cutStrokes: 4,
    duplicateLikeness: 0.95,
    maxPageBytes: 1_500_000,
    minDpi: 200,
  },
  signature: {
    minStrokes: 2,
    minSamples: 60,
    minDurationMs: 300,
    minWidthMm: 10,
    minHeightMm: 5,
    maxGapShare: 0.05,
  },
};
