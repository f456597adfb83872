/** Matters that are linked by a key, and what the court decided in their sample case. */
import type { SignedJudgment } from '../../contract/demoJudgment.ts';
import type { GroupKey } from '../../contract/groupKey.ts';
import type { DisputeKindId } from '../../contract/policy.ts';

/** `fen`: what is asked for, or what was agreed; null: no sum. */
export type LinkedRow = {
  readonly id: string;
  readonly groupKey: GroupKey;
  readonly what: 'request' | 'agreement';
  readonly kind: DisputeKindId;
  readonly fen: number | null;
};

export type JudgmentRecord = SignedJudgment & {
  readonly id: string;
  readonly groupKey: GroupKey;
  readonly withdrawnAt: string | null;
};

/** Matters with the key that links them to others. */
export type LinkedStore = {
  /** Once a matter. */
  add(row: LinkedRow): void;
  /** Newest first. */
  all(): readonly LinkedRow[];
};

/** Demonstration judgments, exactly as they were signed. */
export type JudgmentStore = {
  add(row: Omit<JudgmentRecord, 'withdrawnAt'>): void;
  /** False: there is none, or it was taken back before. */
  withdraw(id: string, at: string): boolean;
  /** Newest first. */
  all(): readonly JudgmentRecord[];
};
