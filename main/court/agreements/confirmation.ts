/** The thirty days for a joint application for judicial confirmation, by the policy pack's calendar and regimes. Pure. */
import type { OpenedAgreement } from '../../contract/agreements.ts';
import { USUAL_BINDERS, type Binder } from '../../contract/session/acting.ts';
import { confirmationDue } from '../../contract/session/confirmation.ts';
import type { Calendar } from '../../contract/workdays.ts';
import type { PolicyShelf } from '../policy.ts';
import type { RegimeRules } from './regimeParts.ts';
import type { AgreementRecord } from '../store/store.ts';
import { courtDay } from '../worker/numbers.ts';

export type Rules = {
  readonly calendar: Calendar;
  /** `kind`: of the dispute; the pack may keep its subject matter from confirmation. */
  readonly confirmable: (regime: string, kind?: string) => boolean;
};

/** Without a pack the usual two: agreements of people's mediation and of mediation before filing (民诉法 205). */
export const rulesOf = (policy: PolicyShelf): Rules => {
  const pack = policy.current();
  const usual = new Set(['people', 'courtInvitedPreFiling']);
  return {
    calendar: pack?.calendar ?? new Map(),
    confirmable: (regime, kind) =>
      (pack?.regimes.find((one) => one.id === regime)?.confirmable ?? usual.has(regime)) &&
      pack?.agreements.find((one) => one.kind === kind)?.confirmable !== false,
  };
};

/** Of a regime nobody has a policy for: the usual ones. */
export const bindersOf =
  (policy: PolicyShelf) =>
  (regime: string): readonly Binder[] =>
    policy.current()?.regimes.find((one) => one.id === regime)?.binders ?? USUAL_BINDERS;

/** The rules of the kinds of mediation, and nothing else of the pack: they go to a thread of their own. */
export function regimeRulesOf(policy: PolicyShelf): RegimeRules {
  const pack = policy.current();
  if (pack === null) return null;
  const { regimes, agreements, templates, personalStatus } = pack;
  return { regimes, agreements, templates, personalStatus };
}

export function confirmationOf(
  effectiveAt: string | null,
  { confirmation }: Pick<AgreementRecord, 'confirmation'>,
  today: string,
  calendar: Calendar,
): OpenedAgreement['confirmation'] {
  if (effectiveAt === null) return null;
  const { due, exact } = confirmationDue(courtDay(Date.parse(effectiveAt)), calendar);
  const daysLeft = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
  return { due, daysLeft, exact, appliedAt: confirmation };
}
