/** The words for a court's demonstration judgment at the table, in English. */
import type { DemoText } from './demo.ts';

const notShown = 'So it is not shown. The court can send it again.';

export const demoEn: DemoText = {
  seeking: { title: 'One moment', line: 'Looking whether the court has decided a case like this…' },
  title: 'What the court decided in a case like this',
  hint: (seat, name) => `${seat} ${name}: please look, or listen.`,
  hintAll: 'For everybody, once more.',
  claimed: 'What was asked for',
  decided: 'What the court decided',
  case: (court, caseNo, day) => `${court}, ${caseNo}, ${day}`,
  final: 'This judgment is final',
  notFinal: 'This judgment is not final and may change',
  own: 'It is a judgment in somebody else’s case, for you to know. What you agree to is yours to decide.',
  seen: (seat) => `${seat}: seen`,
  close: 'Done',
  again: 'See again how a like case was decided',
  offline: {
    title: 'The court cannot be reached: no like case to show',
    line: 'The court may have one; this booth has received none. You can go on, or come another day.',
  },
  refused: {
    unsigned: { title: 'The like judgment has no signature of the court', line: notShown },
    altered: { title: 'The like judgment was changed', line: notShown },
    otherCourt: { title: 'The like judgment is not of this court', line: notShown },
    expired: { title: 'The like judgment may be shown no longer', line: notShown },
    unreadable: { title: 'The like judgment cannot be read', line: notShown },
  },
};
