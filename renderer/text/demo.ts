/** The type of the words for a court's demonstration judgment at the table. */
import type { JudgmentFlaw } from '../../main/contract/demoJudgment.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}

export interface DemoText {
  readonly seeking: Said;
  readonly title: string;
  readonly hint: (seat: string, name: string) => string;
  readonly hintAll: string;
  readonly claimed: string;
  readonly decided: string;
  readonly case: (court: string, caseNo: string, day: string) => string;
  readonly final: string;
  readonly notFinal: string;
  readonly own: string;
  readonly seen: (seat: string) => string;
  readonly close: string;
  readonly again: string;
  readonly offline: Said;
  readonly refused: Readonly<Record<JudgmentFlaw, Said>>;
}
